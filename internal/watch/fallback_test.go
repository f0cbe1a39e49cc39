package watch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// fake is a notifier that does what a test says.
type fake struct {
	events chan fsnotify.Event
	errs   chan error
	refuse func(dir string) error

	mu     sync.Mutex
	added  map[string]bool
	closed bool
}

func newFake() *fake {
	return &fake{events: make(chan fsnotify.Event), errs: make(chan error), added: map[string]bool{}}
}

func (f *fake) open() (notifier, error) {
	return notifier{folders: f, events: f.events, errors: f.errs}, nil
}

func (f *fake) Add(dir string) error {
	if f.refuse != nil {
		if err := f.refuse(dir); err != nil {
			return &fs.PathError{Op: "add", Path: dir, Err: err}
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.added[dir] = true
	return nil
}

func (f *fake) Remove(dir string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.added, dir)
	return nil
}

func (f *fake) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.closed {
		f.closed = true
		close(f.events)
		close(f.errs)
	}
	return nil
}

func (f *fake) has(dir string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.added[dir]
}

func (f *fake) isClosed() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.closed
}

func TestLimitAtStart(t *testing.T) {
	f := newFake()
	f.refuse = func(dir string) error {
		if filepath.Base(dir) == "2024-05-06" {
			return syscall.ENOSPC
		}
		return nil
	}
	s := watched(t, Options{}, f.open, testPace())
	if c := s.told(); !strings.Contains(c.Notice, "上限") {
		t.Fatalf("notice %q", c.Notice)
	}
	if !f.isClosed() {
		t.Error("the notifier still takes from what other programs need")
	}
	s.write("content/2024-05-06/photos/1.jpg", "a longer jpeg")
	s.toldOf("content/2024-05-06/photos/1.jpg")
}

func TestLimitLater(t *testing.T) {
	f := newFake()
	f.refuse = func(dir string) error {
		if filepath.Base(dir) == "late" {
			return syscall.EMFILE
		}
		return nil
	}
	s := watched(t, Options{}, f.open, testPace())
	s.write("content/late/a.md", "甲")
	var notice string
	s.eventually(func(c Change) bool { notice += c.Notice; return notice != "" })
	if !strings.Contains(notice, "打开的文件数") {
		t.Fatalf("notice %q", notice)
	}
	s.writeUntilNamed("content/late/a.md")
}

func TestNotifierCannotBeOpened(t *testing.T) {
	open := func() (notifier, error) { return notifier{}, errors.New("not implemented") }
	s := watched(t, Options{}, open, testPace())
	if c := s.told(); !strings.Contains(c.Notice, "not implemented") {
		t.Fatalf("notice %q", c.Notice)
	}
	s.write("content/2024-05-06/a.md", "改过")
	s.toldOf("content/2024-05-06/a.md")
}

func TestSilentDrive(t *testing.T) {
	f := newFake()
	s := watched(t, Options{}, f.open, testPace())
	s.calm()
	s.write("content/2024-05-06/a.md", "改过")
	var notice string
	s.eventually(func(c Change) bool { notice += c.Notice; return notice != "" })
	if !strings.Contains(notice, "“content”") || !strings.Contains(notice, "--poll") {
		t.Fatalf("notice %q", notice)
	}
	s.write("layouts/base.html", "<html lang=zh>")
	if c := s.told(); c.Path != s.path("layouts/base.html") || c.Notice != "" {
		t.Fatalf("%+v", c)
	}
}

func TestLateEventCastsNoDoubt(t *testing.T) {
	f := newFake()
	p := testPace()
	p.grace = 2 * time.Second
	s := watched(t, Options{}, f.open, p)
	name := s.path("content/2024-05-06/a.md")
	s.write("content/2024-05-06/a.md", "改过")
	s.told() // by the look
	f.events <- fsnotify.Event{Name: name, Op: fsnotify.Write}
	for deadline := time.After(p.grace + 500*time.Millisecond); ; {
		select {
		case c := <-s.changes:
			if c.Notice != "" {
				t.Fatalf("notice %q", c.Notice)
			}
			continue
		case <-deadline:
		}
		break
	}
}

func TestHeldUpProcessJudgesLater(t *testing.T) {
	d, now := newDoubts(), time.Now()
	d.raise("content", now.Add(time.Second))
	late := now.Add(5 * time.Second)
	if d.verdict(late, time.Second) != "" {
		t.Error("judged when the process had been held up")
	}
	if d.verdict(late.Add(time.Second), time.Second) != "content" {
		t.Error("never judged")
	}
}

// A change that no event announces must be told although events concerned
// its folder just before.
func TestUnannouncedAfterAnnounced(t *testing.T) {
	f := newFake()
	s := watched(t, Options{}, f.open, testPace())
	name := s.path("content/2024-05-06/a.md")
	for i := range 5 {
		s.write("content/2024-05-06/a.md", strings.Repeat("甲", i+2))
		f.events <- fsnotify.Event{Name: name, Op: fsnotify.Write}
		s.eventually(func(c Change) bool { return c.Path == name })
		s.write("content/2024-05-06/b.md", strings.Repeat("乙", i+2))
		s.eventually(func(c Change) bool { return c.Path == s.path("content/2024-05-06/b.md") })
	}
}

