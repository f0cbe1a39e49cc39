package card

import (
	"math/bits"
	"strings"
)

// code is a few bits of the output, the first lowest.
type code struct {
	bits uint32
	n    uint8
}

// lengths is how many bits each symbol of RFC 1951 has (section 3.2.7), a hexadecimal
// digit each: Huffman's code for the bytes and repetitions on 450 cards of generated
// headlines. A card is a fifth smaller for it than in the fixed code of section 3.2.6.
const lengths = "" +
	"2457789cfbccccbc678a9a9bfffeecdd797aaa9bffeecdcd7aa799abffeedfee" +
	"7aaa79aaffdedddc8aaa979afefeddfd899aaa79ffddefdfaabbaaa5ffffffff" +
	"fffffffff5aaaabbbdededdef97aaaa99dfdedeffaa7aaaa8eedfefffaaa7aaa" +
	"7cededdffa9a97aa7ddedefffbaaa97a7cdeddedfb9aa9976cccdccbfc987774" +
	"e6667888888887888889986999b985"

const (
	endOfData   = 256
	firstLength = 257 // of the symbols that repeat
	longest     = 15  // code of a symbol

	leastRepeated = 3
)

func length(symbol int) int { return strings.IndexByte("0123456789abcdef", lengths[symbol]) }

// symbols is the code that follows from the lengths (section 3.2.2).
var symbols = func() (list [len(lengths)]code) {
	next := uint32(0)
	for n := 1; n <= longest; n++ {
		for s := range list {
			if length(s) == n {
				list[s] = highestFirst(next, n)
				next++
			}
		}
		next <<= 1
	}
	return list
}()

// highestFirst is a code of Huffman's, which is written from its highest bit on.
func highestFirst(c uint32, n int) code { return code{bits.Reverse32(c) >> (32 - n), uint8(n)} }

// zeros is the code for so many of them: the first, and that it is repeated where there
// are enough. That is told by a length, the bits that it has besides, and the distance 1,
// which is a zero (section 3.2.5).
var zeros = func() (list [mostZeros + 1]code) {
	first := symbols[0]
	for n := 1; n <= leastRepeated; n++ {
		list[n] = list[n-1].before(first)
	}
	n := leastRepeated + 1
	for s := firstLength; n <= mostZeros; s++ {
		extra := max(0, (s-firstLength-4)/4)
		for i := range uint32(1) << extra {
			length := symbols[s].before(code{i, uint8(extra) + 1})
			if n <= mostZeros {
				list[n] = first.before(length)
			}
			n++
		}
	}
	return list
}()

// before is a code and then another.
func (c code) before(next code) code { return code{c.bits | next.bits<<c.n, c.n + next.n} }

// blockHead opens the one block and tells its code (section 3.2.7).
var blockHead = func() []code {
	const lastBlock, ownCode = 1, 2 << 1
	head := []code{
		{lastBlock | ownCode, 3},
		{uint32(len(lengths) - firstLength), 5}, // symbols
		{0, 5},                                  // one distance
		{19 - 4, 4},                             // the code of the lengths tells all of
		{0, 3 * 3},                              // 16, 17 and 18, which repeat lengths: unused
	}
	for range longest + 1 {
		head = append(head, code{4, 3}) // four bits each, so that a length is its own code
	}
	for s := range lengths {
		head = append(head, highestFirst(uint32(length(s)), 4))
	}
	return append(head, highestFirst(1, 4)) // the distance
}()
