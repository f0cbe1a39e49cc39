package delivery

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"bao/internal/publish/host"
)

// logged is a host that writes down what it is asked for, one call at a time.
type logged struct {
	*shelf
	log   []string
	sweep error
}

func newLogged() *logged {
	l := &logged{shelf: newShelf()}
	l.traits.Parallel = 1
	return l
}

func (l *logged) note(what, path string) {
	l.log = append(l.log, what+" "+strings.TrimPrefix(path, host.Control+"/"))
}

func (l *logged) Read(ctx context.Context, path string, most int64) ([]byte, error) {
	l.note("read", path)
	return l.shelf.Read(ctx, path, most)
}

func (l *logged) Put(ctx context.Context, f *host.File) error {
	l.note("put", f.Path)
	return l.shelf.Put(ctx, f)
}

func (l *logged) Create(ctx context.Context, path string, data []byte) error {
	l.note("create", path)
	return l.shelf.Create(ctx, path, data)
}

func (l *logged) Delete(ctx context.Context, path string) error {
	l.note("delete", path)
	return l.shelf.Delete(ctx, path)
}

func (l *logged) List(ctx context.Context) ([]host.Entry, error) {
	l.note("list", "")
	return l.shelf.List(ctx)
}

func (l *logged) Sweep(context.Context) error {
	l.note("sweep", "")
	return l.sweep
}

// TestCalls holds what a host is asked for, and in what order.
func TestCalls(t *testing.T) {
	l := newLogged()
	p := open(t, l, t.TempDir(), func(o *Options) { o.Keep, o.Pace = 0, Usual })
	for _, c := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"first", map[string]string{"index.html": "1", "a.html": "a", "b.css": "b"}, []string{
			"read manifest", "list ", "create lock", "read manifest", "put manifest", "sweep ",
			"put b.css", "put a.html", "put manifest", "put index.html", "read lock", "put manifest", "delete lock",
		}},
		{"nothing", map[string]string{"index.html": "1", "a.html": "a", "b.css": "b"}, []string{"read manifest"}},
		{"all kinds", map[string]string{"index.html": "2", "a.html": "a2", "c.jpg": "c", "feed.xml": "x"}, []string{
			"read manifest", "create lock", "read manifest", "put manifest", "sweep ",
			"put c.jpg", "put feed.xml", "put manifest", "put a.html", "put index.html", "delete b.css", "read lock", "put manifest", "delete lock",
		}},
		{"only changes", map[string]string{"index.html": "3", "a.html": "a2", "c.jpg": "c", "feed.xml": "x"}, []string{
			"read manifest", "create lock", "read manifest", "put manifest", "sweep ", "put index.html", "read lock", "put manifest", "delete lock",
		}},
	} {
		l.log = nil
		if _, err := publish(t, p, setOf(t, c.files)); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(l.log, c.want) {
			t.Errorf("%s: %q\nwant %q", c.name, l.log, c.want)
		}
		if got := l.site(); !maps.Equal(got, c.files) {
			t.Errorf("%s: there are %q", c.name, got)
		}
	}
	l.log, l.sweep = nil, &host.Refusal{Message: "不行"}
	if _, err := publish(t, p, setOf(t, map[string]string{"index.html": "4"})); !errors.Is(err, l.sweep) || slices.Contains(l.log, "put index.html") || l.files[lockPath] != nil {
		t.Errorf("%v: %q", err, l.log)
	}
}

