package sheet

import (
	"slices"
	"strings"
	"testing"

	"bao/internal/byline"
	"bao/internal/markup"
	"bao/internal/paper"
	"bao/internal/typeset"
)

// TestNamesStayWhole sets bylines and credits at every narrow measure: no line
// ends inside a name, and none is spread.
func TestNamesStayWhole(t *testing.T) {
	a := &paper.Article{Byline: byline.Line{
		Credits: []byline.Credit{
			{Role: byline.Reporter, Label: "记者", Names: []string{"岑望舒", "欧阳渡"}},
			{Role: byline.Correspondent, Label: "通讯员", Names: []string{"司徒小满", "闻一"}},
			{Role: byline.Editor, Label: "责任编辑", Names: []string{"林之远"}},
		},
		Covers: "文/图",
	}}
	c := Copy{Byline: a.Byline, Body: bodyOf("")}
	for width := 8; width <= 20; width++ {
		var got []string
		for _, l := range typeset.Prepare(c.blocks()).Lines(typeset.Measure{Width: width * 1000}) {
			if l.Justify {
				t.Errorf("at %d a line of the byline is spread", width)
			}
			got = append(got, strings.TrimSpace(lineText(l)))
		}
		if all := strings.Join(got, " "); all != "（记者 岑望舒 欧阳渡 通讯员 司徒小满 闻一 文/图）" {
			t.Errorf("at %d: %q", width, got)
		}
	}
	for _, credit := range []struct {
		text  string
		whole []string
	}{
		{"岑望舒 摄", []string{"岑望舒 摄"}},
		{"岑望舒 欧阳渡 摄", []string{"岑望舒", "欧阳渡", "摄"}},
		{"芦花街道文化站 供图", []string{"供图"}},
		{"欧阳小满 摄影", []string{"欧阳小满 摄影"}},
		{"欧阳小满 摄影报道", []string{"欧阳小满", "摄影报道"}},
		{"柳湾摄影社 摄", []string{"摄"}},
		{"岑望舒", []string{"岑望舒"}},
	} {
		var whole []string
		for _, r := range creditRuns(credit.text) {
			if r.Style&typeset.Whole != 0 {
				whole = append(whole, r.Text)
			}
		}
		if !slices.Equal(whole, credit.whole) {
			t.Errorf("%s: %q is kept whole, want %q", credit.text, whole, credit.whole)
		}
	}
}

// TestTableIsRagged holds that a row of a table that takes two lines is not
// spread.
func TestTableIsRagged(t *testing.T) {
	c := Copy{Body: bodyOf("| 班次 | 停航条件 |\n|---|---|\n| 一 | 六级风以上，或者大雾，或者船工说不走 |\n")}
	lines := typeset.Prepare(c.blocks()).Lines(typeset.Measure{Width: 11000})
	if len(lines) < 3 {
		t.Fatalf("%d lines", len(lines))
	}
	for _, l := range lines {
		if l.Justify {
			t.Errorf("%s is spread", lineText(l))
		}
	}
}

func bodyOf(text string) paper.Body {
	doc, _ := markup.Parse([]byte(text))
	return paper.Body{Encoded: doc.Encode(), Count: doc.Count()}
}

// TestSignoff holds that who signs a notice, and the day, stand at the right of
// the column, and nothing else does but a byline.
func TestSignoff(t *testing.T) {
	c := Copy{
		Body:   bodyOf("过桥请靠右。\n老桥社区居民委员会\n2026年11月9日\n"),
		Byline: byline.Line{Credits: []byline.Credit{{Role: byline.Reporter, Label: "记者", Names: []string{"岑望舒"}}}},
	}
	var right []string
	for _, l := range typeset.Prepare(c.blocks()).Lines(typeset.Measure{Width: 11000, Indent: 2000}) {
		if l.Justify {
			t.Errorf("%s is spread", lineText(l))
		}
		if l.End {
			right = append(right, lineText(l))
		}
	}
	if want := []string{"老桥社区居民委员会", "2026年11月9日", "（记者 岑望舒）"}; !slices.Equal(right, want) {
		t.Errorf("at the right: %q", right)
	}
}
