package typeset

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestFewest folds tables in every way and holds that the one taken has no more
// lines than any other.
func TestFewest(t *testing.T) {
	cell := rapid.SampledFrom([]string{"", "路", "头班车", "二百米", "在广场上教老人做纸灯", "6:10", "internationalization", "桃花桥南口，柳湾", "桃花桥"})
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(2, 6).Draw(t, "columns")
		var rows []string
		for range rapid.IntRange(1, 3).Draw(t, "rows") {
			rows = append(rows, strings.Join(rapid.SliceOfN(cell, columns, columns).Draw(t, "cells"), "|"))
		}
		text := Prepare([]Block{tableOf(rows...)})
		if len(text.parts) == 0 {
			return
		}
		w := text.tableAt(0, Measure{Width: rapid.IntRange(3, 16).Draw(t, "em") * em})
		least := 1 << 20
		var try func(from, lines int)
		try = func(from, lines int) {
			if from == columns {
				least = min(least, lines)
			}
			for to := from + 1; to <= columns; to++ {
				if to == from+1 || w.fits(from, to) {
					b := w.alone(from, to)
					try(to, lines+b.height)
				}
			}
		}
		try(0, 0)
		took, at := w.lines(), 0
		for _, b := range w.bands {
			if b.from != at || b.to <= b.from {
				t.Errorf("%q: a band of columns %d to %d behind %d", rows, b.from, b.to, at)
			}
			at = b.to
		}
		one := w.alone(0, columns)
		switch {
		case at != columns:
			t.Errorf("%q: %d columns of %d", rows, at, columns)
		case w.fits(0, columns) && w.deepest(&one) <= deepestRow:
			if len(w.bands) != 1 {
				t.Errorf("%q: folded, and need not be", rows)
			}
		case took*5 > least*6:
			t.Errorf("%q: %d lines, with %d it could be done", rows, took, least)
		}
		if w.fewest(); w.lines() != least {
			t.Errorf("%q: %d lines are not the fewest, %d", rows, w.lines(), least)
		}
	})
}

