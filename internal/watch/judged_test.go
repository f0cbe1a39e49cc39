package watch

import (
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// TestTelling: what is told while nobody receives becomes one change.
func TestTelling(t *testing.T) {
	w := newWatcher(tree{}, pace{})
	for _, c := range []Change{{Path: "a"}, {Notice: "甲"}, {}, {Path: "b"}, {Notice: "乙"}, {}} {
		w.tell(c)
	}
	if want := (Change{Path: "b", Notice: "甲\n乙"}); w.out != want || !w.waiting {
		t.Errorf("%+v", w.out)
	}
}

// TestJudged goes over to looking when changes were found that no event told of, once,
// and not for events that only wait to be taken.
func TestJudged(t *testing.T) {
	p := pace{slow: time.Hour, fast: time.Minute, grace: time.Second, depth: 9}
	for name, late := range map[string]bool{"no event": false, "an event that waits": true} {
		s, w, _ := still(t, p)
		now := time.Now()
		w.doubts.raise(s.path("content"), now.Add(p.grace))
		if at := w.nextStep(); at.After(now.Add(p.grace)) {
			t.Errorf("%s: judged in %v", name, at.Sub(now))
		}
		if w.judge(now.Add(p.grace - 1)); w.polling {
			t.Errorf("%s: judged too soon", name)
		}
		if late {
			w.queue.put(fsnotify.Event{Name: s.path("content/2024-05-06"), Op: fsnotify.Create}, nil)
			w.queue.put(fsnotify.Event{Name: s.path("content/2024-05-13"), Op: fsnotify.Create}, nil)
		}
		w.judge(now.Add(p.grace))
		if w.polling == late || strings.Contains(w.out.Notice, "“content”") == late {
			t.Errorf("%s: polling %v, notice %q", name, w.polling, w.out.Notice)
		}
		if at := w.nextStep(); !late && at.After(time.Now().Add(p.fast+time.Second)) {
			t.Errorf("%s: looks in %v", name, at.Sub(now))
		}
		w.doubts.raise(s.path("layouts"), now.Add(p.grace))
		if w.judge(now.Add(p.grace)); !late && strings.Contains(w.out.Notice, "“layouts”") {
			t.Errorf("%s: told twice: %q", name, w.out.Notice)
		}
		w.deafen()
	}
}

// TestResort ends the notifications, tells why and looks sooner.
func TestResort(t *testing.T) {
	_, w, f := still(t, pace{slow: time.Hour, fast: time.Minute, depth: 9})
	if at := w.nextStep(); at.Before(time.Now().Add(30 * time.Minute)) {
		t.Errorf("looks at %v while notifications work", at)
	}
	w.resort("因为")
	if !w.polling || !f.isClosed() || w.out.Notice != "因为" || len(w.heard) > 0 || w.queue != nil {
		t.Errorf("polling %v, closed %v, notice %q, heard %v", w.polling, f.isClosed(), w.out.Notice, w.heard)
	}
	if at := w.nextStep(); at.After(time.Now().Add(time.Minute)) {
		t.Errorf("looks at %v when they do not", at)
	}
}

// TestDoubtsEnd says what ends doubts, and what keeps them from arising.
func TestDoubtsEnd(t *testing.T) {
	now := time.Now()
	until := now.Add(time.Second)
	for name, tt := range map[string]struct {
		before func(d *doubts)
		after  func(d *doubts)
		want   string
	}{
		"nothing":                           {nil, nil, "a"},
		"an event":                          {nil, func(d *doubts) { d.clear("a") }, ""},
		"one elsewhere":                     {nil, func(d *doubts) { d.clear("b") }, "a"},
		"one before":                        {func(d *doubts) { d.clear("a") }, nil, ""},
		"one before the last look":          {func(d *doubts) { d.clear("a"); d.turn() }, nil, ""},
		"one before the look before that":   {func(d *doubts) { d.clear("a"); d.turn(); d.turn() }, nil, "a"},
		"events lost":                       {nil, func(d *doubts) { d.excuse() }, ""},
		"events lost before":                {func(d *doubts) { d.excuse() }, nil, ""},
		"events lost before the last look":  {func(d *doubts) { d.excuse(); d.turn() }, nil, ""},
		"events lost before the one before": {func(d *doubts) { d.excuse(); d.turn(); d.turn() }, nil, "a"},
		"another in doubt":                  {func(d *doubts) { d.raise("A", until) }, nil, "A"},
		"and later":                         {nil, func(d *doubts) { d.raise("A", until.Add(time.Hour)) }, "A"},
	} {
		d := newDoubts()
		if tt.before != nil {
			tt.before(&d)
		}
		d.raise("a", until)
		if tt.after != nil {
			tt.after(&d)
		}
		if due := d.due(); due.IsZero() != (tt.want == "") || tt.want != "" && !due.Equal(until) {
			t.Errorf("%s: due %v", name, due)
		}
		if got := d.verdict(until.Add(-1), time.Second); got != "" {
			t.Errorf("%s: %s is judged too soon", name, got)
		}
		if got := d.verdict(until.Add(time.Second/4), time.Second); got != tt.want || len(d.open) > 0 {
			t.Errorf("%s: verdict on %q, still in doubt %v", name, got, d.open)
		}
	}
}
