// Package words holds the paper's own words, 往期 or 阅读全文, as readers of
// traditional characters write them. In the program they stand in simplified
// characters, as does all that its editors read.
//
// A table of phrases, not of characters, says what they become: 发表 is 發表 but
// 头发 is 頭髮. It must hold every phrase that readers see; a test reads the
// layouts, the scripts and the program for others.
//
// It must not be asked about copy, which is printed as it was written.
package words

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Script is the characters in which a paper speaks of itself. The zero value is
// Simplified.
type Script bool

// The characters there are.
const (
	Simplified  Script = false
	Traditional Script = true
)

// chinese are the languages that are written in Chinese: zh, and those that ISO
// 639-3 has below it.
var chinese = []string{"zh", "cdo", "cjy", "cmn", "gan", "hak", "hsn", "lzh", "nan", "wuu", "yue"}

// Chinese reports whether a language (BCP 47) is written in Chinese.
func Chinese(language string) bool {
	name, _, _ := strings.Cut(strings.ToLower(language), "-")
	return slices.Contains(chinese, name)
}

// Of returns the script of a language (BCP 47): that of zh-Hant or yue-Hant, or else
// of zh-TW, zh-HK and zh-MO, is Traditional.
func Of(language string) Script {
	if !Chinese(language) {
		return Simplified
	}
	for _, part := range strings.Split(strings.ToLower(language), "-")[1:] {
		switch part {
		case "hant", "tw", "hk", "mo":
			return Traditional
		case "hans":
			return Simplified
		}
	}
	return Simplified
}

// Say returns words of the program as the paper says them, with quotation marks
// as its readers know them: 「」. What is not in the table stays.
func (s Script) Say(text string) string {
	if s == Simplified {
		return text
	}
	return quotes.Replace(translate(text))
}

var quotes = strings.NewReplacer("“", "「", "”", "」", "‘", "『", "’", "』")

// translate replaces the phrases of a text, which are its runs of Chinese
// characters.
func translate(text string) string {
	var b strings.Builder
	for rest := text; rest != ""; {
		n := len(rest)
		for i, r := range rest {
			if unicode.Is(unicode.Han, r) {
				n = i
				break
			}
		}
		b.WriteString(rest[:n])
		rest = rest[n:]
		phrase := phraseOf(rest)
		if said, ok := traditional[phrase]; ok {
			b.WriteString(said)
		} else {
			b.WriteString(phrase)
		}
		rest = rest[len(phrase):]
	}
	return b.String()
}

// phraseOf returns the Chinese characters that a text begins with.
func phraseOf(text string) string {
	n := 0
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		if !unicode.Is(unicode.Han, r) {
			break
		}
		n += size
	}
	return text[:n]
}
