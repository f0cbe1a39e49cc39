package intake

import (
	"strings"
	"testing"

	"bao/internal/foreign"
)

func TestSubheads(t *testing.T) {
	bold := func(s string) foreign.Block {
		return foreign.Block{Spans: []foreign.Span{{Text: s, Bold: true}}}
	}
	plain := func(s string) foreign.Block { return foreign.Block{Spans: []foreign.Span{{Text: s}}} }
	half := foreign.Block{Spans: []foreign.Span{{Text: "停水时间", Bold: true}, {Text: "和范围"}}}
	head := foreign.Block{Kind: foreign.Heading, Level: 1, Spans: []foreign.Span{{Text: "水从哪里来"}}}
	for _, c := range []struct {
		name   string
		found  bool
		blocks []foreign.Block
		want   string
	}{
		{"one", true, []foreign.Block{plain("一段话。"), bold("一、停水时间和范围"), plain("又一段话。")}, "一段话。\n\n## 一、停水时间和范围\n\n又一段话。"},
		{"below a heading", true, []foreign.Block{plain("一段话。"), head, plain("一段。"), bold("停水时间"), plain("又一段话。")}, "一段话。\n\n## 水从哪里来\n\n一段。\n\n### 停水时间\n\n又一段话。"},
		{"a sentence", false, []foreign.Block{plain("一段话。"), bold("请大家备水。"), plain("又一段话。")}, "**请大家备水。**"},
		{"two lines", true, []foreign.Block{plain("一段话。"), bold("雨停了"), bold("桥还在"), plain("又一段话。")}, "**雨停了**\n\n## 桥还在"},
		{"at the end", false, []foreign.Block{plain("一段话。"), bold("桥还在")}, "**桥还在**"},
		{"half bold", false, []foreign.Block{plain("一段话。"), half, plain("又一段话。")}, "**停水时间**和范围"},
		{"long", false, []foreign.Block{plain("一段话。"), bold(strings.Repeat("长", 25)), plain("又一段话。")}, "**长"},
	} {
		f := flattener{doc: &foreign.Document{}}
		blocks := f.blocks(c.blocks)
		found := subheads(blocks)
		outline(blocks)
		if got := markdown(blocks); !strings.Contains(got, c.want) || found != c.found {
			t.Errorf("%s: %v\n%s", c.name, found, got)
		}
	}
}
