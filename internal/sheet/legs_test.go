package sheet

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"bao/internal/compose"
	"bao/internal/config"
	"bao/internal/markup"
	"bao/internal/paper"
	"bao/internal/typeset"
)

// linesOf makes lines of a word: a character for each, another one for those
// of another block, equal signs for those of a subhead.
func linesOf(word string) []typeset.Line {
	lines := make([]typeset.Line, len(word))
	for i := range lines {
		l := &lines[i]
		l.Keep = word[i] == '='
		l.Last = i+1 == len(word) || word[i+1] != word[i]
		if i > 0 {
			l.Block, l.Row = lines[i-1].Block, lines[i-1].Row+1
			if lines[i-1].Last {
				l.Block, l.Row = l.Block+1, 0
			}
		}
	}
	return lines
}

func TestLegEnds(t *testing.T) {
	tests := []struct {
		name  string
		lines string
		rooms []int
		want  []int
	}{
		{"one leg", "aaaa", []int{4}, []int{4}},
		{"full legs stay", "aaa=bbbb", []int{4, 4}, []int{4, 8}},
		{"blank lines at the end", "aaaaaaaaaaaaaa", []int{5, 5, 6}, []int{5, 9, 14}},
		{"a subhead at the foot", "aaa=bbb", []int{4, 4}, []int{3, 7}},
		{"a subhead of two lines", "aa==bbbb", []int{4, 6}, []int{2, 8}},
		{"passed on by a full leg", "aaa=bbbbbbb", []int{4, 4, 4}, []int{3, 7, 11}},
		{"over a leg under a photo", "aaaaa=bbbbbb", []int{6, 3, 4}, []int{5, 8, 12}},
		{"a lone last line", "aaaaabbbb", []int{4, 6}, []int{3, 9}},
		{"a lone first line", "aaabbbb", []int{4, 4}, []int{3, 7}},
		{"a lone first line rather than a subhead", "a=bbb", []int{3, 3}, []int{3, 5}},
		{"a lone first line rather than a last", "abbbc", []int{3, 3}, []int{2, 5}},
		{"nor is a line left alone in a leg", "a=bbb", []int{2, 4}, []int{2, 5}},
		{"a line of its text does not hold a subhead", "aa=bbbbb", []int{4, 6}, []int{2, 8}},
		{"by legs that differ by two lines", "aaa=bbbbbbb", []int{5, 9}, []int{3, 11}},
		{"by three rather than leave a subhead at the foot", "aa==bbbbbbb", []int{5, 9}, []int{2, 11}},
		{"nor for a lone last line", "aaaaabb=ccccccc", []int{4, 7, 7}, []int{3, 10, 15}},
		{"too few lines", "aaa", []int{4, 4}, nil},
		{"too many lines", "aaaaa", []int{4}, nil},
		{"no legs", "aa", nil, nil},
	}
	for _, tt := range tests {
		if got, _ := legEnds(linesOf(tt.lines), len(tt.lines), tt.rooms, 2, nil); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// badness adds up what breaks cost, from the lines alone.
func badness(lines []typeset.Line, ends []int) int {
	sum := 0
	for _, end := range ends[:len(ends)-1] {
		sum += breakCost(lines, end)
	}
	return sum
}

// costOf is all that legs with these ends cost.
func costOf(lines []typeset.Line, rooms, ends []int) int {
	sum, from, blank := len(rooms)*badness(lines, ends), 0, -ends[len(ends)-1]
	for _, room := range rooms {
		blank += room
	}
	for i, end := range ends {
		sum += unevenCost(rooms[i]-(end-from), i, len(rooms), mostBlank(blank, len(rooms)))
		from = end
	}
	return sum
}

// allEnds calls try with every legal way to fill the legs.
func allEnds(lines int, rooms []int, ends []int, try func([]int)) {
	from := 0
	if len(ends) > 0 {
		from = ends[len(ends)-1]
	}
	if len(ends) == len(rooms) {
		if from == lines {
			try(ends)
		}
		return
	}
	for n := 2; n <= rooms[len(ends)] && from+n <= lines; n++ {
		allEnds(lines, rooms, append(ends[:len(ends):len(ends)], from+n), try)
	}
}

// TestLegEndsAreLeast holds that of all ways to fill legs the cheapest is
// found, if there is any, and that its breaks are no worse than those of legs
// filled evenly.
func TestLegEndsAreLeast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rooms := rapid.SliceOfN(rapid.IntRange(1, 9), 1, 5).Draw(t, "rooms")
		count := -rapid.IntRange(-1, 6).Draw(t, "blank")
		for _, room := range rooms {
			count += room
		}
		word := rapid.StringOfN(rapid.RuneFrom([]rune("aab=")), max(0, count), max(0, count), -1).Draw(t, "lines")
		lines := linesOf(word)
		least, even := 1<<30, []int(nil)
		allEnds(len(lines), rooms, nil, func(ends []int) {
			least = min(least, costOf(lines, rooms, ends))
			if even == nil || costOf(nil, rooms, ends) < costOf(nil, rooms, even) {
				even = ends
			}
		})
		got, told := legEnds(lines, len(lines), rooms, 2, nil)
		if even == nil {
			if got != nil {
				t.Fatalf("%v where there is no way", got)
			}
			return
		}
		if got == nil || got[len(got)-1] != len(lines) {
			t.Fatalf("%v of %d lines", got, len(lines))
		}
		from := 0
		for i, end := range got {
			if n := end - from; n < 2 || n > rooms[i] {
				t.Fatalf("leg %d of %v has %d lines in %d", i, got, n, rooms[i])
			}
			from = end
		}
		if cost := costOf(lines, rooms, got); cost != least || told != least {
			t.Fatalf("%v costs %d, the least is %d, told %d", got, cost, least, told)
		}
		if badness(lines, got) > badness(lines, even) {
			t.Fatalf("%v breaks worse than %v", got, even)
		}
	})
}

