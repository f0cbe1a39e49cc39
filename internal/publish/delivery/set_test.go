package delivery

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bao/internal/dist"
	"bao/internal/publish/host"
)

// TestFile holds that what is sent is what was planned.
func TestFile(t *testing.T) {
	for name, size := range map[string]int{"small": 10, "as large as is held": inMemory, "large": inMemory + 1} {
		for change, do := range map[string]func(at string) error{
			"none":    func(string) error { return nil },
			"altered": func(at string) error { return os.WriteFile(at, []byte(strings.Repeat("y", size)), 0o600) },
			"gone":    os.Remove,
		} {
			t.Run(name+" "+change, func(t *testing.T) {
				set := setOf(t, map[string]string{"a.html": strings.Repeat("x", size)})
				if err := do(set.Pieces[0].at); err != nil {
					t.Fatal(err)
				}
				f, err := set.Pieces[0].File()
				if change != "none" {
					if !errors.Is(err, ErrChanged) {
						t.Error(err)
					}
					return
				}
				if err != nil || f.Path != "a.html" || f.Size != int64(size) || f.Type != "text/html; charset=utf-8" || f.Cache == "" || Sum(f.Digest[:16]) != set.Pieces[0].Sum {
					t.Fatalf("%+v, %v", f, err)
				}
				for range 2 {
					r, err := f.Open()
					if err != nil {
						t.Fatal(err)
					}
					if data, err := io.ReadAll(r); err != nil || len(data) != size || r.Close() != nil {
						t.Errorf("%d bytes, %v", len(data), err)
					}
				}
			})
		}
	}
}

// reading is a shelf that something befalls each time it takes a file.
type reading struct {
	*shelf
	before func()
	puts   int
}

func (r *reading) Put(ctx context.Context, f *host.File) error {
	if !inControl(f.Path) {
		r.puts++
		r.before()
	}
	return r.shelf.Put(ctx, f)
}

// TestLargeFileChanges while it is sent: that is not tried again and again.
func TestLargeFileChanges(t *testing.T) {
	for name, do := range map[string]func(at string){
		"gone":    func(at string) { os.Remove(at) },
		"longer":  func(at string) { os.WriteFile(at, make([]byte, inMemory+3), 0o600) },
		"altered": func(at string) { os.WriteFile(at, make([]byte, inMemory+2), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			set := setOf(t, map[string]string{"film.mp4": strings.Repeat("x", inMemory+2)})
			h := &reading{shelf: newShelf()}
			h.before = func() { do(set.Pieces[0].at) }
			if _, err := publish(t, open(t, h, t.TempDir()), set); !errors.Is(err, ErrChanged) || h.puts != 1 || len(h.site()) > 0 {
				t.Errorf("%v after %d times", err, h.puts)
			}
		})
	}
}

// build brings a folder to hold one text, as a build does.
func build(t *testing.T, dir, text string) {
	t.Helper()
	tree, err := dist.Open(t.Context(), dir, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	var files []dist.File
	for _, name := range []string{"a.html", "index.html"} {
		files = append(files, dist.File{Path: name, Key: func() dist.Key { return dist.KeyOf(text) }, Write: func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		}})
		if err := tree.Stage(name, dist.KeyOf(text), []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := tree.Commit(files, dist.KeyOf(text)); err != nil {
		t.Fatal(err)
	}
}

func TestOutput(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := Output(dir); !errors.Is(err, dist.ErrNothing) {
		t.Error(err)
	}
	build(t, dir, "one")
	writeText(t, dir, "mine.txt", "mine")
	set, err := Output(dir)
	if err != nil || len(set.Pieces) != 2 || set.Pieces[0].Path != "a.html" || set.Size() != 6 || !slices.Equal(set.Others, []string{"mine.txt"}) {
		t.Errorf("%+v, %v", set, err)
	}
	os.Remove(filepath.Join(dir, "index.html"))
	if _, err := Output(dir); !errors.Is(err, ErrChanged) {
		t.Error(err)
	}
}
