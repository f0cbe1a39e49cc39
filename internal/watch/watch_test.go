package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// site is a folder with content/, layouts/ and site.yaml, watched.
type site struct {
	t       *testing.T
	dir     string
	changes <-chan Change
	stop    context.CancelFunc
}

func testPace() pace {
	p := usualPace()
	p.slow, p.fast, p.grace = 100*time.Millisecond, 30*time.Millisecond, 100*time.Millisecond
	return p
}

// eventsOnly has looks so rare that a test sees none.
func eventsOnly() pace {
	p := usualPace()
	p.slow, p.fast = time.Hour, time.Hour
	return p
}

func watched(t *testing.T, o Options, open func() (notifier, error), p pace) *site {
	t.Helper()
	s := &site{t: t, dir: t.TempDir()}
	s.write("site.yaml", "name: 柳荫报")
	s.write("content/2024-05-06/a.md", "甲")
	s.write("content/2024-05-06/photos/1.jpg", "jpeg")
	s.write("layouts/base.html", "<html>")
	s.start(o, open, p)
	return s
}

func (s *site) start(o Options, open func() (notifier, error), p pace) {
	s.t.Helper()
	if o.Roots == nil {
		for _, r := range []string{"content", "layouts", "static", "site.yaml"} {
			o.Roots = append(o.Roots, filepath.Join(s.dir, r))
		}
	}
	ctx, cancel := context.WithCancel(s.t.Context())
	changes, err := start(ctx, o, open, p)
	if err != nil {
		s.t.Fatal(err)
	}
	s.changes = changes
	var once sync.Once
	s.stop = func() {
		once.Do(func() {
			cancel()
			for range changes {
			}
		})
	}
	s.t.Cleanup(s.stop)
}

func (s *site) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

func (s *site) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) write(name, text string) {
	s.t.Helper()
	s.must(os.MkdirAll(filepath.Dir(s.path(name)), 0o755))
	s.must(os.WriteFile(s.path(name), []byte(text), 0o644))
}

func (s *site) rename(from, to string) {
	s.t.Helper()
	s.must(os.Rename(s.path(from), s.path(to)))
}

// told waits for a wake-up.
func (s *site) told() Change {
	s.t.Helper()
	select {
	case c, ok := <-s.changes:
		if !ok {
			s.t.Fatal("the channel was closed")
		}
		return c
	case <-time.After(time.Minute):
		s.t.Fatal("no wake-up")
	}
	return Change{}
}

// toldOf waits for a wake-up that names a path.
func (s *site) toldOf(name string) {
	s.t.Helper()
	if c := s.told(); c.Path != s.path(name) {
		s.t.Fatalf("path %q, want %q", c.Path, s.path(name))
	}
	s.calm()
}

// calm fails when there is a wake-up within a time longer than any patience.
func (s *site) calm() {
	s.t.Helper()
	select {
	case c := <-s.changes:
		s.t.Fatalf("unexpected wake-up %+v", c)
	case <-time.After(250 * time.Millisecond):
	}
}

// settled waits for the wake-up of a change in several steps, which a slow
// machine may spread over more than one.
func (s *site) settled() {
	s.t.Helper()
	s.told()
	for {
		select {
		case <-s.changes:
		case <-time.After(250 * time.Millisecond):
			return
		}
	}
}

// eventually takes wake-ups until done holds.
func (s *site) eventually(done func(Change) bool) {
	s.t.Helper()
	for !done(s.told()) {
	}
}

// writeUntilNamed writes a file again and again until a wake-up names it.
func (s *site) writeUntilNamed(name string) {
	s.t.Helper()
	s.write(name, "x")
	s.eventually(func(c Change) bool {
		if c.Path == s.path(name) {
			return true
		}
		s.write(name, time.Now().String())
		return false
	})
}

