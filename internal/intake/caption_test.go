package intake

import (
	"testing"

	"bao/internal/foreign"
)

// A line in the middle right below a picture is its caption, unless it is a
// subhead or the copy goes on in the middle.
func TestCaptionInTheMiddle(t *testing.T) {
	line := func(words string, align foreign.Align, bold bool) block {
		return block{kind: text, align: align, spans: []foreign.Span{{Text: words, Bold: bold}}}
	}
	picture := func() block { return block{kind: figure, pictures: []shown{{file: "1.jpg"}}} }
	copied := line("排队的人一直站到了门外。", foreign.Start, false)
	for name, c := range map[string]struct {
		below []block
		want  string
	}{
		"a caption":         {[]block{line("老人们在窗口选菜。", foreign.Centre, false), copied}, "老人们在窗口选菜。"},
		"at the end":        {[]block{line("老人们在窗口选菜。", foreign.Centre, false)}, "老人们在窗口选菜。"},
		"not in the middle": {[]block{line("老人们在窗口选菜。", foreign.Start, false), copied}, ""},
		"a subhead":         {[]block{line("怎么办饭卡", foreign.Centre, true), copied}, ""},
		"copy":              {[]block{line("风来了，", foreign.Centre, false), line("雨来了。", foreign.Centre, false)}, ""},
		"a byline":          {[]block{line("记者 岑望舒", foreign.Centre, false), copied}, ""},
		"marks":             {[]block{line("* * *", foreign.Centre, false), copied}, ""},
	} {
		got := captions(append([]block{picture()}, c.below...))
		if caption := got[0].pictures[0].caption; caption != c.want {
			t.Errorf("%s: the caption is %q", name, caption)
		}
		if taken := 1 + len(c.below) - len(got); (taken == 1) != (c.want != "") {
			t.Errorf("%s: %d blocks are gone", name, taken)
		}
	}
}