func TestOverflow(t *testing.T) {
	f := newFake()
	s := watched(t, Options{}, f.open, eventsOnly())
	s.write("content/2024-05-13/photos/1.jpg", "jpeg")
	s.must(os.RemoveAll(s.path("content/2024-05-06")))
	f.errs <- fsnotify.ErrEventOverflow
	if c := s.told(); c.Notice != "" {
		t.Fatalf("notice %q", c.Notice)
	}
	if !f.has(s.path("content/2024-05-13")) || f.has(s.path("content/2024-05-06")) {
		t.Error("the watches do not agree with the tree")
	}
}

func TestBrokenNotifier(t *testing.T) {
	f := newFake()
	s := watched(t, Options{}, f.open, testPace())
	for range faultLimit + 1 {
		f.errs <- errors.New("bad file descriptor")
	}
	s.eventually(func(c Change) bool { return strings.Contains(c.Notice, "bad file descriptor") })
}

func TestQueueOverflow(t *testing.T) {
	q := newQueue()
	for i := range 2*queueLimit + 5 {
		q.put(fsnotify.Event{Name: string(rune('a' + i%2)), Op: fsnotify.Write}, nil)
	}
	events, errs := q.take()
	if len(events) > queueLimit || len(errs) == 0 || !errors.Is(errs[0], fsnotify.ErrEventOverflow) {
		t.Fatalf("%d events, errors %v", len(events), errs)
	}
}

func TestDeepFoldersAreLookedAt(t *testing.T) {
	f := newFake()
	p := testPace()
	p.depth, p.slow = 1, time.Hour
	s := watched(t, Options{}, f.open, p)
	if f.has(s.path("content/2024-05-06/photos")) || !f.has(s.path("content/2024-05-06")) {
		t.Fatal("listens to the wrong folders")
	}
	s.write("content/2024-05-06/photos/1.jpg", "another jpeg")
	if c := s.told(); c.Notice != "" || c.Path != s.path("content/2024-05-06/photos/1.jpg") {
		t.Fatalf("%+v", c)
	}
	s.calm()
}

func TestNoFalseAlarm(t *testing.T) {
	// Events that work must never be taken for a network drive.
	p := testPace()
	p.grace = time.Second
	s := watched(t, Options{}, openFsnotify, p)
	deadline := time.Now().Add(3 * time.Second)
	for i := 0; time.Now().Before(deadline); i++ {
		dir := "content/issue-" + string(rune('a'+i%7))
		switch i % 5 {
		case 0, 1, 2:
			s.write(dir+"/photos/a.md", strings.Repeat("字", i%50+1))
		case 3:
			os.Rename(s.path(dir), s.path(dir+"-renamed"))
		case 4:
			os.RemoveAll(s.path(dir + "-renamed"))
			os.Chtimes(s.path("content/2024-05-06/a.md"), time.Time{}, time.Now())
		}
		select {
		case c := <-s.changes:
			if c.Notice != "" {
				t.Fatalf("round %d: %s", i, c.Notice)
			}
		case <-time.After(time.Duration(i%30) * time.Millisecond):
		}
	}
	for done := false; !done; {
		select {
		case c := <-s.changes:
			if c.Notice != "" {
				t.Fatal(c.Notice)
			}
		case <-time.After(time.Second):
			done = true
		}
	}
}

func TestNothingIsLeft(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 20 {
		s := watched(t, Options{}, openFsnotify, testPace())
		s.write("content/2024-05-06/a.md", "改过")
		s.stop()
	}
	for begun := time.Now(); time.Since(begun) < time.Minute; time.Sleep(10 * time.Millisecond) {
		if runtime.NumGoroutine() <= before {
			return
		}
	}
	t.Fatalf("%d goroutines, before %d", runtime.NumGoroutine(), before)
}

// A look that began before a folder appeared must not end listening to it.
func TestLookOlderThanFolder(t *testing.T) {
	f := newFake()
	s := &site{t: t, dir: t.TempDir()}
	s.write("content/2024-05-06/a.md", "甲")
	w := newWatcher(tree{roots: []string{s.path("content")}}, testPace())
	n, _ := f.open()
	w.listen(n)
	defer w.deafen()
	w.begin(t.Context())
	for _, late := range []bool{false, true} {
		w.looks.running, w.looks.anew = true, map[string]bool{}
		old := w.scan(t.Context(), nil)
		dir := "content/new"
		if late {
			dir += "er"
		}
		s.write(dir+"/b.md", "乙")
		now := time.Now()
		w.event(now, s.path(dir), fsnotify.Create)
		if late {
			w.stampAnew() // the wake-up comes before the look ends
			w.burst.end(now)
		}
		w.compare(result{seen: old}, now)
		if !f.has(s.path(dir)) {
			t.Errorf("%s is not listened to", dir)
		}
		if late && w.burst.kind == looked {
			t.Errorf("%s is told twice", dir)
		}
	}
}

func TestWatchesFollowTheTree(t *testing.T) {
	var system *fsnotify.Watcher
	s := watched(t, Options{}, func() (notifier, error) {
		n, err := openFsnotify()
		if err == nil {
			system = n.folders.(frugal).Watcher
		}
		return n, err
	}, testPace())
	before := len(system.WatchList())
	for i := range 200 {
		dir := "content/issue-" + string(rune('a'+i%3))
		s.write(dir+"/photos/1.jpg", "jpeg")
		if i%2 == 0 {
			s.rename(dir, "content/renamed")
			dir = "content/renamed"
		}
		s.must(os.RemoveAll(s.path(dir)))
	}
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		if now := len(system.WatchList()); now == before {
			return
		} else if time.Now().After(deadline) {
			t.Fatalf("%d folders watched, %d exist: %q", now, before, system.WatchList())
		}
	}
}
