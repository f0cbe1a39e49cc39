package zh

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// strokeDigits are the digits of strokeCounts.
const strokeDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// Strokes returns of how many strokes a character is as it is written in Taiwan:
// 陳 is of 11. It is 0 for what is not in the block CJK Unified Ideographs.
func Strokes(r rune) int {
	if r < firstIdeograph || r > lastIdeograph {
		return 0
	}
	return strings.IndexByte(strokeDigits, strokeCounts[r-firstIdeograph])
}

// CompareStrokes compares texts as dictionaries and lists of names in traditional
// characters order them, character by character: by the number of strokes,
// then by radical, which is the order of their code points. What has no number
// comes after those that have one.
func CompareStrokes(a, b string) int {
	for a != "" && b != "" {
		r, n := utf8.DecodeRuneInString(a)
		s, m := utf8.DecodeRuneInString(b)
		if r != s {
			return cmp.Or(cmp.Compare(uint(Strokes(r)-1), uint(Strokes(s)-1)), cmp.Compare(r, s)) // 0 becomes the largest
		}
		a, b = a[n:], b[m:]
	}
	return cmp.Compare(len(a), len(b))
}
