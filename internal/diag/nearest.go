package diag

import (
	"maps"
	"path"
	"slices"
	"unicode/utf8"
)

// Nearest returns the candidate that a slip of the keyboard would turn into
// word: the one with the smallest edit distance, if that is at most a third
// of the word's length and never more than two (one for words of one or two
// characters). Of two that are as near, one of the word's own length is meant:
// a wrong character is typed more often than one too many. It returns "" when
// nothing is near.
func Nearest(word string, candidates []string) string {
	length := utf8.RuneCountInString(word)
	limit := min(2, max(1, length/3))
	best, found, same := limit+1, "", false
	for _, c := range candidates {
		d, alike := distance(word, c), utf8.RuneCountInString(c) == length
		if d < best || d == best && alike && !same && found != "" {
			best, found, same = d, c, alike
		}
	}
	return found
}

// NearestFile returns the one of some files that was meant by an address, in
// whatever folder: that whose name is nearest to the one there, "" for none.
func NearestFile(address string, files []string) string {
	named := map[string]string{}
	for _, file := range files {
		named[path.Base(file)] = file
	}
	return named[Nearest(path.Base(address), slices.Sorted(maps.Keys(named)))]
}

// distance is the optimal string alignment distance: insertions, deletions,
// substitutions and swaps of neighbours each cost one.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, above, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range above {
		above[j] = j
	}
	for i := range x {
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(above[j]+cost, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(y)]
}