func TestSaves(t *testing.T) {
	const file = "content/2024-05-06/a.md"
	for _, tt := range []struct {
		name string
		do   func(s *site)
		path string
	}{
		{"in place", func(s *site) { s.write(file, "乙乙") }, file},
		{"site.yaml", func(s *site) { s.write("site.yaml", "name: 槐荫报") }, "site.yaml"},
		{"site.yaml renamed into place", func(s *site) {
			s.write("site.yaml.tmp", "name: 槐荫报")
			s.rename("site.yaml.tmp", "site.yaml")
		}, "site.yaml"},
		{"renamed into place", func(s *site) {
			s.write("content/2024-05-06/.a.md.tmp", "乙乙")
			s.rename("content/2024-05-06/.a.md.tmp", file)
		}, file},
		{"renamed from elsewhere", func(s *site) {
			s.write("elsewhere", "乙乙")
			s.rename("elsewhere", file)
		}, file},
		{"vim", func(s *site) {
			s.write("content/2024-05-06/4913", "")
			s.must(os.Remove(s.path("content/2024-05-06/4913")))
			s.write("content/2024-05-06/.a.md.swp", "swap")
			s.rename(file, file+"~")
			s.write(file, "乙乙")
			s.must(os.Chmod(s.path(file), 0o600))
			s.must(os.Remove(s.path(file + "~")))
		}, file},
		{"deleted and written", func(s *site) {
			s.must(os.Remove(s.path(file)))
			time.Sleep(5 * time.Millisecond)
			s.write(file, "乙乙")
		}, file},
		{"root appears", func(s *site) {
			s.must(os.Mkdir(s.path("static"), 0o755))
			s.write("static/style.css", "p{}")
		}, "static/style.css"},
		{"nested folders", func(s *site) { s.write("content/2024-05-13/photos/more/b.md", "丙") }, "content/2024-05-13/photos/more/b.md"},
		{"folder moved in", func(s *site) {
			s.write("elsewhere/photos/c.md", "丁")
			s.rename("elsewhere", "content/2024-05-20")
		}, "content/2024-05-20/photos/c.md"},
		{"deleted", func(s *site) { s.must(os.Remove(s.path(file))) }, ""},
		{"folder deleted", func(s *site) { s.must(os.RemoveAll(s.path("content/2024-05-06"))) }, ""},
		{"empty file", func(s *site) { s.write("content/empty.md", "") }, "content/empty.md"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := watched(t, Options{}, openFsnotify, eventsOnly())
			tt.do(s)
			if tt.path != "" {
				s.eventually(func(c Change) bool { return c.Path == s.path(tt.path) })
				s.calm()
				return
			}
			if c := s.told(); c.Path != "" {
				t.Fatalf("path %q for a removal", c.Path)
			}
			s.calm()
		})
	}
}

func TestFoldersKeepNotifying(t *testing.T) {
	s := watched(t, Options{}, openFsnotify, eventsOnly())
	if runtime.GOOS == "windows" {
		t.Skip("Windows does not listen to folders in folders")
	}
	s.rename("content/2024-05-06", "content/2024-05-07")
	s.settled()
	s.write("content/2024-05-07/photos/2.jpg", "jpeg")
	s.toldOf("content/2024-05-07/photos/2.jpg")

	s.must(os.RemoveAll(s.path("content")))
	s.settled()
	s.write("content/2024-05-06/photos/1.jpg", "jpeg")
	s.settled()
	s.write("content/2024-05-06/photos/2.jpg", "jpeg")
	s.toldOf("content/2024-05-06/photos/2.jpg")
}

func TestIgnored(t *testing.T) {
	s := watched(t, Options{Ignore: func(p string) bool { return filepath.Base(p) == "public" }}, openFsnotify, testPace())
	for _, name := range []string{
		".git/index", ".bao/parsed", "public/index.html", "content/public/index.html", "content/.git/HEAD",
		"content/2024-05-06/.a.md.swp", "content/2024-05-06/4913", "content/2024-05-06/a.md~",
		"content/2024-05-06/#a.md#", "content/2024-05-06/.#a.md", "content/2024-05-06/~$稿件.docx",
		"content/2024-05-06/.~稿件.docx", "content/2024-05-06/稿件.TMP", "content/.DS_Store",
		"content/2024-05-06/Thumbs.db", "note.txt",
	} {
		s.write(name, "x")
	}
	s.calm()
	s.calm()
}

