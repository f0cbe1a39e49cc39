// Package sftp publishes to a server by SFTP, the file transfer of SSH.
//
// It proves who the server is before it proves who the editor is, by
// known_hosts or by a fingerprint in the settings; it never takes a key on
// trust. All calls share one connection, on which as many requests are under
// way as there are callers.
//
// It must not write to ~/.ssh, and not keep a secret longer than a Host lives.
package sftp

import (
	"context"
	"errors"
	"path"
	"strings"
	"sync"

	"github.com/pkg/sftp"

	"bao/internal/config"
	"bao/internal/publish/host"
)

// parallel is how many calls are worth making at once: a file takes four
// round trips, so at 40 ms two thirds of this many would fill 20 Mbit/s with
// files of 6 KB, were the server itself to take no time. OpenSSH allows some
// thousand open files, others 100.
const parallel = 96

// Open connects to a server. What it refuses for good is a *host.Refusal, and
// the Host of a refused login stays so: another password takes another Host.
func Open(ctx context.Context, t config.Target, way host.Way) (host.Host, error) {
	p, err := placeOf(t, way)
	if err != nil {
		return nil, err
	}
	life, end := context.WithCancel(context.WithoutCancel(ctx))
	h := &site{place: p, way: way, life: life, end: end, secrets: map[string]string{}, making: map[string]*making{}}
	c, err := h.connected(ctx)
	if err != nil {
		end()
		return nil, err
	}
	h.replaces = c.replaces
	return h, nil
}

// site is a place on a server.
type site struct {
	place    place
	way      host.Way
	replaces bool // files are renamed over others
	life     context.Context
	end      context.CancelFunc

	mu      sync.Mutex
	conn    *conn             // the latest; may be dead
	pending *attempt          // to connect
	refused *host.Refusal     // the login, for good
	secrets map[string]string // given before, by account
	making  map[string]*making
}

// Traits implements host.Host.
func (h *site) Traits() host.Traits {
	t := host.Traits{Parallel: parallel, Whole: h.replaces, Exclusive: true}
	if !h.replaces {
		t.Warning = "这台服务器不能直接用新文件换下旧文件（没有 posix-rename）：换到哪一页，哪一页会有一瞬间半新半旧"
	}
	return t
}

// Close implements host.Host.
func (h *site) Close() error {
	h.end()
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.conn != nil {
		h.conn.close()
	}
	return nil
}

// at is where a file of the place is on the server.
func (h *site) at(p string) string { return path.Join(h.place.base, p) }

// do makes a call on a connection. The library's calls know no context: when
// it ends, what is under way is left behind, which is one request at most, for
// each looks at ctx before the next.
func (h *site) do(ctx context.Context, call func(*conn) error) error {
	c, err := h.connected(ctx)
	if err != nil {
		return err
	}
	done := make(chan error, 1)
	go func() { done <- call(c) }()
	select {
	case err := <-done:
		if isLost(err) {
			c.lost()
		}
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// isLost reports whether an error is that the connection has gone. Of a request
// that could not be sent, the library has only words.
func isLost(err error) bool {
	return errors.Is(err, sftp.ErrSSHFxConnectionLost) || err != nil && strings.Contains(err.Error(), "failed to send packet")
}
