package sheet

import (
	"slices"
	"strings"
	"testing"

	"bao/internal/compose"
	"bao/internal/typeset"
)

const (
	narrowTable = "|船|票价|\n|---|---|\n|大|12元|\n|小|3元|\n"
	wideTable   = "|停水地段|影响户数|开始时间|恢复时间|\n|---|---|---|---|\n|东桥头一至十二号|一百二十户|3月5日8时|3月5日14时|\n|西渡口沿河一带|八十六户|3月6日8时|3月6日14时|\n"
)

func tabled(n, paragraphs int, tables ...string) Copy {
	c := copyOf(n, paragraphs)
	text := strings.Repeat("楼组长敲开四十户人家的门，大家商量着把旧车棚改成花园。\n\n", paragraphs/2)
	c.Body = bodyOf(text + strings.Join(tables, "\n下面还有一张表。\n\n") + "\n" + text)
	return c
}

// TestWhichTablesStandApart holds that a table that a column would fold stands across
// several, as wide as it needs, and no other one.
func TestWhichTablesStandApart(t *testing.T) {
	f := Printed(printSettings(), false)
	long := "|停水地段|影响户数|开始时间|\n|---|---|---|\n" + strings.Repeat("|东桥头一至十二号|一百二十户|3月5日8时|\n", 2*longestApart)
	for _, tt := range []struct {
		name string
		c    Copy
		want int
	}{
		{"none", copyOf(1, 4), 0},
		{"one that fits its column", tabled(1, 4, narrowTable), 0},
		{"a wide one", tabled(1, 4, wideTable), 1},
		{"of two the wide one", tabled(1, 4, narrowTable, wideTable), 1},
		{"of many those that composing looks at", tabled(1, 4, slices.Repeat([]string{wideTable}, compose.MostPhotos+2)...), compose.MostPhotos},
		{"one that is to be parted", tabled(1, 4, long), 0},
		{"nothing but a table", Copy{Body: bodyOf(wideTable)}, 0},
	} {
		p := newPiece(&tt.c, f)
		if got := p.hasTables(); got != (tt.want > 0) {
			t.Errorf("%s: tables apart: %t", tt.name, got)
			continue
		}
		if tt.want == 0 {
			continue
		}
		a := p.tables()
		if len(a.tables) != tt.want {
			t.Fatalf("%s: %d tables", tt.name, len(a.tables))
		}
		for _, framed := range []bool{false, true} {
			shape := a.tables[0].shape(f, framed)
			if shape.MinSpan < 2 || shape.MaxSpan < shape.MinSpan || shape.MaxSpan == f.Columns {
				t.Errorf("%s: over %d to %d columns", tt.name, shape.MinSpan, shape.MaxSpan)
			}
			if shape.Rows[shape.MaxSpan-1] != 3 || shape.Rows[0] <= 3 {
				t.Errorf("%s: lines by columns: %v", tt.name, shape.Rows)
			}
		}
	}
}

// TestManyTables holds that every table of a story is on its page, however many it has.
func TestManyTables(t *testing.T) {
	for _, paragraphs := range []int{4, 12, 30} {
		const tables = compose.MostPhotos + 2
		c := tabled(1, paragraphs, slices.Repeat([]string{wideTable}, tables)...)
		text := shown(onePage([]Copy{c}).composed(printSettings()))[c.Address]
		if n := strings.Count(text, "停水地段"); n != tables {
			t.Errorf("%d paragraphs: %d of %d tables", paragraphs, n, tables)
		}
	}
}

// TestTablesAcross holds that a table stands across columns in its story and is read in
// its place, and in its column where the story runs on.
func TestTablesAcross(t *testing.T) {
	across := false
	for _, paragraphs := range []int{6, 12, 20, 200} {
		long := tabled(1, paragraphs, wideTable)
		sheets := onePage([]Copy{long, copyOf(2, 8), copyOf(3, 8)}).composed(printSettings())
		text := shown(sheets)[long.Address]
		doc := long.Body.Doc()
		if want := unspaced(doc.Text()); !strings.HasPrefix(text, want) {
			t.Errorf("%d paragraphs: %s", paragraphs, difference(want, text))
		}
		for _, s := range sheets {
			for i := range s.Stories {
				story := &s.Stories[i]
				if len(story.Tables) == 0 {
					continue
				}
				across = true
				if story.To > 0 || story.From > 0 {
					t.Errorf("%d paragraphs: a table stands apart from a story that runs on", paragraphs)
				}
				if at := story.Tables[0]; at.Cols < 2 || len(at.Lines) != at.Rect.Lines {
					t.Errorf("%d paragraphs: %d lines in %+v", paragraphs, len(at.Lines), at.Rect)
				}
				for _, leg := range story.Legs {
					for _, l := range leg.Lines {
						if l.Table != nil {
							t.Errorf("%d paragraphs: it stands in a column too", paragraphs)
						}
					}
				}
			}
			if wrong := astray(&s); wrong != "" {
				t.Errorf("%d paragraphs: %s", paragraphs, wrong)
			}
		}
	}
	if !across {
		t.Error("no table stands across columns")
	}
}

// TestAcross holds how wide a table may be.
func TestAcross(t *testing.T) {
	f := Printed(printSettings(), false)
	if got := f.across(2, false); got != (typeset.Measure{Width: f.SpanWidth(2) * 1000}) {
		t.Errorf("across two columns: %+v", got)
	}
	if got := f.across(2, true).Width; got != f.SpanWidth(2)*1000-2000 {
		t.Errorf("in a frame: %d", got)
	}
}
