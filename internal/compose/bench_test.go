package compose

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// BenchmarkCompose composes generated pages of so many stories in turn. Beside
// the mean it reports the median and the ninth decile over the pages.
func BenchmarkCompose(b *testing.B) {
	for _, n := range []int{4, 6, 8, 10, 12} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			page := tabloid(6)
			var pages [][]Story
			for i := range 50 {
				pages = append(pages, bare(generate(rand.New(rand.NewPCG(uint64(i), 77)), page, n)))
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
