package page

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"bao/internal/typeset"
	"bao/internal/words"
)

// TestCentredMarks holds that wherever the white of a mark is cut, it is cut on
// both sides in traditional characters, where the mark stands in the middle.
func TestCentredMarks(t *testing.T) {
	const text = "打拳在東，「跳舞在西」，（中間那段）"
	cut := regexp.MustCompile(`<span class="mark[^"]*" style="margin-right:-0\.5em(;position:relative;left:-0\.25em)?">，</span>`)
	for _, script := range []words.Script{words.Simplified, words.Traditional} {
		for what, html := range map[string]string{
			"the headline of a page":  fmt.Sprint(titleLines([]string{text}, script)),
			"that of the front page":  string(breaks(text, nil, nil, script)),
			"a line of the nameplate": fmt.Sprint(setText(text, 40, typeset.Bold, 2, script)),
		} {
			found := cut.FindAllStringSubmatch(html, -1)
			if len(found) == 0 {
				t.Fatalf("%s: %s", what, html)
			}
			for _, m := range found {
				if (m[1] != "") != (script == words.Traditional) {
					t.Errorf("%s, %v: %s", what, script, m[0])
				}
			}
		}
	}
}

// TestPartedLine holds that white which is left out at the end of a line is there for
// readers whose lines run on, and for those who copy it.
func TestPartedLine(t *testing.T) {
	lines := typeset.Lines([]typeset.Block{{Kind: typeset.Flush, Runs: []typeset.Run{{Text: "谭启明\u3000单一苇"}}}}, typeset.Measure{Width: 4000})
	w := &writer{}
	for i := range lines {
		w.line(&lines[i])
	}
	const want = `<span class="line full">谭启明<span class="sp wide"> </span></span><span class="line">单一苇</span>`
	if got := w.b.String(); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestKeptUnits holds that on a front page, whose lines run on in a narrow window, a
// number stands in one element with what counts it, whatever a composed line made of
// the two; elsewhere no line runs on.
func TestKeptUnits(t *testing.T) {
	runs := []typeset.Run{{Text: "全程走了35分钟，票价"}, {Text: "25", Style: typeset.Strike}, {Text: "元，"}, {Text: "省下4.5公里", Style: typeset.Bold}}
	lines := typeset.Lines([]typeset.Block{{Kind: typeset.Flush, Runs: runs}}, typeset.Measure{Width: 11000})
	tag := regexp.MustCompile("<[^>]*>")
	for settings, want := range map[int]string{1: "", 2: "35分钟 4.5公里 "} {
		w := &writer{settings: make([]*setting, settings)}
		for i := range lines {
			w.line(&lines[i])
		}
		got := ""
		for _, unit := range regexp.MustCompile(`<span class="unit">(.*?[^w0-9.])</span>`).FindAllStringSubmatch(w.b.String(), -1) {
			got += tag.ReplaceAllString(unit[1], "") + " "
		}
		if got != want {
			t.Errorf("of %d settings: %q, want %q, in\n%s", settings, got, want, w.b.String())
		}
		if text, plain := tag.ReplaceAllString(w.b.String(), ""), "全程走了35分钟，票价25元，省下4.5公里"; text != plain {
			t.Errorf("of %d settings: the words became %s", settings, text)
		}
	}
}

// TestKeptAfterMark holds that the mark of an item is no part of the number behind it.
func TestKeptAfterMark(t *testing.T) {
	block := typeset.Block{Kind: typeset.Item, Mark: "1.", Hang: 2000, Inset: 2000, Runs: []typeset.Run{{Text: "35分钟走完全程"}}}
	lines := typeset.Lines([]typeset.Block{block}, typeset.Measure{Width: 11000})
	w := &writer{settings: make([]*setting, 2)}
	w.line(&lines[0])
	if got := w.b.String(); !strings.Contains(got, `<span class="unit">35分钟</span>走完`) || strings.Count(got, "1.") != 1 {
		t.Error(got)
	}
}
