package page

import (
	"fmt"
	"regexp"
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
