package watch

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/google/go-cmp/cmp"
)

// still is a watcher over content/, layouts/, static/ (which is not there) and site.yaml
// that nobody runs: a test takes its steps, by a clock of its own.
func still(t *testing.T, p pace) (*site, *watcher, *fake) {
	t.Helper()
	s, f := &site{t: t, dir: t.TempDir()}, newFake()
	s.write("site.yaml", "name: 柳荫报")
	s.write("content/2024-05-06/a.md", "甲")
	s.write("content/2024-05-06/photos/1.jpg", "jpeg")
	s.write("content/2024-05-13/b.md", "乙")
	s.write("layouts/base.html", "<html>")
	w := newWatcher(tree{roots: []string{s.path("content"), s.path("layouts"), s.path("site.yaml"), s.path("static")}}, p)
	n, _ := f.open()
	w.listen(n)
	t.Cleanup(w.deafen)
	w.begin(t.Context())
	return s, w, f
}

// dated gives a file or folder a time, some minutes after a certain day.
func (s *site) dated(name string, minutes int) {
	s.t.Helper()
	at := time.Date(2024, 5, 1, 0, minutes, 0, 0, time.UTC)
	s.must(os.Chtimes(s.path(name), at, at))
}

// TestListensTo says which folders are listened to, and what for.
func TestListensTo(t *testing.T) {
	p := eventsOnly()
	p.depth = 2
	s, w, f := still(t, p)
	want := map[string]bool{ // whether for all that is in them
		s.dir: false, s.path("content"): true, s.path("content/2024-05-06"): true, s.path("content/2024-05-06/photos"): true,
		s.path("content/2024-05-13"): true, s.path("layouts"): true,
	}
	holds := func(when string) {
		t.Helper()
		if d := cmp.Diff(want, w.heard); d != "" {
			t.Errorf("%s: %s", when, d)
		}
		for dir := range want {
			if !f.has(dir) {
				t.Errorf("%s: %s is not listened to", when, dir)
			}
		}
		if len(f.added) != len(want) {
			t.Errorf("%s: %v", when, f.added)
		}
	}
	holds("at first")
	now := time.Now()

	s.write("content/2024-05-06/photos/more/2.jpg", "jpeg") // too deep
	w.event(now, s.path("content/2024-05-06/photos/more"), fsnotify.Create)
	holds("a folder too deep")
	if w.burst.kind != many || w.burst.path != s.path("content/2024-05-06/photos/more/2.jpg") {
		t.Errorf("it is told as %d, %s", w.burst.kind, w.burst.path)
	}

	s.rename("content/2024-05-06", "elsewhere")
	w.event(now, s.path("content/2024-05-06"), fsnotify.Rename)
	delete(want, s.path("content/2024-05-06"))
	delete(want, s.path("content/2024-05-06/photos"))
	holds("a folder renamed away")

	s.rename("elsewhere", "content/2024-05-06x")
	w.event(now, s.path("content/2024-05-06x"), fsnotify.Create)
	want[s.path("content/2024-05-06x")], want[s.path("content/2024-05-06x/photos")] = true, true
	holds("a folder moved in")

	s.must(os.RemoveAll(s.path("content/2024-05-13")))
	w.event(now, s.path("content/2024-05-13"), fsnotify.Remove)
	delete(want, s.path("content/2024-05-13"))
	holds("a folder removed")

	s.write("static/a.css", "p{}")
	w.event(now, s.path("static"), fsnotify.Create)
	want[s.path("static")] = true
	holds("a root that appears")

	w.hearAnew()
	holds("after events were lost")
}

// TestEvents says what becomes of events: how surely all has come, and the path.
func TestEvents(t *testing.T) {
	const folder = "content/2024-05-06"
	type step struct {
		name string
		op   fsnotify.Op
	}
	for name, tt := range map[string]struct {
		steps []step
		kind  kind
		path  string
	}{
		"written":                           {[]step{{folder + "/a.md", fsnotify.Write}}, written, folder + "/a.md"},
		"created":                           {[]step{{folder + "/a.md", fsnotify.Create}}, written, folder + "/a.md"},
		"renamed into place":                {[]step{{folder + "/a.md~", fsnotify.Rename}, {folder + "/a.md", fsnotify.Create}}, replaced, folder + "/a.md"},
		"renamed from elsewhere":            {[]step{{"layouts/x~", fsnotify.Rename}, {folder + "/a.md", fsnotify.Create}}, written, folder + "/a.md"},
		"renamed into place, but empty":     {[]step{{folder + "/x~", fsnotify.Rename}, {folder + "/empty.md", fsnotify.Create}}, written, folder + "/empty.md"},
		"renamed away, something between":   {[]step{{folder + "/x~", fsnotify.Rename}, {folder + "/x~", fsnotify.Chmod}, {folder + "/a.md", fsnotify.Create}}, written, folder + "/a.md"},
		"written after a rename":            {[]step{{folder + "/x~", fsnotify.Rename}, {folder + "/a.md", fsnotify.Write}}, written, folder + "/a.md"},
		"removed":                           {[]step{{folder + "/gone.md", fsnotify.Remove}}, removed, ""},
		"created, and gone":                 {[]step{{folder + "/gone.md", fsnotify.Create}}, removed, ""},
		"a write to a folder says nothing":  {[]step{{folder, fsnotify.Write}}, 0, ""},
		"nor do rights":                     {[]step{{folder + "/a.md", fsnotify.Chmod}}, 0, ""},
		"nor what stands beside a root":     {[]step{{"other.yaml", fsnotify.Write}}, 0, ""},
		"nor what is littered":              {[]step{{folder + "/a.md~", fsnotify.Write}}, 0, ""},
		"a root, in another case":           {[]step{{"SITE.yaml", fsnotify.Write}}, written, "site.yaml"},
		"a folder":                          {[]step{{folder, fsnotify.Create}}, many, folder + "/photos/1.jpg"},
		"a root that is a link to a folder": {[]step{{"static", fsnotify.Create}}, many, "static/base.html"},
	} {
		s, w, _ := still(t, eventsOnly())
		s.write(folder+"/empty.md", "")
		s.must(os.Symlink(s.path("layouts"), s.path("static")))
		for i, file := range []string{"/empty.md", "/a.md", "/photos/1.jpg"} {
			s.dated(folder+file, i)
		}
		for _, step := range tt.steps {
			w.event(time.Now(), s.path(step.name), step.op)
		}
		path := ""
		if tt.path != "" {
			path = s.path(tt.path)
		}
		if w.burst.kind != tt.kind || w.burst.path != path || w.burst.first.IsZero() != (tt.kind == 0 && tt.path == "") {
			t.Errorf("%s: kind %d, path %s, want %d, %s", name, w.burst.kind, w.burst.path, tt.kind, path)
		}
		w.deafen()
	}
}

