package typeset

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSqueezed: marks of a kind give alike, a raised one no more than it has and
// the others then more; one that ends the line has fallen away already.
func TestSqueezed(t *testing.T) {
	for _, tt := range []struct {
		name  string
		runs  []string // every other one is raised
		width int
		m     Measure
		want  string
	}{
		{"alike", []string{"春，夏，秋，冬雪了，梅花"}, 9000, Measure{}, "春，16>夏，16>秋，16>冬雪了，50>"},
		{"a little is shared too", []string{"春，夏，秋，冬雪了，梅花"}, 9400, Measure{}, "春，3>夏，3>秋，3>冬雪了，50>"},
		{"more than a raised one has, the last", []string{"春，夏，秋", "，", "冬雪了。”梅花开"}, 8600, Measure{}, "春，36>夏，33>秋，30>冬雪了。50>”50>"},
		{"more than a raised one has, the first", []string{"春", "，", "夏，秋，冬雪了。”梅花开"}, 8600, Measure{}, "春，30>夏，35>秋，35>冬雪了。50>”50>"},
		{"the last has fallen away", []string{"春，夏秋冬，雪梅"}, 5000, Measure{}, "春，50>夏秋冬，50>"},
		{"with white behind it", []string{"春，夏秋冬， 雪梅"}, 5000, Measure{}, "春，50>夏秋冬，50>"},
		{"that at the start too", []string{"“春，夏”秋冬，雪梅"}, 6500, Measure{HalfStart: true}, "<50“春，夏”50>秋冬，50>"},
		{"or gives first", []string{"“春，夏”秋冬，雪梅"}, 7000, Measure{}, "<25“春，夏”25>秋冬，50>"},
		{"stops last", []string{"春。夏，秋？冬雪，梅花"}, 8000, Measure{}, "春。夏，50>秋？冬雪，50>"},
		{"stops last, and alike", []string{"春。夏，秋？冬雪。”梅花"}, 8000, Measure{}, "春。25>夏，50>秋？25>冬雪。50>”50>"},
	} {
		b := Block{Kind: Flush}
		for i, text := range tt.runs {
			run := Run{Text: text}
			if i%2 == 1 {
				run.Style = Sup
			}
			b.Runs = append(b.Runs, run)
		}
		tt.m.Width = tt.width
		line := Prepare([]Block{b}).Lines(tt.m)[0]
		if d := cmp.Diff(tt.want, draw([]Line{line})[0]); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
	}
}

// TestTightWhenFull: what nothing goes into stands alone in a line that is full, too:
// a reader's own letters may be narrower.
func TestTightWhenFull(t *testing.T) {
	lines := flush("渡口在15号楼旁往前走就是").Lines(Measure{Width: 7 * em})
	var tight []string
	for _, s := range lines[0].Segments {
		if s.Tight {
			tight = append(tight, s.Text)
		}
	}
	if d := cmp.Diff([]string{"15"}, tight); d != "" || lines[0].Spread != 0 {
		t.Errorf("%+v", lines[0])
	}
	for _, s := range lines[len(lines)-1].Segments {
		if s.Tight {
			t.Errorf("the last line is not spread: %+v", s)
		}
	}
}
