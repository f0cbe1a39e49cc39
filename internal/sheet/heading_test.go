package sheet

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bao/internal/typeset"
	"bao/internal/zh"
)

// joined is a heading's text without its breaks.
func joined(lines []string) string { return strings.ReplaceAll(strings.Join(lines, ""), " ", "") }

// TestHeadings holds that a heading says every word in every width in which it may
// stand, in lines that fit, in no more of them than was counted, and that its head is
// as high as it, to a line.
func TestHeadings(t *testing.T) {
	text := rapid.StringOfN(rapid.RuneFrom([]rune("渡口开了老井新灯街坊")), 0, 24, -1)
	rapid.Check(t, func(t *rapid.T) {
		p := printSettings()
		p.Columns = rapid.IntRange(3, 7).Draw(t, "columns")
		f := Printed(p, false)
		if rapid.Bool().Draw(t, "front") {
			f = Screen(p.Columns)
		}
		kicker, deck := text.Draw(t, "kicker"), text.Draw(t, "deck")
		headline := rapid.StringOfN(rapid.RuneFrom([]rune("渡口开了老井新灯街坊")), 2, 40, -1).Draw(t, "headline")
		rank, brief := rapid.IntRange(0, 7).Draw(t, "rank"), rapid.Bool().Draw(t, "brief")
		set, heads := headings(f, newWords(kicker, headline, deck, nil), rank, brief)
		if len(set) == 0 || len(set) != len(heads) {
			t.Fatalf("%d headings, %d heads", len(set), len(heads))
		}
		sizes := headingSizes[min(rank, len(headingSizes)-1)]
		for i := range set {
			h, head := set[i].broken(), heads[i]
			label := fmt.Sprintf("%d columns, size %.2f: %q %q %q", head.Span, h.Size, h.Kicker, h.Headline, h.Deck)
			if joined(h.Kicker) != kicker || joined(h.Headline) != headline || joined(h.Deck) != deck {
				t.Errorf("%s: words are lost", label)
			}
			emergency := head.Span == f.Columns && h.KickerSize == 1.1 && h.DeckSize == 1.15
			if !emergency && (len(h.Kicker) > 2 || len(h.Headline) > 3 || len(h.Deck) > 3) {
				t.Errorf("%s: too many lines", label)
			}
			width := float64(f.SpanWidth(head.Span))
			if rank > 0 && !f.OuterFrames && !emergency {
				width -= 2 * BoxInset // it may stand in a frame
			}
			high := 0.0
			for _, part := range []struct {
				lines         []string
				size, leading float64
			}{{h.Kicker, h.KickerSize, smallLeading}, {h.Headline, h.Size, headlineLeading}, {h.Deck, h.DeckSize, smallLeading}} {
				high += float64(len(part.lines)) * part.size * part.leading
				for _, line := range part.lines {
					if wide := float64(zh.Width(line)) / 2 * part.size; wide > width+0.01 {
						t.Errorf("%s: %s is %.1f wide in %.1f", label, line, wide, width)
					}
				}
			}
			if len(h.Headline) == 3 && width > 12*h.Size && !emergency {
				t.Errorf("%s: three lines where two would stand", label)
			}
			if lines := high / f.Pitch(); float64(head.Lines) < lines-1e-6 || float64(head.Lines) > lines+1 {
				t.Errorf("%s: %d lines of the grid for %.2f", label, head.Lines, lines)
			}
			if head.Size != int(math.Round(h.Size*100)) || head.MinWhite < 1 || head.White < head.MinWhite || head.MaxWhite < head.White {
				t.Errorf("%s: %+v", label, head)
			}
			if h.Brief != brief || brief && h.Size != briefSize || !brief && (h.Size > sizes[0] || h.Size < sizes[len(sizes)-1]) {
				t.Errorf("%s: rank %d, brief %t", label, rank, brief)
			}
			if h.KickerSize >= h.Size || h.DeckSize >= h.Size || h.DeckSize < h.KickerSize {
				t.Errorf("%s: kicker %.2f, deck %.2f", label, h.KickerSize, h.DeckSize)
			}
		}
	})
}

// TestSizesFall holds that whichever of its sizes a rank takes, it is larger than any of
// the next one, and the smallest larger than that of a brief and than copy.
func TestSizesFall(t *testing.T) {
	above := math.Inf(1)
	for rank, sizes := range append(headingSizes, []float64{briefSize}, []float64{1}) {
		for _, size := range sizes {
			if size >= above {
				t.Errorf("rank %d: %.2f, not smaller than %.2f", rank, size, above)
			}
			above = size
		}
	}
}

