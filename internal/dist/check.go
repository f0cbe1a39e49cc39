package dist

import (
	"errors"
	"io/fs"
	"os"
)

// Check reports an *Obstacle for which the folder can't come to hold the
// planned files, before anything is rendered. It reads each folder that is
// planned and there already, once, and no file. Commit does so itself if
// nobody did before.
//
// Whether the folder can be written to at all is found out as well, and
// told by Stage: there may be nothing to write.
func (t *Tree) Check(files []File) error {
	o, err := newOutline(files)
	if err != nil {
		return err
	}
	t.present, t.empty = map[string]bool{}, nil
	if err := t.look(".", o); err != nil {
		return err
	}
	if t.denied == nil && t.present["."] {
		t.denied = writable(t.root)
	}
	t.outline, t.checked = o, true
	return nil
}

// look finds what stands in the way in a folder and below it.
func (t *Tree) look(dir string, o outline) error {
	entries, err := os.ReadDir(t.disk(dir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		if dir == "." {
			return err
		}
		return &Obstacle{Path: o.folders[name(dir)], At: t.disk(dir), Kind: Locked, Err: err}
	}
	t.present[name(dir)] = true
	var at []byte
	for _, e := range entries {
		if at = at[:0]; dir != "." {
			at = append(append(at, dir...), '/')
		}
		at = append(at, e.Name()...)
		if _, ours := t.records[string(at)]; ours && e.Type().IsRegular() {
			continue // as nearly all are: a file that may be replaced and deleted
		}
		if err := t.lookAt(string(at), e, o); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tree) lookAt(at string, e fs.DirEntry, o outline) error {
	planned, isFile := o.file(at)
	inside, isFolder := o.folders[name(at)]
	if isFolder {
		planned = inside
	}
	switch {
	case !isFile && !isFolder:
	case !e.IsDir() && !e.Type().IsRegular():
		// Windows' own kinds of links are neither, too.
		return &Obstacle{Path: planned, At: t.disk(at), Kind: Linked}
	case e.IsDir() && isFolder:
		return t.look(at, o)
	case e.IsDir() && t.hollow(at):
		t.empty = append(t.empty, at)
	case e.IsDir() && !t.vanishes(at):
		return &Obstacle{Path: planned, At: t.disk(at), Kind: IsFolder}
	case !e.IsDir() && isFolder:
		return &Obstacle{Path: planned, At: t.disk(at), Kind: NotFolder}
	}
	return nil
}

// hollow reports whether there is nothing in a folder, so that nobody misses it.
func (t *Tree) hollow(dir string) bool {
	entries, err := os.ReadDir(t.disk(dir))
	return err == nil && len(entries) == 0
}

// vanishes reports whether a folder is gone when all is deleted in it that an
// earlier build wrote.
func (t *Tree) vanishes(dir string) bool {
	entries, err := os.ReadDir(t.disk(dir))
	if err != nil || len(entries) == 0 {
		return false
	}
	for _, e := range entries {
		at := dir + "/" + e.Name()
		_, ours := t.records[at]
		if !(e.IsDir() && t.vanishes(at) || e.Type().IsRegular() && ours) {
			return false
		}
	}
	return true
}
