package typeset

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestColumn says where the first line of each kind of block and those after it
// begin, and how much room they have, in hundredths of an em.
func TestColumn(t *testing.T) {
	for _, tt := range []struct {
		name        string
		block       Block
		m           Measure
		first, rest string
	}{
		{"a paragraph", Block{}, Measure{Width: 6000, Indent: 2000}, "200+400", "0+600"},
		{"whose indent gives way to two characters", Block{}, Measure{Width: 3500, Indent: 2000}, "150+200", "0+350"},
		{"and is none where there is room for one", Block{}, Measure{Width: 1500, Indent: 2000}, "0+150", "0+150"},
		{"an indent below nothing", Block{}, Measure{Width: 6000, Indent: -2000}, "0+600", "0+600"},
		{"flush", Block{Kind: Flush}, Measure{Width: 6000, Indent: 2000}, "0+600", "0+600"},
		{"a quotation", Block{Kind: Quote}, Measure{Width: 6000, Indent: 1000, Inset: 1000}, "200+400", "100+500"},
		{"whose inset gives way", Block{Kind: Quote}, Measure{Width: 5000, Inset: 2000}, "150+350", "150+350"},
		{"to two characters", Block{Kind: Quote}, Measure{Width: 1500, Inset: 2000}, "0+150", "0+150"},
		{"whose indent gives way too", Block{Kind: Quote}, Measure{Width: 4500, Inset: 1000, Indent: 2000}, "250+200", "100+350"},
		{"pulled", Block{Kind: Pull}, Measure{Width: 6000, Indent: 1000, Inset: 1000}, "100+400", "100+400"},
		{"pulled, narrow", Block{Kind: Pull}, Measure{Width: 5000, Indent: 1000, Inset: 2000}, "150+200", "150+200"},
		{"an inset below nothing", Block{Kind: Pull}, Measure{Width: 5000, Inset: -2000}, "0+500", "0+500"},
		{"an item", Block{Kind: Item, Inset: 1500}, Measure{Width: 6000, Indent: 2000}, "150+450", "150+450"},
		{"an item, narrow", Block{Kind: Item, Inset: 1500}, Measure{Width: 3000, Indent: 2000}, "100+200", "100+200"},
		{"inset and pulled", Block{Kind: Pull, Inset: 500}, Measure{Width: 6000, Inset: 1000}, "150+350", "150+350"},
		{"inset and pulled, narrow", Block{Kind: Pull, Inset: 2500}, Measure{Width: 5000, Inset: 1000}, "200+200", "200+200"},
		{"preformatted", Block{Kind: Preformatted}, Measure{Width: 4000, Indent: 2000, Inset: 1000}, "0+400", "0+400"},
		{"less than a character", Block{}, Measure{Width: 100, Indent: 2000}, "0+100", "0+100"},
	} {
		tt.block.Runs = []Run{{Text: "春风吹过小桥流水人家"}}
		text := Prepare([]Block{{Kind: Fixed, Rows: 1}, tt.block, {Runs: []Run{{Text: "后"}}}})
		lines := text.Lines(tt.m)
		for i, l := range lines[1 : len(lines)-1] {
			want := tt.rest
			if i == 0 {
				want = tt.first
			}
			if got := fmt.Sprintf("%d+%d", l.Indent/10, (l.Width+l.Spread)/10); got != want || l.Row != i || l.Block != 1 {
				t.Errorf("%s: line %d: %s, want %s: %+v", tt.name, i, got, want, l)
			}
		}
		if n := text.Count(tt.m); n != len(lines) || n < 4 {
			t.Errorf("%s: Count %d, %d lines", tt.name, n, len(lines))
		}
	}
}

// TestPreformatted: white stays, a line ends anywhere, and nothing is done to marks.
func TestPreformatted(t *testing.T) {
	blocks := []Block{{Kind: Preformatted, Runs: []Run{{Text: "  “甲，”A12乙  \n\n丙　\n  \n丁", Style: Code}}}}
	lines := Prepare(blocks).Lines(Measure{Width: 5000, Gap: 250, HalfStart: true, FullEnd: true, Strict: true})
	var texts []string
	for _, l := range lines {
		text := ""
		for _, s := range l.Segments {
			text += s.Text
			if s.Before != 0 || s.After != 0 || s.Tight {
				t.Errorf("%+v", s)
			}
		}
		texts = append(texts, fmt.Sprint(text, "/", l.Width))
		if l.Justify || l.Width+l.Spread != 5000 {
			t.Errorf("%+v", l)
		}
	}
	want := []string{"  “甲，/4200", "”A12乙  /3800", "/0", "丙　/1000", "  /0", "丁/1000"}
	if d := cmp.Diff(want, texts); d != "" {
		t.Error(d)
	}
}

