package ftp

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"bao/internal/publish/host"
)

// pool keeps connections for the next call. A ServerConn is one goroutine's at
// a time, and one on which a transfer failed may be out of step with the
// server (answers to what was asked before), so it is thrown away.
type pool struct {
	slots chan struct{} // one for each connection that may be in use
	most  atomic.Int64
	live  atomic.Int64 // connections that are logged in

	idle struct {
		sync.Mutex
		conns  []*conn
		closed bool
	}
}

func newPool(n int) *pool {
	p := &pool{slots: make(chan struct{}, n)}
	for range n {
		p.slots <- struct{}{}
	}
	p.most.Store(int64(n))
	return p
}

func (p *pool) size() int { return int(p.most.Load()) }

// errBusy is a server that takes no more connections of this computer.
var errBusy = errors.New("服务器说连接太多")

// do runs f on a connection. Where one that waited in the pool turns out to be
// broken (servers close idle ones), f is run again on another.
func (s *server) do(ctx context.Context, f func(*conn) error) error {
	for {
		c, err := s.take(ctx)
		if err != nil {
			return s.explain(ctx, nil, err)
		}
		c.ctx = ctx
		stop := context.AfterFunc(ctx, c.abort)
		err = f(c)
		if !stop() {
			c.broken = true
		}
		used, broken := c.used, c.broken
		c.used = true
		s.give(c)
		switch {
		case err == nil || ctx.Err() != nil:
		case broken && used, s.downgrade(err):
			continue
		}
		return s.explain(ctx, c, err)
	}
}

// take returns an idle connection or a new one, and waits where there are as
// many as the server allows.
func (s *server) take(ctx context.Context) (*conn, error) {
	for {
		select {
		case <-s.slots:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if c := s.waiting(); c != nil {
			return c, nil
		}
		c, err := s.connect(ctx)
		if err == nil {
			s.live.Add(1)
			return c, nil
		}
		// The slot is given up for good when the server has others of ours.
		if errors.Is(err, errBusy) && s.live.Load() > 0 && s.most.Load() > 1 {
			s.most.Add(-1)
			continue
		}
		s.slots <- struct{}{}
		return nil, err
	}
}

func (p *pool) waiting() *conn {
	p.idle.Lock()
	defer p.idle.Unlock()
	n := len(p.idle.conns)
	if n == 0 {
		return nil
	}
	c := p.idle.conns[n-1]
	p.idle.conns = p.idle.conns[:n-1]
	return c
}

func (p *pool) give(c *conn) {
	p.idle.Lock()
	keep := !c.broken && !p.idle.closed
	if keep {
		p.idle.conns = append(p.idle.conns, c)
	}
	p.idle.Unlock()
	if !keep {
		p.live.Add(-1)
		c.abort()
	}
	p.slots <- struct{}{}
}

// Close says goodbye to the server; calls that still run end by themselves.
func (s *server) Close() error {
	s.idle.Lock()
	conns := s.idle.conns
	s.idle.conns, s.idle.closed = nil, true
	s.idle.Unlock()
	var wg sync.WaitGroup
	for _, c := range conns {
		wg.Go(func() {
			defer time.AfterFunc(2*time.Second, c.abort).Stop()
			_ = c.ftp.Quit()
			c.abort()
		})
	}
	wg.Wait()
	return nil
}

// refuse remembers what stands in the way for good: a second wrong password
// could lock the account.
func (s *server) refuse(r *host.Refusal) *host.Refusal {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refused = r
	return r
}
