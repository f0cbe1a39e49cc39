package compose

import (
	"cmp"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

var pages = flag.Int("pages", 12, "how many generated pages TestDistribution composes")

// TestDistribution composes generated pages and prints how they come out; the
// whole table is made by
//
//	go test ./internal/compose -run TestDistribution -v -pages 500 -timeout 0
//
// It holds that no page breaks a hard rule and, of pages whose copy is 60–90 %
// of their capacity by count, that they are filled and that half the stories
// fit to a line. A story that moves on whole counts with all its lines.
func TestDistribution(t *testing.T) {
	var all, dense tally
	for i := range *pages {
		r := rand.New(rand.NewPCG(uint64(i), 4))
		page := tabloid(5 + i%2)
		pieces := generate(r, page, 4+r.IntN(7))
		stories := bare(pieces)
		start := time.Now()
		layout := Compose(page, stories)
		took := time.Since(start)
		if broken := Check(page, stories, layout); len(broken) > 0 {
			t.Errorf("page %d: %v", i, broken)
		}
		all.add(stories, layout, took)
		if s := share(page, pieces); s >= 0.6 && s <= 0.9 {
			dense.add(stories, layout, took)
		}
	}
	t.Logf("\n%s\n%s", all.table("all pages"), dense.table("copy 60–90 % by count"))
	if m := mean(dense.fill); len(dense.fill) > 0 && m < 0.97 {
		t.Errorf("mean fill %.3f, want 0.97", m)
	}
	if m := at(dense.misfit, 50); m > 1 {
		t.Errorf("median misfit %d lines, want 1", m)
	}
}

// tally gathers what the table shows.
type tally struct {
	fill                         []float64
	misfit, natural, empty, cost []int
	took                         []time.Duration
	broken, jumps, out, dropped  int
	stories, foot                int
}

func (c *tally) add(stories []Story, l Layout, took time.Duration) {
	c.fill = append(c.fill, l.Fill)
	c.cost = append(c.cost, l.Cost)
	c.took = append(c.took, took)
	c.stories += len(stories)
	if len(l.Broken) > 0 {
		c.broken++
	}
	if l.Foot.Lines > 0 {
		c.foot++
	}
	for _, i := range l.Out {
		c.out++
		c.misfit = append(c.misfit, stories[i].Lines)
	}
	for _, p := range l.Places {
		r := l.Reports[p.Story]
		c.misfit = append(c.misfit, max(r.Misfit, -r.Misfit))
		c.natural = append(c.natural, max(r.Natural, -r.Natural))
		c.empty = append(c.empty, r.Empty)
		c.dropped += r.Dropped
		if p.Jump >= 0 {
			c.jumps++
		}
	}
}

func at[T cmp.Ordered](list []T, percent int) T {
	var none T
	if len(list) == 0 {
		return none
	}
	sorted := slices.Sorted(slices.Values(list))
	return sorted[(len(sorted)-1)*percent/100]
}

func mean(list []float64) float64 {
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	return sum / float64(max(1, len(list)))
}

func (c *tally) table(name string) string {
	line := func(what string, list []int) string {
		return fmt.Sprintf("  %-24s p10 %5d  p50 %5d  p90 %5d  p99 %5d  max %5d\n", what,
			at(list, 10), at(list, 50), at(list, 90), at(list, 99), at(list, 100))
	}
	s := fmt.Sprintf("%s: %d pages, %d stories\n", name, len(c.fill), c.stories)
	s += fmt.Sprintf("  pages with a broken rule %d; stories out %d, jumps %d, photos out %d, pages with a place left at the foot %d\n",
		c.broken, c.out, c.jumps, c.dropped, c.foot)
	s += fmt.Sprintf("  fill                     mean %.4f  min %.3f  p10 %.3f  p50 %.3f\n", mean(c.fill), at(c.fill, 0), at(c.fill, 10), at(c.fill, 50))
	s += line("misfit before slack", c.natural)
	s += line("misfit after slack", c.misfit)
	s += line("empty lines of a story", c.empty)
	s += line("cost", c.cost)
	s += fmt.Sprintf("  time                     p50 %v  p90 %v  p99 %v  max %v\n", at(c.took, 50), at(c.took, 90), at(c.took, 99), at(c.took, 100))
	return s
}
