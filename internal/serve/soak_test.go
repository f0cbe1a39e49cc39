package serve

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"bao"
	"bao/internal/build"
	"bao/internal/diag"
)

var (
	soakEdits = flag.Int("soak", 40, "how many random edits to make")
	soakSeed  = flag.Uint64("seed", 1, "of the random edits")
)

// TestSoak edits a site at random while browsers ask for pages, and now and
// then holds what is served against a clean build.
//
//	go test -race -run Soak ./internal/serve -soak 3000 -seed 7
func TestSoak(t *testing.T) {
	r := rand.New(rand.NewPCG(*soakSeed, 3))
	s := newSite(t, someFiles(), func(o *Options) { o.Published = true })
	var ended atomic.Bool
	readers := make(chan struct{})
	go func() { // a reader who hardly waits
		defer close(readers)
		for !ended.Load() {
			for _, path := range []string{"/", "/__bao/", "/2026-03-02/huayuan.html", "/nothing"} {
				time.Sleep(time.Millisecond)
				if w := s.request(path); w.Body.Len() == 0 {
					t.Errorf("%s is empty: %d", path, w.Code)
				}
			}
		}
	}()
	goroutines, heap := 0, uint64(0)
	for i := range *soakEdits {
		for range 1 + r.IntN(3) { // close together, now and then
			s.randomEdit(r)
		}
		if i%20 == 19 || i == *soakEdits-1 {
			s.compare()
		}
		if i == *soakEdits/4 {
			goroutines, heap = runtime.NumGoroutine(), heapInUse()
		}
	}
	ended.Store(true)
	<-readers
	if n := runtime.NumGoroutine(); n > goroutines+2 {
		t.Errorf("%d goroutines, at first %d", n, goroutines)
	}
	if now := heapInUse(); now > 2*heap+32<<20 {
		t.Errorf("%d MB are in use, at first %d", now>>20, heap>>20)
	}
}

func heapInUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// randomEdit changes one file as editors and their programs do.
func (s *folder) randomEdit(r *rand.Rand) {
	name := fmt.Sprintf("content/2026-03-%02d/gao-%d.md", 1+r.IntN(4), r.IntN(6))
	switch r.IntN(14) {
	case 0:
		s.remove(name)
	case 1:
		s.remove(filepath.Dir(name))
	case 2:
		to := fmt.Sprintf("content/2026-03-%02d/gao-%d.md", 1+r.IntN(4), r.IntN(6))
		if os.MkdirAll(filepath.Dir(s.file(to)), 0o755) == nil {
			os.Rename(s.file(name), s.file(to)) // there may be nothing to rename
		}
	case 3: // saved by way of a neighbour
		s.write(name+".tmp", randomArticle(r))
		if err := os.Rename(s.file(name+".tmp"), s.file(name)); err != nil {
			s.t.Fatal(err)
		}
	case 4: // in two steps
		s.write(name, "---\n标题: 半")
		s.write(name, randomArticle(r))
	case 5:
		s.write("site.yaml", fmt.Sprintf("title: 槐荫里%d\nsections:\n  - {slug: shequ, name: 社区}\n", r.IntN(9)))
	case 6:
		s.write("static/own.css", fmt.Sprintf("p { top: %dpx }\n", r.IntN(99)))
	case 7:
		s.write("layouts/standing.html", pick(r, "<body>{{.Title}}</body>", "<body>{{.Nothing}}</body>", "{{", "<p>{{.Body.HTML}}"))
	case 8:
		s.remove("layouts/standing.html")
	case 9:
		s.write("content/2026-03-02/.huayuan.md.swp", "不是稿件")
		s.write("content/2026-03-02/~$huayuan.md", "不是稿件")
	default:
		s.write(name, randomArticle(r))
	}
}

func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

func randomArticle(r *rand.Rand) string {
	return "---\n标题: " + pick(r, "花园", "电梯", "食堂") + "\n" +
		pick(r, "", "记者: 林之远\n", "栏目: 社区\n", "草稿: 是\n", "版次: 2\n", "不认识: 1\n") + "---\n" +
		pick(r, "花开了。", "电话12345。", "**好**。") + fmt.Sprint(r.IntN(1000)) + "\n"
}

// compare holds that what is served is what a clean build makes; when the
// site has errors, that the problems are the same.
func (s *folder) compare() {
	s.t.Helper()
	out := s.t.TempDir()
	report, err := build.Build(context.Background(), build.Options{
		Dir: s.dir, Out: out, Theme: bao.Theme, Version: "test", Now: time.Now(), Workers: 2, Forget: true,
	})
	if err != nil {
		s.t.Fatal(err)
	}
	if diag.Errors(report.Problems) > 0 {
		s.until("the problems of a clean build: "+fmt.Sprint(report.Problems), func() bool {
			return slices.Equal(s.preview.now.Load().Problems, report.Problems) || diag.Errors(s.preview.now.Load().Problems) > 0 && onlyLayouts(report.Problems)
		})
		return
	}
	s.until("what a clean build makes", func() bool { return s.difference(os.DirFS(out)) == "" })
}

// onlyLayouts is for mistakes that show when pages are rendered: a build
// finds them on every page, a preview on the first.
func onlyLayouts(problems []diag.Problem) bool {
	return !slices.ContainsFunc(problems, func(p diag.Problem) bool { return !strings.HasPrefix(p.Path, "layouts/") })
}

// difference names a file in which the preview and an output folder differ.
func (s *folder) difference(public fs.FS) string {
	found, n := "", 0
	fs.WalkDir(public, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, ".bao-") {
			return err
		}
		n++
		want, err := fs.ReadFile(public, name)
		if err != nil {
			return err
		}
		if got := tag.ReplaceAll(s.request("/"+name).Body.Bytes(), nil); !bytes.Equal(got, want) {
			found = name
			return fs.SkipAll
		}
		return nil
	})
	if good := s.preview.now.Load().good; found == "" && (good == nil || len(good.plan.Files()) != n) {
		return "the list of files"
	}
	return found
}
