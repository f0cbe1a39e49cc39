package compose

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// BenchmarkCompose composes planned pages (see TestDemand) of so many stories
// in turn and reports the median and the ninth decile.
func BenchmarkCompose(b *testing.B) {
	type work struct {
		page    Page
		stories []Story
	}
	by := map[int][]work{}
	for i := range uint64(700) {
		_, page, stories := planned(rand.New(rand.NewPCG(i, 77)))
		by[len(stories)] = append(by[len(stories)], work{page, stories})
	}
	for _, n := range []int{3, 5, 6, 7, 8, 10, 12, 20} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var took []time.Duration
			b.ReportAllocs()
			for b.Loop() {
				for _, w := range by[n] {
					start := time.Now()
					Compose(w.page, w.stories)
					took = append(took, time.Since(start))
				}
			}
			b.ReportMetric(float64(at(took, 50).Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(at(took, 90).Microseconds())/1000, "p90-ms")
			b.ReportMetric(0, "ns/op")
		})
	}
}
