package dist

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
)

// disown leaves those orphans out that are not ours any more: somebody has put
// a link where their folder was, or something else where they were themselves.
func (t *Tree) disown(orphans map[string]bool) {
	real := map[string]bool{".": true}
	var isReal func(dir string) bool
	isReal = func(dir string) bool {
		known, ok := real[dir]
		if !ok {
			known = t.present[name(dir)] || isReal(path.Dir(dir)) && t.isFolder(dir)
			real[dir] = known
		}
		return known
	}
	for p := range orphans {
		if !isReal(path.Dir(p)) || t.isFolder(p) {
			delete(orphans, p)
		}
	}
}

func (t *Tree) isFolder(p string) bool {
	info, err := os.Lstat(t.disk(p))
	return err == nil && info.IsDir()
}

// try holds, before anything moves, that each folder in which something is
// going to change can be changed, and on Windows each file, too.
func (t *Tree) try(orphans map[string]bool) error {
	folders := map[string]string{} // a path that concerns it, by folder
	concern := func(p string) {
		dir := path.Dir(p)
		for dir != "." && !t.present[name(dir)] && !orphans[p] {
			dir = path.Dir(dir) // comes into it as a whole
		}
		if other, ok := folders[dir]; !ok || p < other {
			folders[dir] = p
		}
	}
	for p, s := range t.staged {
		if s.fresh {
			concern(p)
		}
	}
	for p := range orphans {
		concern(p)
	}
	for _, dir := range slices.Sorted(maps.Keys(folders)) {
		if err := writable(t.disk(dir)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return &Obstacle{Path: folders[dir], At: t.disk(dir), Kind: Locked, Err: err}
		}
	}
	if !held {
		return nil
	}
	for p := range t.records {
		if t.staged[p].fresh || orphans[p] {
			if err := Replaceable(t.disk(p)); err != nil {
				return &Obstacle{Path: p, At: t.disk(p), Kind: Locked, Err: err}
			}
		}
	}
	return nil
}
