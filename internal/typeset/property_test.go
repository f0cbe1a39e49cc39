package typeset

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// pieces are drawn to make copy in which every rule has work to do.
var pieces = []string{
	"春", "风", "吹过", "小桥流水", "，", "。", "、", "：", "；", "？", "！", "！！", "“", "”", "‘", "’", "（", "）", "《", "》",
	"——", "……", "—", "…", "·", "～", "／", "/", "-", "3", "22", "2023", "月", "日", "年", "98%", "3.5", "1,200", "万元", "℃", "￥", "$", "No. ",
	"A", "word", "internationalization", "don’t", "it's", "\"", "https://a.example.com/x?y=1&z=2", " ", "  ", "　", "\n", "\t", "\u00a0", "\u200b",
	"e\u0301", "\u0301", "👩‍🌾", "🇨🇳", "שלום", "مرحبا", "\xff", "\xf0\x9f", "カ", "한", "①", "（“", "。”）", "\u202e", "\u00ad", "𠀀",
}

func drawBlocks(t *rapid.T) []Block {
	style := rapid.SampledFrom([]Style{0, 0, 0, Bold, Sans, Code, Sup, Sub | Bold, Whole})
	run := rapid.Custom(func(t *rapid.T) Run {
		return Run{
			Text:  strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 30).Draw(t, "pieces"), ""),
			Style: style.Draw(t, "style"), Link: rapid.IntRange(0, 2).Draw(t, "link"),
		}
	})
	align := rapid.SampledFrom([]Align{Left, Right, Center})
	table := rapid.OneOf(rapid.Just((*Table)(nil)), rapid.Custom(func(t *rapid.T) *Table {
		return &Table{Aligns: rapid.SliceOfN(align, 0, 8).Draw(t, "aligns"), Heads: rapid.IntRange(-1, 2).Draw(t, "heads")}
	}))
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Block {
		return Block{
			Kind: Kind(rapid.IntRange(0, int(Tabular)).Draw(t, "kind")),
			Runs: rapid.SliceOfN(run, 0, 4).Draw(t, "runs"),
			Mark: rapid.SampledFrom([]string{"", "1.", "一、", "●\n"}).Draw(t, "mark"),
			Rows: rapid.IntRange(-1, 5).Draw(t, "rows"), Give: rapid.IntRange(-1, 4).Draw(t, "give"), Ragged: rapid.Bool().Draw(t, "ragged"),
			Inset: rapid.SampledFrom([]int{0, 0, 1000, 2500}).Draw(t, "inset"), Hang: 1000, Lead: rapid.SampledFrom([]int{0, 0, 3}).Draw(t, "lead"),
			Table: table.Draw(t, "table"),
		}
	}), 0, 4).Draw(t, "blocks")
}

func drawMeasure(t *rapid.T) Measure {
	width := rapid.OneOf(rapid.IntRange(-10, 4000), rapid.IntRange(4000, 30000), rapid.SampledFrom([]int{11000, 13000, 1 << 62}))
	return Measure{
		Width: width.Draw(t, "width"), Indent: rapid.SampledFrom([]int{0, 1000, 2000, -5, 1 << 62}).Draw(t, "indent"),
		Inset: rapid.SampledFrom([]int{0, 1000}).Draw(t, "inset"), Gap: rapid.SampledFrom([]int{0, 0, 125, 250}).Draw(t, "gap"),
		Strict: rapid.Bool().Draw(t, "strict"), FullEnd: rapid.Bool().Draw(t, "end"), HalfStart: rapid.Bool().Draw(t, "start"),
	}
}

func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { check(t, drawBlocks(t), drawMeasure(t)) })
}

// check holds what is true of any copy at any measure.
func check(t interface {
	Helper()
	Errorf(string, ...any)
}, blocks []Block, m Measure,
) {
	t.Helper()
	text := Prepare(blocks)
	lines := text.Lines(m)
	if n := text.Count(m); n != len(lines) {
		t.Errorf("Count %d, %d lines", n, len(lines))
	}
	if again := Prepare(blocks).Lines(m); !reflect.DeepEqual(lines, again) {
		t.Errorf("two settings differ")
	}
	got := make([]strings.Builder, len(blocks))
	for from := 0; from < len(lines); {
		n, block := Abreast(lines[from:]), lines[from].Block
		for s := range Reading(lines[from : from+n]) {
			if s.Run >= 0 {
				got[block].WriteString(s.Text)
				if r := blocks[block].Runs[s.Run]; s.Style != r.Style || s.Link != r.Link {
					t.Errorf("line %d: segment %+v of run %+v", from, s, r)
				}
			}
		}
		from += n
	}
	for i, l := range lines {
		if l.Table != nil {
			checkCells(t, m, i, l)
			continue
		}
		checkLine(t, blocks, m, i, l, l.Row == 0 || lines[i-1].Hard)
	}
	for i, b := range blocks {
		if b.Kind == Fixed {
			continue
		}
		var want strings.Builder
		for _, r := range b.Runs {
			want.WriteString(r.Text)
		}
		if g, w := bare(got[i].String()), bare(want.String()); g != w {
			t.Errorf("block %d: text %q, want %q", i, g, w)
		}
	}
}

