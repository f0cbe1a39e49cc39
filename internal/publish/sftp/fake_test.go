package sftp

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"net"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// fake is an SSH server in this process, for what OpenSSH can't be made to do.
type fake struct {
	password  string
	questions []string       // asked one by one, each answered by the password
	handlers  *sftp.Handlers // nil for the files of this computer
	noSFTP    bool
	attempts  atomic.Int32 // to log in with a password

	folder string
}

// start serves, and returns the target that it is.
func (f *fake) start(t *testing.T) config.Target {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	c := &ssh.ServerConfig{MaxAuthTries: 20}
	c.AddHostKey(signer)
	check := func(password string) error {
		f.attempts.Add(1)
		if password != f.password {
			return errors.New("wrong")
		}
		return nil
	}
	if f.questions == nil {
		c.PasswordCallback = func(_ ssh.ConnMetadata, password []byte) (*ssh.Permissions, error) {
			return nil, check(string(password))
		}
	}
	c.KeyboardInteractiveCallback = func(_ ssh.ConnMetadata, ask ssh.KeyboardInteractiveChallenge) (*ssh.Permissions, error) {
		for _, q := range f.questions {
			answers, err := ask("", "", []string{q}, []bool{false})
			if err == nil {
				err = check(strings.Join(answers, ""))
			}
			if err != nil {
				return nil, err
			}
		}
		if f.questions == nil {
			return nil, errors.New("no questions")
		}
		return nil, nil
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			nc, err := l.Accept()
			if err != nil {
				return
			}
			go f.serve(nc, c)
		}
	}()
	f.folder = t.TempDir()
	return config.Target{
		Kind: config.TargetSFTP, HostKey: ssh.FingerprintSHA256(signer.PublicKey()),
		Address: "sftp://editor@" + l.Addr().String() + "/" + strings.TrimPrefix(filepath.ToSlash(f.folder), "/"),
	}
}

func (f *fake) serve(nc net.Conn, c *ssh.ServerConfig) {
	defer nc.Close()
	_, channels, requests, err := ssh.NewServerConn(nc, c)
	if err != nil {
		return
	}
	go ssh.DiscardRequests(requests)
	for ch := range channels {
		channel, requests, err := ch.Accept()
		if err != nil {
			return
		}
		go func() {
			for r := range requests {
				ok := r.Type == "subsystem" && !f.noSFTP
				_ = r.Reply(ok, nil)
				if ok {
					go f.files(channel)
				}
			}
		}()
	}
}

func (f *fake) files(channel ssh.Channel) {
	defer channel.Close()
	if f.handlers != nil {
		_ = sftp.NewRequestServer(channel, *f.handlers).Serve()
		return
	}
	if s, err := sftp.NewServer(channel); err == nil {
		_ = s.Serve()
	}
}

// knows is a Way that has a secret for everything.
func knows(secret string) host.Way {
	return host.Way{
		Dial:   host.Dialer(time.Minute),
		Secret: func(context.Context, string, string) (string, error) { return secret, nil },
	}
}

// refused expects a Refusal with these words in its message and hint.
func refused(t *testing.T, err error, message, hint string) *host.Refusal {
	t.Helper()
	var r *host.Refusal
	if !errors.As(err, &r) {
		t.Fatalf("error is %v, want a refusal", err)
	}
	if !strings.Contains(r.Message, message) || !strings.Contains(r.Hint, hint) {
		t.Errorf("refused: %s\nhint: %s\nwant %q and %q", r.Message, r.Hint, message, hint)
	}
	return r
}

func refusedOpen(t *testing.T, to config.Target, way host.Way, message, hint string) *host.Refusal {
	t.Helper()
	h, err := Open(t.Context(), to, way)
	if err == nil {
		h.Close()
		t.Fatal("opened")
	}
	return refused(t, err, message, hint)
}

func put(t *testing.T, h host.Host, path string) error {
	t.Helper()
	return h.Put(t.Context(), hosttest.File(path, []byte("a page")))
}
