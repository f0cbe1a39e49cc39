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
// headlines. A card is a fifth smaller for it than in the fixed code of section 3.2.6,
// and no larger than in a code of its own.
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

// repeated is the code for so many times the byte before (section 3.2.5): the length,
// the bits that it has besides, and the distance 1, which is a zero.
var repeated = func() (list [mostZeros + 1]code) {
	n := leastZeros
	for s := firstLength; s < len(lengths)-1; s++ {
		extra := max(0, (s-firstLength-4)/4)
		for i := range uint32(1) << extra {
			list[n] = code{symbols[s].bits | i<<symbols[s].n, symbols[s].n + uint8(extra) + 1}
			n++
		}
	}
	last := symbols[len(lengths)-1]
	list[mostZeros] = code{last.bits, last.n + 1}
	return list
}()

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