// headed makes a story of short parts with subheads.
func headed(r *rand.Rand, n, parts int) Copy {
	var text strings.Builder
	for range parts {
		fmt.Fprintf(&text, "## 修好%d盏灯\n\n", r.IntN(90))
		for range 1 + r.IntN(3) {
			text.WriteString(strings.Repeat("巷口的路灯亮了，", 1+r.IntN(12)) + "大家都说好。\n\n")
		}
	}
	doc, _ := markup.Parse([]byte(text.String()))
	return Copy{Address: fmt.Sprint(n), Headline: "路灯亮到家门口", Body: paper.Body{Encoded: doc.Encode(), Count: doc.Count()}}
}

// feet counts the legs that end with a subhead, and what all breaks cost.
func feet(p *compose.Place, lines []typeset.Line) (subheads, cost int) {
	for _, leg := range p.Legs {
		c := breakCost(lines, leg.To)
		if cost += c; c == costSubhead {
			subheads++
		}
	}
	return subheads, cost
}

// TestSettled holds that settled pages keep every rule that they kept before,
// and that their legs break better.
func TestSettled(t *testing.T) {
	before, after, carried := 0, 0, 0
	for seed := range uint64(16) {
		r := rand.New(rand.NewPCG(seed, 1))
		f := Printed(printSettings(), false)
		var pieces []piece
		var stories []compose.Story
		for i := range 5 {
			c := headed(r, i, 4+r.IntN(13))
			pieces = append(pieces, newPiece(&c, f))
			s, _ := pieces[i].story(f, shapeKey{rank: i})
			s.MayJump = true
			stories = append(stories, s)
		}
		layout := compose.Compose(f.page(), stories)
		broken := compose.Check(f.page(), stories, layout)
		begun := layout
		begun.Places, begun.Reports = slices.Clone(layout.Places), slices.Clone(layout.Reports)
		for i, p := range begun.Places {
			if p.Jump >= 0 { // as before the rest is placed
				settle(f, &begun, i, pieces[p.Story].set(p.Boxed), leeway{})
			}
		}
		done, set := settled(f, pieces, begun, false)
		for i, p := range done.Places {
			if p.Jump >= 0 {
				stories[p.Story].Lines += p.Jump - begun.Places[i].Jump
			} else {
				stories[p.Story].Lines = len(set[i])
			}
		}
		if diff := cmp.Diff(broken, compose.Check(f.page(), stories, done)); diff != "" {
			t.Errorf("seed %d: settled legs break rules:\n%s", seed, diff)
		}
		for i := range done.Places {
			p, q, r := &layout.Places[i], &begun.Places[i], &done.Places[i]
			was, old := feet(p, pieces[p.Story].set(p.Boxed))
			is, cost := feet(r, set[i])
			before, after = before+was, after+is
			if cost > old {
				t.Errorf("seed %d: the breaks of story %d cost %d, before %d", seed, p.Story, cost, old)
			}
			if p.Jump == q.Jump {
				continue
			}
			carried++
			if more := p.Jump - q.Jump; cost >= old || more < 0 || more != misfit(done, p.Story)-misfit(layout, p.Story) {
				t.Errorf("seed %d: line %d runs on instead of line %d, breaks cost %d, before %d", seed, q.Jump, p.Jump, cost, old)
			}
		}
	}
	if after*2 > before || carried == 0 {
		t.Errorf("%d legs end with a subhead, before %d; %d carried to the rest", after, before, carried)
	}
	t.Logf("subheads at the foot: %d, before %d; %d carried", after, before, carried)
}

