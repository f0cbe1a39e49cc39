package active

import (
	"bytes"
	"path"
	"slices"
	"strings"
)

// ByBytes returns what a file is by its bytes, whatever its name says; the
// name only tells whether browsers read it as XML.
func ByBytes(name string, data []byte) (Kind, bool) {
	for _, m := range magic {
		if bytes.HasPrefix(data, []byte(m.start)) && (!m.binary || bytes.IndexByte(data[:min(len(data), 64)], 0) >= 0) {
			return byWord[m.word], true
		}
	}
	text := bytes.TrimLeft(plain(data), "\t\n\f\r ")
	for _, m := range texts {
		if hasPrefixFold(text, m.start) {
			return byWord[m.word], true
		}
	}
	asXML := isXML(name) || hasPrefixFold(text, "<?xml")
	if !asXML && isHTML(text) {
		return byWord["html"], true
	}
	if len(text) == 0 || text[0] != '<' {
		return Kind{}, false
	}
	return byXML(data, asXML)
}

// magic are the first bytes of programs; binary ones have a zero soon after,
// which text that begins with the same letters has not.
var magic = []struct {
	start, word string
	binary      bool
}{
	{"MZ", "exe", true},
	{"ZM", "exe", true},
	{"\x7fELF", "elf", false},
	{"\xfe\xed\xfa\xce", "out", false},
	{"\xfe\xed\xfa\xcf", "out", false},
	{"\xce\xfa\xed\xfe", "out", false},
	{"\xcf\xfa\xed\xfe", "out", false},
	{"\xca\xfe\xba\xbe", "class", false}, // and programs for two kinds of Mac
	{"L\x00\x00\x00\x01\x14\x02\x00", "lnk", false},
	{"FWS", "swf", true},
	{"CWS", "swf", true},
	{"ZWS", "swf", true},
	{"\x00asm", "wasm", false},
	{"Cr24", "crx", false},
	{"ITSF", "chm", false},
	{"dex\n0", "apk", false},
}

// texts are the first words of what is text, in any letters.
var texts = []struct{ start, word string }{
	{"#!/", "sh"},
	{"#! /", "sh"},
	{"<?php", "php"},
	{"<?=", "php"},
	{"<? ", "php"},
	{"<%", "asp"},
	{"<!--#", "shtml"},
	{"[internetshortcut]", "url"},
	{"[{000214a0", "url"},
	{"[desktop entry]", "desktop"},
	{"windows registry editor", "reg"},
	{"regedit4", "reg"},
	{"mime-version:", "mht"},
	{"from: <saved by", "mht"},
	{"<hta:application", "hta"},
}

// htmlTags are the elements by which browsers take a file without a type for a
// page (WHATWG MIME Sniffing, 7.1), and others that pages begin with.
var htmlTags = strings.Fields("html head script iframe h1 div font table a style title b body br p " +
	"meta link base img form embed object video audio input button select textarea frameset math template details marquee " +
	"span section center main article header nav ul ol li tr td h2 h3 hr pre i u em strong")

// isHTML reports whether text begins as a page does. Drawing programs put
// comments before a drawing, too.
func isHTML(text []byte) bool {
	comment := false
	for hasPrefixFold(text, "<!--") {
		comment = true
		_, rest, _ := bytes.Cut(text[4:], []byte("-->"))
		text = bytes.TrimLeft(rest, "\t\n\f\r ")
	}
	if hasPrefixFold(text, "<svg") || hasPrefixFold(text, "<!doctype svg") {
		return false
	}
	if comment || hasPrefixFold(text, "<!doctype html") {
		return true
	}
	n := bytes.IndexAny(text, " \t\n\f\r/>")
	return n > 1 && text[0] == '<' && slices.Contains(htmlTags, strings.ToLower(string(text[1:min(n, 16)])))
}

// xmlNames are the endings that hosts serve as XML, which browsers then read
// as such, with the scripts in it.
var xmlNames = strings.Fields("xml rss atom rdf xsd wsdl xaml mml kml gpx dae xspf opf ncx musicxml xlf tei owl smil smi xdp xfdf plist")

func isXML(name string) bool {
	return slices.Contains(xmlNames, strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")))
}

// plain returns the beginning of a text without its byte order mark, UTF-16 as
// what its ASCII letters are in UTF-8.
func plain(data []byte) []byte {
	head := data[:min(len(data), 4096)]
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) ||
		bytes.HasPrefix(head, []byte("<\x00")) || bytes.HasPrefix(head, []byte("\x00<")) {
		return bytes.ReplaceAll(bytes.TrimLeft(head, "\xff\xfe"), []byte{0}, nil)
	}
	return bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
}

func hasPrefixFold(data []byte, start string) bool {
	return len(data) >= len(start) && strings.EqualFold(string(data[:len(start)]), start)
}
