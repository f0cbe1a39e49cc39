package search

import (
	"strconv"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// codeStart and codeEnd stand around the number of a character, in hexadecimal,
// that has no code.
const (
	codeStart = '\x10'
	codeEnd   = '\x11'
)

// encoded returns UTF-8 text in GB18030, the one Chinese encoding that is for all
// characters and that all browsers can read. Of its rarer codes, browsers and
// the standards of 2000, 2005 and 2022 do not think alike: those characters are
// written by number.
func encoded(text []byte) []byte {
	table := codes()
	dst := make([]byte, 0, len(text)*3/4)
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		text = text[n:]
		switch {
		case r < utf8.RuneSelf:
			dst = append(dst, byte(r))
		case int(r) < len(table) && table[r] > 0:
			dst = append(dst, byte(table[r]>>8), byte(table[r]))
		default:
			dst = append(strconv.AppendUint(append(dst, codeStart), uint64(r), 16), codeEnd)
		}
	}
	return dst
}

// codes are those that are the same everywhere: of the Chinese characters that
// had them in GBK already, and of the marks of GB 2312.
var codes = sync.OnceValue(func() *[0x10000]uint16 {
	var table [0x10000]uint16
	one := simplifiedchinese.GB18030.NewEncoder()
	var from, code [utf8.UTFMax]byte
	for r := range rune(len(table)) {
		n, _, err := one.Transform(code[:], utf8.AppendRune(from[:0], r), true)
		if err != nil || n != 2 {
			continue
		}
		if r >= 0x4e00 && r <= 0x9fa5 || code[0] >= 0xa1 && code[0] <= 0xa3 {
			table[r] = uint16(code[0])<<8 | uint16(code[1])
		}
	}
	return &table
})
