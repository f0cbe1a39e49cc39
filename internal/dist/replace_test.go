package dist

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestReplace holds that a file is replaced as a whole or not at all, with
// nothing left beside it, and that errors name it.
func TestReplace(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "新", "a.txt")
	wrong := errors.New("wrong")
	for _, step := range []struct {
		text string
		err  error
		want string
	}{
		{"一", nil, "一"},
		{strings.Repeat("二", 1<<16), nil, strings.Repeat("二", 1<<16)},
		{"三", wrong, strings.Repeat("二", 1<<16)},
		{"", nil, ""},
	} {
		err := Replace(file, func(w io.Writer) error {
			io.WriteString(w, step.text)
			return step.err
		})
		if err != step.err {
			t.Fatalf("error %v, want %v", err, step.err)
		}
		if data, err := os.ReadFile(file); err != nil || string(data) != step.want {
			t.Fatalf("%d bytes, %v; want %d", len(data), err, len(step.want))
		}
		if names, _ := os.ReadDir(filepath.Dir(file)); len(names) != 1 {
			t.Fatalf("left behind: %v", names)
		}
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm()&0o644 != 0o644 {
		t.Errorf("others can't read it: %v, %v", info.Mode(), err)
	}
	for _, in := range []string{file, filepath.Join(file, "below")} { // a folder must stand there, and doesn't
		var path *fs.PathError
		err := Replace(filepath.Join(in, "b.txt"), func(io.Writer) error { return nil })
		if !errors.As(err, &path) || strings.Contains(path.Path, tempPrefix) {
			t.Errorf("the error does not name the file: %v", err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	var path *fs.PathError
	if err := Replace(filepath.Join(dir, "folder"), func(io.Writer) error { return nil }); !errors.As(err, &path) || filepath.Base(path.Path) != "folder" {
		t.Errorf("a folder was replaced, or the error names another: %v", err)
	}
}

// TestSweep takes away what a killed Replace left, and nothing else.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-2 * time.Hour)
	for _, name := range []string{".bao-1.tmp", ".bao-2.tmp", "a.tmp", ".bao-memory"} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if name != ".bao-2.tmp" {
			os.Chtimes(file, old, old)
		}
	}
	os.Mkdir(filepath.Join(dir, ".bao-3.tmp"), 0o755)
	for _, c := range []struct {
		older time.Duration
		want  string
	}{{time.Hour, ".bao-2.tmp .bao-3.tmp .bao-memory a.tmp"}, {0, ".bao-3.tmp .bao-memory a.tmp"}} {
		Sweep(dir, c.older)
		if got := names(dir); got != c.want {
			t.Errorf("left: %s, want %s", got, c.want)
		}
	}
	Sweep(filepath.Join(dir, "missing"), 0)
}

func names(dir string) string {
	entries, _ := os.ReadDir(dir)
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return strings.Join(list, " ")
}
