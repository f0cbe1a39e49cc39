package compose

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// BenchmarkCompose composes generated pages of so many stories in turn, those
// whose copy is 60–90 % of the page by count; of ten and twelve stories, which
// hardly come so short, any. It reports the median and the ninth decile.
func BenchmarkCompose(b *testing.B) {
	for _, n := range []int{5, 6, 7, 8, 10, 12} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			page := tabloid(6)
			var pages [][]Story
			for i := uint64(0); len(pages) < 50; i++ {
				pieces := generate(rand.New(rand.NewPCG(i, 77)), page, n)
				if s := share(page, pieces); n >= 10 || s >= 0.6 && s <= 0.9 {
					pages = append(pages, bare(pieces))
				}
			}
			var took []time.Duration
			for b.Loop() {
				for _, stories := range pages {
					start := time.Now()
					Compose(page, stories)
					took = append(took, time.Since(start))
				}
			}
			b.ReportMetric(float64(at(took, 50).Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(at(took, 90).Microseconds())/1000, "p90-ms")
			b.ReportMetric(0, "ns/op")
		})
	}
}
