package plaintext

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// Encoding is how the characters of a file are written as bytes. Its value is
// the name that editors know it by.
type Encoding string

// The encodings that Chinese text comes in. NotText is that of anything else.
const (
	NotText Encoding = ""
	UTF8    Encoding = "UTF-8"
	UTF16LE Encoding = "UTF-16"
	UTF16BE Encoding = "UTF-16 BE"
	GB18030 Encoding = "GB18030"
	Big5    Encoding = "Big5"
)

// Reading is a file read in one encoding.
type Reading struct {
	Encoding Encoding
	Text     string
}

// tables are the encodings that bytes are tried in; where two are as likely,
// the first is meant.
var tables = []struct {
	name  Encoding
	table encoding.Encoding
}{
	{UTF8, unicode.UTF8},
	{GB18030, simplifiedchinese.GB18030},
	{Big5, traditionalchinese.Big5},
	{UTF16LE, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{UTF16BE, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
}

// Decode reads a file in the encoding that it is most likely in, which is what
// its mark says or else the one in which its characters are common ones. sure
// is false where another is nearly as likely, as only happens to a few words;
// Readings has them all. For what is no text, enc is NotText and text "".
// Bytes that mean nothing come as U+FFFD, and marks of byte order are gone.
func Decode(data []byte) (text string, enc Encoding, sure bool) {
	if enc, rest := marked(data); enc != NotText {
		return DecodeAs(rest, enc), enc, true
	}
	if plainUTF8(data) {
		return string(data), UTF8, true
	}
	likely := measured(data)
	if len(likely) == 0 {
		return "", NotText, true
	}
	return DecodeAs(data, likely[0]), likely[0], len(likely) == 1
}

// DecodeAs reads a file in the encoding that somebody says it is in.
func DecodeAs(data []byte, enc Encoding) string {
	if said, rest := marked(data); said == enc {
		data = rest
	}
	for _, t := range tables {
		if t.name == enc {
			text, _ := t.table.NewDecoder().Bytes(data) // which replaces what it can't decode
			return string(text)
		}
	}
	return ""
}

// Readings returns the ways in which a file could be meant, the likeliest
// first: one, or where Decode isn't sure several for somebody to choose from.
// It returns none for what is no text.
func Readings(data []byte) []Reading {
	text, enc, sure := Decode(data)
	switch {
	case enc == NotText:
		return nil
	case sure:
		return []Reading{{enc, text}}
	}
	var readings []Reading
	for _, enc := range measured(data) {
		readings = append(readings, Reading{enc, DecodeAs(data, enc)})
	}
	return readings
}

// marked returns the encoding that the mark at the head of a file tells, and
// the file without it.
func marked(data []byte) (Encoding, []byte) {
	for _, m := range []struct {
		mark string
		enc  Encoding
	}{
		{"\xef\xbb\xbf", UTF8}, {"\xff\xfe", UTF16LE}, {"\xfe\xff", UTF16BE}, {"\x84\x31\x95\x33", GB18030},
	} {
		if rest, ok := bytes.CutPrefix(data, []byte(m.mark)); ok {
			return m.enc, rest
		}
	}
	return NotText, data
}

// plainUTF8 reports whether a file can be nothing but UTF-8. Two bytes for one
// character could also be a Chinese one in GB18030, as Chinese ones are never
// two in UTF-8; three in a row by chance are rare.
func plainUTF8(data []byte) bool {
	three, two := 0, 0
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r < ' ' && r != '\n' && r != '\r' && r != '\t', r == utf8.RuneError && size == 1:
			return false
		case size == 2:
			two++
		case size > 2:
			three++
		}
		i += size
	}
	return two == 0 && three == 0 || three > 3 && three > two
}
