package main

import (
	"math"
	"math/rand/v2"
	"sort"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// vocabulary is made-up Chinese as various as real copy, which that of clauses is
// not: what packs text or indexes it goes by that. Words are as long as real
// ones are, made of the 3,755 common characters of GB 2312, and as often used
// as their rank lets expect (Zipf, Mandelbrot); an article comes back to a few
// of its own. The constants make 780 characters have as many distinct
// characters (300) and pairs of characters (70 %) as a page of a real paper.
type vocabulary struct {
	words []string
	upTo  []float64 // the sum of the weights up to a word
}

const (
	vocabularySize = 60_000
	ownWords       = 42   // of an article
	ownShare       = 0.48 // of its words
)

func newVocabulary(r *rand.Rand) *vocabulary {
	characters := commonCharacters()
	r.Shuffle(len(characters), func(i, j int) { characters[i], characters[j] = characters[j], characters[i] })
	weights := cumulated(len(characters), 25, 1.27)
	v := &vocabulary{upTo: cumulated(vocabularySize, 12, 1.1)}
	for range vocabularySize {
		word := ""
		for range []int{1, 2, 2, 2, 2, 2, 2, 3, 3, 4}[r.IntN(10)] {
			word += string(characters[pick(r, weights)])
		}
		v.words = append(v.words, word)
	}
	return v
}

// cumulated returns sums of weights that fall as 1/(rank+shift)^power.
func cumulated(n int, shift, power float64) []float64 {
	sums, sum := make([]float64, n), 0.0
	for i := range sums {
		sum += 1 / math.Pow(float64(i)+shift, power)
		sums[i] = sum
	}
	return sums
}

func pick(r *rand.Rand, sums []float64) int {
	return sort.SearchFloat64s(sums, r.Float64()*sums[len(sums)-1])
}

func (v *vocabulary) word(r *rand.Rand) string { return v.words[pick(r, v.upTo)] }

// topic chooses the words that an article comes back to.
func (v *vocabulary) topic(r *rand.Rand) []string {
	own := make([]string, ownWords)
	for i := range own {
		own[i] = v.word(r)
	}
	return own
}

// clause makes some ten characters of words, of an article's own as well.
func (v *vocabulary) clause(r *rand.Rand, own []string) string {
	clause, length := "", 7+r.IntN(8)
	for len(clause) < 3*length {
		if r.Float64() < ownShare {
			clause += own[r.IntN(len(own))]
		} else {
			clause += v.word(r)
		}
	}
	return clause
}

// commonCharacters are those of GB 2312 level 1: rows 16 to 55.
func commonCharacters() []rune {
	var codes []byte
	for row := 0xb0; row <= 0xd7; row++ {
		for cell := 0xa1; cell <= 0xfe; cell++ {
			if row == 0xd7 && cell > 0xf9 {
				break
			}
			codes = append(codes, byte(row), byte(cell))
		}
	}
	text, err := simplifiedchinese.GBK.NewDecoder().Bytes(codes)
	if err != nil {
		panic(err) // they are all in the table
	}
	return []rune(string(text))
}
