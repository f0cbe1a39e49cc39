package markup

import "testing"

// TestHeadTable holds that the head of copy goes on behind a table that is too
// long for it, but does not begin there.
func TestHeadTable(t *testing.T) {
	const table = "\n\n| 地点 | 数量 |\n| --- | --- |\n| 南岸 | 7处 |\n| 北岸 | 2处 |\n\n"
	for source, want := range map[string]string{
		"船到了。" + table + "风也停了。": "船到了。\n风也停了。",
		table + "风停了以后，船才开出来。":   "",
	} {
		d, _ := Parse([]byte(source))
		h := d.Head(40)
		if got := h.Text(); got != want || !h.Cut {
			t.Errorf("%q: %q, cut %t", source, got, h.Cut)
		}
	}
}
