package serve

import (
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"bao/internal/paper"
)

// TestMidnight: what is dated tomorrow stands in a preview of what readers see
// once the day has changed where the paper appears, with nobody having saved
// anything; a preview of a day stays with it.
func TestMidnight(t *testing.T) {
	files := someFiles()
	files["site.yaml"] += "timezone: Asia/Shanghai\n"
	files["content/2026-03-03/ming.md"] = "---\n标题: 明天的事\n---\n明天再说。\n"
	var now atomic.Int64
	now.Store(time.Date(2026, 3, 2, 15, 59, 0, 0, time.UTC).Unix()) // a minute to midnight there
	clock := func() time.Time { return time.Unix(now.Load(), 0) }
	s := newSite(t, files, func(o *Options) { o.Published, o.Now, o.every = true, clock, time.Millisecond })
	fixed := newSite(t, files, func(o *Options) {
		o.Published, o.Now, o.every, o.Day = true, clock, time.Millisecond, paper.Date{Year: 2026, Month: 3, Day: 2}
	})
	shown := func(s *folder) bool { return strings.Contains(s.get("/2026-03-03/ming.html"), "明天再说") }
	if shown(s) || shown(fixed) {
		t.Fatal("it is tomorrow already")
	}
	if s.preview.dayChanged() {
		t.Fatal("the day has changed before midnight")
	}
	now.Add(61)
	s.until("the copy of the next day", func() bool { return shown(s) })
	if shown(fixed) {
		t.Error("the day that was asked for is over")
	}
}
