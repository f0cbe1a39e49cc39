package active

import (
	"strings"
	"testing"
	"unicode/utf16"
)

func TestByName(t *testing.T) {
	for word, names := range map[string][]string{
		"html": {"a.html", "a.HTML", "报名表.Html", "a.html.", "a.html ", "a．ｈｔｍｌ", "b/c.d/a.html"},
		"htm":  {"a.htm"}, "xhtml": {"a.xhtml"}, "shtml": {"a.shtml", "a.shtml.txt"}, "mht": {"a.mht"}, "svgz": {"a.svgz"}, "svg": {"a.svg"},
		"js": {"a.js", "a.min.js"}, "jse": {"a.jse"}, "vbs": {"a.vbs"}, "hta": {"a.hta"}, "exe": {"a.exe", "报名表.pdf.exe"}, "bat": {"a.bat"},
		"lnk": {"a.lnk"}, "url": {"a.url"}, "jar": {"a.jar"}, "scr": {"a.scr"}, "php": {"a.php", "a.php.jpg", "a.PHP.pdf"}, "phtml": {"a.phtml"},
		"aspx": {"a.aspx"}, "asp": {"a.asp"}, "jsp": {"a.jsp"}, "cgi": {"a.cgi"}, "xlsm": {"a.xlsm"}, "apk": {"a.apk"}, "config": {"x/web.config"}, "_redirects": {"_redirects"},
	} {
		for _, name := range names {
			if k, ok := ByName(name); !ok || k.Word != word || k.What == "" || k.Hint == "" {
				t.Errorf("%q: %+v %v, want %s", name, k, ok, word)
			}
		}
	}
	for _, name := range []string{
		"a.pdf", "a.docx", "a.doc", "a.xls", "a.xlsx", "a.pptx", "a.wps", "a.et", "a.ofd", "a.txt", "a.csv", "a.zip", "a.rar", "a.7z",
		"a.jpg", "a.heic", "a.mp3", "a.amr", "a.mp4", "a.mov", "a.xml", "a.rtf", "a.epub", "html", "html.pdf", "a.exe.pdf", "a.js.zip", "Acme Inc.pdf", "Acme.Inc.pdf", "3.pm.docx",
		"2026.11.9.pdf", "第1.2版.pdf", "", ".", "a.",
	} {
		if k, ok := ByName(name); ok {
			t.Errorf("%q is taken for %+v", name, k)
		}
	}
}

// inUTF16 is text as Notepad's "Unicode" has it.
func inUTF16(s string) string {
	b := []byte("\xff\xfe")
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

func TestByBytes(t *testing.T) {
	const office = `<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>`
	for _, c := range []struct{ name, data, word string }{
		{"a.txt", "<!DOCTYPE html><p>", "html"},
		{"a.pdf", "\xef\xbb\xbf\r\n <hTmL>", "html"},
		{"a.doc", "<html xmlns:o='urn:schemas'>", "html"},
		{"a.txt", "<script>", "html"},
		{"a", "<SCRIPT/x>", "html"},
		{"a.xls", "<table border=1>", "html"},
		{"a.txt", "<!-- x --> <p>", "html"},
		{"a.txt", "<img src=x onerror=a>", "html"},
		{"a.txt", "<h1>标题</h1>", "html"},
		{"a.txt", inUTF16("<html>网页"), "html"},
		{"a.txt", `<svg xmlns="http://www.w3.org/2000/svg"/>`, "svg"},
		{"a.pdf", "<!-- by hand --><svg/>", "svg"},
		{"a.png", `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "a" "b"><svg/>`, "svg"},
		{"a.xml", "<svg/>", "svg"},
		{"a.txt", `<s:svg xmlns:s="x"/>`, "svg"},
		{"a.txt", `<?xml version="1.0"?><html/>`, "xhtml"},
		{"a.xml", "<html/>", "xhtml"},
		{"a.xml", `<?xml-stylesheet href="x.xsl"?><a/>`, "xml"},
		{"a.xml", `<a><b xmlns="http://www.w3.org/1999/xhtml"/></a>`, "xml"},
		{"a.kml", `<a xmlns:h="http://www.w3.org/1999/xht&#109;l"/>`, "xml"},
		{"a.txt", `<x xmlns:h="http://www.w3.org/1999/xhtml"><h:script/></x>`, "xml"},
		{"a.xml", `<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`, "xml"},
		{"a.xml", "<a", "xml"},
		{"a.xml", `<?xml version="1.0" encoding="gbk"?><a/>`, "xml"},
		{"a.xml", inUTF16("<a/>"), "xml"},
		{"a.txt", "<?php echo 1;", "php"},
		{"a.txt", "<% eval request %>", "asp"},
		{"a.txt", "#!/bin/sh\n", "sh"},
		{"a.pdf", "MZ\x90\x00\x03\x00", "exe"},
		{"a.doc", "\x7fELF\x02", "elf"},
		{"a.pdf", "L\x00\x00\x00\x01\x14\x02\x00\x00", "lnk"},
		{"a.txt", "[InternetShortcut]\r\nURL=file:", "url"},
		{"a.doc", "MIME-Version: 1.0\r\n", "mht"},
		{"a.txt", "Windows Registry Editor Version 5.00", "reg"},
	} {
		if k, ok := ByBytes(c.name, []byte(c.data)); !ok || k.Word != c.word {
			t.Errorf("%s %.40q: %q, want %s", c.name, c.data, k.Word, c.word)
		}
	}
	for _, c := range [][2]string{
		{"a.txt", ""},
		{"a.txt", "本报讯"},
		{"a.txt", "MZ 是两个字母"},
		{"a.txt", "FWS"},
		{"a.txt", "<公告>停水</公告>"},
		{"a.txt", "<< 上一页"},
		{"a.txt", "< a"},
		{"a.txt", "<"},
		{"a.txt", "<price"},
		{"a.csv", "姓名,电话\n"},
		{"a.pdf", "%PDF-1.4\n<html>"},
		{"a.docx", "PK\x03\x04"},
		{"a.doc", "\xd0\xcf\x11\xe0"},
		{"a.xml", "<期刊><名>报</名></期刊>"},
		{"a.xml", office},
		{"a.doc", office},
		{"a.plist", `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple" "x"><plist/>`},
		{"a.xml", ""},
		{"a.xml", "文字"},
		{"a.rss", "<!-- made by hand --><rss/>"},
		{"a.txt", inUTF16("停水通知")},
		{"a.txt", "## 小标题"},
	} {
		if k, ok := ByBytes(c[0], []byte(c[1])); ok || k.Word != "" {
			t.Errorf("%s %.40q is taken for %s", c[0], c[1], k.Word)
		}
	}
}

// TestWords holds that every kind that is told can be allowed.
func TestWords(t *testing.T) {
	for _, m := range magic {
		if _, ok := ByWord(m.word); !ok {
			t.Errorf("%s has no class", m.word)
		}
	}
	for _, m := range texts {
		if _, ok := ByWord(m.word); !ok || strings.ToLower(m.start) != m.start {
			t.Errorf("%s: %s has no class, or capitals", m.start, m.word)
		}
	}
	for word, k := range byWord {
		if k.Word != word || k.Class == nil {
			t.Errorf("%s: %+v", word, k)
		}
	}
}