// TestResult says what was done, and tells how far it is on the way.
func TestResult(t *testing.T) {
	s := newShelf()
	var told []Progress
	p := open(t, s, t.TempDir(), func(o *Options) {
		o.Keep, o.Progress = 0, func(p Progress) { told = append(told, p) }
	})
	files := map[string]string{"index.html": "1"}
	for i := range 20 {
		files[fmt.Sprint(i, ".html")] = strings.Repeat("x", i)
	}
	r, err := publish(t, p, setOf(t, files))
	if err != nil || r != (Result{Number: 1, Sent: 21, Bytes: 191}) {
		t.Errorf("%+v, %v", r, err)
	}
	for i, p := range told {
		if p.Files != i+1 || p.AllFiles != 21 || p.AllBytes != 191 || i > 0 && p.Bytes < told[i-1].Bytes {
			t.Errorf("told %+v", p)
		}
	}
	if len(told) != 21 || told[20].Bytes != 191 {
		t.Errorf("told %d times", len(told))
	}
	if r, err = publish(t, p, setOf(t, map[string]string{"index.html": "22"})); err != nil || r != (Result{Number: 2, Sent: 1, Bytes: 2, Deleted: 20}) {
		t.Errorf("%+v, %v", r, err)
	}
	s.fail = func(int, bool) error {
		if string(s.files["index.html"]) == "3" {
			return errCut
		}
		return nil
	}
	if r, err = publish(t, p, setOf(t, map[string]string{"index.html": "3", "a.html": "a"})); !errors.Is(err, errCut) || r.Number != 0 || r.Sent != 1 || r.Deleted != 0 {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestStaged publishes to a host on which nothing shows before it is told to.
func TestStaged(t *testing.T) {
	h := &pile{shelf: newShelf()}
	h.traits.Staged = true
	data := t.TempDir()
	p := open(t, h, data, func(o *Options) { o.Keep = 0 })
	one := map[string]string{"index.html": "1", "a.html": "a"}
	if r, err := publish(t, p, setOf(t, one)); err != nil || r.Number != 1 || r.Sent != 2 || !slices.Equal(h.commits, []string{"青石社区报 第 1 次发布"}) {
		t.Errorf("%+v, %v: %q", r, err, h.commits)
	}
	if h.files[lockPath] != nil {
		t.Error("it was locked")
	}
	two := map[string]string{"index.html": "2"}
	h.refuse = &host.Refusal{Message: "这期间有别人发布过"}
	if r, err := publish(t, p, setOf(t, two)); !errors.Is(err, h.refuse) || r.Number != 0 || len(p.Earlier()) != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	h.refuse = nil
	h.files = map[string][]byte{} // what was not committed is given up
	if _, err := publish(t, p, setOf(t, one)); err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{"index.html", host.Control + "/manifest"} { // or cut off before
		before := h.calls
		h.fail = func(call int, _ bool) error {
			if call > before+3 && at == "index.html" || call > before+3 && h.files["a.html"] == nil {
				return errCut
			}
			return nil
		}
		if r, err := publish(t, p, setOf(t, two)); !errors.Is(err, errCut) || len(h.commits) != 2 || r.Number != 0 {
			t.Errorf("%+v, %v: %q", r, err, h.commits)
		}
	}
	h.fail = nil
	if r, err := publish(t, p, setOf(t, two)); err != nil || r.Number != 3 || len(h.commits) != 3 || !maps.Equal(h.site(), two) {
		t.Errorf("%+v, %v: %q", r, err, h.commits)
	}
	if st, err := p.Status(t.Context()); err != nil || st.Last.Number != 3 || st.Unfinished || st.Lock != nil {
		t.Errorf("%+v, %v", st, err)
	}
}

// TestForgets publishes to a host that starts empty each time: all of it, and
// nothing of publishing's own.
func TestForgets(t *testing.T) {
	h := &pile{shelf: newShelf()}
	h.traits.Staged, h.traits.Forgets = true, true
	p := open(t, h, t.TempDir())
	files := map[string]string{"index.html": "1", "a.html": "a"}
	for i := range 2 {
		r, err := publish(t, p, setOf(t, files))
		if err != nil || r != (Result{Number: 1, Sent: 2, Bytes: 2}) || len(h.commits) != i+1 || len(h.files) != 2 {
			t.Errorf("%+v, %v, there are %q", r, err, h.files)
		}
	}
	h.fail = func(int, bool) error { return errCut }
	if _, err := publish(t, p, setOf(t, files)); !errors.Is(err, errCut) || len(h.commits) != 2 {
		t.Error(err)
	}
	h.fail = nil
	if st, err := p.Status(t.Context()); err != nil || st.Last.Number != 0 {
		t.Errorf("%+v, %v", st, err)
	}
	if e, err := p.Standing(t.Context()); err != nil || e.Number != 0 {
		t.Errorf("%+v, %v", e, err)
	}
}

// learning is a host that finds out at the first Put that it can't replace a
// file at once, and counts how many are replaced at a time.
type learning struct {
	*shelf
	known atomic.Bool
	at    atomic.Int32
	most  sync.Map // by whether the file was there
}

func (l *learning) Traits() host.Traits {
	return host.Traits{Parallel: 8, Whole: !l.known.Load(), Exclusive: true}
}

func (l *learning) Put(ctx context.Context, f *host.File) error {
	l.known.Store(true)
	if inControl(f.Path) {
		return l.shelf.Put(ctx, f)
	}
	_, err := l.Read(ctx, f.Path, 1<<20)
	now := l.at.Add(1)
	defer l.at.Add(-1)
	if most, ok := l.most.Load(err == nil); !ok || most.(int32) < now {
		l.most.Store(err == nil, now)
	}
	time.Sleep(time.Millisecond)
	return l.shelf.Put(ctx, f)
}

// TestLearned replaces one file at a time where a reader could see it in part,
// and notes which, before it does.
func TestLearned(t *testing.T) {
	l := &learning{shelf: newShelf()}
	data := t.TempDir()
	files := func(state int) map[string]string {
		all := map[string]string{"index.html": fmt.Sprintf("state %d end %[1]d", state)}
		for i := range 12 {
			all[fmt.Sprint(i, ".html")] = fmt.Sprintf("state %d end %[1]d", state)
			all[fmt.Sprint(state, "/", i, ".html")] = fmt.Sprintf("state %d end %[1]d", state)
		}
		return all
	}
	for state := range 2 {
		p := open(t, l, data)
		if _, err := publish(t, p, setOf(t, files(state))); err != nil {
			t.Fatal(err)
		}
		p.Close()
	}
	fresh, _ := l.most.Load(false)
	changed, _ := l.most.Load(true)
	if fresh.(int32) < 2 || changed.(int32) != 1 {
		t.Errorf("new files were sent %v at a time, changed ones %v", fresh, changed)
	}
	begun, _ := readLines(t, journalPath(data))
	if begun != 13 {
		t.Errorf("%d were noted before they were replaced", begun)
	}
}

// TestNotTorn: where files are replaced at once, none is noted.
func TestNotTorn(t *testing.T) {
	for _, parallel := range []int{1, 4} {
		s, data := newShelf(), t.TempDir()
		s.traits.Parallel = parallel
		for state := range 2 {
			p := open(t, s, data)
			if _, err := publish(t, p, setOf(t, map[string]string{"index.html": fmt.Sprint(state), "a.html": fmt.Sprint(state)})); err != nil {
				t.Fatal(err)
			}
			p.Close()
		}
		if begun, sent := readLines(t, journalPath(data)); begun != 0 || sent != 2 {
			t.Errorf("%d at once: %d were noted, %d sent", parallel, begun, sent)
		}
	}
}

// TestAgain holds how often a call is made, and after what time.
func TestAgain(t *testing.T) {
	refused := &host.Refusal{Message: "不行"}
	stopped := errors.New("stopped")
	for name, c := range map[string]struct {
		fails []error
		end   time.Duration // of the context; 0 for none
		want  error
		calls int
		most  time.Duration
	}{
		"at once":      {nil, 0, nil, 1, 0},
		"later":        {[]error{errCut, errCut}, 0, nil, 3, (300 + 600) * 3 / 2 * time.Millisecond},
		"refused":      {[]error{errCut, refused}, 0, refused, 2, 450 * time.Millisecond},
		"not there":    {[]error{fs.ErrNotExist}, 0, fs.ErrNotExist, 1, 0},
		"there":        {[]error{fs.ErrExist}, 0, fs.ErrExist, 1, 0},
		"changed":      {[]error{fmt.Errorf("x: %w", ErrChanged)}, 0, ErrChanged, 1, 0},
		"overtaken":    {[]error{ErrOvertaken}, 0, ErrOvertaken, 1, 0},
		"never":        {slices.Repeat([]error{errCut}, 99), 0, errCut, 8, 300 * 127 * 3 / 2 * time.Millisecond},
		"stopped":      {slices.Repeat([]error{errCut}, 99), time.Second, stopped, 3, time.Second},
		"stopped then": {slices.Repeat([]error{errCut}, 99), time.Nanosecond, stopped, 1, time.Nanosecond},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, stop := context.WithCancelCause(t.Context())
				defer stop(nil)
				if c.end > 0 {
					time.AfterFunc(c.end, func() { stop(stopped) })
				}
				began, calls := time.Now(), 0
				err := caller{pace: Usual}.again(ctx, func() error {
					calls++
					if calls <= len(c.fails) {
						return c.fails[calls-1]
					}
					return nil
				})
				took := time.Since(began)
				if !errors.Is(err, c.want) || calls != c.calls && name != "stopped" || took > c.most || took < c.most/3 {
					t.Errorf("%v after %d calls in %v", err, calls, took)
				}
			})
		})
	}
	ctx, stop := context.WithCancelCause(t.Context())
	calls := 0
	err := caller{pace: Usual}.again(ctx, func() error { calls++; stop(stopped); return errCut })
	if !errors.Is(err, stopped) || calls != 1 {
		t.Errorf("stopped while it was called: %v after %d", err, calls)
	}
}

