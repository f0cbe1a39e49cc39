package sftp

import (
	"errors"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"unicode"

	"bao/internal/publish/host"
)

// greeting looks at the first bytes of a server, for who speaks another
// protocol is often waited for until the time is out. It remembers what broke
// the connection.
type greeting struct {
	net.Conn
	said   []byte
	other  bool
	broken atomic.Pointer[error]
}

var errNotSSH = errors.New("sftp: not an SSH server")

func (g *greeting) Read(p []byte) (int, error) {
	n, err := g.Conn.Read(p)
	if len(g.said) < 5 {
		g.said = append(g.said, p[:n]...)
		if s := string(g.said); strings.HasPrefix(s, "HTTP/") || strings.HasPrefix(s, "<") || strings.HasPrefix(s, "220") {
			rest := make([]byte, 60)
			n, _ := g.Conn.Read(rest)
			g.said, g.other = append(g.said, rest[:n]...), true
			return 0, errNotSSH
		}
	}
	if err != nil {
		g.broken.Store(&err)
	}
	return n, err
}

func (g *greeting) explain(err error, address string) error {
	if !g.other {
		return err
	}
	line, _, _ := strings.Cut(string(g.said[:min(len(g.said), 60)]), "\n")
	return &host.Refusal{
		Message: address + " 那头不是 SFTP 服务器，它说：" + plain(line),
		Hint:    "看看地址和端口：SFTP 一般是 22，地址里不写就是 22；21 是 FTP，80 和 443 是网站", Err: err,
	}
}

// plain is what a server says, without what a terminal would take for commands.
func plain(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "")))
}

// intake counts what a server sends, which may be limited: the library keeps
// a folder's whole listing, however long it is.
type intake struct {
	from       io.Reader
	got, limit atomic.Int64 // bytes; no limit where it is zero
}

var errFlood = errors.New("sftp: a folder without end")

func (in *intake) Read(p []byte) (int, error) {
	if in.flooded() {
		return 0, errFlood
	}
	n, err := in.from.Read(p)
	in.got.Add(int64(n))
	return n, err
}

func (in *intake) flooded() bool {
	limit := in.limit.Load()
	return limit > 0 && in.got.Load() > limit
}