// TestEditorsBreak holds that a headline breaks at the space that its editor typed where
// it needs two lines, that no width breaks it otherwise in which one size can do so, and
// that in one line the space stays.
func TestEditorsBreak(t *testing.T) {
	f := Printed(printSettings(), false)
	for _, headline := range []string{"老井出水了 三百户人家排队尝", "渡口 灯亮了", "街坊们把旧车棚 改成花园"} {
		parts := strings.Fields(headline)
		for rank := range 6 {
			set, _ := headings(f, newWords("", headline, "", nil), rank, false)
			asWished, one := map[int]bool{}, false
			for i := range set {
				lines := set[i].broken().Headline
				asWished[set[i].span] = asWished[set[i].span] || len(lines) == 2 && lines[0] == parts[0] && lines[1] == parts[1]
				one = one || len(lines) == 1 && lines[0] == headline
			}
			for i := range set {
				lines := set[i].broken().Headline
				if len(lines) == 2 && asWished[set[i].span] && lines[0] != parts[0] {
					t.Errorf("%s, rank %d, %d columns: %q", headline, rank, set[i].span, lines)
				}
			}
			if !one || len(asWished) == 0 {
				t.Errorf("%s, rank %d: in one line: %t", headline, rank, one)
			}
		}
	}
}

// TestTooLongHeadline holds that a headline which is too long for any size is set all
// the same, over the whole page and in the smallest of its rank.
func TestTooLongHeadline(t *testing.T) {
	f := Printed(printSettings(), false)
	long := strings.Repeat("老井出水了街坊排队尝", 40)
	set, heads := headings(f, newWords("街坊", long, "尝尝", nil), 1, false)
	if len(set) != 1 || heads[0].Span != f.Columns || set[0].Size != headingSizes[1][len(headingSizes[1])-1] {
		t.Fatalf("%+v", heads)
	}
	h := set[0].broken()
	if joined(h.Headline) != long || joined(h.Kicker) != "街坊" || joined(h.Deck) != "尝尝" {
		t.Errorf("%d lines, %q, %q", len(h.Headline), h.Kicker, h.Deck)
	}
	high := float64(len(h.Headline))*h.Size*headlineLeading + (h.KickerSize+h.DeckSize)*smallLeading
	if lines := f.rows(high); heads[0].Lines != lines {
		t.Errorf("%d lines of the grid, it takes %d", heads[0].Lines, lines)
	}
	if heads[0].MaxWhite <= heads[0].White || heads[0].White < heads[0].MinWhite {
		t.Errorf("%+v", heads[0])
	}
}

// TestHeadOfRest holds what stands above what is left of a story: where it comes from,
// and its headline, as small as a brief's.
func TestHeadOfRest(t *testing.T) {
	f := Printed(printSettings(), false)
	c := copyOf(1, 30)
	c.Kicker, c.Deck = "街坊", "尝尝"
	p := newPiece(&c, f)
	whole, lines := p.count(), p.set(false)
	rest := p.rest(3, 50)
	if rest.count() != whole-50 || lineText(rest.set(false)[0]) != lineText(lines[50]) {
		t.Errorf("%d lines are left of %d", rest.count(), whole)
	}
	_, heads := rest.story(f, shapeKey{rank: 2})
	for i := range heads {
		h := heads[i].broken()
		if joined(h.Kicker) != "（上接第3版）" || h.Size != briefSize || len(h.Deck) > 0 || !strings.HasPrefix(joined(h.Headline), "旧车棚") {
			t.Errorf("%q %q %q in size %.2f", h.Kicker, h.Headline, h.Deck, h.Size)
		}
	}
	_, heads = p.story(f, shapeKey{rank: 2})
	if h := heads[0].broken(); joined(h.Kicker) != "街坊" || joined(h.Deck) != "尝尝" || h.Size == briefSize {
		t.Errorf("%q, %q in size %.2f", h.Kicker, h.Deck, h.Size)
	}
	if got := lineText(typeset.Lines(c.blocks(), f.measure())[0]); got != lineText(lines[0]) {
		t.Errorf("%s, not %s", lineText(lines[0]), got)
	}
}
