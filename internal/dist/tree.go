package dist

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// ErrForeign is returned for an output folder that holds files but no
// manifest: somebody else's.
var ErrForeign = errors.New("dist: the folder is not empty and was not made by bao")

// Tree is an output folder during one build, which has it to itself. The order
// of calls is Open, Check, Stage for every changed file, then Commit; Close gives up
// what was staged and not committed, and lets the next build in. Stage may be
// called from several goroutines.
type Tree struct {
	root     string
	manifest        // of the build before; read only after Open
	lock     *lock  // nil on a disk that knows no locks
	denied   error  // why the folder can't be written to, as far as is known
	staging  string // folder of what waits, made when needed

	outline // of the plan, once it is checked
	checked bool
	present map[string]bool // planned folders that stand there, by name
	empty   []string        // folders with nothing in them where files are planned
	step    func()          // if set, called before each change of a commit; for tests

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

// Open prepares the folder root for a build, and makes it if it is missing. A
// folder with files in it but without a manifest is refused with ErrForeign
// unless adopt is set; adopted, its files stay unless the plan replaces them.
//
// While another build has the folder, Open waits until ctx ends; waiting, if
// it is set, is told once which process that is and since when, or zeros. A
// folder of an earlier build that can't be written to is opened all the same:
// it may be Complete.
func Open(ctx context.Context, root string, adopt bool, waiting func(pid int, since time.Time)) (*Tree, error) {
	t := &Tree{root: root, staged: map[string]staged{}, folders: map[string]bool{}}
	// Before anything is put there, even a lock.
	if _, err := t.leftovers(adopt); err != nil {
		return nil, err
	}
	var err error
	if t.lock, err = take(ctx, root, waiting); err != nil {
		var system *fs.PathError
		switch {
		case !errors.As(err, &system):
			return nil, err
		case lockless(err): // no reason to build nothing there
		case t.built():
			t.denied = err
		default:
			return nil, err
		}
	}
	left, err := t.leftovers(adopt)
	if err == nil {
		t.manifest, err = readManifest(root)
	}
	if err != nil {
		t.lock.release()
		return nil, err
	}
	if t.lock != nil { // else they may be of a build that is at it
		for _, name := range left {
			os.RemoveAll(filepath.Join(root, name))
		}
	}
	return t, nil
}

// built reports whether an earlier build left its manifest.
func (t *Tree) built() bool { return t.has(ManifestName) }

// has reports whether something of a name stands in the folder.
func (t *Tree) has(name string) bool {
	_, err := os.Lstat(filepath.Join(t.root, name))
	return err == nil
}

// leftovers lists what killed builds left in the folder. It refuses somebody
// else's folder.
func (t *Tree) leftovers(adopt bool) ([]string, error) {
	entries, err := os.ReadDir(t.root)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var left []string
	foreign := false
	for _, e := range entries {
		switch name := e.Name(); {
		case strings.HasPrefix(name, stagePrefix), isTemp(name):
			left = append(left, name)
		case name != lockName:
			foreign = true
		}
	}
	// Asked for after the names are read: a build that is at it puts its
	// manifest there before its files.
	if foreign && !adopt && !t.built() {
		return nil, fmt.Errorf("%w: %s", ErrForeign, t.root)
	}
	return left, nil
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
	size, modTime, ok := status(t.disk(path))
	return ok && size == r.size && modTime == r.modTime
}

func (t *Tree) disk(path string) string { return filepath.Join(t.root, filepath.FromSlash(path)) }
