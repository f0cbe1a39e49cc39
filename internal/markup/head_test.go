package markup

import (
	"strings"
	"testing"
)

// TestHeadTable holds that the head of copy goes on behind a table that is too
// long for it, but does not begin there, nor where the table was announced.
func TestHeadTable(t *testing.T) {
	const table = "\n\n| 地点 | 数量 |\n| --- | --- |\n| 南岸 | 7处 |\n| 北岸 | 2处 |\n\n"
	for source, want := range map[string]string{
		"船到了。" + table + "风也停了。":          "船到了。\n风也停了。",
		table + "风停了以后，船才开出来。":            "",
		"地点和数量是：" + table + "风也停了。":       "地点和数量是：",
		"船到了。\n\n## 地点" + table + "风也停了。": "船到了。",
	} {
		d, _ := Parse([]byte(source))
		h := d.Head(40)
		if got := h.Text(); got != want || !h.Cut {
			t.Errorf("%q: %q, cut %t", source, got, h.Cut)
		}
	}
}

// TestHeadVerse holds that verse is cut after one of its lines, and that prose with a
// break in it is cut as prose is.
func TestHeadVerse(t *testing.T) {
	const lines = "灯在水里坐着  \n水在灯里流着  \n船走过去的时候  \n把两样都带走了一点"
	for _, tt := range []struct {
		source string
		limit  int
		want   string
		cut    bool
	}{
		{lines, 15, "灯在水里坐着水在灯里流着", true},
		{lines, 19, "灯在水里坐着水在灯里流着船走过去的时候", true},
		{lines, 28, "灯在水里坐着水在灯里流着船走过去的时候把两样都带走了一点", false},
		{"南岸：  \n" + "船到了，人还没有到齐，船工说再等一等。船又等了一刻钟，风停了。", 26, "南岸：船到了，人还没有到齐，船工说再等一等。", true},
	} {
		d, _ := Parse([]byte(tt.source))
		h := d.Head(tt.limit)
		if got := h.Text(); got != tt.want || h.Cut != tt.cut {
			t.Errorf("%d characters of %q: %q, cut %t", tt.limit, tt.source, got, h.Cut)
		}
	}
}

// TestOpening holds that an opening goes on below a subhead that has room below it, and
// that neither it nor a head ends in one.
func TestOpening(t *testing.T) {
	below := strings.Repeat("灯亮了，船也到了。", 20)
	for _, tt := range []struct {
		source        string
		limit         int
		head, opening string
	}{
		{"船到了。\n\n## 南岸\n\n" + below, 90, "船到了。", "船到了。\n南岸\n" + strings.Repeat("灯亮了，船也到了。", 9)},
		{"船到了。\n\n## 南岸\n\n" + below, 50, "船到了。", "船到了。"},
		{"船到了。\n\n## 南岸\n\n| 地点 | 数量 |\n| --- | --- |\n| 南岸 | 7处 |\n", 90, "船到了。", "船到了。"},
		{"船到了。\n\n## 南岸\n\n灯亮了，这是数目：\n\n| 地点 | 数量 |\n| --- | --- |\n| 南岸 | 7处 |\n", 90, "船到了。", "船到了。"},
		{"## 南岸\n\n船到了。", 90, "船到了。", "船到了。"},
	} {
		d, _ := Parse([]byte(tt.source))
		head, opening := d.Head(tt.limit), d.Opening(tt.limit)
		if head.Text() != tt.head || opening.Text() != tt.opening || !head.Cut || !opening.Cut {
			t.Errorf("%d characters of %q:\n%q, cut %t\n%q, cut %t", tt.limit, tt.source, head.Text(), head.Cut, opening.Text(), opening.Cut)
		}
	}
}