// white reports whether setting may collapse r.
func white(r rune) bool { return r < ' ' || kindOf(r) == space }

// bare is the text without white, which setting may collapse.
func bare(s string) string {
	var b strings.Builder
	for at := 0; at < len(s); {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !white(r) {
			b.WriteString(s[at : at+n])
		}
		at += n
	}
	return b.String()
}

// checkLine holds that the line is no wider than its room, that its segments
// add up to its width, and that no rule is broken that the measure lets one
// keep.
func checkLine(t interface {
	Helper()
	Errorf(string, ...any)
}, blocks []Block, m Measure, i int, l Line, starts bool,
) {
	t.Helper()
	kind := blocks[l.Block].Kind
	if kind == Fixed {
		return
	}
	var seen []rune
	width := 0
	if len(l.Segments) > 0 && l.Segments[0].Mark {
		l.Segments = l.Segments[1:]
	}
	for _, s := range l.Segments {
		seen = append(seen, []rune(s.Text)...)
		width += advanceOf(s, kind == Preformatted)
	}
	for n := len(l.Segments) - 1; n >= 0; n-- { // white at the end
		end := l.Segments[n]
		rest := len(strings.TrimRightFunc(end.Text, white))
		end.Text, end.Before, end.After, end.Box, end.Latin = end.Text[rest:], 0, 0, 0, false
		width -= advanceOf(end, kind == Preformatted)
		if rest > 0 {
			break
		}
	}
	if width != l.Width {
		t.Errorf("line %d %q: its segments are %d wide, it says %d", i, string(seen), width, l.Width)
	}
	room := max(m.Width, em) - l.Indent
	if kind == Pull {
		room -= l.Indent
		if blocks[l.Block].Inset > 0 {
			room = l.Width + l.Spread // its right side has no such inset
		}
	}
	if l.Width > room && len(seen) > 1 && clusters(l) > 1 {
		t.Errorf("line %d %q: width %d, room %d", i, string(seen), l.Width, room)
	}
	if l.Spread < 0 || l.Width < 0 || l.Indent < 0 || l.Width <= room && room < 1<<40 && l.Width+l.Spread != room {
		t.Errorf("line %d %q: indent %d, width %d, spread %d, room %d", i, string(seen), l.Indent, l.Width, l.Spread, room)
	}
	if kind == Preformatted || room < 10000 || m.Indent > 2000 || len(seen) == 0 {
		return
	}
	first, last := seen[0], []rune(strings.TrimRight(string(seen), " "))
	if !starts && strings.ContainsRune("，。、：；？！）》”～", first) && !narrow(blocks[l.Block]) {
		t.Errorf("line %d begins with a mark: %q", i, string(seen))
	}
	if !l.Last && !l.Hard && len(last) > 0 && strings.ContainsRune("（《“￥", last[len(last)-1]) && !narrow(blocks[l.Block]) {
		t.Errorf("line %d ends with an opening mark: %q", i, string(seen))
	}
}

// checkCells holds that the cells of a line stand side by side within the
// measure, and what stands in them within them.
func checkCells(t interface {
	Helper()
	Errorf(string, ...any)
}, m Measure, i int, l Line,
) {
	t.Helper()
	at := 0
	for k, c := range l.Table.Cells {
		if c.Left < at || k > 0 && c.Left < at+leastGap {
			t.Errorf("line %d: cell %d begins at %d, the one before ends at %d", i, k, c.Left, at)
		}
		at = c.Left + c.Room
		if c.Width > c.Room && clusters(c.Line) > 1 || c.Width+c.Spread < c.Room {
			t.Errorf("line %d: cell %d of width %d and %d in %d", i, k, c.Width, c.Spread, c.Room)
		}
	}
	if at > max(m.Width, em) && len(l.Table.Cells) > 1 {
		t.Errorf("line %d: cells end at %d in %d", i, at, m.Width)
	}
}

// advanceOf is how far a browser that knows nothing of the rules moves on
// over the segment: the widths of its characters and its margins.
func advanceOf(s Segment, pre bool) int {
	width := s.Before + s.After
	if s.Box > 0 {
		return width + s.Box
	}
	for _, a := range Prepare([]Block{{Kind: Preformatted, Runs: []Run{{Text: strings.ReplaceAll(s.Text, "\n", " "), Style: s.Style}}}}).atoms {
		switch {
		case s.Latin:
			width += int(a.w) * latinQuote(a.r, s.Style) / em
		case a.kind == space && !pre && !wideSpace(a.r):
			space := advance(' ', s.Style)
			if s.Style&(Sup|Sub) != 0 {
				space = space * 6 / 10
			}
			width += space
		default:
			width += int(a.w)
		}
	}
	return width
}

