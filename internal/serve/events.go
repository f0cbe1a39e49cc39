package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"

	"bao/internal/diag"
)

// streams are the open event streams. A stream is only ever woken; it then
// looks at the present state, so that nothing queues up for a browser that
// does not read.
type streams struct {
	mu     sync.Mutex
	open   map[chan struct{}]bool
	closed bool
}

func (s *streams) add() (chan struct{}, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, false
	}
	c := make(chan struct{}, 1)
	s.open[c] = true
	return c, true
}

func (s *streams) remove(c chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open[c] {
		delete(s.open, c)
		close(c)
	}
}

func (s *streams) wake() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.open {
		select {
		case c <- struct{}{}:
		default: // it has not looked since the last time
		}
	}
}

func (s *streams) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	for c := range s.open {
		delete(s.open, c)
		close(c)
	}
}

const (
	// patience is how long a browser may take to accept an event.
	patience = 10 * time.Second
	// heartbeat finds browsers that have gone without saying so.
	heartbeat = 20 * time.Second
)

// events streams every new state to one browser.
func (p *Preview) events(w http.ResponseWriter, r *http.Request) {
	woken, ok := p.streams.add()
	if !ok {
		http.Error(w, "预览正在停止", http.StatusServiceUnavailable)
		return
	}
	defer p.streams.remove(woken)
	w.Header().Set("Content-Type", "text/event-stream")
	conn := http.NewResponseController(w)
	send := func(format string, args ...any) bool {
		// Not every writer has deadlines; those of a server do.
		conn.SetWriteDeadline(time.Now().Add(patience))
		_, err := fmt.Fprintf(w, format, args...)
		return err == nil && conn.Flush() == nil
	}
	if !send("retry: 500\n\n") {
		return
	}
	seen := p.seen(r)
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for first := true; ; first = false {
		s := p.now.Load()
		if (first || s.number != seen) && !send("id: %s-%d\ndata: %s\n\n", p.run, s.number, p.news(s, seen)) {
			return
		}
		seen = s.number
		select {
		case _, open := <-woken:
			if !open {
				return
			}
		case <-beat.C:
			if !send(": \n\n") {
				return
			}
		case <-r.Context().Done():
			return
		}
	}
}

// seen is the state that a browser knows; -1 when it comes from another run.
func (p *Preview) seen(r *http.Request) int {
	last := r.Header.Get("Last-Event-ID")
	if last == "" {
		last = r.URL.Query().Get("since")
	}
	var run string
	for i := len(last) - 1; i >= 0; i-- {
		if last[i] == '-' {
			run, last = last[:i], last[i+1:]
			break
		}
	}
	n, err := strconv.Atoi(last)
	if err != nil || run != p.run {
		return -1
	}
	return n
}

// news is the event for a browser that knows the state seen.
func (p *Preview) news(s *state, seen int) []byte {
	var n struct {
		Assets []string `json:"assets,omitempty"`
		Stale  bool     `json:"stale,omitempty"` // has missed too much
		Follow string   `json:"follow,omitempty"`
	}
	known := seen >= 0
	for _, c := range s.changes {
		if known && c.number > seen {
			n.Assets = append(n.Assets, c.assets...)
		}
	}
	if known && len(s.changes) == changesKept && s.changes[0].number > seen+1 {
		n.Stale = true
	}
	if known && s.follow.number > seen {
		n.Follow = "/" + s.follow.address
	}
	own, _ := json.Marshal(n)
	common := s.message()
	if len(own) == 2 {
		return common
	}
	return append(append(common[:len(common)-1:len(common)-1], ','), own[1:]...)
}

// encode is the part of the news that is the same for all browsers.
func (s *state) encode() []byte {
	v := struct {
		Script   string         `json:"script"`
		State    int            `json:"state"`
		Good     int            `json:"good"`
		Errors   int            `json:"errors"`
		Warnings int            `json:"warnings"`
		Problems []shownProblem `json:"problems"`
		Rest     string         `json:"rest,omitempty"` // on those that are not among them
	}{Script: scriptVersion, State: s.number, Errors: diag.Errors(s.Problems)}
	if s.good != nil {
		v.Good = s.good.number
	}
	v.Warnings = len(s.Problems) - v.Errors
	v.Problems, v.Rest = shownProblems(s.Problems)
	data, _ := json.Marshal(v) // plain strings and numbers: cannot fail
	return data
}