// TestStopped gives the lock back when somebody stops a publication.
func TestStopped(t *testing.T) {
	s := newShelf()
	ctx, stop := context.WithCancel(t.Context())
	p := open(t, s, t.TempDir())
	plan, err := p.Plan(ctx, setOf(t, map[string]string{"a.css": "a", "b.html": "b", "index.html": "1"}))
	if err != nil {
		t.Fatal(err)
	}
	s.fail = func(int, bool) error {
		if s.files["b.html"] != nil && ctx.Err() == nil {
			stop()
			return errCut
		}
		return nil
	}
	if _, err := p.Send(ctx, plan); !errors.Is(err, context.Canceled) || s.files[lockPath] != nil || s.files["index.html"] != nil {
		t.Errorf("%v, there are %q", err, slices.Sorted(maps.Keys(s.files)))
	}
}

// TestOtherPaper says whose paper stands there.
func TestOtherPaper(t *testing.T) {
	s := newShelf()
	set := setOf(t, map[string]string{"index.html": "1"})
	if _, err := publish(t, open(t, s, t.TempDir(), func(o *Options) { o.Title = "芦花\n渡" }), set); err != nil {
		t.Fatal(err)
	}
	for title, want := range map[string]string{"青石社区报": "芦花 渡", "芦花\n渡": "", "芦花 渡": ""} {
		plan, err := open(t, s, t.TempDir(), func(o *Options) { o.Title = title }).Plan(t.Context(), set)
		if err != nil || plan.Title != want || !plan.Nothing() {
			t.Errorf("%q finds %q, %v", title, plan.Title, err)
		}
	}
}

