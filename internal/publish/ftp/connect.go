package ftp

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/textproto"
	"strings"

	"github.com/jlaffaye/ftp"

	"bao/internal/publish/host"
)

// greeting is what is known of a server once somebody has logged in.
type greeting struct {
	known bool
	utf8  bool
}

// connect logs in on a new connection. The first is waited for by all others,
// so that a wrong password is sent once.
func (s *server) connect(ctx context.Context) (*conn, error) {
	select {
	case <-s.entering:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	s.mu.Lock()
	refused, first := s.refused, !s.greeted.known
	s.mu.Unlock()
	if first {
		defer func() { s.entering <- struct{}{} }()
	} else {
		s.entering <- struct{}{}
	}
	if refused != nil {
		return nil, refused
	}
	if first && s.secret == "" {
		secret, err := s.way.Secret(ctx, host.Password, s.at.account)
		if err != nil {
			return nil, err
		}
		s.secret = secret
	}
	raw, err := s.way.Dial(ctx, "tcp", s.at.address)
	if err != nil {
		return nil, unreachable(err, s.at.address)
	}
	c := &conn{server: s, ctx: ctx, control: &wire{Conn: raw}, raw: raw}
	stop := context.AfterFunc(ctx, c.abort)
	err = c.open(ctx)
	if !stop() && err == nil {
		err = ctx.Err()
	}
	if err != nil {
		c.abort()
		return nil, err
	}
	return c, nil
}

func unreachable(err error, address string) error {
	var dns *net.DNSError
	if errors.As(err, &dns) && dns.IsNotFound {
		return &host.Refusal{Message: "找不到服务器 " + address, Hint: "核对 site.yaml 里的地址，再看电脑是不是连着网", Err: err}
	}
	return err
}

// open makes the connection safe and logs in. The library's own AUTH TLS is
// not used: its handshake comes with the first command, so that what is wrong
// with a certificate would look like a login that failed.
func (c *conn) open(ctx context.Context) error {
	s := c.server
	if !s.at.plain {
		c.tls = s.trust.config()
	}
	if s.at.implicit {
		if err := c.encrypt(ctx); err != nil {
			return err
		}
	}
	words := textproto.NewConn(c.control)
	if start, _ := words.R.Peek(4); string(start) == "SSH-" { // which textproto takes for the first of several lines
		return &host.Refusal{Message: "那里不是 FTP 服务器，是 SSH", Hint: "把地址开头的 ftp:// 改成 sftp://"}
	}
	_, hello, err := words.ReadResponse(ftp.StatusReady)
	if err != nil {
		return greetingTrouble(err)
	}
	if c.tls != nil && !s.at.implicit {
		if _, err := words.Cmd("AUTH TLS"); err != nil {
			return err
		}
		if _, _, err := words.ReadResponse(ftp.StatusAuthOK); err != nil {
			return noTLS(err)
		}
		if words.R.Buffered() > 0 { // or somebody between could put words into the server's mouth
			return errors.New("answers before encryption began")
		}
		if err := c.encrypt(ctx); err != nil {
			return err
		}
	}
	return c.login(hello)
}

func (c *conn) encrypt(ctx context.Context) error {
	t := tls.Client(c.control.Conn, c.tls)
	if err := t.HandshakeContext(ctx); err != nil {
		return handshakeTrouble(err)
	}
	c.control.Conn = t
	return nil
}

// login hands the connection to the library, which wants to be greeted again,
// and learns what the server says of itself.
func (c *conn) login(hello string) error {
	s := c.server
	s.mu.Lock()
	secret, before := s.secret, s.greeted
	s.mu.Unlock()
	hidden := strings.Contains(hello, "vsFTPd") // has no MLSD, and its LIST hides names with a dot in front
	c.control.again = []byte("220 again\r\n")
	options := []ftp.DialOption{ftp.DialWithDialFunc(c.dial), ftp.DialWithForceListHidden(hidden)}
	if c.tls != nil {
		options = append(options, ftp.DialWithTLS(c.tls))
	}
	var err error
	if c.ftp, err = ftp.Dial(s.at.address, options...); err != nil {
		return err
	}
	c.control.heard = []byte{}
	err = c.ftp.Login(s.at.user, secret)
	heard := string(c.control.heard)
	c.control.heard = nil
	if err != nil {
		return s.loginTrouble(err, heard, before.known)
	}
	if before.known {
		return nil
	}
	home, err := c.ftp.CurrentDir()
	if no(err) {
		home = "/"
	} else if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.home = home
	s.greeted = greeting{known: true, utf8: strings.Contains(strings.ToUpper(heard), " UTF8")}
	return nil
}
