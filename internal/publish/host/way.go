package host

import (
	"context"
	"net"
	"time"
)

// Kinds of secrets.
const (
	Password   = "password"
	Passphrase = "passphrase" // of an SSH key
)

// Way is how a host is reached. The zero value reaches none;
type Way struct {
	// Dial opens connections, whose reads and writes end in an error when
	// nothing moves for a while.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// Secret returns a secret of an account ("sftp://user@host:22", the path
	// of a key file), from wherever it is kept, or asks for it. Where there is
	// none the error is a *Refusal.
	Secret func(ctx context.Context, kind, account string) (string, error)
	// Home is the user's home folder, where ~/.ssh is.
	Home string
	// Agent is the socket of the user's SSH agent; empty for none.
	Agent string
	// Scratch is a folder of this computer for what a host works on, below
	// which each target has its own; it is made when needed.
	Scratch string
	// Now is the time; time.Now where it is nil.
	Now func() time.Time
	// Plain is the second word for passwords and pages that go unencrypted,
	// beside the target's own: it was given on the command line, too.
	Plain bool
	// RootCAs, in PEM, are trusted beside those of the system; for tests.
	RootCAs []byte
}

// Time is the time by w's clock.
func (w Way) Time() time.Time {
	if w.Now == nil {
		return time.Now()
	}
	return w.Now()
}

// Dialer returns a Dial that gives up a connection on which nothing moves for
// idle.
func Dialer(idle time.Duration) func(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{Timeout: idle}
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		c, err := d.DialContext(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return &restless{Conn: c, idle: idle}, nil
	}
}

// restless is a connection that does not wait for ever.
type restless struct {
	net.Conn
	idle time.Duration
}

func (c *restless) Read(p []byte) (int, error) {
	if err := c.SetReadDeadline(time.Now().Add(c.idle)); err != nil {
		return 0, err
	}
	return c.Conn.Read(p)
}

func (c *restless) Write(p []byte) (int, error) {
	// What waits for an answer while a long file is sent has not been idle.
	if err := c.SetDeadline(time.Now().Add(c.idle)); err != nil {
		return 0, err
	}
	return c.Conn.Write(p)
}
