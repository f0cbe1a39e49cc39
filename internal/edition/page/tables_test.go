package page

import (
	"regexp"
	"strings"
	"testing"

	"bao/internal/compose"
	"bao/internal/sheet"
	"bao/internal/typeset"
)

// storyOf sets blocks in legs of so many lines.
func storyOf(blocks []typeset.Block, width, most int) *sheet.Story {
	s := &sheet.Story{Copy: &sheet.Copy{}}
	lines := typeset.Prepare(blocks).Lines(typeset.Measure{Width: width * 1000, Indent: 2000})
	for col := 0; len(lines) > 0; col++ {
		n := min(len(lines), most)
		s.Legs = append(s.Legs, sheet.Leg{Leg: compose.Leg{Rect: compose.Rect{Col: col, Cols: 1, Lines: most}}, Lines: lines[:n]})
		lines = lines[n:]
	}
	return s
}

var (
	styleForm = regexp.MustCompile(` style="[^"]*"`)
	tagForm   = regexp.MustCompile(`<[^>]*>`)
)

// TestTableCells holds that a row is a paragraph, each cell whole before the
// next one, a row that legs part in two runs.
func TestTableCells(t *testing.T) {
	table := func(text string) []typeset.Block {
		return []typeset.Block{{
			Kind: typeset.Tabular, Runs: []typeset.Run{{Text: strings.ReplaceAll(text, "|", "\n")}},
			Table: &typeset.Table{Aligns: []typeset.Align{typeset.Left, typeset.Right}, Heads: 1},
		}}
	}
	const want = `<p class="tr head first"><span class="run"><span class="td"><span class="line">船</span><span class="sp">	</span></span>` +
		`<span class="td"><span class="line end">票</span></span></span></p>` +
		`<p class="tr last"><span class="run"><span class="td"><span class="line">大</span><span class="sp">	</span></span>` +
		`<span class="td"><span class="line end">3元</span></span></span></p>`
	html := string(copyOf("", false, newSetting(grid{sheet.Screen(5)}, storyOf(table("船|票|大|3元"), 11, 9), "")))
	if got := styleForm.ReplaceAllString(html, ""); got != want {
		t.Errorf("%s, want\n%s", got, want)
	}
	const words = "船名|停靠的码头和时间长短|大船|桥头码头十分钟，渡口五分钟"
	for _, most := range []int{1, 2, 3, 9} { // whatever the legs, each row is read cell by cell
		html := string(copyOf("", false, newSetting(grid{sheet.Screen(5)}, storyOf(table(words), 8, most), "")))
		if n := strings.Count(html, "<p"); n != 2 {
			t.Errorf("legs of %d: %d paragraphs in %s", most, n, html)
		}
		got, want := strings.ReplaceAll(tagForm.ReplaceAllString(html, ""), "\t", ""), strings.ReplaceAll(words, "|", "")
		if most == 9 && got != want || len(got) != len(want) {
			t.Errorf("legs of %d: %s", most, got)
		}
	}
}

// TestMarks holds that the mark of an item stands in the indent of its first
// line, and that bullets are small.
func TestMarks(t *testing.T) {
	blocks := []typeset.Block{
		{Kind: typeset.Item, Mark: "●", Hang: 1000, Inset: 2000, Runs: []typeset.Run{{Text: "上船"}}},
		{Kind: typeset.Item, Lead: 4, Hang: 1500, Inset: 1500, Runs: []typeset.Run{{Text: "1、上船"}}},
	}
	got := string(copyOf("", false, newSetting(grid{sheet.Screen(5)}, storyOf(blocks, 11, 9), "")))
	for _, want := range []string{
		`<span class="in" style="width:1em"></span><span class="tag" style="width:1em"><span class="dot">●</span></span>上船`,
		`<span class="line"><span class="tag" style="width:1.5em">1、</span>上船`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
}

// TestTableAcross holds that a table which stands across columns is written where it is
// read, at its own place and as wide as that.
func TestTableAcross(t *testing.T) {
	block := func(text string) typeset.Block { return typeset.Block{Runs: []typeset.Run{{Text: text}}} }
	s := storyOf([]typeset.Block{block("船期如下"), block("请早到")}, 11, 9)
	table := typeset.Block{
		Kind: typeset.Tabular, Runs: []typeset.Run{{Text: "船\n票\n大\n3元"}},
		Table: &typeset.Table{Aligns: []typeset.Align{typeset.Left, typeset.Right}, Heads: 1},
	}
	f := sheet.Screen(5)
	s.Tables = []sheet.Table{{
		Rect: compose.Rect{Col: 1, Top: 7, Cols: 2, Lines: 2}, Before: 1,
		Lines: typeset.Prepare([]typeset.Block{table}).Lines(typeset.Measure{Width: f.SpanWidth(2) * 1000}),
	}}
	html := string(copyOf("", false, newSetting(grid{f}, s, "")))
	if got := strings.ReplaceAll(tagForm.ReplaceAllString(html, ""), "\t", ""); got != "船期如下船票大3元请早到" {
		t.Errorf("read as %s", got)
	}
	for _, want := range []string{`class="tr head first across"`, "left:17em;top:11.55em;--measure:32em"} {
		if !strings.Contains(html, want) {
			t.Errorf("%s is not in %s", want, html)
		}
	}
	s.Tables[0].Before = 2 // behind all
	html = string(copyOf("", false, newSetting(grid{f}, s, "")))
	if !strings.HasSuffix(strings.ReplaceAll(tagForm.ReplaceAllString(html, ""), "\t", ""), "请早到船票大3元") {
		t.Errorf("a table at the end: %s", html)
	}
}
