package dist

import (
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"path/filepath"
)

// Commit makes the folder hold the planned files: it moves what was staged
// into place, then deletes the files that an earlier build wrote and that are
// not planned any more, with the folders that become empty. Every planned
// file that is not Current must have been staged.
//
// The key stands for the plan, all of it: Complete asks for it.
//
// What may fail is tried before anything moves; then only renames and
// deletions are left. A commit that is cut short leaves each file old or new,
// and a manifest that tells the next build which files not to trust.
func (t *Tree) Commit(files []File, whole Key) (Result, error) {
	next, err := t.next(files)
	if err != nil {
		return Result{}, err
	}
	inOrder := func(yield func(string, record) bool) {
		for _, f := range files {
			if !yield(f.Path, next[f.Path]) {
				return
			}
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
	if !t.checked {
		if err := t.Check(files); err != nil {
			return Result{}, err
		}
	}
	orphans := map[string]bool{}
	for p := range t.records {
		if _, planned := next[p]; !planned {
			orphans[p] = true
		}
	}
	t.disown(orphans)
	result := Result{Written: written, Unchanged: len(files) - written, Deleted: len(orphans)}
	if written == 0 && len(orphans) == 0 {
		if t.denied != nil {
			return result, nil // the files are as they should be
		}
		return result, t.writeManifest(whole, inOrder)
	}
	if t.denied != nil {
		return Result{}, t.denied
	}
	if err := t.try(orphans); err != nil {
		return Result{}, err
	}
	if err := t.prepare(whole, inOrder); err != nil {
		return Result{}, err
	}
	return result, t.carryOut(orphans)
}

// next is what the manifest will say of the planned files.
func (t *Tree) next(files []File) (map[string]record, error) {
	next := make(map[string]record, len(files))
	for _, f := range files {
		rec, ok := t.records[f.Path]
		if s, isStaged := t.staged[f.Path]; isStaged {
			rec, ok = s.rec, true
		}
		if !ok {
			return nil, fmt.Errorf("dist: %s is planned but was not staged", f.Path)
		}
		next[f.Path] = rec
	}
	if len(next) < len(files) {
		_, err := newOutline(files) // says which is there twice
		return nil, err
	}
	return next, nil
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

func (t *Tree) writeManifest(whole Key, records iter.Seq2[string, record]) error {
	data := encodeManifest(whole, records)
	return Replace(filepath.Join(t.root, ManifestName), func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// prepare writes down what waits for its moment, while there may still be no
// room for it. The first tells which files are about to become ours or to
// change, so that a build that is killed is healed by the next one instead of
// leaving files that nobody owns; the second is the manifest of the plan.
func (t *Tree) prepare(whole Key, done iter.Seq2[string, record]) error {
	if err := t.stagingFolder(); err != nil {
		return err
	}
	begun := func(yield func(string, record) bool) {
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
	}
	if err := os.WriteFile(filepath.Join(t.staging, stagedBegun), encodeManifest(Key{}, begun), 0o644); err != nil {
		return t.concerning(".", err)
	}
	return t.concerning(".", os.WriteFile(filepath.Join(t.staging, stagedDone), encodeManifest(whole, done), 0o644))
}
