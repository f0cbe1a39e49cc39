package watch

import (
	"context"
	"time"
)

// result is what a look found.
type result struct {
	asked []string // nil for the whole tree
	seen  snapshot
	cost  time.Duration
}

// paths returns those that may differ from before.
func (r result) paths(before snapshot) []string {
	if r.asked != nil {
		return r.asked
	}
	all := make([]string, 0, len(r.seen))
	for p := range r.seen {
		all = append(all, p)
	}
	for p := range before {
		if _, ok := r.seen[p]; !ok {
			all = append(all, p)
		}
	}
	return all
}

// scanner looks at the tree on a goroutine of its own, because a large tree
// takes long and a network drive may not answer.
type scanner struct {
	jobs    chan []string // the paths to look at, nil for the whole tree
	results chan result   // one for each job
	done    chan struct{}
}

func startScanner(ctx context.Context, t tree) *scanner {
	s := &scanner{
		jobs:    make(chan []string, 1),
		results: make(chan result, 1),
		done:    make(chan struct{}),
	}
	go func() {
		defer close(s.done)
		for {
			select {
			case <-ctx.Done():
				return
			case asked := <-s.jobs:
				began := time.Now()
				r := result{asked: asked}
				if asked == nil {
					r.seen = t.scan(ctx, nil)
				} else {
					r.seen = t.scanOnly(ctx, asked)
				}
				r.cost = time.Since(began)
				s.results <- r
			}
		}
	}()
	return s
}

// stop waits for the scanner after its context is done, but not for a
// network drive that does not answer.
func (s *scanner) stop() {
	select {
	case <-s.done:
	case <-time.After(500 * time.Millisecond):
	}
}
