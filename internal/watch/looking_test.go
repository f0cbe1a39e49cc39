package watch

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// TestNextLook says when the tree is looked at.
func TestNextLook(t *testing.T) {
	now := time.Now()
	p := pace{slow: time.Second, fast: 100 * time.Millisecond}
	for name, tt := range map[string]struct {
		polling, deaf bool
		cost, hotCost time.Duration
		all, hot      time.Duration
	}{
		"notified":             {false, false, 0, 0, time.Second, time.Second},
		"a large tree":         {false, false, 100 * time.Millisecond, 40 * time.Millisecond, 5 * time.Second, 2 * time.Second},
		"polling":              {true, false, 0, 0, 100 * time.Millisecond, 100 * time.Millisecond},
		"polling a large tree": {true, false, 100 * time.Millisecond, 40 * time.Millisecond, time.Second, 400 * time.Millisecond},
		"folders too deep":     {false, true, 0, 0, time.Second, 100 * time.Millisecond},
	} {
		w := newWatcher(tree{roots: []string{"/r", "/f"}}, p)
		w.looks.seen, w.heard = snapshot{"/r": {}, "/r/a": {}, "/f": {}}, map[string]bool{"/r": true, "/r/a": !tt.deaf}
		w.polling, w.looks.cost, w.looks.hotCost = tt.polling, tt.cost, tt.hotCost
		w.looks.next(w, now)
		if all, hot := w.looks.allAt.Sub(now), w.looks.hotAt.Sub(now); all != tt.all || hot != tt.hot || w.looks.at().Sub(now) != min(all, hot) {
			t.Errorf("%s: all in %v, some in %v", name, all, hot)
		}
		for at, want := range map[time.Duration]time.Duration{-1: tt.all, 0: tt.all, tt.all - 1: tt.all - 1, tt.all + 1: tt.all} {
			if w.looks.allAt = now.Add(at); at == 0 {
				w.looks.allAt = time.Time{}
			}
			if w.looks.next(w, now); w.looks.allAt.Sub(now) != want {
				t.Errorf("%s, planned in %v: all in %v", name, at, w.looks.allAt.Sub(now))
			}
		}
	}
}

// TestWhereToLook: between looks at all there are the roots and the folders with the
// newest files.
func TestWhereToLook(t *testing.T) {
	w := newWatcher(tree{roots: []string{"/r", "/f"}}, pace{})
	w.looks.seen = snapshot{"/r": {newest: 99}, "/f": {newest: 98}}
	for i := range hotLimit + 3 {
		w.looks.seen[fmt.Sprintf("/r/%02d", i)] = stamp{newest: int64(i)}
	}
	got := w.hot()
	var want []string
	for i := hotLimit + 2; i > 2; i-- {
		want = append(want, fmt.Sprintf("/r/%02d", i))
	}
	if want = append(want, "/r", "/f"); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	now := time.Now()
	for all, at := range map[bool]time.Time{false: now.Add(1), true: now} {
		s := &scanner{jobs: make(chan []string, 1)}
		w.looks.allAt, w.doubts = at, newDoubts()
		w.doubts.recent["/r"] = true
		w.looks.start(w, s, now)
		if job := <-s.jobs; (job == nil) != all || !w.looks.running || w.doubts.before["/r"] != all {
			t.Errorf("at all %v: %v", all, job)
		}
	}
}

