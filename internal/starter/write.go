package starter

import (
	"errors"
	"io/fs"
	"os"
	"slices"

	"bao/internal/fresh"
)

// Write makes the files below root, which is the folder of the site: all of
// them, or, when one can't be made, none. A file that is there already is never
// touched; it is a *Refusal. A folder that is there already will do.
func Write(root *os.Root, files []File) error {
	err := fresh.Write(root, files)
	var there *fs.PathError
	if errors.Is(err, fs.ErrExist) && errors.As(err, &there) &&
		slices.ContainsFunc(files, func(f File) bool { return f.Path == there.Path }) { // not in the place of a folder
		return &Refusal{"已经有这个文件：" + there.Path, "什么也没有动。先看看它是不是要的；不要的话把它移走或改名，再试一次"}
	}
	return err
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