// TestItemMark says what stands before the first line of an item.
func TestItemMark(t *testing.T) {
	mark := func(text string) Segment { return Segment{Run: -1, Text: text, Box: 1500, Mark: true} }
	of := func(text string) Segment { return Segment{Text: text, Style: Bold, Link: 3, Box: 1500, Mark: true} }
	for _, tt := range []struct {
		name, mark string
		lead       int
		runs       []string
		want       Segment
		text       string
	}{
		{"a mark", "1.", 0, []string{"春风"}, mark("1."), "春风"},
		{"that of the text", "", 2, []string{"1.春风"}, of("1."), "春风"},
		{"white behind it", "", 3, []string{"1. 春风"}, of("1. "), "春风"},
		{"both", "●", 2, []string{"1.春风"}, mark("●"), "1.春风"},
		{"neither", "", 0, []string{"春风"}, Segment{Text: "春风", Style: Bold, Link: 3}, "春风"},
		{"nothing behind it", "", 2, []string{"1.", "春风"}, Segment{Text: "1.", Style: Bold, Link: 3}, "1.春风"},
		{"but white", "", 2, []string{"1. ", "春风"}, Segment{Text: "1. ", Style: Bold, Link: 3}, "1. 春风"},
		{"longer than the text", "", 9, []string{"1.春风"}, Segment{Text: "1.春风", Style: Bold, Link: 3}, "1.春风"},
		{"below nothing", "", -1, []string{"1.春风"}, Segment{Text: "1.春风", Style: Bold, Link: 3}, "1.春风"},
		{"inside a character", "", 1, []string{"👩春风吹过小桥"}, Segment{Text: "👩春风吹过小桥", Style: Bold, Link: 3}, "👩春风吹过小桥"},
		{"no text", "1.", 2, nil, Segment{}, ""},
	} {
		b := Block{Kind: Item, Mark: tt.mark, Lead: tt.lead, Hang: 1500, Inset: 1500}
		for i, text := range tt.runs {
			run := Run{Text: text}
			if i == 0 {
				run.Style, run.Link = Bold, 3
			}
			b.Runs = append(b.Runs, run)
		}
		lines := Prepare([]Block{b}).Lines(Measure{Width: 9000})
		if len(lines) == 0 {
			if tt.text != "" {
				t.Errorf("%s: no lines", tt.name)
			}
			continue
		}
		if d := cmp.Diff(tt.want, lines[0].Segments[0]); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
		text := ""
		for _, s := range lines[0].Segments {
			if !s.Mark {
				text += s.Text
			}
		}
		if text != tt.text {
			t.Errorf("%s: %q, want %q", tt.name, text, tt.text)
		}
	}
}

// TestTold says what is told of lines: hard ends, the last, those that are kept.
func TestTold(t *testing.T) {
	var got []string
	for _, l := range Lines([]Block{
		{Kind: Subhead, Runs: []Run{{Text: "春风吹过桥"}}},
		{Runs: []Run{{Text: "\n甲\n\n乙\n"}}},
		{Kind: Fixed, Rows: 3},
		{Kind: Fixed, Rows: -1},
		{Runs: []Run{{Text: "丙"}}, End: true, Ragged: true},
	}, Measure{Width: 3000}) {
		got = append(got, fmt.Sprintf("%d.%d %q hard %t last %t keep %t end %t spread %d", l.Block, l.Row, draw([]Line{l})[0], l.Hard, l.Last, l.Keep, l.End, l.Spread))
	}
	want := []string{
		`0.0 "春风吹" hard false last false keep true end false spread 0`,
		`0.1 "过桥" hard false last true keep true end false spread 1000`,
		`1.0 "甲" hard true last false keep false end false spread 2000`,
		`1.1 "" hard true last false keep false end false spread 3000`,
		`1.2 "乙" hard false last true keep false end false spread 2000`,
		`2.0 "" hard false last false keep true end false spread 0`,
		`2.1 "" hard false last false keep true end false spread 0`,
		`2.2 "" hard false last true keep false end false spread 0`,
		`4.0 "丙" hard false last true keep false end true spread 2000`,
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if n := Count([]Block{{Runs: []Run{{Text: "甲\n\n乙"}}}}, Measure{Width: 3000}); n != 3 {
		t.Errorf("%d lines", n)
	}
	if n := Count([]Block{{Kind: Fixed, Rows: tallest + 1}}, Measure{Width: 3000}); n != tallest {
		t.Errorf("%d lines", n)
	}
}

// TestMarkRoom: the room of a mark is whole quarters of an em, the least that hold it,
// and a quarter more behind one that ends narrow.
func TestMarkRoom(t *testing.T) {
	for _, mark := range []string{"1.", "1)", "12.", "a.", "i)", "●", "·", "1、", "（一）", "①", "一", "W", "MW)"} {
		least := Lines([]Block{{Kind: Preformatted, Runs: []Run{{Text: mark}}}}, Measure{Width: 9 * em})[0].Width
		last := []rune(mark)[len([]rune(mark))-1]
		if advance(last, 0) < em {
			least += em / 4
		}
		if got := MarkWidth(mark); got%(em/4) != 0 || got < least || got-least >= em/4 {
			t.Errorf("%s: %d for %d", mark, got, least)
		}
	}
}

// TestInsetLinesAreOpenedLess: by a quarter of an em between two characters, others by
// half of one.
func TestInsetLinesAreOpenedLess(t *testing.T) {
	for width, want := range map[int]bool{4500: true, 4504: false} {
		lines := Lines([]Block{{Kind: Item, Inset: 1000, Runs: []Run{{Text: "到渡口internationalization"}}}}, Measure{Width: width})
		if draw(lines)[0] != "到渡口" || lines[0].Justify != want {
			t.Errorf("at %d: %+v", width, lines[0])
		}
	}
}
