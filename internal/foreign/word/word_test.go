package word

import (
	"fmt"
	"strings"
	"testing"

	"bao/internal/foreign"
)

func TestLink(t *testing.T) {
	for code, want := range map[string]string{
		` HYPERLINK "https://a.cn/x?y=1" \o "提示" `: "https://a.cn/x?y=1",
		`HYPERLINK mailto:a@b.cn`:                  "mailto:a@b.cn",
		`hyperlink \h "http://a.cn"`:               "http://a.cn",
		`HYPERLINK \l "书签"`:                        "",
		`HYPERLINK "..\\a.doc"`:                    "",
		`HYPERLINK "javascript:x"`:                 "",
		`PAGEREF https://a.cn`:                     "",
		``:                                         "",
	} {
		if got := Link(code); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

func TestShow(t *testing.T) {
	for code, want := range map[string]Shown{
		`EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(hàn),汉)`: {Text: "汉", Ruby: "hàn"},
		` eq \o\ac(○,十) `:              {Text: "㊉"},
		`EQ \f(1,2)`:                   {Lost: `EQ \f(1,2)`},
		`XE "甲"`:                       {},
		`SYMBOL 183 \f "Symbol" \s 12`: {Text: "•"},
		`symbol 0xFC \f Wingdings`:     {Text: "✓"},
		`SYMBOL 8594 \u`:               {Text: "→"},
		`SYMBOL 169`:                   {Text: "©"},
		`SYMBOL 255 \f "Symbol"`:       {Lost: `SYMBOL 255 \f "Symbol"`},
		`SYMBOL 99999999`:              {Lost: "SYMBOL 99999999"},
		`MACROBUTTON NoMacro 点这里 填写`:   {Text: "点这里 填写"},
	} {
		if got := Show(code); got != want {
			t.Errorf("%s: %+v, want %+v", code, got, want)
		}
	}
}

// A table is told in a line: cells, |, with how wide and tall they are; rows, /.
func TestBlocks(t *testing.T) {
	text := func(s string) []foreign.Block {
		return []foreign.Block{{Spans: []foreign.Span{{Text: s}}}}
	}
	cell := func(s string, depth int) Paragraph { return Paragraph{Blocks: text(s), Depth: depth, CellEnd: true} }
	more := func(depth int) Paragraph { return Paragraph{Depth: depth, CellEnd: true} }
	row := func(depth int, r Row) Paragraph { return Paragraph{Depth: depth, RowEnd: true, Row: r} }
	for name, c := range map[string]struct {
		in   []Paragraph
		want string
	}{
		"wide": {[]Paragraph{
			cell("a", 1), row(1, Row{Edges: []int{0, 20}, Cells: make([]Cell, 1)}),
			cell("b", 1), cell("c", 1), row(1, Row{Edges: []int{0, 10, 20}, Cells: make([]Cell, 2)}),
		}, "[a2×1/b1×1|c1×1]"},
		"merged": {[]Paragraph{
			cell("a", 1), more(1), row(1, Row{Edges: []int{0, 10, 20}, Cells: []Cell{{}, {WideMore: true}}}),
			cell("b", 1), cell("c", 1), row(1, Row{Edges: []int{0, 10, 20}, Cells: make([]Cell, 2)}),
		}, "[a2×1/b1×1|c1×1]"},
		"tall": {[]Paragraph{
			cell("a", 1), cell("b", 1), row(1, Row{Edges: []int{0, 10, 20}, Cells: make([]Cell, 2)}),
			more(1), cell("c", 1), row(1, Row{Edges: []int{0, 10, 20}, Cells: []Cell{{TallMore: true}, {}}}),
		}, "[a1×2|b1×1/c1×1]"},
		"words in a covered cell": {[]Paragraph{
			cell("a", 1), row(1, Row{Edges: []int{0, 10}, Cells: make([]Cell, 1)}),
			cell("b", 1), row(1, Row{Edges: []int{0, 10}, Cells: []Cell{{TallMore: true}}}),
		}, "[a1×1/b1×1]"},
		"inner": {[]Paragraph{
			{Blocks: text("a"), Depth: 1}, cell("b", 2), row(2, Row{}), cell("c", 1), row(1, Row{}), {Blocks: text("d")},
		}, "[a[b1×1]c1×1]d"},
		"no end": {[]Paragraph{cell("a", 1), {Blocks: text("b"), Depth: 1}}, "[a1×1|b1×1]"},
	} {
		if got := told(Blocks(c.in)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func told(blocks []foreign.Block) string {
	var b strings.Builder
	for _, k := range blocks {
		for _, s := range k.Spans {
			b.WriteString(s.Text)
		}
		if k.Kind != foreign.Table {
			continue
		}
		var rows []string
		for _, r := range k.Rows {
			var cells []string
			for _, c := range r.Cells {
				cells = append(cells, fmt.Sprintf("%s%d×%d", told(c.Blocks), c.Wide, c.Tall))
			}
			rows = append(rows, strings.Join(cells, "|"))
		}
		b.WriteString("[" + strings.Join(rows, "/") + "]")
	}
	return b.String()
}

func TestSymbol(t *testing.T) {
	for _, c := range []struct {
		in   rune
		font string
		want rune
	}{
		{0xF06C, "Wingdings", '●'},
		{0xF06C, "Symbol", 'λ'},
		{0xF028, "Symbol", '('},
		{0xF028, "Wingdings", '☎'},
		{0xF0B7, "Symbol", '•'},
		{0xF057, "Symbol", 'Ω'},
		{0xF07E, "Symbol", '∼'},
		{0xF0FE, "宋体", '☑'},
		{0xF0F0, "Symbol", 0xF0F0},
		{'甲', "Symbol", '甲'},
	} {
		if got := Symbol(c.in, c.font); got != c.want {
			t.Errorf("%x in %s: %c, want %c", c.in, c.font, got, c.want)
		}
	}
	for in, want := range map[string]string{"\uf0b7": "•", "\uf0a7": "▪", "\uf06c": "•", "o": "◦", " ": "", "一、": "一、", "\uf0d8": "➢"} {
		if got := Bullet(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestJoin(t *testing.T) {
	a, b := foreign.Span{Text: "a", Bold: true}, foreign.Span{Text: "b"}
	ruby, end := foreign.Span{Text: "汉", Ruby: "h"}, foreign.Span{Break: true}
	got := Join([]foreign.Span{end, a, a, b, end, end, b, b, ruby, ruby, {Note: 1}, {Note: 1}, end})
	want := []foreign.Span{{Text: "aa", Bold: true}, b, end, end, {Text: "bb"}, ruby, ruby, {Note: 1}, {Note: 1}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
