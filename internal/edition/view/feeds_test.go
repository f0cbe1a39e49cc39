package view

import (
	"testing"

	"bao/internal/paper"
)

// TestHasFeeds holds that a large paper has feeds of those who write for it, and
// no more files than hosts take.
func TestHasFeeds(t *testing.T) {
	for _, c := range []struct {
		base           string
		people, pieces int
		want           bool
	}{
		{"https://bao.example.cn/", 1, 1, true},
		{"https://bao.example.cn/", manyPeople, 1, true},
		{"https://bao.example.cn/", manyPeople + 1, fewPieces - 1, false},
		{"https://bao.example.cn/", manyPeople + 1, fewPieces, true},
		{"", 1, 9, false},
	} {
		p := &paper.Paper{People: make([]*paper.Person, c.people)}
		p.Site.BaseURL = c.base
		if got := HasFeeds(p, &paper.Person{Pieces: make([]paper.Piece, c.pieces)}); got != c.want {
			t.Errorf("%q, one of %d people, with %d pieces: %v", c.base, c.people, c.pieces, got)
		}
	}
}
