package watch

import (
	"context"
	"path/filepath"
	"sync"
	"time"
)

// watcher is owned by the goroutine of run; others get and return values.
type watcher struct {
	tree
	pace
	changes chan Change
	out     Change // not received yet
	waiting bool   // whether out is to be sent

	queue    *queue // nil without notifications
	notifier notifier
	filling  sync.WaitGroup
	heard    map[string]bool // folders that notify; false when only for a root in them
	swapped  string          // folder in which the last event renamed a file away
	faults   int             // errors of the notifier since the last event

	burst   burst
	touched map[string]bool // paths that events concerned since the last wake-up

	polling bool // notifications are not relied on
	looks   looks
	doubts  doubts
}

func newWatcher(t tree, p pace) *watcher {
	return &watcher{
		tree:    t,
		pace:    p,
		changes: make(chan Change),
		heard:   make(map[string]bool),
		touched: make(map[string]bool),
		doubts:  newDoubts(),
	}
}

// begin takes the first snapshot, setting watches on the way.
func (w *watcher) begin(ctx context.Context) {
	w.hearParents()
	began := time.Now()
	w.looks.seen = w.scan(ctx, w.hear)
	w.looks.cost = time.Since(began)
	w.touched, w.doubts = make(map[string]bool), newDoubts() // the snapshot has all there is
	w.looks.next(w, time.Now())
}

// run waits for whatever comes first.
func (w *watcher) run(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	scanner := startScanner(ctx, w.tree)
	defer close(w.changes)
	defer scanner.stop()
	defer cancel()
	defer w.deafen()

	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		var events <-chan struct{}
		if w.queue != nil {
			events = w.queue.ready
		}
		var send chan<- Change
		if w.waiting {
			send = w.changes
		}
		select {
		case <-ctx.Done():
			return
		case send <- w.out:
			w.out, w.waiting = Change{}, false
		case <-events:
			w.take(time.Now())
		case r := <-scanner.results:
			w.compare(r, time.Now())
		case <-timer.C:
		}
		w.step(scanner, time.Now())
		timer.Reset(time.Until(w.nextStep()))
	}
}

// step does what the clock asks for.
func (w *watcher) step(s *scanner, now time.Time) {
	if w.burst.settled(now) {
		w.stampAnew()
		w.tell(Change{Path: w.burst.path})
		w.burst.end(now)
	}
	if !w.polling {
		w.judge(now)
	}
	if !w.looks.running && !now.Before(w.looks.at()) {
		w.looks.start(w, s, now)
	}
}

// judge goes over to polling when notifications have been shown not to work.
func (w *watcher) judge(now time.Time) {
	if due := w.doubts.due(); due.IsZero() || now.Before(due) {
		return
	}
	if w.queue != nil {
		w.take(now) // what waits in the queue is not late
	}
	if path := w.doubts.verdict(now, w.grace); path != "" && !w.polling {
		w.polling = true
		w.looks.next(w, now)
		w.tell(Change{Notice: silence(filepath.Base(w.rootOf(path)))})
	}
}

// nextStep returns when step has to be called at the latest.
func (w *watcher) nextStep() time.Time {
	next := time.Now().Add(time.Hour)
	sooner := func(t time.Time) {
		if !t.IsZero() && t.Before(next) {
			next = t
		}
	}
	sooner(w.burst.due())
	if !w.polling {
		sooner(w.doubts.due())
	}
	if !w.looks.running {
		sooner(w.looks.at())
	}
	return next
}

// tell adds to the change that waits for a receiver.
func (w *watcher) tell(c Change) {
	if c.Path != "" {
		w.out.Path = c.Path
	}
	switch {
	case c.Notice == "":
	case w.out.Notice == "":
		w.out.Notice = c.Notice
	default:
		w.out.Notice += "\n" + c.Notice
	}
	w.waiting = true
}

// resort goes over to looking because notifications do not work.
func (w *watcher) resort(notice string) {
	w.deafen()
	w.polling = true
	w.looks.next(w, time.Now())
	w.tell(Change{Notice: notice})
}

// silence says that a root gives no notifications.
func silence(root string) string {
	return "“" + root + "”里的改动没有收到系统通知（多半在网络盘或同步盘上），" +
		"改为定时检查，改动会晚一会儿显示；下次启动可加 --poll"
}
