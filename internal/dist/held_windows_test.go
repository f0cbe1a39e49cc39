package dist

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/windows"
)

// hold opens a file as a reader of PDFs does that shares it with nobody.
func hold(t *testing.T, file string) (release func()) {
	t.Helper()
	name, err := windows.UTF16PtrFromString(file)
	if err != nil {
		t.Fatal(err)
	}
	handle, err := windows.CreateFile(name, windows.GENERIC_READ, 0, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	return func() { windows.CloseHandle(handle) }
}

// TestHeld replaces a file and builds a website while another program holds a
// file: for good, and for a moment.
func TestHeld(t *testing.T) {
	root := filepath.Join(t.TempDir(), "报 & 刊")
	if _, err := bring(root, plan(map[string]string{"a.html": "旧", "b.html": "旧"})); err != nil {
		t.Fatal(err)
	}
	held := filepath.Join(root, "b.html")
	write := func(w io.Writer) error { _, err := io.WriteString(w, "新"); return err }
	for name, do := range map[string]func() error{
		"Replace":     func() error { return Replace(held, write) },
		"Replaceable": func() error { return Replaceable(held) },
		"a build": func() error {
			_, err := bring(root, plan(map[string]string{"a.html": "新", "b.html": "新"}))
			return err
		},
	} {
		release := hold(t, held)
		var path *os.PathError
		if err := do(); !errors.Is(err, windows.ERROR_SHARING_VIOLATION) || !errors.As(err, &path) || path.Path != held {
			t.Errorf("%s: %v", name, err)
		}
		release()
		for _, file := range []string{"a.html", "b.html"} {
			if got, _ := os.ReadFile(filepath.Join(root, file)); string(got) != "旧" {
				t.Errorf("%s: %s says %s", name, file, got)
			}
		}
	}
	time.AfterFunc(300*time.Millisecond, hold(t, held))
	if _, err := bring(root, plan(map[string]string{"a.html": "新", "b.html": "新"})); err != nil {
		t.Error(err)
	}
	if got, _ := os.ReadFile(held); string(got) != "新" {
		t.Errorf("b.html says %s", got)
	}
}
