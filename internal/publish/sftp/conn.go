package sftp

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"sync/atomic"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"

	"bao/internal/publish/host"
)

// conn is a connection to the server's files.
type conn struct {
	*sftp.Client
	ssh      *ssh.Client
	dead     atomic.Bool // nothing comes any more
	in       *intake
	replaces bool // renames over a file that is there
	links    bool // makes hard links
	space    bool // tells how full its disk is
}

// lost makes the next call connect anew.
func (c *conn) lost() {
	c.dead.Store(true)
	c.close()
}

func (c *conn) close() { c.ssh.Close() }

// attempt is one attempt to connect, for all who wait for it.
type attempt struct {
	done  chan struct{}
	conn  *conn
	err   error
	ended bool // by the context of the caller who made it
}

// connected returns the connection, made anew where it has broken. One caller
// makes it; it ends with that caller's context, and the others then try
// themselves.
func (h *site) connected(ctx context.Context) (*conn, error) {
	for {
		h.mu.Lock()
		if err := h.life.Err(); err != nil {
			h.mu.Unlock()
			return nil, errors.New("sftp: closed")
		}
		if h.refused != nil {
			h.mu.Unlock()
			return nil, h.refused
		}
		if h.conn != nil && !h.conn.dead.Load() {
			h.mu.Unlock()
			return h.conn, nil
		}
		a := h.pending
		if a == nil {
			a = &attempt{done: make(chan struct{})}
			h.pending = a
			go h.attempt(ctx, a)
		}
		h.mu.Unlock()
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-a.done:
		}
		if !a.ended {
			return a.conn, a.err
		}
	}
}

func (h *site) attempt(ctx context.Context, a *attempt) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(h.life, cancel)()
	a.conn, a.err = h.connect(ctx)
	a.ended = a.err != nil && ctx.Err() != nil
	h.mu.Lock()
	defer h.mu.Unlock()
	h.pending, h.conn = nil, a.conn
	if !a.ended {
		errors.As(a.err, &h.refused)
	}
	if a.conn != nil && h.life.Err() != nil { // closed meanwhile
		a.conn.close()
	}
	close(a.done)
}

func (h *site) connect(ctx context.Context) (*conn, error) {
	id, err := identityOf(h.place)
	if err != nil {
		return nil, err
	}
	l := &login{ctx: ctx, site: h}
	keys, agent, err := l.keys()
	if err != nil {
		return nil, err
	}
	defer agent.Close()
	for again := true; ; {
		c, err := h.handshake(ctx, id, l, keys)
		switch {
		case err == nil:
			return c, nil
		case id.other(err):
			continue
		case id.refusal != nil:
			return nil, id.refusal
		}
		if !again || ctx.Err() != nil || !l.worthAgain(err) {
			return nil, l.explain(err, keys)
		}
		again, l.asked, l.sent = false, false, false
	}
}

// handshake opens a connection, logs in and starts SFTP.
func (h *site) handshake(ctx context.Context, id *identity, l *login, keys []ssh.Signer) (*conn, error) {
	nc, err := h.way.Dial(ctx, "tcp", h.place.address)
	if err != nil {
		var dns *net.DNSError
		if errors.As(err, &dns) && dns.IsNotFound {
			return nil, host.Refuse(err, "找不到服务器："+dns.Name, "看看地址写对了没有，这台电脑有没有上网")
		}
		return nil, err
	}
	defer context.AfterFunc(ctx, func() { nc.Close() })()
	line := &greeting{Conn: nc}
	c, channels, requests, err := ssh.NewClientConn(line, h.place.address, &ssh.ClientConfig{
		User: h.place.user, Auth: l.methods(keys), AuthCallback: l.next(line),
		HostKeyCallback: id.check, HostKeyAlgorithms: id.algorithms,
	})
	if err != nil {
		nc.Close()
		return nil, line.explain(err, h.place.address)
	}
	return open(ssh.NewClient(c, channels, requests))
}

// open starts SFTP on a connection.
func open(c *ssh.Client) (*conn, error) {
	client, in, err := subsystem(c)
	if err != nil {
		c.Close()
		if text := err.Error(); strings.Contains(text, "subsystem request failed") || strings.Contains(text, "packet too long") {
			return nil, host.Refuse(err, "登录成功了，可是服务器没有开 SFTP", "请管服务器的人给这个用户打开 SFTP（sshd_config 里的 Subsystem sftp internal-sftp）；登录时显示的话也会打断 SFTP")
		}
		return nil, err
	}
	n := &conn{Client: client, ssh: c, in: in}
	_, n.replaces = client.HasExtension("posix-rename@openssh.com")
	_, n.links = client.HasExtension("hardlink@openssh.com")
	_, n.space = client.HasExtension("statvfs@openssh.com")
	go func() {
		_ = client.Wait()
		n.lost()
	}()
	return n, nil
}

func subsystem(c *ssh.Client) (*sftp.Client, *intake, error) {
	s, err := c.NewSession()
	if err != nil {
		return nil, nil, err
	}
	w, err1 := s.StdinPipe()
	r, err2 := s.StdoutPipe()
	chat, err3 := s.StderrPipe()
	if err := errors.Join(err1, err2, err3, s.RequestSubsystem("sftp")); err != nil {
		return nil, nil, err
	}
	go io.Copy(io.Discard, chat)
	in := &intake{from: r}
	client, err := sftp.NewClientPipe(in, w, sftp.UseConcurrentWrites(true))
	return client, in, err
}