func TestLittered(t *testing.T) {
	for name, want := range map[string]bool{
		".well-known": false, ".nojekyll": false, "a.md": false, "2024-05-06": false, "五月.md": false,
		"#五一": false, "a.sb-1.md": false, ".htaccess": false,
		"~$a.docx": true, ".a.md.swo": true, "A.MD.SWP": true, ".goutputstream-X1": true,
		"#a.md#": true, ".#a.md": true, "a.md~": true, "4913": true, ".~a.docx": true, ".DS_Store": true,
		"a.md.sb-4c3e3b2e-Xa81kq": true, "稿件.TMP": true, "a.jpg.part": true,
	} {
		if littered(name) != want {
			t.Errorf("littered(%q) = %v", name, !want)
		}
	}
}

func TestHalfWritten(t *testing.T) {
	s := watched(t, Options{}, openFsnotify, eventsOnly())
	const whole = 40
	f, err := os.Create(s.path("content/2024-05-06/a.md")) // truncates
	s.must(err)
	go func() {
		time.Sleep(30 * time.Millisecond)
		for range whole {
			f.WriteString("一行\n")
			time.Sleep(time.Millisecond)
		}
		f.Close()
	}()
	s.told()
	info, err := os.Stat(s.path("content/2024-05-06/a.md"))
	s.must(err)
	if info.Size() == 0 {
		t.Fatal("told while the file was empty")
	}
	// The machine may be slow: a writer that paused is told twice, but the
	// last wake-up must come after the last byte.
	for info.Size() < whole*int64(len("一行\n")) {
		s.told()
		info, err = os.Stat(s.path("content/2024-05-06/a.md"))
		s.must(err)
	}
}

func TestEndlessWriterBlocksNothing(t *testing.T) {
	s := watched(t, Options{}, openFsnotify, eventsOnly())
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() {
		f, err := os.Create(s.path("content/endless.txt"))
		if err != nil {
			return
		}
		defer f.Close()
		for ctx.Err() == nil {
			f.WriteString("x")
			time.Sleep(time.Millisecond)
		}
	}()
	s.told()
	s.told()
}

func TestCheckout(t *testing.T) {
	s := watched(t, Options{}, openFsnotify, testPace())
	for i := range 3000 {
		s.write(fmt.Sprintf("content/issue-%03d/article-%d.md", i/10, i%10), "稿件")
	}
	told := 1
	s.told()
	for quiet := false; !quiet; {
		select {
		case <-s.changes:
			told++
		case <-time.After(time.Second):
			quiet = true
		}
	}
	if told > 20 {
		t.Fatalf("%d wake-ups", told)
	}
	s.write("content/issue-299/article-9.md", "改过的稿件")
	s.toldOf("content/issue-299/article-9.md")
}

func TestSlowReader(t *testing.T) {
	s := watched(t, Options{}, openFsnotify, testPace())
	for i := range 20 {
		s.write("content/2024-05-06/a.md", strings.Repeat("字", i+1))
		time.Sleep(20 * time.Millisecond)
	}
	time.Sleep(300 * time.Millisecond)
	s.toldOf("content/2024-05-06/a.md")
}

func TestPoll(t *testing.T) {
	opened := func() (notifier, error) { return notifier{}, errors.New("must not be opened") }
	s := watched(t, Options{Poll: true}, opened, testPace())
	s.calm()
	s.write("content/2024-05-06/a.md", "改过")
	s.toldOf("content/2024-05-06/a.md")
	s.write("site.yaml", "name: 新柳荫报")
	s.toldOf("site.yaml")
	s.write("static/css/style.css", "p{}")
	s.told()
	s.writeUntilNamed("static/css/style.css")
	s.must(os.RemoveAll(s.path("content")))
	s.told()
}

func TestNothingToWatch(t *testing.T) {
	for _, roots := range [][]string{nil, {""}, {"content", ""}} {
		if _, err := Start(t.Context(), Options{Roots: roots}); err == nil {
			t.Errorf("%q: no error", roots)
		}
	}
}

func TestRelativeRoots(t *testing.T) {
	t.Chdir(t.TempDir())
	s := &site{t: t}
	s.write("content/a.md", "甲")
	s.start(Options{Roots: []string{"./content", "site.yaml"}}, openFsnotify, testPace())
	s.write("site.yaml", "name: x")
	s.toldOf("site.yaml")
	s.write("content/a.md", "乙乙")
	s.toldOf("content/a.md")
}
