package secret

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"bao/internal/publish/host"
)

// terminals returns the two ends of a terminal: the person's and the program's.
func terminals(t *testing.T) (person, program *os.File) {
	t.Helper()
	person, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { person.Close() })
	if err := unix.IoctlSetPointerInt(int(person.Fd()), unix.TIOCSPTLCK, 0); err != nil {
		t.Skip(err)
	}
	n, err := unix.IoctlGetInt(int(person.Fd()), unix.TIOCGPTN)
	if err != nil {
		t.Skip(err)
	}
	program, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { program.Close() })
	return person, program
}

func echoes(t *testing.T, f *os.File) bool {
	t.Helper()
	state, err := unix.IoctlGetTermios(int(f.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	return state.Lflag&unix.ECHO != 0
}

func TestTerminal(t *testing.T) {
	person, program := terminals(t)
	ask := Terminal(program, program)
	if ask == nil {
		t.Fatal("it is a terminal")
	}
	shown := make(chan string)
	go func() {
		r := bufio.NewReader(person)
		question, _ := r.ReadString('\xbc') // of the colon's last byte, EF BC 9A
		for echoes(t, program) {
			time.Sleep(time.Millisecond)
		}
		person.WriteString("ge heim\n")
		rest, _ := r.ReadString('\n')
		shown <- question + rest
	}()
	got, err := ask(t.Context(), host.Password, "sftp://a\x1b[2J@b")
	if got != "ge heim" || err != nil {
		t.Errorf("typed %q, %v", got, err)
	}
	text := <-shown
	if !strings.Contains(text, "sftp://a[2J@b 的密码") || strings.Contains(text, "heim") {
		t.Errorf("shown is %q", text)
	}
}

// TestTerminalCalledOff holds that Ctrl-C at the question leaves a terminal
// that shows what is typed.
func TestTerminalCalledOff(t *testing.T) {
	_, program := terminals(t)
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		for echoes(t, program) {
			time.Sleep(time.Millisecond)
		}
		stop()
	}()
	if _, err := Terminal(program, program)(ctx, host.Passphrase, "key"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if !echoes(t, program) {
		t.Error("the terminal does not show what is typed")
	}
}

func TestNoTerminal(t *testing.T) {
	f, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if Terminal(f, f) != nil {
		t.Error("a question to nobody")
	}
}

// TestSystem holds that no session bus is started where there is none.
func TestSystem(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		bus, runtime string
		want         bool
	}{
		{"", "", false}, {"", dir, false}, {"unix:path=/nowhere", "", true}, {"", t.TempDir(), true},
	} {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", c.bus)
		t.Setenv("XDG_RUNTIME_DIR", c.runtime)
		if c.want && c.runtime != "" {
			write(t, filepath.Join(c.runtime, "bus"), "", 0o600)
		}
		if got := System() != nil; got != c.want {
			t.Errorf("bus %q, runtime %q: %v", c.bus, c.runtime, got)
		}
	}
}
