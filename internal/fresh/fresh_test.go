package fresh

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestInTheWay holds that what is in the way is named, and nothing is left of
// what was made before.
func TestInTheWay(t *testing.T) {
	for _, taken := range []string{"b", "b/1", "b/2"} {
		dir := t.TempDir()
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(taken)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, taken), []byte("old"), 0o644); err != nil {
			t.Fatal(err)
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		err = Write(root, []File{{"a/1", nil}, {"a/c/", nil}, {"b/1", []byte("new")}, {"b/2", []byte("new")}})
		var place *fs.PathError
		if !errors.Is(err, fs.ErrExist) || !errors.As(err, &place) || place.Path != taken {
			t.Errorf("%s: %v", taken, err)
		}
		var left []string
		fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() || name == "a" {
				left = append(left, name)
			}
			return err
		})
		if data, _ := root.ReadFile(taken); len(left) != 1 || string(data) != "old" {
			t.Errorf("%s: there are %q", taken, left)
		}
	}
}