func misfit(l compose.Layout, story int) int {
	for _, r := range l.Reports {
		if r.Story == story {
			return r.Misfit
		}
	}
	return 0
}

// TestCarried holds which lines run on, and that enough stay.
func TestCarried(t *testing.T) {
	f := Printed(printSettings(), false)
	for _, tt := range []struct {
		lines      string
		jump, want int
	}{
		{"aaaaaaaaaaaaa=bbbbbbbbbbbb", 14, 13},
		{"aaaaaaaaaaaaa==bbbbbbbbbbb", 15, 13},
		{"aaaaaaaaaaaaabbbbbbbbbbbbb", 14, 13},
		{"aaaaaaaaaaaaabbbbbbbbbbbbb", 15, 15},
		{"aaaaaaaaaaa=bbbbbbbbbbbbbb", 12, 12}, // fewer may not stay
	} {
		leg := compose.Leg{Rect: compose.Rect{Cols: 1, Lines: tt.jump + 1}, To: tt.jump}
		layout := compose.Layout{Lines: 20, Places: []compose.Place{{Option: -1, Jump: tt.jump, Legs: []compose.Leg{leg}}}}
		settle(f, &layout, 0, linesOf(tt.lines), leeway{})
		got := layout.Places[0]
		if got.Jump != tt.want || got.Legs[0].To != tt.want {
			t.Errorf("%s: line %d runs on, the leg ends at %d, want %d", tt.lines, got.Jump, got.Legs[0].To, tt.want)
		}
	}
}

func asSet(lines []typeset.Line) *setting {
	return &setting{count: func() int { return len(lines) }, lines: func() []typeset.Line { return lines }}
}

// TestSubheadsRunOn holds that nothing is lost where subheads are carried to
// the rest of a story.
func TestSubheadsRunOn(t *testing.T) {
	p := printSettings()
	p.Overflow = config.OverflowGrow
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 2))
		b := &Budget{}
		for i := range 8 {
			b.Copy = append(b.Copy, headed(r, i, 6+r.IntN(9)))
		}
		if diff := cmp.Diff(wanted(b), shown(b.composed(p))); diff != "" {
			t.Errorf("seed %d: copy is lost:\n%s", seed, diff)
		}
	}
}

