package sheet

import (
	"testing"

	"bao/internal/typeset"
)

// TestSalutation holds which lines say whom a text is for.
func TestSalutation(t *testing.T) {
	for text, want := range map[string]bool{
		"尊敬的业主：": true, "各位居民：": true, "亲爱的读者朋友：": true, "居民朋友们：": true, "社区居民:": true,
		"各社区、各单位：": true, "致全体业主：": true, "致富带头人：": false,
		"尊敬的业主": false, "停水范围：": false, "记者问：": false, "时间：3月5日": false,
		"他说，各位居民：": false, "各位居民，大家好：": false, "这次停水影响到的有东桥头和西渡口一带的居民：": false, "：": false,
	} {
		if got := salutation(text); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
}

// TestSalutationIsFlush holds that whom a text is for stands at the left, not spread,
// and that what comes next is indented.
func TestSalutationIsFlush(t *testing.T) {
	c := Copy{Body: bodyOf("尊敬的东桥头社区全体业主和租户：\n\n因管网检修，3月5日停水六小时，请各家提前备水。\n")}
	lines := typeset.Lines(c.blocks(), typeset.Measure{Width: 10_000, Indent: 2000})
	if len(lines) < 3 || lines[0].Indent != 0 || lines[0].Justify {
		t.Errorf("the first line: %+v", lines[0])
	}
	for _, l := range lines {
		if l.Block == 1 && l.Row == 0 && l.Indent != 2000 {
			t.Errorf("the paragraph is indented by %d", l.Indent)
		}
	}
}
