package sitecheck

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// atDay makes it a moment of that reader's for the pages that ctx opens. Of
// several moments the last counts.
func atDay(ctx context.Context, moment string) error {
	return atStart(ctx, fmt.Sprintf(`(() => {
		const real = Date, at = real.parse(%q);
		globalThis.Date = class extends real {
			constructor(...given) { given.length ? super(...given) : super(at); }
			static now() { return at; }
		};
	})()`, moment))
}

// invited is a paper with seven events on the days from the 10th on, and one
// of several days.
var invited = &site{name: "invited", source: func() string {
	files := map[string]string{"site.yaml": "报名: 芦花渡\n", "content/2026-11-09/zhan.md": "---\n标题: 展\n活动: 11月8日至12日\n---\n文。\n"}
	for i := range 7 {
		files[fmt.Sprintf("content/2026-11-09/gao-%d.md", i)] = fmt.Sprintf("---\n标题: 事%d\n活动: {时间: 11月%d日 14:00, 地点: 渡口}\n---\n文。\n", i, 10+i)
	}
	return write(filepath.Join(work, "invited-source"), files)
}}

// TestComing holds that what is over by the reader's date is no longer to
// come, that what is still to come takes its place, and that in the end
// nothing of it is left.
func TestComing(t *testing.T) {
	t.Parallel()
	out := invited.output(t)
	const shown = `[...document.querySelectorAll(".coming li")].filter(li => li.getClientRects().length).map(li => li.querySelector("a").textContent)`
	ctx := tab(t)
	for _, c := range []struct{ now, want string }{
		{"2026-11-09T12:00:00", "展 事0 事1 事2 事3"},
		{"2026-11-10T23:59:00", "展 事0 事1 事2 事3"}, // a day is over at midnight
		{"2026-11-11T00:01:00", "展 事1 事2 事3 事4"},
		{"2026-11-13T08:00:00", "事3 事4 事5 事6"},
		{"2026-11-16T08:00:00", "事6"},
		{"2026-11-17T00:01:00", ""},
		{"2027-11-09T12:00:00", ""},
	} {
		if err := atDay(ctx, c.now); err != nil {
			t.Fatal(err)
		}
		if err := open(ctx, out, out.pages["index.html"]); err != nil {
			t.Fatal(err)
		}
		if got, want := evaluate[[]string](t, ctx, shown), strings.Fields(c.want); !slices.Equal(got, want) {
			t.Errorf("at %s there are %v, want %v", c.now, got, want)
		}
		if left := evaluate[int](t, ctx, `document.querySelectorAll(".coming").length`); (left == 0) != (c.want == "") {
			t.Errorf("at %s: %d strips", c.now, left)
		}
	}
}