// TestCompare says which of the things that a look finds are changes.
func TestCompare(t *testing.T) {
	for name, tt := range map[string]struct {
		prepare func(s *site, w *watcher)
		kind    kind // 0 if nothing is told
		path    string
		doubt   bool
	}{
		"nothing": {func(*site, *watcher) {}, 0, "", false},
		"a file":  {func(s *site, _ *watcher) { s.write("content/2024-05-06/a.md", "甲甲") }, looked, "content/2024-05-06/a.md", true},
		"the newer of two": {func(s *site, _ *watcher) {
			s.write("content/2024-05-06/a.md", "甲甲")
			s.write("content/2024-05-13/b.md", "乙乙")
			s.dated("content/2024-05-13/b.md", 1)
		}, looked, "content/2024-05-06/a.md", true},
		"a root that is a file": {func(s *site, _ *watcher) { s.write("site.yaml", "name: x") }, looked, "site.yaml", true},
		"a folder that is gone": {func(s *site, _ *watcher) { s.must(os.RemoveAll(s.path("layouts"))) }, looked, "", false},
		"a folder that does not notify": {func(s *site, w *watcher) {
			delete(w.heard, s.path("layouts"))
			s.write("layouts/base.html", "<html lang=zh>")
		}, looked, "layouts/base.html", false},
		"told already": {func(s *site, w *watcher) {
			s.write("content/2024-05-06/a.md", "甲甲")
			w.event(time.Now(), s.path("content/2024-05-06/a.md"), fsnotify.Write)
		}, written, "content/2024-05-06/a.md", false},
		"touched, and not told": {func(s *site, w *watcher) {
			s.write("content/2024-05-06/a.md", "甲甲")
			w.touched[s.path("content/2024-05-06")] = true
		}, looked, "content/2024-05-06/a.md", true},
	} {
		s, w, _ := still(t, eventsOnly())
		for i, file := range []string{"content/2024-05-06/a.md", "content/2024-05-13/b.md"} {
			s.dated(file, i)
		}
		w.looks.seen, w.doubts, w.touched = w.scan(t.Context(), nil), newDoubts(), map[string]bool{}
		tt.prepare(s, w)
		now := time.Now()
		w.compare(result{seen: w.scan(t.Context(), nil), cost: 7}, now)
		path := ""
		if tt.path != "" {
			path = s.path(tt.path)
		}
		if w.burst.first.IsZero() != (tt.kind == 0) || w.burst.kind != tt.kind || w.burst.path != path || (len(w.doubts.open) > 0) != tt.doubt {
			t.Errorf("%s: kind %d, path %s, in doubt %v", name, w.burst.kind, w.burst.path, w.doubts.open)
		}
		if w.looks.cost != 7 || !maps.Equal(w.looks.seen, w.scan(t.Context(), nil)) {
			t.Errorf("%s: cost %v, not known as it is", name, w.looks.cost)
		}
		if w.compare(result{asked: []string{}, cost: 9}, now); w.looks.cost != 7 || w.looks.hotCost != 9 {
			t.Errorf("%s: costs %v and %v", name, w.looks.cost, w.looks.hotCost)
		}
		w.deafen()
	}
}

// TestStampAnew: a wake-up tells what the next look would find, as far as that costs
// little; after a storm it may cost more.
func TestStampAnew(t *testing.T) {
	for name, tt := range map[string]struct {
		entries int // that the folder had
		kind    kind
		known   bool
	}{
		"few names":                 {10, written, true},
		"as many as may be":         {stampLimit - 1, written, true},
		"many names":                {stampLimit, written, false},
		"many names, after a storm": {stampLimit, many, true},
		"too many for any":          {stormLimit, many, false},
	} {
		s, w, _ := still(t, eventsOnly())
		dir := s.path("content/2024-05-06")
		old := w.looks.seen[dir]
		old.entries = tt.entries
		w.looks.seen[dir] = old
		s.write("content/2024-05-06/a.md", "甲甲")
		s.must(os.RemoveAll(s.path("layouts")))
		w.touched[dir] = true
		if w.burst.kind = tt.kind; tt.entries == 10 {
			w.touched[s.path("layouts")], w.touched[filepath.Dir(s.dir)], w.looks.running, w.looks.anew = true, true, true, map[string]bool{}
		}
		w.stampAnew()
		v, _ := w.look(dir)
		if known := w.looks.seen[dir] == v.stamp; known != tt.known || len(w.touched) > 0 {
			t.Errorf("%s: known %v, still touched %v", name, known, w.touched)
		}
		if tt.entries == 10 {
			if _, there := w.looks.seen[s.path("layouts")]; there || !w.looks.anew[dir] || len(w.looks.seen) > 5 {
				t.Errorf("%s: %v, stamped since the look began: %v", name, w.looks.seen, w.looks.anew)
			}
		}
		w.deafen()
	}
}

// TestReconcile listens to what a look found and no event told of, and no more to what
// is gone; what came after the look began is left alone.
func TestReconcile(t *testing.T) {
	s, w, f := still(t, eventsOnly())
	s.write("content/new/deep/c.md", "丙")
	s.must(os.RemoveAll(s.path("layouts")))
	s.must(os.RemoveAll(s.path("content/2024-05-13")))
	w.touched[s.path("content/2024-05-13")] = true
	w.compare(result{seen: w.scan(t.Context(), nil)}, time.Now())
	for dir, want := range map[string]bool{"content/new": true, "content/new/deep": true, "layouts": false, "content/2024-05-13": true, "content/2024-05-06": true, ".": true} {
		if got := f.has(s.path(dir)); got != want {
			t.Errorf("%s is listened to: %v", dir, got)
		}
	}
	if _, ok := w.heard[s.path("layouts")]; ok {
		t.Error("what is gone is taken for heard")
	}
	f.Remove(s.dir)
	delete(w.heard, s.dir)
	if w.reconcile(); !f.has(s.dir) {
		t.Error("the folder of the roots is not listened to")
	}
}