// TestFirstMeets names what others have put where nothing was published.
func TestFirstMeets(t *testing.T) {
	l := newLogged()
	l.set("index.html", []byte("others'"))
	l.set("mine.html", []byte("others'"))
	p := open(t, l, t.TempDir(), func(o *Options) { o.Keep = 0 })
	files := map[string]string{"index.html": "1", "a.html": "a"}
	plan, err := p.Plan(t.Context(), setOf(t, files))
	if err != nil || !slices.Equal(plan.Replaced, []string{"index.html"}) || len(plan.Added) != 1 || len(plan.Changed) != 1 {
		t.Fatalf("%+v, %v", plan, err)
	}
	if _, err := p.Send(t.Context(), plan); err != nil {
		t.Fatal(err)
	}
	files["mine.html"] = "others'"
	if got := l.site(); !maps.Equal(got, files) {
		t.Errorf("there are %q", got)
	}
}

// TestTorn: what the last run left in part is mended before another file can
// be, whichever it is; the next computer can't know.
func TestTorn(t *testing.T) {
	l := newLogged()
	l.traits.Whole = false
	data := t.TempDir()
	state := func(n int) Set {
		text := fmt.Sprintf("state %d end %[1]d", n)
		return setOf(t, map[string]string{"index.html": text, "a.html": text, "b.html": text, "c.jpg": text})
	}
	p := open(t, l, data, func(o *Options) { o.Pace.Beat = time.Hour })
	if _, err := publish(t, p, state(1)); err != nil {
		t.Fatal(err)
	}
	for i, c := range []struct{ at, want string }{
		{"index.html", "put c.jpg, put a.html, put b.html, put index.html"},
		{"index.html", "put index.html"}, // still
		{"b.html", "put index.html, put c.jpg, put a.html, put b.html"},
		{"", "put b.html, put c.jpg, put a.html, put index.html"},
	} {
		l.log = nil
		l.fail = func(int, bool) error {
			if len(l.log) > 0 && l.log[len(l.log)-1] == "put "+c.at {
				return errCut
			}
			return nil
		}
		if _, err := publish(t, p, state(2+i)); (err == nil) != (c.at == "") {
			t.Fatal(err)
		}
		var puts []string
		for _, call := range slices.Compact(l.log) {
			if strings.HasPrefix(call, "put ") && call != "put manifest" {
				puts = append(puts, call)
			}
		}
		if got := strings.Join(puts, ", "); got != c.want {
			t.Errorf("cut at %q: %s, want %s", c.at, got, c.want)
		}
		delete(l.files, lockPath)
	}
}

// TestPlanned counts all that is sent.
func TestPlanned(t *testing.T) {
	s := newShelf()
	var last Progress
	p := open(t, s, t.TempDir(), func(o *Options) { o.Progress = func(p Progress) { last = p } })
	publish(t, p, setOf(t, map[string]string{"index.html": "1"}))
	plan, err := p.Plan(t.Context(), setOf(t, map[string]string{"index.html": "22", "a.html": "aaa", "b.html": "bbb"}))
	if err != nil || plan.Bytes() != 8 || len(plan.Pieces()) != 3 || plan.Others() != nil {
		t.Fatalf("%+v, %v", plan, err)
	}
	if _, err := p.Send(t.Context(), plan); err != nil || last != (Progress{3, 3, 8, 8}) {
		t.Errorf("%+v, %v", last, err)
	}
}

// TestUsual is what is done where nothing is said.
func TestUsual(t *testing.T) {
	p := open(t, newShelf(), t.TempDir(), func(o *Options) { o.Pace, o.Now = Pace{}, nil })
	if p.o.Pace != Usual || p.to.pace != Usual || time.Since(p.o.Now()) > time.Minute {
		t.Errorf("%+v", p.o)
	}
	p.o.stale(Holder{}) // nobody is told
}
