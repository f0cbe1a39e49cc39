package secret

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"bao/internal/publish/host"
)

const account = "sftp://bao@www.example.cn:22"

// asking returns an Ask that answers with what is typed, in turn.
func asking(typed ...string) func(context.Context, string, string) (string, error) {
	return func(context.Context, string, string) (string, error) {
		if len(typed) == 0 {
			return "", errors.New("asked once too often")
		}
		answer := typed[0]
		typed = typed[1:]
		return answer, nil
	}
}

func env(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

// refusal holds that err is a Refusal which says those words.
func refusal(t *testing.T, err error, message, hint string) {
	t.Helper()
	var r *host.Refusal
	if !errors.As(err, &r) {
		t.Fatalf("%v is no Refusal", err)
	}
	if !strings.Contains(r.Message, message) || !strings.Contains(r.Hint, hint) {
		t.Errorf("refusal is %q, hint %q; want %q and %q", r.Message, r.Hint, message, hint)
	}
}

func write(t *testing.T, file, text string, mode os.FileMode) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(file, mode); err != nil {
		t.Fatal(err)
	}
}

func TestOrder(t *testing.T) {
	keyring.MockInit()
	file := filepath.Join(t.TempDir(), "secrets")
	everywhere := []string{"BAO_PASSWORD_DA_BAO", "own\r\n", "BAO_PASSWORD", "usual", "BAO_PASSPHRASE", "phrase"}
	for _, c := range []struct {
		name, kind, want string
		env              []string
		ring, file       bool
	}{
		{"the target's own variable", host.Password, "own", everywhere, true, true},
		{"the usual variable", host.Password, "usual", everywhere[2:], true, true},
		{"another kind", host.Passphrase, "phrase", everywhere, true, true},
		{"keyring", host.Password, "ring", everywhere[4:], true, true},
		{"file", host.Password, "file", nil, false, true},
		{"user", host.Password, "typed", nil, false, false},
	} {
		s := &Store{Slug: "da-bao", Env: env(c.env...), Ring: system{}, File: file, Ask: asking("typed")}
		keyring.MockInit()
		os.Remove(file)
		if c.ring {
			keyring.Set("bao", account, "ring")
		}
		if c.file {
			write(t, file, `{"`+account+`": "file"}`, 0o600)
		}
		for range 2 { // the second time from memory
			if got, err := s.Get(t.Context(), c.kind, account); got != c.want || err != nil {
				t.Errorf("%s: got %q, %v; want %q", c.name, got, err, c.want)
			}
		}
		if asked := s.Asked(); (len(asked) == 1) != (c.want == "typed") {
			t.Errorf("%s: asked for %v", c.name, asked)
		}
	}
}

func TestNone(t *testing.T) {
	s := &Store{Slug: "da-bao"}
	_, err := s.Get(t.Context(), host.Password, account)
	refusal(t, err, account+" 的密码没有找到", "BAO_PASSWORD_DA_BAO")
	_, err = s.Get(t.Context(), host.Passphrase, "/home/bao/.ssh/id")
	refusal(t, err, "/home/bao/.ssh/id 的口令没有找到", "BAO_PASSPHRASE_DA_BAO")
	if _, err := s.Keep(t.Context(), account); err != nil {
		t.Error("keeping what was not typed:", err)
	}
}

// TestDeclined holds that a user who does not answer is asked once, however
// many connections want to know.
func TestDeclined(t *testing.T) {
	asked := 0
	no := errors.New("no")
	s := &Store{Ask: func(context.Context, string, string) (string, error) { asked++; return "", no }}
	for range 3 {
		if _, err := s.Get(t.Context(), host.Password, account); !errors.Is(err, no) {
			t.Error(err)
		}
	}
	if asked != 1 || len(s.Asked()) != 0 {
		t.Errorf("asked %d times; %v", asked, s.Asked())
	}
	s = &Store{Ask: asking("", "")}
	_, err := s.Get(t.Context(), host.Password, account)
	refusal(t, err, "没有输入密码", "再发布一次")
}

func TestConcurrent(t *testing.T) {
	var asked atomic.Int32
	s := &Store{Ask: func(_ context.Context, _, account string) (string, error) {
		asked.Add(1)
		time.Sleep(20 * time.Millisecond)
		return "of " + account, nil
	}}
	var all sync.WaitGroup
	for i := range 40 {
		all.Go(func() {
			of := []string{"a", "b"}[i%2]
			if got, err := s.Get(t.Context(), host.Password, of); got != "of "+of || err != nil {
				t.Error(got, err)
			}
		})
	}
	all.Wait()
	if asked.Load() != 2 {
		t.Errorf("asked %d times for two accounts", asked.Load())
	}
}

// TestCalledOff holds that who waits for what another's user types can be
// called off, and that a question called off is asked again.
func TestCalledOff(t *testing.T) {
	typing := make(chan struct{})
	calls := 0
	s := &Store{Ask: func(ctx context.Context, _, _ string) (string, error) {
		if calls++; calls > 1 {
			return "typed", nil
		}
		close(typing)
		<-ctx.Done()
		return "", ctx.Err()
	}}
	first, stop := context.WithCancel(t.Context())
	gone := make(chan error)
	go func() { _, err := s.Get(first, host.Password, account); gone <- err }()
	<-typing
	second, stopSecond := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer stopSecond()
	if _, err := s.Get(second, host.Password, account); !errors.Is(err, context.DeadlineExceeded) {
		t.Error("who waits:", err)
	}
	stop()
	if err := <-gone; !errors.Is(err, context.Canceled) {
		t.Error("who asked:", err)
	}
	if got, err := s.Get(t.Context(), host.Password, account); got != "typed" || err != nil {
		t.Error("asked again:", got, err)
	}
}
