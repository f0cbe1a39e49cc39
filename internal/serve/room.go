package serve

import (
	"context"
	"crypto/rand"
	"errors"
	"sync"
	"time"

	"bao/internal/intake"
	"bao/internal/paper"
	"bao/internal/undo"
)

// room is what the desk was told to do, and did. All of its pages show the
// same: it is one editor who has several open.
type room struct {
	token   string
	history *undo.History
	acting  sync.Mutex         // held while something is changed: one thing at a time
	asked   chan chan struct{} // to load the site now
	ctx     context.Context    // of the preview, with which jobs end
	jobs    sync.WaitGroup

	mu      sync.Mutex
	said    *outcome
	job     *job
	arrived map[string][]intake.Remark // by origin: what an import wants to be looked at
	secrets map[string]*secrets        // by the slug of the target
}

func newRoom(ctx context.Context, dir string) (*room, error) {
	history, err := undo.Open(dir, time.Now)
	if err != nil {
		return nil, err
	}
	return &room{
		token: rand.Text(), history: history, asked: make(chan chan struct{}), ctx: ctx,
		arrived: map[string][]intake.Remark{}, secrets: map[string]*secrets{},
	}, nil
}

// close waits for what is under way.
func (m *room) close() {
	m.jobs.Wait()
	m.history.Close()
}

func (m *room) knows(token string) bool { return sameToken(token, m.token) }

// outcome is what came of something that the desk was told to do.
type outcome struct {
	At            string
	Bad           bool
	Message, Hint string
	Lines         []string // one by one
	Versions      *versions
	Again         *again
	Link, Word    string     // that leads on
	Address       string     // at which readers find the paper
	Ask           *question  // what is to be typed before it goes on
	Issue         paper.Date // to be shown then
}

// again is a button that does the same once more, knowingly.
type again struct {
	Do, Word string
	Fields   map[string]string
}

func (m *room) say(o *outcome) {
	o.At = time.Now().Format("15:04")
	m.mu.Lock()
	defer m.mu.Unlock()
	m.said = o
}

// last is what was said last.
func (m *room) last() *outcome {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.said
}

// reloaded returns when the paper is that of the files as they are now, so that
// the page that answers shows what was changed.
func (p *Preview) reloaded(ctx context.Context) {
	done := make(chan struct{})
	select {
	case p.room.asked <- done:
	case <-p.done:
		return
	case <-ctx.Done():
		return
	}
	select {
	case <-done:
	case <-p.done:
	case <-ctx.Done():
	}
}

// failed says what an error means to somebody who pressed a button.
func (p *Preview) failed(what string, err error) *outcome {
	var conflict *undo.Conflict
	switch {
	case errors.As(err, &conflict):
		return &outcome{
			Bad: true, Message: what + "：没有做，" + conflict.Path + " 刚刚被别的程序改过", Versions: compare(conflict),
			Hint: "下面是文件现在的样子，和编辑台要写的样子。文件没有动",
		}
	case errors.Is(err, undo.ErrNoStep):
		return &outcome{Bad: true, Message: "这一步已经撤销了，或者太久，撤销不了"}
	}
	return &outcome{Bad: true, Message: what + "：" + p.explain(err)}
}
