package serve

import (
	"slices"
	"sync"

	"bao/internal/memory"
	"bao/internal/photo"
)

// later holds the photos that were met when the preview was opened and have
// never been made: a first start on an old archive must not keep the editor
// waiting for all of them. One that a browser asks for is made at once.
type later struct {
	mu   sync.Mutex
	open bool // while the first paper is loaded
	jobs []photo.Job
}

// develop makes a photo, or puts it off while the preview is being opened.
func (p *Preview) develop(made *memory.Photos, job photo.Job) (photo.Look, error) {
	if look, known, err := made.Known(job); known {
		return look, err
	}
	if p.later.put(job) {
		return photo.Look{}, nil
	}
	return made.Develop(job)
}

// put takes a job to be done later; false when it is to be done now.
func (l *later) put(job photo.Job) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.open {
		l.jobs = append(l.jobs, job)
	}
	return l.open
}

// catchUp makes what was put off. The paper is to be loaded again after it:
// only now is known which photos are damaged, and what each looks like. The
// channel, nil for nothing to do, is closed when that is done.
func (p *Preview) catchUp() (photos int, developed <-chan struct{}) {
	p.later.mu.Lock()
	p.later.open = false
	jobs := slices.Clone(p.later.jobs)
	p.later.jobs = nil
	p.later.mu.Unlock()
	if len(jobs) == 0 {
		return 0, nil
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		// An error is met again, and told, when the paper is loaded.
		p.from.Each(len(jobs), func(i int) { _, _ = p.from.Photos.Develop(jobs[i]) })
	}()
	return len(jobs), done
}
