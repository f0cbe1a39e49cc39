package typeset

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// TestSaid finds the words of a headline by their definition: two to six
// characters that the copy says twice, not always with the same neighbour on
// either side, without a particle at an end; the longest that begins at each.
func TestSaid(t *testing.T) {
	han := []string{"春", "江", "花", "月", "夜"}
	one := rapid.SampledFrom(append([]string{"的", "，", "a", "\n"}, append(han, han...)...))
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string, least, most int) string {
			return strings.Join(rapid.SliceOfN(one, least, most).Draw(t, name), "")
		}
		text := strings.ReplaceAll(draw("title", 2, 9), "\n", "")
		copy := draw("copy", 4, 12)
		copy += text + copy // so that something is said again
		h := NewTitle(text, 0, func() []Block {
			return []Block{{Runs: []Run{{Text: copy[:len(copy)/3/3*3]}, {Text: copy[len(copy)/3/3*3:]}}}}
		})
		if utf8.RuneCountInString(text) != len(h.text.atoms) || len(h.text.atoms) == 0 {
			return
		}
		want := make([]bool, len(h.text.atoms)+1)
		title := []rune(text)
		for s := range title {
			for k := min(6, len(title)-s); k > 1; k-- {
				if isWord(title[s:s+k], []rune("\n"+copy+"\n")) {
					for i := 1; i < k; i++ {
						want[s+i] = true
					}
					break
				}
			}
		}
		if got := h.words(); !slices.Equal(got, want) {
			t.Errorf("%s in %q: %v, want %v", text, copy, got, want)
		}
	})
}

func isWord(word, copy []rune) bool {
	mark := func(r rune) bool { return kindOf(r) != han }
	if slices.ContainsFunc(word, mark) || strings.ContainsRune(particles, word[0]) || strings.ContainsRune(particles, word[len(word)-1]) {
		return false
	}
	var before, after []rune
	for i := 1; i+len(word) < len(copy); i++ {
		if slices.Equal(copy[i:i+len(word)], word) {
			before, after = append(before, copy[i-1]), append(after, copy[i+len(word)])
		}
	}
	various := func(list []rune) bool {
		return slices.ContainsFunc(list, mark) || slices.ContainsFunc(list, func(r rune) bool { return r != list[0] })
	}
	return len(before) > 1 && various(before) && various(after)
}

// TestCopyIsRead: only where a line ends inside what may be a word, and once.
func TestCopyIsRead(t *testing.T) {
	for _, tt := range []struct {
		text string
		em   int
		want int
	}{
		{"柳河街道开张了", 9, 0},
		{"柳河街道 居民同乐", 5, 0},
		{"柳河街道，居民同乐", 5, 0},
		{"柳河街道砚秋食堂开张", 6, 1},
		{"柳河街道砚秋食堂开张 居民同乐一堂春", 6, 1},
	} {
		times := 0
		h := NewTitle(tt.text, 0, func() []Block { times++; return nil })
		for range 2 {
			h.Lines(tt.em*em, 0)
		}
		if times != tt.want {
			t.Errorf("%s: read %d times, want %d: %q", tt.text, times, tt.want, draw(h.Lines(tt.em*em, 0)))
		}
	}
}

// TestLongestWord: words have six characters at most.
func TestLongestWord(t *testing.T) {
	const word = "春江花月夜人"
	h := NewTitle(word, 0, func() []Block { return []Block{{Runs: []Run{{Text: word + "，" + word + "。"}}}} })
	if got := h.words(); !slices.Equal(got, []bool{false, true, true, true, true, true, false}) {
		t.Errorf("inside a word: %v", got)
	}
}
