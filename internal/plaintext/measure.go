package plaintext

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How unlikely a character is in copy, in bits: what 1 in 2^n is. A rank of
// common characters costs what one of its characters is found at; the rest
// follows from how many share what remains.
const (
	bitsMark   = 6  // ，。 and their like
	bitsASCII  = 7  // a letter or digit among Chinese
	bitsCommon = 8  // one of first100: 36 in 100 characters
	bitsNext   = 10 // of next200: 24 in 100
	bitsKnown  = 11 // of next500: 23 in 100
	bitsHan    = 16 // any other that is taught
	bitsRare   = 22 // one that isn't
	bitsOdd    = 20 // a mark or letter of a script that copy hardly has
	bitsBroken = 32 // what no text has
)

const (
	// measuredBytes is how much of a file is looked at.
	measuredBytes = 1 << 15
	// sureBits is how much less likely every other encoding has to be: a
	// million times.
	sureBits = 20
	// textBits is what a character of text costs at most, on average.
	textBits = 18
)

// measured returns the encodings that data can be in, the likeliest first;
// several only if none of them is much likelier than the next.
func measured(data []byte) []Encoding {
	type cost struct {
		enc  Encoding
		bits int
	}
	sample := data[:min(len(data), measuredBytes)]
	var costs []cost
	for _, t := range tables {
		if (t.name == UTF16LE || t.name == UTF16BE) && len(data)%2 > 0 {
			continue
		}
		text := DecodeAs(sample, t.name)
		if len(sample) < len(data) { // a character may have been cut at the end
			text = strings.TrimSuffix(text, string(utf8.RuneError))
		}
		if bits, ok := bitsOf(text); ok {
			costs = append(costs, cost{t.name, bits})
		}
	}
	slices.SortStableFunc(costs, func(a, b cost) int { return cmp.Compare(a.bits, b.bits) })
	var likely []Encoding
	for _, c := range costs {
		if c.bits < costs[0].bits+sureBits {
			likely = append(likely, c.enc)
		}
	}
	return likely
}

// bitsOf returns how unlikely text is. It is false for what can be no text.
func bitsOf(text string) (bits int, ok bool) {
	n := 0
	for _, r := range text {
		bits += bitsOfRune(r)
		n++
	}
	return bits, bits <= n*textBits
}

func bitsOfRune(r rune) int {
	switch {
	case r == '\n' || r == '\r' || r == '\t' || r == ' ' || r == '\u3000' || r == '\u00a0':
		return bitsMark
	case r < ' ' || r >= 0x7f && r < 0xa0 || r == utf8.RuneError || r == 0xfeff || unicode.Is(unicode.Co, r):
		return bitsBroken
	case r < utf8.RuneSelf:
		return bitsASCII
	case strings.ContainsRune("，。、：；！？“”‘’《》（）【】—…·", r):
		return bitsMark
	case r >= 0xff01 && r <= 0xff5e:
		return bitsKnown
	case r >= 0x4e00 && r <= 0x9fff:
		return bitsOfHan(r)
	case r >= 0x1f300 && r < 0x1fb00, r >= 0x2460 && r < 0x27c0, r >= 0x2010 && r < 0x2040: // emoji, ①, ●
		return bitsHan
	case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsSymbol(r) || unicode.IsPunct(r):
		return bitsOdd
	}
	return bitsBroken
}

func bitsOfHan(r rune) int {
	switch {
	case strings.ContainsRune(first100, r):
		return bitsCommon
	case strings.ContainsRune(next200, r):
		return bitsNext
	case strings.ContainsRune(next500, r):
		return bitsKnown
	case taught(r):
		return bitsHan
	}
	return bitsRare
}
