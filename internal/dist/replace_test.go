package dist

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
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