// clusters counts the atoms of a line.
func clusters(l Line) int {
	n := 0
	for _, s := range l.Segments {
		n += len(flush(strings.TrimSpace(s.Text)).atoms)
	}
	return n
}

// narrow reports whether a block has nowhere to break for longer than the
// 12 em rules are checked at: then some rule must give.
func narrow(b Block) bool {
	t := Prepare([]Block{b})
	from := int32(0)
	for i := range t.atoms {
		if brk := t.atoms[i].brk; brk == free || brk == dashed {
			from = t.bounds[i].sum
		}
		if t.bounds[i+1].sum-from > 4000 {
			return true
		}
	}
	return false
}

func FuzzLines(f *testing.F) {
	for i, p := range pieces {
		f.Add(p+strings.Join(pieces[max(0, i-6):i], ""), i*500, uint8(i), uint16(i))
	}
	f.Fuzz(func(t *testing.T, text string, width int, kind uint8, bits uint16) {
		// Copy is UTF-8: halves of a character round a line end would make a
		// character of the two ends when that is set as nothing.
		text = strings.ToValidUTF8(text, "�")
		half := len(text) / 2
		for half > 0 && !utf8.RuneStart(text[half]) {
			half--
		}
		blocks := []Block{{
			Kind: Kind(kind % 9), Mark: "1.", Rows: int(kind), Table: &Table{Aligns: make([]Align, 1+kind/32), Heads: int(kind>>4) & 1},
			Runs: []Run{{Text: text[:half], Style: Style(bits >> 8)}, {Text: text[half:], Link: 1}},
		}}
		m := Measure{
			Width: width, Indent: int(bits&3) * em, Inset: int(bits>>2&3) * em, Gap: int(bits>>4&1) * 250,
			Strict: bits&32 != 0, FullEnd: bits&64 != 0, HalfStart: bits&128 != 0,
		}
		check(t, blocks, m)
		for _, rows := range []int{0, 2} {
			checkHeadline(t, text, width, rows)
		}
	})
}

// checkHeadline holds that a headline is whole, in the rows asked for, and no
// wider than allowed.
func checkHeadline(t interface {
	Helper()
	Errorf(string, ...any)
}, text string, width, rows int,
) {
	t.Helper()
	lines := title(text).Lines(width, rows)
	if lines == nil {
		return
	}
	var got strings.Builder
	for _, l := range lines {
		for _, s := range l.Segments {
			got.WriteString(s.Text)
		}
		if l.Width > max(width, em) && clusters(l) > 1 {
			t.Errorf("headline %q: line of %d at %d", text, l.Width, width)
		}
	}
	if g, w := bare(got.String()), bare(text); g != w {
		t.Errorf("headline %q: got %q", w, g)
	}
	if rows > 0 && len(lines) != rows {
		t.Errorf("headline %q: %d rows, want %d", text, len(lines), rows)
	}
}

// TestAbsurd: input no editor writes ends in time and loses nothing.
func TestAbsurd(t *testing.T) {
	const n = 2_000
	for name, s := range map[string]string{
		"word": strings.Repeat("a", 10*n), "digits": strings.Repeat("7", n), "marks": strings.Repeat("，", n),
		"opening": strings.Repeat("（", n), "quotes": strings.Repeat("“", n), "closing": strings.Repeat("”’", n),
		"combining": strings.Repeat("\u0301", n), "dashes": strings.Repeat("—", n), "dots": strings.Repeat("·", n),
		"white": strings.Repeat(" \u200b", n), "feeds": strings.Repeat("字\n", n), "joiners": strings.Repeat("👩\u200d", n),
		"glue": strings.Repeat("\u00a0", n), "invalid": strings.Repeat("\xff", n), "rtl": strings.Repeat("שלום ", n),
		"flags": strings.Repeat("🇨", n), "apostrophes": strings.Repeat("a’", n),
	} {
		t.Run(name, func(t *testing.T) {
			for _, width := range []int{1, 1000, 11000, 1 << 62} {
				blocks := []Block{{Runs: []Run{{Text: s}}}, {Kind: Item, Mark: s, Runs: []Run{{Text: "x"}}}}
				text := Prepare(blocks)
				lines := text.Lines(Measure{Width: width, Indent: 2000})
				if c := text.Count(Measure{Width: width, Indent: 2000}); c != len(lines) {
					t.Errorf("width %d: Count %d, %d lines", width, c, len(lines))
				}
				var got strings.Builder
				for _, l := range lines {
					for _, g := range l.Segments {
						if l.Block == 0 {
							got.WriteString(g.Text)
						}
					}
				}
				if bare(got.String()) != bare(s) {
					t.Errorf("width %d: text lost", width)
				}
			}
			checkHeadline(t, s, 11000, 0)
		})
	}
}
