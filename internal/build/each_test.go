package build

import (
	"fmt"
	"sync"
	"testing"
	"time"
)

// TestEach holds that everything is done, and once, however long some of it
// takes.
func TestEach(t *testing.T) {
	for _, workers := range []int{0, 1, 2, 3, 8} {
		for _, n := range []int{0, 1, 2, 7, 100} {
			t.Run(fmt.Sprintf("%d by %d", n, workers), func(t *testing.T) {
				var mu sync.Mutex
				done := make([]int, n)
				Each(workers)(n, func(i int) {
					if i == 0 {
						time.Sleep(time.Millisecond)
					}
					mu.Lock()
					defer mu.Unlock()
					done[i]++
				})
				for i, times := range done {
					if times != 1 {
						t.Errorf("%d was done %d times", i, times)
					}
				}
			})
		}
	}
}
