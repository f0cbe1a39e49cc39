package sheet

import (
	"strings"
	"testing"

	"bao/internal/markup"
	"bao/internal/paper"
)

// TestPoemSpan holds over how many columns a poem stands at most: over two, or as many as
// give each leg nine lines. Other copy may be as wide as the page, and so may a lead.
func TestPoemSpan(t *testing.T) {
	f := Printed(printSettings(), false)
	for _, tt := range []struct {
		stanzas, rank int
		broken        string
		want          int
	}{{3, 1, "\\\n", 2}, {8, 1, "\\\n", 4}, {8, 0, "\\\n", 0}, {8, 1, "", 0}, {60, 1, "\\\n", 0}} {
		line := "旧船靠着旧岸" + tt.broken
		doc, _ := markup.Parse([]byte(strings.Repeat(strings.Repeat(line, 3)+"风从河上来\n\n", tt.stanzas)))
		c := CopyOf(&paper.Article{Body: paper.Body{Encoded: doc.Encode(), Count: doc.Count()}})
		p := newPiece(&c, f)
		if s, _ := p.story(f, shapeKey{rank: tt.rank}); s.MaxSpan != tt.want {
			t.Errorf("%d stanzas, %d lines, rank %d: over %d columns at most, want %d", tt.stanzas, s.Lines, tt.rank, s.MaxSpan, tt.want)
		}
	}
}

func TestIsPoem(t *testing.T) {
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"河水不说话\\\n风从河上来\n\n旧船靠着旧岸\\\n谁家的窗还亮", true},
		{"河水不说话\\\n风从河上来", false},
		{"报名从今天开始。\n\n地址：柳荫里\\\n电话：12345\\\n时间：上午\\\n带上板凳", false},
		{"编者按。\n\n河水不说话\\\n风从河上来\n\n旧船靠着旧岸\\\n谁家的窗还亮", true},
		{"河水不说话。风从河上来。", false},
		{"", false},
	} {
		doc, _ := markup.Parse([]byte(tt.text))
		if got := verseOf(&paper.Body{Encoded: doc.Encode()}).isPoem(); got != tt.want {
			t.Errorf("%q: %t", tt.text, got)
		}
	}
}
