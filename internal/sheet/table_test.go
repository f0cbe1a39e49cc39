package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bao/internal/typeset"
)

// TestTableBlocks holds that the cells of a table are those of its rows, empty
// ones too, and how its columns are aligned.
func TestTableBlocks(t *testing.T) {
	const (
		left   = typeset.Left
		right  = typeset.Right
		center = typeset.Center
	)
	tests := []struct {
		text, cells string
		aligns      []typeset.Align
		heads       int
	}{
		{"|甲|乙|\n|---|---|\n|丙|丁|", "甲|乙|丙|丁", []typeset.Align{left, left}, 1},
		{"|船|票价|\n|---|---|\n|大|12.5元|\n|小|￥3|", "船|票价|大|12.5元|小|￥3", []typeset.Align{left, right}, 1},
		{"|船|票价|\n|---|:--|\n|大|12元|", "船|票价|大|12元", []typeset.Align{left, left}, 1},
		{"|船|停靠|\n|--:|:-:|\n|大|桥头|", "船|停靠|大|桥头", []typeset.Align{right, center}, 1},
		{"|甲|乙|丙|\n|---|---|---|\n|丁|", "甲|乙|丙|丁||", []typeset.Align{left, left, left}, 1},
		{"|甲|乙|\n|---|---|\n|丙<br>丁|**戊**|", "甲|乙|丙 丁|戊", []typeset.Align{left, left}, 1},
		{"<table><tr><td>甲</td><td>3</td></tr><tr><td>乙</td></tr></table>", "甲|3|乙|", []typeset.Align{left, right}, 0},
		{"<table><tr><td colspan=2>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>", "甲||乙|丙", []typeset.Align{left, left}, 0},
	}
	for _, tt := range tests {
		c := Copy{Body: bodyOf(tt.text)}
		blocks := c.blocks()
		if len(blocks) != 1 || blocks[0].Kind != typeset.Tabular {
			t.Errorf("%q: %+v", tt.text, blocks)
			continue
		}
		b, text := blocks[0], ""
		for _, r := range b.Runs {
			text += r.Text
		}
		if text = strings.ReplaceAll(text, "\n", "|"); text != tt.cells || !slices.Equal(b.Table.Aligns, tt.aligns) || b.Table.Heads != tt.heads {
			t.Errorf("%q: %s %v %d, want %s %v %d", tt.text, text, b.Table.Aligns, b.Table.Heads, tt.cells, tt.aligns, tt.heads)
		}
	}
}

func TestFigures(t *testing.T) {
	for cells, want := range map[string]bool{
		"12元3": false, "12公里整": false, "12公里": true, "元12": false, "约12": true, "1 2 3 甲": false, "1 2 3 4 甲": true, "甲": false, "6 7": true,
		"12": true, "3.5元": true, "6:10 7:25": true, "￥18 ￥9 128": true, "98% 1,204人": true, "约3 12 7 8 —": true, "10万元": true,
		"": false, "3月22日": false, "免费": false, "1 甲 乙": false, "2号楼301": false, "12 — —": false,
	} {
		if got := figures(strings.Fields(cells)); got != want {
			t.Errorf("%s: %t", cells, got)
		}
	}
}

// TestTableBreaks holds where legs part a table: not below its head, nor within
// a row, nor below the first one or above the last, where they can.
func TestTableBreaks(t *testing.T) {
	var rows strings.Builder
	for i := range 6 {
		fmt.Fprintf(&rows, "|%d号船|在桥头码头停靠十分钟|\n", i+1)
	}
	c := Copy{Body: bodyOf("|船|说明|\n|---|---|\n" + rows.String())}
	lines := typeset.Prepare(c.blocks()).Lines(typeset.Measure{Width: 11000})
	if len(lines) != 13 { // the head in one line, six rows in two
		t.Fatalf("%d lines", len(lines))
	}
	for at := 1; at < len(lines); at++ {
		want := 0
		switch {
		case at == 1:
			want = costSubhead
		case at == 3 || at == 11:
			want = costLoneRow
		case at%2 == 0:
			want = costRow
		}
		if got := breakCost(lines, at); got != want {
			t.Errorf("above line %d: %d, want %d", at, got, want)
		}
	}
}

// TestVerseBreaks holds that legs part poems between stanzas, and leave no line
// of one alone.
func TestVerseBreaks(t *testing.T) {
	c := Copy{Body: bodyOf("灯在水里  \n水在灯里  \n船走过去  \n把两样都带走\n\n回来的时候  \n灯还在  \n水换了一遍")}
	lines := typeset.Prepare(c.blocks()).Lines(typeset.Measure{Width: 11000})
	want := []int{costVerseHead + costStanza, costStanza, costVerse + costStanza, costWhiteHead + costVerse, 0, costVerseHead + costStanza, costVerse + costStanza}
	var got []int
	for at := 1; at < len(lines); at++ {
		got = append(got, breakCost(lines, at))
	}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestSpans holds that a cell over several columns stands in the first of them and moves
// the others, that one of no or of too many columns is one, and that none widens a table
// without end.
func TestSpans(t *testing.T) {
	for value, want := range map[string]int{"1": 2, "2": 3, "7": 8, "20": 21, "21": 21, "9999": 21, "0": 2, "-3": 2, "x": 2} {
		c := Copy{Body: bodyOf("<table><tr><td colspan=\"" + value + "\">甲</td><td>乙</td></tr></table>")}
		blocks := c.blocks()
		if len(blocks) != 1 || blocks[0].Table == nil {
			t.Errorf("colspan %s: %+v", value, blocks)
			continue
		}
		text := ""
		for _, r := range blocks[0].Runs {
			text += r.Text
		}
		if got := len(blocks[0].Table.Aligns); got != want || text != "甲"+strings.Repeat("\n", want-1)+"乙" {
			t.Errorf("colspan %s: %d columns, want %d: %q", value, got, want, text)
		}
	}
}
