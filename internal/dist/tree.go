package dist

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// ErrForeign is returned for an output folder that holds files but no
// manifest: somebody else's.
var ErrForeign = errors.New("dist: the folder is not empty and was not made by bao")

// Tree is an output folder during one build. The order of calls is Open,
// Stage for every changed file, then Commit; Close gives up what was staged
// and not committed. Stage may be called from several goroutines.
type Tree struct {
	root     string
	manifest        // of the build before; read only after Open
	staging  string // folder of staged files, made when needed

	mu      sync.Mutex
	staged  map[string]staged // by path
	folders map[string]bool   // made in staging, by path
}

type staged struct {
	rec   record
	fresh bool // its bytes wait in staging; else they are in place already
}

// Result counts what a commit did.
type Result struct{ Written, Unchanged, Deleted int }

// Open prepares the folder root for a build; the folder need not exist. A
// folder with files in it but without a manifest is refused with ErrForeign
// unless adopt is set; adopted, its files stay unless the plan replaces them.
func Open(root string, adopt bool) (*Tree, error) {
	m, err := readManifest(root)
	if err != nil {
		return nil, err
	}
	names, err := os.ReadDir(root)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, entry := range names {
		leftover := strings.HasPrefix(entry.Name(), stagePrefix)
		if !leftover && m.records == nil && !adopt {
			return nil, fmt.Errorf("%w: %s", ErrForeign, root)
		}
		if leftover { // of a build that was killed
			os.RemoveAll(filepath.Join(root, entry.Name()))
		}
	}
	return &Tree{root: root, manifest: m, staged: map[string]staged{}, folders: map[string]bool{}}, nil
}

// Complete reports whether the folder is what a commit with that key left:
// nobody touched a file since. It says how many files there are. Each calls do
// with 0 … n-1, possibly at once.
func (t *Tree) Complete(whole Key, each func(n int, do func(i int))) (Result, bool) {
	if t.whole != whole || whole == (Key{}) {
		return Result{}, false
	}
	var touched atomic.Bool
	paths := slices.Collect(maps.Keys(t.records))
	each(len(paths), func(i int) {
		if !touched.Load() && !t.untouched(paths[i], t.records[paths[i]]) {
			touched.Store(true)
		}
	})
	return Result{Unchanged: len(paths)}, !touched.Load()
}

// Current reports whether the file on disk is what key stands for: the key is
// the one recorded and nobody touched the file since.
func (t *Tree) Current(path string, key Key) bool {
	r, ok := t.records[path]
	return ok && r.key == key && t.untouched(path, r)
}

// untouched reports whether a file is the one of the record, by its size and
// time.
func (t *Tree) untouched(path string, r record) bool {
	if r.unknown() {
		return false
	}
	info, err := os.Lstat(t.disk(path))
	return err == nil && info.Mode().IsRegular() && info.Size() == r.size && info.ModTime().UnixNano() == r.modTime
}

// stagePrefix begins the name of the folder in the output folder where files
// wait for Commit, in the folders in which they will stand; there a rename
// into place cannot cross file systems.
const stagePrefix = ".bao-stage"

// Stage keeps the bytes of a file for Commit. Nothing that is visible changes
// yet. A file that holds these bytes already stays as it is, with its time.
func (t *Tree) Stage(path string, key Key, data []byte) error {
	rec := record{key: key, size: int64(len(data))}
	if _, known := t.records[path]; known {
		if modTime, same := t.holds(path, data); same {
			rec.modTime = modTime
			t.keep(path, staged{rec: rec})
			return nil
		}
	}
	temp, err := t.stagingFile(path)
	if err != nil {
		return err
	}
	if err := os.WriteFile(temp, data, 0o644); err != nil {
		return err
	}
	// Asked for after the file is closed, since Windows may set it then.
	info, err := os.Lstat(temp)
	if err != nil {
		return err
	}
	rec.modTime = info.ModTime().UnixNano()
	t.keep(path, staged{rec, true})
	return nil
}

// holds reports whether a file of the folder has these bytes, and since when.
func (t *Tree) holds(path string, data []byte) (modTime int64, same bool) {
	info, err := os.Lstat(t.disk(path))
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return 0, false
	}
	on, err := os.ReadFile(t.disk(path))
	return info.ModTime().UnixNano(), err == nil && bytes.Equal(on, data)
}

func (t *Tree) keep(path string, s staged) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.staged[path] = s
}

// stagingFile returns where a file waits, in a folder that exists.
func (t *Tree) stagingFile(p string) (string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.staging == "" {
		if err := os.MkdirAll(t.root, 0o755); err != nil {
			return "", err
		}
		dir, err := os.MkdirTemp(t.root, stagePrefix)
		if err != nil {
			return "", err
		}
		t.staging = dir
	}
	temp := filepath.Join(t.staging, filepath.FromSlash(p))
	if dir := path.Dir(p); !t.folders[dir] {
		if err := os.MkdirAll(filepath.Dir(temp), 0o755); err != nil {
			return "", err
		}
		t.folders[dir] = true
	}
	return temp, nil
}

// Close removes what was staged and not committed.
func (t *Tree) Close() error {
	if t.staging == "" {
		return nil
	}
	return os.RemoveAll(t.staging)
}

func (t *Tree) disk(path string) string { return filepath.Join(t.root, filepath.FromSlash(path)) }
