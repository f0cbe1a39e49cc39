package dist

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// stagePrefix begins the name of the folder in the output folder where things
// wait for Commit; there a rename into place cannot cross file systems, and
// has room on the disk already.
const stagePrefix = tempPrefix + "stage"

// What waits there: the files, in the folders in which they will stand, the
// manifest that says what is about to change, and the one that says it has.
const (
	stagedFiles = "files"
	stagedBegun = "begun"
	stagedDone  = "done"
)

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
		return t.concerning(path, err)
	}
	if err := create(temp, data); err != nil {
		return t.concerning(path, err)
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

// concerning makes an error of the system name the file that is to be, and not
// where it waits.
func (t *Tree) concerning(path string, err error) error {
	var system *fs.PathError
	if errors.As(err, &system) && system.Path != t.root {
		return &fs.PathError{Op: system.Op, Path: t.disk(path), Err: system.Err}
	}
	return err
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
	if err := t.stagingFolder(); err != nil {
		return "", err
	}
	temp := filepath.Join(t.staging, stagedFiles, filepath.FromSlash(p))
	if dir := path.Dir(p); !t.folders[dir] {
		if err := os.MkdirAll(filepath.Dir(temp), 0o755); err != nil {
			return "", err
		}
		t.folders[dir] = true
	}
	return temp, nil
}

// stagingFolder makes the folder of what waits, if it is not there yet.
func (t *Tree) stagingFolder() error {
	if t.denied != nil || t.staging != "" {
		return t.denied
	}
	dir, err := os.MkdirTemp(t.root, stagePrefix)
	var system *fs.PathError
	if errors.As(err, &system) {
		return &fs.PathError{Op: system.Op, Path: t.root, Err: system.Err}
	}
	t.staging = dir
	return err
}

// Close removes what was staged and not committed, and lets others build. A
// folder that Open made is taken away if nothing came into it.
func (t *Tree) Close() error {
	defer t.lock.release()
	if t.staging == "" {
		return nil
	}
	return os.RemoveAll(t.staging)
}
