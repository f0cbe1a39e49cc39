package watch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// grove writes a site of n articles, twenty to an issue, and returns its
// content folder.
func grove(b *testing.B, n int) string {
	dir := filepath.Join(b.TempDir(), "content")
	for i := range n {
		issue := filepath.Join(dir, fmt.Sprintf("issue-%04d", i/20))
		if i%20 == 0 {
			if err := os.MkdirAll(issue, 0o755); err != nil {
				b.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(issue, fmt.Sprintf("article-%02d.md", i%20)), []byte("稿件"), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

// BenchmarkSave measures the time from the end of a save to the wake-up and
// reports the median.
func BenchmarkSave(b *testing.B) {
	saves := map[string]func(path string, i int) error{
		"renamed": func(path string, i int) error {
			temp := path + ".tmp"
			if err := os.WriteFile(temp, fmt.Appendf(nil, "第%d稿", i), 0o644); err != nil {
				return err
			}
			return os.Rename(temp, path)
		},
		"in-place": func(path string, i int) error {
			return os.WriteFile(path, fmt.Appendf(nil, "第%d稿", i), 0o644)
		},
	}
	for _, how := range []string{"renamed", "in-place"} {
		for _, articles := range []int{20, 10_000} {
			b.Run(fmt.Sprintf("%s/%d", how, articles), func(b *testing.B) {
				content := grove(b, articles)
				ctx, cancel := context.WithCancel(b.Context())
				changes, err := Start(ctx, Options{Roots: []string{content}})
				if err != nil {
					b.Fatal(err)
				}
				var took []time.Duration
				i := 0
				for b.Loop() {
					i++
					path := filepath.Join(content, "issue-0000", fmt.Sprintf("article-%02d.md", i%20))
					if err := saves[how](path, i); err != nil {
						b.Fatal(err)
					}
					began := time.Now()
					for c := range changes {
						if c.Notice != "" {
							b.Fatal(c.Notice)
						}
						if c.Path == path {
							break
						}
					}
					took = append(took, time.Since(began))
				}
				cancel()
				for range changes {
				}
				slices.Sort(took)
				b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "median-ms")
				b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
			})
		}
	}
}

// BenchmarkScan measures one look at the whole tree.
func BenchmarkScan(b *testing.B) {
	for _, articles := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(articles), func(b *testing.B) {
			t := tree{roots: []string{grove(b, articles)}}
			for b.Loop() {
				t.scan(b.Context(), nil)
			}
		})
	}
}

// BenchmarkStart measures setting the watches and the first snapshot.
func BenchmarkStart(b *testing.B) {
	content := grove(b, 10_000)
	for b.Loop() {
		ctx, cancel := context.WithCancel(b.Context())
		changes, err := Start(ctx, Options{Roots: []string{content}})
		if err != nil {
			b.Fatal(err)
		}
		cancel()
		for range changes {
		}
	}
}
