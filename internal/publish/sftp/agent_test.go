package sftp

import (
	"crypto/ed25519"
	"crypto/rand"
	"net"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"bao/internal/publish/host/hosttest"
)

func TestAgent(t *testing.T) {
	s := hosttest.SSHD(t)
	data, err := os.ReadFile(s.KeyFile)
	if err != nil {
		t.Fatal(err)
	}
	key, err := ssh.ParseRawPrivateKey(data)
	if err != nil {
		t.Fatal(err)
	}
	mine, err := ssh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	ring := agent.NewKeyring()
	if err := ring.Add(agent.AddedKey{PrivateKey: key}); err != nil {
		t.Fatal(err)
	}
	socket := serveAgent(t, ring)
	to := target(s)
	to.KeyFile = ""
	way := s.Way()
	way.Agent = socket
	mustOpen(t, to, way)
	to.KeyFile = filepath.Join(t.TempDir(), "other")
	_, another, _ := ed25519.GenerateKey(rand.Reader)
	hosttest.SSHKey(t, to.KeyFile, another)
	refusedOpen(t, to, way, "服务器不认这个密钥：", "密钥文件") // only the one that is named is tried
	to.KeyFile = ""

	// More keys than a server lets one try hide the right one, unless it is named.
	for range 8 {
		_, key, _ := ed25519.GenerateKey(rand.Reader)
		if err := ring.Add(agent.AddedKey{PrivateKey: key}); err != nil {
			t.Fatal(err)
		}
	}
	if err := ring.Remove(mine.PublicKey()); err != nil {
		t.Fatal(err)
	}
	refusedOpen(t, to, way, "试过的密钥太多", "密钥文件:")
	to.KeyFile = s.KeyFile
	mustOpen(t, to, way)

	to.KeyFile = ""
	way.Agent += "-is-gone"
	refusedOpen(t, to, way, "没有找到密钥", "ssh-keygen")
}

// serveAgent is the socket of an agent.
func serveAgent(t *testing.T, ring agent.Agent) string {
	dir, err := os.MkdirTemp("", "a") // the name of a socket has to be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	l, err := net.Listen("unix", filepath.Join(dir, "s"))
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go agent.ServeAgent(ring, c)
		}
	}()
	return l.Addr().String()
}
