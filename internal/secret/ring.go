package secret

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/zalando/go-keyring"
)

// Keyring is where the system keeps passwords. keyring.ErrNotFound is for what
// is not there; every other error is taken for having no keyring.
type Keyring interface {
	Set(service, account, secret string) error
	Get(service, account string) (string, error)
	Delete(service, account string) error
}

// service is what bao's entries in a keyring are called.
const service = "bao"

// System returns the keyring of the system, or nil where there surely is none:
// on Linux a session bus is needed, and asking for one that is not there starts
// one by dbus-launch where that is installed (godbus, conn_other.go), which
// then stays behind after every run of a timer.
func System() Keyring {
	switch runtime.GOOS {
	case "windows", "darwin":
	default:
		bus := os.Getenv("DBUS_SESSION_BUS_ADDRESS") != ""
		if dir := os.Getenv("XDG_RUNTIME_DIR"); !bus && dir != "" {
			_, err := os.Stat(filepath.Join(dir, "bus"))
			bus = err == nil
		}
		if !bus {
			return nil
		}
	}
	return system{}
}

// system is the library's keyring, of which a test makes a mock.
type system struct{}

func (system) Set(service, account, secret string) error {
	return keyring.Set(service, account, secret)
}

func (system) Get(service, account string) (string, error) { return keyring.Get(service, account) }

func (system) Delete(service, account string) error { return keyring.Delete(service, account) }

// ringWait is how long a keyring is waited for. One that is locked has the
// system ask for its password; one that hangs (a session bus whose desktop is
// gone) never answers.
const ringWait = 20 * time.Second

var errNoRing = errors.New("no keyring")

// ring calls the keyring, in a goroutine because the library knows no context.
// One that did not answer in time is not called again.
func (s *Store) ring(ctx context.Context, call func() (string, error)) (string, error) {
	if s.Ring == nil || s.hung {
		return "", errNoRing
	}
	type answer struct {
		secret string
		err    error
	}
	answered := make(chan answer, 1)
	go func() {
		secret, err := call()
		answered <- answer{secret, err}
	}()
	wait := s.wait
	if wait == 0 {
		wait = ringWait
	}
	late := time.NewTimer(wait)
	defer late.Stop()
	select {
	case a := <-answered:
		return a.secret, a.err
	case <-late.C:
		s.hung = true
		return "", errNoRing
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// ringName is what the keyring is called on this system.
func ringName() string {
	switch runtime.GOOS {
	case "windows":
		return "Windows 凭据管理器"
	case "darwin":
		return "macOS 钥匙串"
	}
	return "系统的密钥环"
}
