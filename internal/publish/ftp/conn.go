package ftp

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/textproto"
	"sync"

	"github.com/jlaffaye/ftp"
)

// conn is a control connection that is logged in, and its data connection.
type conn struct {
	server  *server
	ctx     context.Context // of the call that it is used for
	ftp     *ftp.ServerConn
	control *wire
	tls     *tls.Config // nil for none
	used    bool        // by a call before this one
	broken  bool        // not to be used again
	noData  bool        // a data connection could not be made
	most    int64       // bytes that are read of a data connection

	mu   sync.Mutex
	raw  net.Conn
	data net.Conn
}

// abort ends what the connection is waiting for. It may be called at any time.
func (c *conn) abort() {
	c.mu.Lock()
	defer c.mu.Unlock()
	_ = c.raw.Close()
	if c.data != nil {
		_ = c.data.Close()
	}
}

// note remembers whether the connection is in step with the server: it is
// when the server answered, and nothing but that went wrong.
func (c *conn) note(err error) error {
	if err == nil {
		return nil
	}
	if reply, ok := err.(*textproto.Error); !ok || reply.Code == ftp.StatusNotAvailable { // errors.As would see one among others
		c.broken = true
	}
	return err
}

// dial is for the library: the control connection is there already; all others
// carry data.
func (c *conn) dial(network, address string) (net.Conn, error) {
	if c.ftp == nil {
		return c.control, nil
	}
	raw, err := c.server.way.Dial(c.ctx, network, address)
	if err != nil {
		c.noData = true
		return nil, err
	}
	c.mu.Lock()
	c.data = raw
	c.mu.Unlock()
	if c.ctx.Err() != nil { // aborted just before
		_ = raw.Close()
	}
	d := &data{Conn: raw, raw: raw, conn: c, left: c.most}
	if c.tls != nil {
		d.tls = tls.Client(raw, c.tls)
		d.Conn = d.tls
	}
	return d, nil
}

const (
	mostReply = 1 << 20 // bytes of one answer
	mostHeard = 1 << 16
)

// wire is the control connection as the library sees it, unencrypted.
type wire struct {
	net.Conn
	again []byte // is read once more
	heard []byte // of what was read, where not nil
	since int    // bytes read since something was written
}

func (c *wire) Read(p []byte) (int, error) {
	if len(c.again) > 0 {
		n := copy(p, c.again)
		c.again = c.again[n:]
		return n, nil
	}
	if c.since > mostReply {
		return 0, errors.New("the server's answer does not end")
	}
	n, err := c.Conn.Read(p)
	c.since += n
	if c.heard != nil && len(c.heard) < mostHeard {
		c.heard = append(c.heard, p[:n]...)
	}
	return n, err
}

// await waits until there is something to read.
func (c *wire) await() error {
	var buf [512]byte
	n, err := c.Read(buf[:])
	c.again = append(c.again, buf[:n]...)
	return err
}

func (c *wire) Write(p []byte) (int, error) {
	c.since = 0
	return c.Conn.Write(p)
}

// data is a data connection.
type data struct {
	net.Conn
	raw   net.Conn
	tls   *tls.Conn // nil for none
	conn  *conn
	left  int64 // bytes that may be read
	wrote bool
}

func (d *data) Read(p []byte) (int, error) {
	if d.left <= 0 {
		return 0, errTooLong
	}
	n, err := d.Conn.Read(p[:min(int64(len(p)), d.left)])
	d.left -= int64(n)
	return n, err
}

func (d *data) Write(p []byte) (int, error) {
	d.wrote = true
	return d.Conn.Write(p)
}

// Handshake is for the library, before it closes what it wrote nothing to.
func (d *data) Handshake() error {
	d.wrote = true
	if d.tls == nil {
		return nil
	}
	return d.tls.HandshakeContext(d.conn.ctx)
}

// Close ends what was sent. A server with TLS 1.3 sends session tickets on a
// connection that nothing is read from; closing it with those unread makes TCP
// reset it, which can take the end of the file with it. So they are read, and
// the connection stays until the server has said on the other one what became
// of the file.
func (d *data) Close() error {
	if d.tls == nil || !d.wrote || d.tls.ConnectionState().Version != tls.VersionTLS13 || d.conn.server.deaf.Load() {
		return d.Conn.Close()
	}
	if err := d.tls.CloseWrite(); err != nil {
		_ = d.Conn.Close()
		return err
	}
	drained := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, d.tls)
		_ = d.raw.Close() // at once: vsftpd waits for it before it speaks
		close(drained)
	}()
	err := d.conn.control.await()
	_ = d.raw.Close()
	<-drained
	var slow net.Error
	if errors.As(err, &slow) && slow.Timeout() { // perhaps it waits for the end of TCP's connection
		d.conn.server.deaf.Store(true)
	}
	return err
}
