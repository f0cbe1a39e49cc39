package dist

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"bao/internal/patience"
)

// carryOut does what was prepared.
func (t *Tree) carryOut(orphans map[string]bool) error {
	manifest := filepath.Join(t.root, ManifestName)
	if err := t.move(filepath.Join(t.staging, stagedBegun), manifest); err != nil {
		return err
	}
	for _, dir := range t.empty {
		os.Remove(t.disk(dir)) // where that fails, so does what comes there, and says so
	}
	for _, inTheWay := range []bool{true, false} {
		for p := range orphans {
			if t.blocks(p) == inTheWay {
				if err := t.remove(p); err != nil {
					return err
				}
			}
		}
		if inTheWay && len(t.folders) > 0 {
			if err := t.place("."); err != nil {
				return err
			}
		}
	}
	return t.move(filepath.Join(t.staging, stagedDone), manifest)
}

// place moves what waits in a folder into that folder: one below it as a whole
// where there is none of its name, so that a first build of ten thousand files
// is some hundred renames.
func (t *Tree) place(dir string) error {
	from := filepath.Join(t.staging, stagedFiles, filepath.FromSlash(dir))
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, e := range entries {
		at := path.Join(dir, e.Name())
		target := t.disk(at)
		if e.IsDir() {
			info, err := os.Lstat(target)
			if err == nil && !info.IsDir() { // since it was checked
				return &Obstacle{Path: t.outline.folders[name(at)], At: target, Kind: NotFolder}
			}
			if err == nil {
				err = t.place(at)
			} else if errors.Is(err, fs.ErrNotExist) {
				err = t.move(filepath.Join(from, e.Name()), target)
			}
			if err != nil {
				return err
			}
		} else if err := t.move(filepath.Join(from, e.Name()), target); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tree) move(from, to string) error {
	if t.step != nil {
		t.step()
	}
	return rename(from, to)
}

// remove deletes a file and the folders that this empties.
func (t *Tree) remove(p string) error {
	if t.step != nil {
		t.step()
	}
	err := patience.Try(func() error { return os.Remove(t.disk(p)) })
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	dir := path.Dir(p)
	for dir != "." && os.Remove(t.disk(dir)) == nil { // else it is not empty
		dir = path.Dir(dir)
	}
	return nil
}
