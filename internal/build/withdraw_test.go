package build

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"bao/internal/dist"
)

// TestWithdrawal takes articles away from a paper in many ways, and holds when
// a build stops to ask, that it has touched nothing then, and that it does as
// it is told.
func TestWithdrawal(t *testing.T) {
	site := func(n int) *history {
		h := &history{Rand: rand.New(rand.NewPCG(1, 1)), t: t, dir: t.TempDir(), now: time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)}
		h.write("site.yaml", "title: 槐荫里\nsections: [社区]\n")
		for i := range n {
			h.write(fmt.Sprintf("content/2026-03-0%d/gao-%02d.md", 1+i%2, i), fmt.Sprintf("---\ntitle: 花 %d\nsection: 社区\n---\n花开了 %d 朵。\n", i, i))
		}
		return h
	}
	rename := func(h *history, from, to string) {
		if err := os.Rename(filepath.Join(h.dir, from), filepath.Join(h.dir, to)); err != nil {
			t.Fatal(err)
		}
	}
	remove := func(h *history, from, to int) {
		for i := from; i < to; i++ {
			os.Remove(filepath.Join(h.dir, fmt.Sprintf("content/2026-03-0%d/gao-%02d.md", 1+i%2, i)))
		}
	}
	for _, test := range []struct {
		name     string
		articles int
		change   func(h *history)
		gone     int // 0: nobody is asked
	}{
		{"four of twelve", 12, func(h *history) { remove(h, 0, 4) }, 0},
		{"five of twelve", 12, func(h *history) { remove(h, 0, 5) }, 5},
		{"an issue", 12, func(h *history) { os.RemoveAll(filepath.Join(h.dir, "content/2026-03-01")) }, 6},
		{"an issue moved away", 12, func(h *history) { rename(h, "content/2026-03-01", "2026-03-01") }, 6},
		{"most of a small paper", 9, func(h *history) { remove(h, 0, 8) }, 0},
		{"most of a paper of ten", 10, func(h *history) { remove(h, 0, 8) }, 8},
		{"a folder with a number to its date", 12, func(h *history) { rename(h, "content/2026-03-01", "content/2026-03-01 第7期") }, 0},
		{"another day", 12, func(h *history) { rename(h, "content/2026-03-01", "content/2026-03-03") }, 0},
		{"another section", 12, func(h *history) { h.write("site.yaml", "title: 槐荫里\nsections: [{name: 社区, slug: jie}]\n") }, 0},
		{"other addresses", 12, func(h *history) {
			for i := range 12 {
				h.write(fmt.Sprintf("content/2026-03-0%d/gao-%02d.md", 1+i%2, i), fmt.Sprintf("---\ntitle: 草 %d\nslug: cao-%d\n---\n草绿了 %d 丛。\n", i, i, i))
			}
		}, 0},
		{"four of twelve, and two of other names", 12, func(h *history) {
			remove(h, 0, 4)
			rename(h, "content/2026-03-01/gao-04.md", "content/2026-03-01/xin-04.md")
			rename(h, "content/2026-03-02/gao-05.md", "content/2026-03-02/xin-05.md")
		}, 0},
		{"other copy of other names at the same addresses", 12, func(h *history) {
			remove(h, 0, 6)
			for i := range 6 {
				h.write(fmt.Sprintf("content/2026-03-0%d/cao-%02d.md", 1+i%2, i), fmt.Sprintf("---\ntitle: 草 %d\nslug: gao-%02d\n---\n草绿了 %d 丛。\n", i, i, i))
			}
		}, 0},
		{"ended", 12, func(h *history) {
			for i := range 12 {
				h.write(fmt.Sprintf("content/2026-03-0%d/gao-%02d.md", 1+i%2, i), fmt.Sprintf("---\ntitle: 花 %d\nexpires: 2026-03-09\n---\n花开了 %d 朵。\n", i, i))
			}
		}, 0},
		{"drafts", 12, func(h *history) {
			for i := range 6 {
				h.write(fmt.Sprintf("content/2026-03-0%d/gao-%02d.md", 1+i%2, i), fmt.Sprintf("---\ntitle: 花 %d\ndraft: true\n---\n花开了 %d 朵。\n", i, i))
			}
		}, 6},
	} {
		t.Run(test.name, func(t *testing.T) {
			h := site(test.articles)
			h.t = t
			h.build("public", true)
			before := h.output("public")
			test.change(h)
			h.now = h.now.Add(time.Minute)
			o := h.options("public")
			o.Delete = false
			for range 2 {
				_, err := Build(context.Background(), o)
				var w *Withdrawal
				if errors.As(err, &w) != (test.gone > 0) || w != nil && (len(w.Gone) != test.gone || w.Of != test.articles) {
					t.Fatalf("error %v, want one for %d", err, test.gone)
				}
				if w != nil && difference(before, h.output("public")) != "" {
					t.Fatal("the output was touched: " + difference(before, h.output("public")))
				}
			}
			h.build("public", true)
			if _, err := Build(context.Background(), o); err != nil {
				t.Errorf("having been told to, it still says %v", err)
			}
		})
	}
}

// TestWithdrawalOfDrafts holds that what was shown only on request was never
// published.
func TestWithdrawalOfDrafts(t *testing.T) {
	h := &history{Rand: rand.New(rand.NewPCG(1, 1)), t: t, dir: t.TempDir(), now: time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC), drafts: true}
	h.write("site.yaml", "title: 槐荫里\n")
	for i := range 20 {
		h.write(fmt.Sprintf("content/2026-03-01/gao-%02d.md", i), fmt.Sprintf("---\ntitle: 花 %d\ndraft: %v\n---\n花开了 %d 朵。\n", i, i < 10, i))
	}
	h.build("public", true)
	h.drafts = false
	o := h.options("public")
	o.Delete = false
	if report, err := Build(context.Background(), o); err != nil || report.Deleted == 0 {
		t.Errorf("%v, %d deleted", err, report.Deleted)
	}
}

// TestNoteReturns holds that a note that was deleted is made again, though
// nothing else is to be done.
func TestNoteReturns(t *testing.T) {
	h := &history{Rand: rand.New(rand.NewPCG(1, 1)), t: t, dir: t.TempDir(), now: time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)}
	h.write("site.yaml", "title: 槐荫里\n")
	h.write("content/2026-03-01/gao.md", "---\ntitle: 花\n---\n花开了。\n")
	h.build("public", true)
	note := filepath.Join(h.dir, "public", dist.NoteName)
	before, err := os.ReadFile(note)
	if err != nil {
		t.Fatal(err)
	}
	os.Remove(note)
	h.build("public", true)
	if after, err := os.ReadFile(note); err != nil || string(after) != string(before) {
		t.Errorf("%q, %v; want %q", after, err, before)
	}
}
