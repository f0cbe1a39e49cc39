package zh

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// polyphoneWord is a word that decides how the character at text[at:] is read.
type polyphoneWord struct {
	text   string
	at     int
	pinyin string
}

// polyphoneIndex lists for each character the words of the table that hold
// it, in the order in which they are tried: longest first, then the one that
// begins earliest. It is made from the table when first asked for, because
// most runs of the program need no pinyin.
var polyphoneIndex = sync.OnceValue(func() map[rune][]polyphoneWord {
	index := map[rune][]polyphoneWord{}
	for _, reading := range polyphones {
		for _, text := range strings.Fields(reading.words) {
			for at, r := range text {
				if r == reading.char {
					index[r] = append(index[r], polyphoneWord{text, at, reading.pinyin})
				}
			}
		}
	}
	for _, words := range index {
		slices.SortStableFunc(words, func(a, b polyphoneWord) int {
			return cmp.Or(cmp.Compare(len(b.text), len(a.text)), cmp.Compare(b.at, a.at))
		})
	}
	return index
})
