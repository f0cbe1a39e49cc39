package build

import "sync"

// Each returns a runner for load and render with that many workers. Every
// worker has a stretch of its own, since neighbours often wait for the same
// thing, such as the composed pages of their issue. One that has come to its
// end helps another from the far end.
func Each(workers int) func(n int, do func(i int)) {
	return func(n int, do func(i int)) {
		stretches := make([]stretch, min(max(workers, 1), n))
		for k := range stretches {
			stretches[k].start, stretches[k].end = k*n/len(stretches), (k+1)*n/len(stretches)
		}
		var group sync.WaitGroup
		for k := range stretches {
			group.Go(func() {
				for i := stretches[k].first(); i >= 0; i = stretches[k].first() {
					do(i)
				}
				for other := range stretches {
					for i := stretches[other].last(); i >= 0; i = stretches[other].last() {
						do(i)
					}
				}
			})
		}
		group.Wait()
	}
}

// stretch is what is left of the work of one worker.
type stretch struct {
	mu         sync.Mutex
	start, end int
}

// first takes the first of a stretch, -1 when it is done.
func (s *stretch) first() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.start == s.end {
		return -1
	}
	s.start++
	return s.start - 1
}

// last takes the last of a stretch, -1 when it is done.
func (s *stretch) last() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.start == s.end {
		return -1
	}
	s.end--
	return s.end
}