// TestFaults: errors without end, or the system's limit, end the notifications; lost
// events do not, however often, nor errors with events between them.
func TestFaults(t *testing.T) {
	odd := errors.New("odd")
	for name, tt := range map[string]struct {
		errs   []error
		events bool // one between all of them
		ends   bool
	}{
		"a few":               {slices.Repeat([]error{odd}, faultLimit), false, false},
		"too many":            {slices.Repeat([]error{odd}, faultLimit+1), false, true},
		"with events between": {slices.Repeat([]error{odd}, 2*faultLimit), true, false},
		"events lost":         {slices.Repeat([]error{fsnotify.ErrEventOverflow}, 2*faultLimit), false, false},
		"the system's limit":  {[]error{&os.PathError{Err: syscall.ENOSPC}}, false, true},
		"files":               {[]error{syscall.EMFILE}, false, true},
		"files of all":        {[]error{syscall.ENFILE}, false, true},
	} {
		s, w, _ := still(t, eventsOnly())
		w.doubts.raise("content", time.Now())
		for _, err := range tt.errs {
			if tt.events {
				w.queue.put(fsnotify.Event{Name: s.path("content/2024-05-06/a.md"), Op: fsnotify.Chmod}, nil)
				w.take(time.Now())
			}
			w.queue.put(fsnotify.Event{}, err)
			if w.take(time.Now()); w.queue == nil {
				break
			}
		}
		if ended := w.queue == nil; ended != tt.ends || w.polling != tt.ends || (w.out.Notice != "") != tt.ends {
			t.Errorf("%s: ended %v, polling %v, notice %q", name, ended, w.polling, w.out.Notice)
		}
		if w.burst.kind != many || len(w.doubts.open) > 0 {
			t.Errorf("%s: told as %d, in doubt %v", name, w.burst.kind, w.doubts.open)
		}
		if w.doubts.raise("content", time.Now()); len(w.doubts.open) > 0 {
			t.Errorf("%s: events were lost, and it is doubted that they come", name)
		}
		w.deafen()
	}
}

// TestQueue: events are kept in order, one that is repeated once; so are a few errors.
func TestQueue(t *testing.T) {
	q := newQueue()
	event := func(name string) fsnotify.Event { return fsnotify.Event{Name: name, Op: fsnotify.Write} }
	for _, name := range []string{"a", "a", "b", "a", "a"} {
		q.put(event(name), nil)
	}
	for range 40 {
		q.put(fsnotify.Event{}, errors.New("odd"))
	}
	select {
	case <-q.ready:
	default:
		t.Error("nothing to take")
	}
	events, errs := q.take()
	if want := []fsnotify.Event{event("a"), event("b"), event("a")}; !slices.Equal(events, want) || len(errs) == 0 || len(errs) > 16 {
		t.Errorf("%v, %d errors", events, len(errs))
	}
	if events, errs := q.take(); len(events)+len(errs) > 0 {
		t.Errorf("taken twice: %v, %v", events, errs)
	}
	for i := range queueLimit {
		q.put(event(fmt.Sprint(i)), nil)
	}
	if events, errs := q.take(); len(events) != queueLimit || len(errs) > 0 {
		t.Errorf("as many as there is room for: %d, %v", len(events), errs)
	}
	for err, want := range map[error]string{syscall.ENOSPC: "max_user_watches", syscall.EMFILE: "打开的文件数", syscall.ENFILE: "打开的文件数", errors.New("odd"): "odd"} {
		if got := reason(err); !strings.Contains(got, want) || limit(err) != (want != "odd") {
			t.Errorf("%v: %s, limit %v", err, got, limit(err))
		}
	}
}
