package rtf

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"bao/internal/foreign/word"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// Charsets of fonts (\fcharset) that are no code pages.
const (
	charsetDefault = 1
	charsetSymbol  = 2
)

// pageOf is the code page of a charset of fonts.
var pageOf = map[int]int{
	0: 1252, 77: 10000, 128: 932, 129: 949, 130: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
	177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250,
}

// encodingOf is the encoding of a code page.
var encodingOf = map[int]encoding.Encoding{
	437: charmap.CodePage437, 850: charmap.CodePage850, 874: charmap.Windows874, 932: japanese.ShiftJIS,
	936: simplifiedchinese.GB18030, 949: korean.EUCKR, 950: traditionalchinese.Big5, 1250: charmap.Windows1250,
	1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
	1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
	10000: charmap.Macintosh, 54936: simplifiedchinese.GB18030,
}

// bytes takes characters as they stand in the file. They wait for what follows:
// a Chinese one has two.
func (r *reader) bytes(b []byte) {
	if r.skip > 0 {
		n := min(r.skip, len(b))
		r.skip -= n
		b = b[n:]
	}
	if len(b) > 0 {
		r.flushUnits()
		r.raw = append(r.raw, b...)
	}
}

// unit takes a \u, and lets pass what stands for it in older programs.
func (r *reader) unit(arg int) {
	r.flushRaw()
	r.units = append(r.units, uint16(arg))
	r.skip = r.top().uc
}

func (r *reader) flush() {
	r.flushRaw()
	r.flushUnits()
}

func (r *reader) flushUnits() {
	if len(r.units) == 0 {
		return
	}
	s := utf16.Decode(r.units)
	r.units = r.units[:0]
	for i, c := range s {
		s[i] = r.symbolOf(c)
	}
	r.say(string(s))
}

func (r *reader) flushRaw() {
	if len(r.raw) == 0 {
		return
	}
	s := r.decode(r.raw)
	r.raw = r.raw[:0]
	r.say(s)
}

// decode reads bytes in the encoding of the font that they are in.
func (r *reader) decode(b []byte) string {
	g := r.top()
	f, known := r.fonts[g.font]
	if g.east {
		if e, ok := r.fonts[g.eastFont]; ok && e.charset != charsetDefault {
			f, known = e, true
		}
	}
	if known && f.charset == charsetSymbol {
		return r.symbols(b)
	}
	if plain(b) {
		return string(b)
	}
	page := r.page
	if f.page > 0 {
		page = f.page
	} else if p, ok := pageOf[f.charset]; known && ok && (f.charset != 0 || !paired(b)) {
		page = p
	}
	e := encodingOf[page]
	if e == nil {
		e = charmap.Windows1252
	}
	s, err := e.NewDecoder().Bytes(b)
	if err != nil {
		s = b
	}
	t := strings.ToValidUTF8(string(s), "\uFFFD")
	r.garbled += strings.Count(t, "\uFFFD")
	return t
}

// symbols reads bytes in a symbol font.
func (r *reader) symbols(b []byte) string {
	var s strings.Builder
	for _, c := range b {
		u := rune(c)
		if c > ' ' {
			u = r.symbolOf(0xF000 + u)
		}
		s.WriteRune(u)
	}
	return s.String()
}

// symbolOf returns the character for one of the font at hand that may be of a
// symbol font, and keeps in mind what isn't known.
func (r *reader) symbolOf(c rune) rune {
	c = word.Symbol(c, r.fonts[r.top().font].name)
	if word.Private(c) && r.top().to == toStory {
		r.unknown = word.Once(r.unknown, c)
	}
	return c
}

func plain(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// paired reports whether all bytes that are not ASCII stand in pairs as those of
// Chinese do. Some programs leave Chinese in a Western font; French has no such
// pairs.
func paired(b []byte) bool {
	for i := 0; i < len(b); i++ {
		if b[i] < utf8.RuneSelf {
			continue
		}
		if b[i] < 0xA1 || i+1 == len(b) || b[i+1] < 0xA1 {
			return false
		}
		i++
	}
	return true
}
