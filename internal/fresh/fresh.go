// Package fresh makes files and folders that are not there yet: all, or none.
// How others may use them is left to the umask.
//
// It must not replace anything, nor know what the files mean.
package fresh

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
)

// File is a file that is to be made. The path has slashes and starts at the
// folder it is made in; one that ends in a slash is an empty folder.
type File struct {
	Path string
	Data []byte
}

// Write makes the files below root: all of them, or, when one can't be made or
// is there already, none. Then the error is a *fs.PathError with the path of
// what is in the way, and with fs.ErrExist. A folder that is there already will
// do.
func Write(root *os.Root, files []File) (err error) {
	var made []string // in their order
	defer func() {
		if err != nil {
			Remove(root, made)
		}
	}()
	for _, f := range files {
		dir, name := path.Split(f.Path)
		folders, err := Folders(root, path.Clean(dir))
		made = append(made, folders...)
		if err != nil {
			return err
		}
		if name == "" {
			continue
		}
		file, err := root.OpenFile(f.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return err
		}
		made = append(made, f.Path)
		_, err = file.Write(f.Data)
		if err = errors.Join(err, file.Close()); err != nil {
			return err
		}
	}
	return nil
}

// Folders makes a folder and those around it, and returns those that were not
// there, the outer ones first, also when it fails.
func Folders(root *os.Root, dir string) (made []string, err error) {
	if info, err := root.Stat(dir); err == nil && info.IsDir() {
		return nil, nil
	}
	if dir != "." {
		if made, err = Folders(root, path.Dir(dir)); err != nil {
			return made, err
		}
	}
	err = root.Mkdir(dir, 0o777)
	if err == nil {
		return append(made, dir), nil
	}
	switch info, there := root.Stat(dir); {
	case !errors.Is(err, fs.ErrExist):
		return made, err
	case there != nil: // a link that leads nowhere, or out of the root
		return made, there
	case !info.IsDir():
		return made, err
	}
	return made, nil // by another program, just now
}

// Remove takes away what was made, in the order in which it was made; of the
// folders only those in which there is nothing else.
func Remove(root *os.Root, made []string) {
	for _, name := range slices.Backward(made) {
		_ = root.Remove(name)
	}
}
