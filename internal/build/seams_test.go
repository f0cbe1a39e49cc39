package build

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bao/internal/diag"
	"bao/internal/load"
	"bao/internal/site"
)

func aHistory(t *testing.T) *history {
	h := &history{Rand: rand.New(rand.NewPCG(1, 1)), t: t, dir: t.TempDir(), now: time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)}
	h.write("site.yaml", "title: 槐荫里\n")
	h.write("content/2026-03-01/gao.md", "---\ntitle: 花\naliases: /jiu.html\n---\n花开了。\n")
	return h
}

// TestOnlyCheck finds what is wrong and writes nothing.
func TestOnlyCheck(t *testing.T) {
	h := aHistory(t)
	h.write("content/2026-03-08/cao.md", "---\ntitle: 草\n---\n见[花](hua.md)。\n")
	o := h.options("public")
	o.OnlyCheck = true
	report, err := Build(context.Background(), o)
	if err != nil || diag.Errors(report.Problems) != 1 || report.Articles != 2 || report.Issues != 2 || len(report.Sheets) == 0 {
		t.Errorf("%d articles, %d issues, %v, %v", report.Articles, report.Issues, report.Problems, err)
	}
	if entries, _ := os.ReadDir(h.dir); len(entries) > 3 { // site.yaml, content and what is remembered
		t.Errorf("it left %v", entries)
	}
}

// TestObstructed: what somebody put where an old address is to lead is told where
// that address is written.
func TestObstructed(t *testing.T) {
	h := aHistory(t)
	theirs := filepath.Join(h.dir, "public", "jiu.html", "mine.txt")
	h.build("public", true)
	if err := os.Remove(filepath.Join(h.dir, "public", "jiu.html")); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(theirs), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(theirs, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	report, err := Build(context.Background(), h.options("public"))
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(report.Problems, func(p diag.Problem) bool { return p.Rule == site.Obstructed })
	if at < 0 {
		t.Fatalf("not told: %v", report.Problems)
	}
	p := report.Problems[at]
	if p.Path != "content/2026-03-01/gao.md" || p.Line != 3 || !strings.Contains(p.Message, "/jiu.html") || !strings.Contains(p.Message, filepath.Dir(theirs)) {
		t.Errorf("%v", p)
	}
	if _, err := os.Lstat(theirs); err != nil {
		t.Errorf("somebody's file is gone: %v", err)
	}
}

// TestRecord keeps where articles stand once, for issues that have a folder and
// only while the paper is whole.
func TestRecord(t *testing.T) {
	h := aHistory(t)
	h.write("content/cao.md", "---\ntitle: 草\ndate: 2026-03-08\n---\n草绿了。\n") // in no folder of its issue
	h.write("content/2026-03-09/shu.md", "---\ntitle: 树\ndraft: true\n---\n树。\n")
	record := func() string {
		t.Helper()
		files, err := Record(context.Background(), h.options("public"))
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range files {
			if _, err := os.Stat(f); err != nil {
				t.Error(err)
			}
			below, _ := filepath.Rel(h.dir, f)
			files[i] = filepath.ToSlash(below)
		}
		return strings.Join(files, " ")
	}
	h.write("content/2026-03-01/ye.md", "---\ntitle: 叶\ndate: 昨天\n---\n叶。\n")
	if got := record(); got != "" {
		t.Errorf("a paper with errors is recorded: %s", got)
	}
	os.Remove(filepath.Join(h.dir, "content", "2026-03-01", "ye.md"))
	if got, want := record(), "content/2026-03-01/"+load.RecordName; got != want {
		t.Errorf("recorded %s, want %s", got, want)
	}
	if got := record(); got != "" {
		t.Errorf("recorded again: %s", got)
	}
}
