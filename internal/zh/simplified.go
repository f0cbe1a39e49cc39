package zh

import (
	"sync"
	"unicode/utf8"
)

// Simplified returns the simplified form of a traditional character, by the
// character alone: 於 gives 于, 後 后. Any other r comes back as it is.
func Simplified(r rune) rune {
	if r < firstIdeograph || r > lastIdeograph {
		return r
	}
	if s := simplified()[r-firstIdeograph]; s != 0 {
		return rune(s)
	}
	return r
}

// SimplifiedPairs returns every character that Simplified changes, each
// followed by what it becomes, in the order of their code points.
func SimplifiedPairs() string { return simplifiedPairs }

// The block CJK Unified Ideographs.
const firstIdeograph, lastIdeograph = 0x4e00, 0x9fff

// simplified holds the pairs by the traditional character, 0 for those that
// stay. Most runs of the program do not search.
var simplified = sync.OnceValue(func() *[lastIdeograph - firstIdeograph + 1]uint16 {
	var table [lastIdeograph - firstIdeograph + 1]uint16
	for rest := simplifiedPairs; rest != ""; {
		from, n := utf8.DecodeRuneInString(rest)
		to, m := utf8.DecodeRuneInString(rest[n:])
		table[from-firstIdeograph], rest = uint16(to), rest[n+m:]
	}
	return &table
})
