package build

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bao"
)

// benchSite is 120 articles in 20 issues of two pages.
func benchSite(b *testing.B) Options {
	h := &history{Rand: rand.New(rand.NewPCG(1, 1)), dir: b.TempDir(), now: time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)}
	h.write("site.yaml", "title: 槐荫里\nsections: [社区, 文苑]\n")
	for i := range 120 {
		h.write(fmt.Sprintf("content/2026-02-%02d/gao-%d.md", 1+i/6, i%6), fmt.Sprintf(
			"---\ntitle: 楼下长出花园 %d\nreporter: 林之远\nsection: 社区\npage: %d\n---\n\n本报讯 %s\n",
			i, 1+i%2, strings.Repeat("居民把花种进了旧车棚的空地，", 20+i%40)))
	}
	return Options{Dir: h.dir, Out: filepath.Join(h.dir, "public"), Theme: bao.Theme, Version: "1", Now: h.now.Add(time.Hour), Workers: 2}
}

func mustBuild(b *testing.B, o Options) Report {
	report, err := Build(context.Background(), o)
	if err != nil || len(report.Problems) > 0 {
		b.Fatal(err, report.Problems)
	}
	return report
}

// BenchmarkCold builds into an empty folder and remembers nothing but how the
// pages were composed, which sheet has a benchmark for.
func BenchmarkCold(b *testing.B) {
	o := benchSite(b)
	mustBuild(b, o)
	for b.Loop() {
		b.StopTimer()
		os.RemoveAll(o.Out)
		os.Remove(filepath.Join(o.Dir, ".bao", "memory"))
		b.StartTimer()
		mustBuild(b, o)
	}
}

func BenchmarkUnchanged(b *testing.B) {
	o := benchSite(b)
	mustBuild(b, o)
	for b.Loop() {
		if report := mustBuild(b, o); report.Written > 0 {
			b.Fatal(report)
		}
	}
}

func BenchmarkOneChanged(b *testing.B) {
	o := benchSite(b)
	mustBuild(b, o)
	file := filepath.Join(o.Dir, "content", "2026-02-03", "gao-1.md")
	text, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		os.WriteFile(file, fmt.Appendf(text, "又补了一句：%d。\n", i), 0o644)
		b.StartTimer()
		mustBuild(b, o)
	}
}