// TestTableLines says what is told of the lines of a table: its row and band;
// whether it is the Start of a row, a Head, takes the Whole measure, is Kept with
// the next, the Last; its cells, those at the right or in the middle behind > or =,
// with a ; where their text ends.
func TestTableLines(t *testing.T) {
	side := tableOf("站|头班|末班", "周末增开||", "东桥|6:10|21:00", "西桥|6:20|在广场上教老人做", "北|7:00|")
	side.Table.Aligns[1], side.Table.Aligns[2] = Center, Right
	folded := tableOf("路名|全长多少|从哪里起步|到哪里为止|票价", "桃花路|三百六十米|桃花桥南口|柳树湾码头|三元")
	folded.Table.Aligns[1] = Right
	single := tableOf("菜", "豆腐", "鱼")
	single.Table.Aligns[0] = Right
	plain := Block{Kind: Tabular, Runs: []Run{{Text: "甲\n乙"}}}
	inset := tableOf("菜|价", "豆腐|3元", "鱼|15元")
	inset.Inset = 2000
	insetFolded := tableOf("路名|全长多少|从哪里起步|到哪里为止|票价", "春夏秋冬都开||||", "桃花路|三百六十米|桃花桥南口|柳树湾码头|三元")
	insetFolded.Inset = 1000
	heads := tableOf("菜|价", "名|元")
	heads.Table.Heads = 9
	for _, tt := range []struct {
		name  string
		block Block
		width int
		want  []string
	}{
		{"side by side", side, 9000, []string{"0.0 SHK 站;|=头班;|>末班;", "1.0 SWK 周末增开;", "2.0 S 东桥;|=6:10;|>21:00;", "3.0 SK 西桥;|=6:20;|>在广场上", "3.0 K |=|>教老人做;", "4.0 SL 北;|=7:00;|>"}},
		{"folded", folded, 11000, []string{"0.0 SHK 路名;|全长多少;", "0.1 HK 从哪里起步;|到哪里为止;", "0.2 HK 票价;", "1.0 SK 桃花路;|三百六十米;", "1.1 K 桃花桥南口;|柳树湾码头;", "1.2 L 三元;"}},
		{"one column", single, 9000, []string{"0.0 SHK 菜;", "1.0 SK 豆腐;", "2.0 SL 鱼;"}},
		{"of which nothing is said", plain, 9000, []string{"0.0 SK 甲;", "1.0 SL 乙;"}},
		{"inset", inset, 9000, []string{"0.0 SHK 菜;|价;", "1.0 SK 豆腐;|3元;", "2.0 SL 鱼;|15元;"}},
		{"folded and inset, a row of one cell", insetFolded, 12000, []string{"0.0 SHK 路名;|全长多少;", "0.1 HK 从哪里起步;|到哪里为止;", "0.2 HK 票价;", "1.0 SWK 春夏秋冬都开;", "2.0 SK 桃花路;|三百六十米;", "2.1 K 桃花桥南口;|柳树湾码头;", "2.2 L 三元;"}},
		{"of heads alone", heads, 9000, []string{"0.0 SHK 菜;|价;", "1.0 SHL 名;|元;"}},
	} {
		var got []string
		lines := Prepare([]Block{{Runs: []Run{{Text: "前"}}}, tt.block, {Runs: []Run{{Text: "后"}}}}).Lines(Measure{Width: tt.width})
		for i, l := range lines[1 : len(lines)-1] {
			got = append(got, tellLine(t, l))
			if l.Block != 1 || l.Row != i || l.Hard || l.Indent != 0 || l.Justify || l.Spread != tt.width-tt.block.Inset {
				t.Errorf("%s: line %d: %+v", tt.name, i, l)
			}
			if end := l.Table.Cells[len(l.Table.Cells)-1]; len(l.Table.Cells) < 3 && end.Left+end.Room != tt.width {
				t.Errorf("%s: line %d ends at %d", tt.name, i, end.Left+end.Room)
			}
			if l.Table.Cells[0].Left != tt.block.Inset {
				t.Errorf("%s: line %d begins at %d", tt.name, i, l.Table.Cells[0].Left)
			}
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
	}
}

func tellLine(t *testing.T, l Line) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d.%d ", l.Table.Row, l.Table.Band)
	for i, is := range []bool{l.Table.Start, l.Table.Head, l.Table.Span, l.Keep, l.Last} {
		if is {
			b.WriteByte("SHWKL"[i])
		}
	}
	for i, c := range l.Table.Cells {
		b.WriteString([]string{" ", "|"}[min(i, 1)] + []string{"", ">", "="}[c.Align] + draw([]Line{c.Line})[0])
		if c.Last {
			b.WriteByte(';')
		}
		if c.Width+c.Spread != c.Room {
			t.Errorf("%d and %d in %d", c.Width, c.Spread, c.Room)
		}
	}
	return b.String()
}

// TestDeep: a table that fits is folded where its rows are deep, if that takes
// fewer lines.
func TestDeep(t *testing.T) {
	for _, tt := range []struct {
		name  string
		cells int // characters of each cell
		bands int
	}{
		{"low", 8, 1}, {"as deep as may be", 18, 1}, {"deep", 40, 2},
	} {
		cell := strings.Repeat("春", tt.cells)
		lines := Lines([]Block{tableOf("甲|乙|丙", cell+"|"+cell+"|"+cell)}, Measure{Width: 13 * em})
		bands := 0
		for _, l := range lines {
			bands = max(bands, l.Table.Band+1)
		}
		if bands != tt.bands {
			t.Errorf("%s: %d bands, want %d: %q", tt.name, bands, tt.bands, drawTable(lines))
		}
	}
}

// TestSideBySide: columns stand side by side where half an em is between what they
// need.
func TestSideBySide(t *testing.T) {
	for width, bands := range map[int]int{8500: 1, 8499: 2} {
		lines := Lines([]Block{tableOf("春夏秋冬|春夏秋冬")}, Measure{Width: width})
		if last := lines[len(lines)-1].Table.Band; last != bands-1 {
			t.Errorf("at %d: %q", width, drawTable(lines))
		}
	}
}
