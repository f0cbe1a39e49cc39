package starter

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// Write makes the files below root, which is the folder of the site: all of
// them, or, when one can't be made, none. A file that is there already is never
// touched; it is a *Refusal. A folder that is there already will do.
func Write(root *os.Root, files []File) (err error) {
	var made []string // in their order
	defer func() {
		if err == nil {
			return
		}
		for _, name := range slices.Backward(made) {
			root.Remove(name) // of folders only those that are empty
		}
	}()
	for _, f := range files {
		dir, name := path.Split(f.Path)
		if err = folders(root, strings.TrimSuffix(dir, "/"), &made); err != nil {
			return err
		}
		if name == "" {
			continue
		}
		if err = create(root, f, &made); err != nil {
			return err
		}
	}
	return nil
}

// WriteInto is Write for a folder, which is made where there is none.
func WriteInto(dir string, files []File) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return Write(root, files)
}

// folders makes a folder and those around it.
func folders(root *os.Root, dir string, made *[]string) error {
	if dir == "" || dir == "." {
		return nil
	}
	if err := folders(root, path.Dir(dir), made); err != nil {
		return err
	}
	err := root.Mkdir(dir, 0o755)
	if err == nil {
		*made = append(*made, dir)
		return nil
	}
	switch info, there := root.Stat(dir); {
	case !errors.Is(err, fs.ErrExist):
		return err
	case there != nil: // a link that leads nowhere, or out of the site
		return there
	case !info.IsDir():
		return err
	}
	return nil
}

func create(root *os.Root, f File, made *[]string) error {
	file, err := root.OpenFile(f.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return &Refusal{"已经有这个文件：" + f.Path, "什么也没有动。先看看它是不是要的；不要的话把它移走或改名，再试一次"}
	}
	if err != nil {
		return err
	}
	*made = append(*made, f.Path)
	_, err = file.Write(f.Data)
	return errors.Join(err, file.Close())
}