// TestRaised holds how a story gains a line in each leg: its copy and the pictures in it
// stand a line higher, below less white, and all ends where it ended. Where there is no
// white to take, where it runs on, or its legs end at several lines, it can't.
func TestRaised(t *testing.T) {
	place := func(change func(*compose.Place)) *compose.Place {
		p := &compose.Place{Head: compose.Rect{Top: 2, Cols: 2, Lines: 6}, White: 3, Jump: -1}
		p.Legs = []compose.Leg{{Rect: compose.Rect{Top: 8, Cols: 1, Lines: 12}}, {Rect: compose.Rect{Col: 1, Top: 14, Cols: 1, Lines: 6}}}
		p.Photos = []compose.PhotoPlace{{Rect: compose.Rect{Col: 2, Top: 2, Cols: 1, Lines: 4}}, {Rect: compose.Rect{Col: 1, Top: 8, Cols: 1, Lines: 6}}}
		change(p)
		return p
	}
	own := place(func(*compose.Place) {})
	up, ok := raised(own)
	if !ok || up.White != 2 || up.Head.Lines != 5 || up.Head.Top != 2 {
		t.Fatalf("%t, %+v", ok, up)
	}
	for i, leg := range up.Legs {
		if leg.Top != own.Legs[i].Top-1 || leg.Rect.Lines != own.Legs[i].Rect.Lines+1 {
			t.Errorf("leg %d: %+v", i, leg)
		}
	}
	if up.Photos[0] != own.Photos[0] || up.Photos[1].Top != 7 || up.Photos[1].Rect.Lines != 6 {
		t.Errorf("pictures: %+v", up.Photos)
	}
	if own.Legs[0].Top != 8 || own.Photos[1].Top != 8 || own.White != 3 {
		t.Error("the place itself is changed")
	}
	for name, change := range map[string]func(*compose.Place){
		"no white":                   func(p *compose.Place) { p.White = 1 },
		"it runs on":                 func(p *compose.Place) { p.Jump = 40 },
		"from its first line":        func(p *compose.Place) { p.Jump = 0 },
		"a leg that ends earlier":    func(p *compose.Place) { p.Legs[1].Rect.Lines-- },
		"a leg beside the headline":  func(p *compose.Place) { p.Legs[1].Top, p.Legs[1].Rect.Lines = 5, 15 },
		"the first leg is no longer": func(p *compose.Place) { p.Legs[0].Rect.Lines = 3 },
	} {
		if _, ok := raised(place(change)); ok {
			t.Errorf("%s, and it stands higher", name)
		}
	}
}

// TestLegRooms holds how many lines legs have room for: less by what their leading takes,
// the last less by the line that says where the story runs on.
func TestLegRooms(t *testing.T) {
	legs := []compose.Leg{{Rect: compose.Rect{Lines: 20}}, {Rect: compose.Rect{Lines: 18}, From: 19, To: 36}}
	page := compose.Page{JumpLines: 1}
	for _, tt := range []struct {
		jump, leading int
		want          []int
	}{{-1, 0, []int{20, 18}}, {-1, 1, []int{19, 17}}, {36, 0, []int{20, 17}}, {0, 0, []int{20, 17}}, {36, 3, []int{17, 17}}} {
		if got := legRooms(&compose.Place{Legs: legs, Jump: tt.jump, Leading: tt.leading}, page); !slices.Equal(got, tt.want) {
			t.Errorf("jump %d, leading %d: %v, want %v", tt.jump, tt.leading, got, tt.want)
		}
	}
	ended := endedAt(legs, []int{11, 30})
	if ended[0].From != 0 || ended[0].To != 11 || ended[1].From != 11 || ended[1].To != 30 || legs[0].To != 0 {
		t.Errorf("%+v", ended)
	}
}
