package zh

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

// slugBytes bounds a slug, so that a file named by it keeps within the 255
// bytes file systems allow, with room for an ending.
const slugBytes = 200

// Slug returns s as part of an address: every Chinese character as a syllable
// of pinyin without tone, Latin words and numbers as they are, in lower case,
// joined by hyphens. 党建引领 gives dang-jian-yin-ling, A4纸 gives a4-zhi. The
// result matches [a-z0-9]+(-[a-z0-9]+)*, has at most 200 bytes (longer ones
// end after a whole syllable or word) and is its own slug.
//
// ü is written v, as it is typed: 绿化 gives lv-hua. Accents are dropped, and
// full-width letters and digits are folded. When nothing remains, as for
// pure punctuation or scripts other than these, the result is "" and the
// caller must find another name.
func Slug(s string) string {
	var b slugBuilder
	b.text(s)
	return b.String()
}

// ShortSlug returns the slug of s, of at most so many bytes: one that is longer
// ends after a whole syllable or word, or amid a word that takes up half of them
// or more.
func ShortSlug(s string, most int) string {
	slug := Slug(s)
	if len(slug) <= most {
		return slug
	}
	return strings.TrimRight(slug[:max(strings.LastIndexByte(slug[:most+1], '-'), most/2)], "-")
}

// slugBuilder collects words and syllables.
type slugBuilder struct {
	strings.Builder
	full bool
}

// word adds one syllable or Latin word. Once something did not fit, nothing
// more is added.
func (b *slugBuilder) word(w string) {
	if w == "" || b.full {
		return
	}
	if b.Len() == 0 {
		b.WriteString(w[:min(len(w), slugBytes)])
		return
	}
	if b.Len()+1+len(w) > slugBytes {
		b.full = true
		return
	}
	b.WriteByte('-')
	b.WriteString(w)
}

// text adds everything in s that can be part of a slug.
func (b *slugBuilder) text(s string) {
	start := -1 // of the Latin word being read
	for i, r := range s {
		if latin(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			b.word(asciiWord(s[start:i]))
			start = -1
		}
		if b.full {
			return
		}
		if Han(r) {
			b.word(syllable(s, i, r))
		}
	}
	if start >= 0 {
		b.word(asciiWord(s[start:]))
	}
}

// latin reports whether r is part of a Latin word or number: a letter with or
// without accent, a digit, a full-width form of these, or a combining accent.
func latin(r rune) bool {
	if r < 0x80 {
		return asciiAlnum(r)
	}
	return fullwidthAlnum(r) || unicode.In(r, unicode.Latin, unicode.Mn)
}

// asciiWord folds a Latin word to [a-z0-9]*.
func asciiWord(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) { // returns ASCII as it is
		if r = unicode.ToLower(r); asciiAlnum(r) {
			b.WriteRune(r)
		} else if spelled, ok := spellings[r]; ok {
			b.WriteString(spelled)
		}
	}
	return b.String()
}

// spellings are the Latin letters that are no accented forms of others.
var spellings = map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i"}

// syllable returns the pinyin of the character r at s[at:], read in its
// context, or "" for a character that the dictionary lacks.
func syllable(s string, at int, r rune) string {
	for _, w := range polyphoneIndex()[r] {
		start := at - w.at
		if start >= 0 && strings.HasPrefix(s[start:], w.text) {
			return w.pinyin
		}
	}
	if usual, ok := defaultReadings[r]; ok {
		return usual
	}
	first, _, _ := strings.Cut(pinyin.PinyinDict[int(r)], ",")
	return toneless(first)
}

// toneless drops the tone from a syllable of the dictionary: lǜ becomes lv,
// ê e.
func toneless(syllable string) string {
	out := make([]byte, 0, 8)
	for _, r := range syllable {
		if r >= utf8.RuneSelf {
			if plain, ok := toneMarks[r]; ok {
				r = rune(plain)
			} else {
				continue // the accent of ế, ề, m̀, written apart
			}
		}
		out = append(out, byte(r))
	}
	return string(out)
}

var toneMarks = map[rune]byte{
	'ā': 'a', 'á': 'a', 'ǎ': 'a', 'à': 'a', 'ē': 'e', 'é': 'e', 'ě': 'e', 'è': 'e',
	'ê': 'e', 'ế': 'e', 'ề': 'e', 'ī': 'i', 'í': 'i', 'ǐ': 'i', 'ì': 'i',
	'ō': 'o', 'ó': 'o', 'ǒ': 'o', 'ò': 'o', 'ū': 'u', 'ú': 'u', 'ǔ': 'u', 'ù': 'u',
	'ü': 'v', 'ǖ': 'v', 'ǘ': 'v', 'ǚ': 'v', 'ǜ': 'v', 'ń': 'n', 'ň': 'n', 'ǹ': 'n', 'ḿ': 'm',
}
