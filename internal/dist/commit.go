package dist

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path"
	"path/filepath"
)

// Commit makes the folder hold the planned files: it moves what was staged
// into place, then deletes the files that an earlier build wrote and that are
// not planned any more, with the folders that become empty. Every planned
// file that is not Current must have been staged.
//
// The key stands for the plan, all of it: Complete asks for it.
//
// A commit that is cut short leaves each file old or new, and a manifest that
// tells the next build which files not to trust.
func (t *Tree) Commit(files []File, whole Key) (Result, error) {
	next := make(map[string]record, len(files))
	for _, f := range files {
		rec, ok := t.records[f.Path]
		if s, isStaged := t.staged[f.Path]; isStaged {
			rec, ok = s.rec, true
		}
		if !ok {
			return Result{}, fmt.Errorf("dist: %s is planned but was not staged", f.Path)
		}
		next[f.Path] = rec
	}
	inOrder := func(yield func(string, record) bool) {
		for _, f := range files {
			if !yield(f.Path, next[f.Path]) {
				return
			}
		}
	}
	orphans := map[string]bool{}
	for p := range t.records {
		if _, planned := next[p]; !planned {
			orphans[p] = true
		}
	}
	written := t.fresh()
	if maps.Equal(next, t.records) && written == 0 {
		if t.whole != whole {
			// All that is lost without it is time, in the next build.
			_ = t.writeManifest(whole, inOrder)
		}
		return Result{Unchanged: len(files)}, nil
	}
	result := Result{Written: written, Unchanged: len(files) - written, Deleted: len(orphans)}
	if result.Written > 0 || result.Deleted > 0 {
		if err := t.announce(); err != nil {
			return Result{}, err
		}
	}
	inTheWay := blocking(orphans, next)
	if err := t.remove(inTheWay); err != nil {
		return Result{}, err
	}
	maps.DeleteFunc(orphans, func(p string, _ bool) bool { return inTheWay[p] })
	if result.Written > 0 {
		if err := t.place(t.staging, t.root); err != nil {
			return Result{}, err
		}
	}
	if err := t.remove(orphans); err != nil {
		return Result{}, err
	}
	return result, t.writeManifest(whole, inOrder)
}

func (t *Tree) writeManifest(whole Key, records iter.Seq2[string, record]) error {
	about := len(t.records) + len(t.staged)
	data := encodeManifest(whole, about, records)
	return Replace(filepath.Join(t.root, ManifestName), func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// fresh is how many files wait in staging.
func (t *Tree) fresh() int {
	n := 0
	for _, s := range t.staged {
		if s.fresh {
			n++
		}
	}
	return n
}

// announce records, before anything moves, which files are about to become
// ours or to change, so that a build that is killed here is healed by the
// next one instead of leaving files that nobody owns.
func (t *Tree) announce() error {
	if err := os.MkdirAll(t.root, 0o755); err != nil {
		return err
	}
	return t.writeManifest(Key{}, func(yield func(string, record) bool) {
		for p, rec := range t.records {
			if !t.staged[p].fresh && !yield(p, rec) {
				return
			}
		}
		for p, s := range t.staged {
			if s.fresh && !yield(p, record{}) {
				return
			}
		}
	})
}

// place moves what is in the folder from into the folder to: a folder as a
// whole where there is none of its name, so that a first build of ten
// thousand files is some hundred renames.
func (t *Tree) place(from, to string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, e := range entries {
		source, target := filepath.Join(from, e.Name()), filepath.Join(to, e.Name())
		if e.IsDir() {
			if _, err = os.Lstat(target); err == nil {
				err = t.place(source, target)
			} else if errors.Is(err, fs.ErrNotExist) {
				err = rename(source, target)
			}
		} else {
			err = rename(source, target)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// blocking picks the orphans that stand where a planned file needs a folder,
// or in a folder that stands where a file is planned.
func blocking(orphans map[string]bool, planned map[string]record) map[string]bool {
	folders := map[string]bool{}
	for p := range planned {
		for dir := path.Dir(p); dir != "." && !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	found := map[string]bool{}
	for p := range orphans {
		if folders[p] {
			found[p] = true
		}
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			if _, isFile := planned[dir]; isFile {
				found[p] = true
			}
		}
	}
	return found
}

// remove deletes files and the folders that this empties.
func (t *Tree) remove(paths map[string]bool) error {
	for p := range paths {
		err := os.Remove(t.disk(p))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			if os.Remove(t.disk(dir)) != nil {
				break // not empty
			}
		}
	}
	return nil
}
