package sftp

import (
	"bytes"
	"context"
	"net"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

	"bao/internal/publish/host/hosttest"
)

func fingerprint(t *testing.T, line string) string {
	t.Helper()
	key, _, _, _, err := ssh.ParseAuthorizedKey([]byte(line))
	if err != nil {
		t.Fatal(err)
	}
	return ssh.FingerprintSHA256(key)
}

func TestKnownHosts(t *testing.T) {
	s, stranger := hosttest.SSHD(t), hosttest.SSHD(t)
	to := target(s)
	to.HostKey = ""
	known := filepath.Join(s.Home, ".ssh", "known_hosts")
	name := knownhosts.Normalize(s.Address)

	r := refusedOpen(t, to, s.Way(), "第一次连服务器", "服务器指纹: SHA256:")
	if !strings.Contains(r.Message, "（ED25519）是 "+s.HostKey) && !strings.Contains(r.Message, "（ED25519）是 "+fingerprint(t, s.Known[1])) {
		t.Errorf("the fingerprint is not in %q", r.Message)
	}
	// The server has keys of two kinds: the kind that is known is asked for.
	for _, key := range s.Known {
		for _, name := range []string{name, knownhosts.HashHostname(name)} {
			write(t, known, "# mine\n"+name+" "+key+"\n")
			mustOpen(t, to, s.Way())
		}
	}
	for _, key := range stranger.Known {
		write(t, known, name+" "+key+"\n")
		refusedOpen(t, to, s.Way(), "指纹变了！", "第 1 行")
	}
	write(t, known, "@revoked * "+s.Known[0]+"\n@revoked * "+s.Known[1]+"\n")
	refusedOpen(t, to, s.Way(), "已经作废", "SHA256:")
	write(t, known, name+" ssh-ed25519 AAAA\n")
	refusedOpen(t, to, s.Way(), "known_hosts", "删去那一行")
}

func TestFingerprint(t *testing.T) {
	s, stranger := hosttest.SSHD(t), hosttest.SSHD(t)
	to := target(s)
	for _, key := range s.Known { // whichever of the server's keys it is of
		to.HostKey = fingerprint(t, key)
		mustOpen(t, to, s.Way())
		to.HostKey += "="
		mustOpen(t, to, s.Way())
	}
	to.HostKey = stranger.HostKey
	r := refusedOpen(t, to, s.Way(), "危险：", "打电话问管服务器的人")
	for _, key := range s.Known {
		if !strings.Contains(r.Hint, fingerprint(t, key)) {
			t.Errorf("the hint does not tell %s: %s", fingerprint(t, key), r.Hint)
		}
	}
}

func TestNotSSH(t *testing.T) {
	for greeting, says := range map[string]string{
		"HTTP/1.1 400 Bad Request\r\n\r\n<html>": "HTTP/1.1 400 Bad Request",
		"<html>登录</html>\n":                      "<html>登录</html>",
		"220 (vsFTPd\x1b[2J 3.0.5)\r\n":          "220 (vsFTPd[2J 3.0.5)",
	} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		go func() {
			for {
				c, err := l.Accept()
				if err != nil {
					return
				}
				_, _ = c.Write([]byte(greeting)) // and waits, as FTP servers do
			}
		}()
		to := (&fake{}).start(t)
		to.Address = "sftp://editor@" + l.Addr().String() + "/www"
		refusedOpen(t, to, knows(""), says, "SFTP 一般是 22")
	}
}

// TestOldServer has a server that knows only what is not safe, or that seemed
// to know nothing once because its list was damaged on its way.
func TestOldServer(t *testing.T) {
	s := hosttest.SSHD(t)
	for damaged, works := range map[int]bool{1: true, 2: false} {
		way := s.Way()
		way.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
			c, err := s.Way().Dial(ctx, network, address)
			if damaged--; err == nil && damaged >= 0 {
				return &damaging{c}, nil
			}
			return c, err
		}
		if works {
			mustOpen(t, target(s), way)
		} else {
			refusedOpen(t, target(s), way, "SSH 太旧", "升级 OpenSSH")
		}
	}
}

// damaging is a connection on which compression "none" is not understood.
type damaging struct{ net.Conn }

func (d *damaging) Read(p []byte) (int, error) {
	n, err := d.Conn.Read(p)
	copy(p[:n], bytes.ReplaceAll(p[:n], []byte("none,zlib"), []byte("nine,zlib")))
	return n, err
}
