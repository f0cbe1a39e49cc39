package sheet

import (
	"fmt"
	"strings"
	"testing"

	"bao/internal/config"
	"bao/internal/markup"
	"bao/internal/paper"
)

// wordsOf is what is to be read of a piece of copy: what markup says stands
// in it, with the dateline before and the byline behind. How sheets set it is
// not asked.
func wordsOf(c *Copy) string {
	doc := c.Body.Doc()
	text := datelineOf(doc.Blocks) + doc.Text()
	if len(c.Byline.Credits) > 0 {
		text += "（"
		for _, credit := range c.Byline.Credits {
			text += credit.Label + strings.Join(credit.Names, "")
		}
		text += c.Byline.Covers + "）"
	}
	return unspaced(text)
}

// datelineOf is the dateline within blocks, which is none of their words.
func datelineOf(nodes []markup.Node) string {
	for _, n := range nodes {
		if n.Kind == markup.Dateline {
			return n.Text
		}
		if text := datelineOf(n.Children); text != "" {
			return text
		}
	}
	return ""
}

// accounted holds that every character of every piece of copy stands exactly
// once and in order on the sheets, or that none does and its page names it. It
// returns how many are left out.
func accounted(t *testing.T, copies []Copy, sheets []Sheet) int {
	t.Helper()
	shown, told := map[string]string{}, map[string]int{}
	for i := range sheets {
		for k := range sheets[i].Stories {
			story := &sheets[i].Stories[k]
			text := stretchText(story)
			parts := copiesOf(story.Copy)
			if len(parts) == 1 {
				shown[story.Address] += text
				continue
			}
			for _, c := range parts { // briefs in one block, each with its headline
				words := unspaced(c.Headline) + wordsOf(c)
				if !strings.HasPrefix(text, words) {
					t.Errorf("page %d: “%s” is not what a brief says: “%s”", sheets[i].Number, clipped(text, 20), clipped(words, 20))
				}
				text = strings.TrimPrefix(text, words)
				shown[c.Address] += wordsOf(c)
			}
			if text != "" {
				t.Errorf("page %d: “%s” is nobody's", sheets[i].Number, clipped(text, 20))
			}
		}
		for _, c := range sheets[i].Out {
			for _, part := range copiesOf(c) {
				told[part.Address]++
			}
		}
	}
	out := 0
	for i := range copies {
		c := &copies[i]
		words, stands := wordsOf(c), stood(sheets, c.Address)
		switch {
		case !stands && told[c.Address] == 1:
			out++
		case !stands:
			t.Errorf("%s stands nowhere and is named %d times", c.Address, told[c.Address])
		case told[c.Address] > 0:
			t.Errorf("%s stands on a page and is named as left out", c.Address)
		case shown[c.Address] != words:
			t.Errorf("%s: %s", c.Address, difference(words, shown[c.Address]))
		}
	}
	return out
}

func stood(sheets []Sheet, address string) bool {
	for i := range sheets {
		for k := range sheets[i].Stories {
			for _, c := range copiesOf(sheets[i].Stories[k].Copy) {
				if c.Address == address {
					return true
				}
			}
		}
	}
	return false
}

// TestNothingLost holds that every character of every story stands exactly
// once on the sheets of its issue, or that its page names it as left out.
func TestNothingLost(t *testing.T) {
	tests := []struct {
		name string
		b    *Budget
		out  string // none, some, all
	}{
		{"fits", budgetOf([]int{9, 6, 4}, []int{7, 5}), "none"},
		{"an overfull first page", budgetOf([]int{30, 24, 20, 16}, []int{4}), "none"},
		{"grows", budgetOf([]int{40, 34, 30}), "none"},
		{"one short story", budgetOf([]int{1}), "none"},
		{"an empty page", budgetOf([]int{3}, nil), "none"},
		{"fixed, and fits", closed(budgetOf([]int{9, 6, 4}, []int{7, 5})), "none"},
		{"fixed, too full", closed(budgetOf([]int{30, 30, 30, 30, 30})), "some"},
		{"a story longer than a page", budgetOf([]int{150, 4}), "none"},
		{"a story longer than two pages", budgetOf([]int{300, 4}), "none"},
		{"a story longer than all pages", closed(budgetOf([]int{300, 4})), "some"},
		{"forty stories", budgetOf(make40()), "none"},
		{"a headline as long as a page", titled(strings.Repeat("旧车棚拆了楼下长出一座花园", 200)), "some"},
		{"a headline that is hard to set", titled(strings.Repeat("旧车棚拆了楼下长出一座花园", 12)), "none"},
		{"a headline of one word without end", titled(strings.Repeat("HUANGHE", 30)), "none"},
		{"a picture as high as a tower", pictured(100, 2000), "none"},
		{"a picture as wide as a road", pictured(20000, 100), "none"},
		{"no copy", &Budget{}, "none"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := printSettings()
			p.Overflow = config.OverflowGrow
			out := accounted(t, tt.b.Copy, tt.b.composed(p))
			if out == 0 && tt.out == "some" || out > 0 && tt.out == "none" {
				t.Errorf("%d of %d stories are left out, want %s", out, len(tt.b.Copy), tt.out)
			}
		})
	}
}

// closed is an issue of which issue.md lists the pages: there are no others.
func closed(b *Budget) *Budget {
	b.Fixed = true
	for i := range b.Pages {
		b.Pages[i].Listed = true
	}
	return b
}

func make40() []int {
	list := make([]int, 40)
	for i := range list {
		list[i] = 1 + i*7%9
	}
	return list
}

// titled is an issue with a story of a headline of its own.
func titled(headline string) *Budget {
	b := budgetOf([]int{9, 6, 4})
	b.Copy[1].Headline = headline
	return b
}

// pictured is an issue with a story of a picture of its own.
func pictured(width, height int) *Budget {
	b := budgetOf([]int{9, 6, 4})
	b.Copy[1].Photos = []paper.Photo{{Address: "t.jpg", Width: width, Height: height, Cutline: "图。"}}
	return b
}

// TestNothingLostAnywhere holds the same of generated issues.
func TestNothingLostAnywhere(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			w := writeIssue(seed)
			var copies []Copy
			for i := range w.stories {
				copies = append(copies, CopyOf(w.stories[i].article))
			}
			accounted(t, copies, w.makeUp())
		})
	}
}
