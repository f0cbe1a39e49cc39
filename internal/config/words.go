package config

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pair is a word of site.yaml in what is said of it, in both languages:
// <title|报名>.
var pair = regexp.MustCompile(`<([a-z_]+)\|(\p{Han}+)>`)

// inWords puts the words into a sentence that the editor uses where the problem
// is.
func (d *decoder) inWords(sentence string, at int) string {
	if !strings.Contains(sentence, "|") {
		return sentence
	}
	word := "$1"
	if d.chinese(at) {
		word = "$2"
	}
	return pair.ReplaceAllString(sentence, word)
}

// chinese reports whether the key that stands before an offset is Chinese, or
// the first of the file where there is none. Who has written nothing yet is Chinese.
func (d *decoder) chinese(at int) bool {
	at = min(at, len(d.src))
	start := bytes.LastIndexByte(d.src[:at], '\n') + 1
	if i := bytes.LastIndexAny(d.src[start:at], ":："); i >= 0 {
		return hanBefore(d.src[start : start+i])
	}
	for end := start - 1; end > 0; {
		line := bytes.LastIndexByte(d.src[:end], '\n') + 1
		if i := bytes.IndexAny(d.src[line:end], ":："); i >= 0 {
			return hanBefore(d.src[line : line+i])
		}
		end = line - 1
	}
	for line := range bytes.Lines(d.src) {
		if i := bytes.IndexAny(line, ":："); i >= 0 && line[0] != '#' {
			return hanBefore(line[:i])
		}
	}
	return true
}

func hanBefore(text []byte) bool {
	r, _ := utf8.DecodeLastRune(bytes.TrimRight(text, " \t\"'"))
	return unicode.Is(unicode.Han, r)
}

const openQuotes, closeQuotes = "“‘「『＂", "”’」』＂"

// unquoted takes off the quotes that an input method puts around a name or a
// number in place of YAML's.
func unquoted(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	last, m := utf8.DecodeLastRuneInString(s)
	if len(s) >= n+m && strings.ContainsRune(openQuotes, first) && strings.ContainsRune(closeQuotes, last) {
		return strings.TrimSpace(s[n : len(s)-m])
	}
	return s
}
