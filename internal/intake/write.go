package intake

import (
	"os"
	"path"
	"slices"
)

// Write writes the files below content, which is the paper's content/: all, or
// none where one of them can't be written or is there already. Then the error
// is a fs.PathError, with fs.ErrExist for the latter.
func (in Intake) Write(content *os.Root) (err error) {
	var files, folders []string // made by this call, in that order
	defer func() {
		if err == nil {
			return
		}
		for _, file := range slices.Backward(files) {
			_ = content.Remove(file)
		}
		for _, folder := range slices.Backward(folders) {
			_ = content.Remove(folder) // not where something is in it
		}
	}()
	for _, f := range in.Files {
		made, err := makeFolders(content, path.Dir(f.Path))
		folders = append(folders, made...)
		if err != nil {
			return err
		}
		out, err := content.OpenFile(f.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return err
		}
		files = append(files, f.Path)
		_, err = out.Write(f.Data)
		if closed := out.Close(); err == nil {
			err = closed
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// makeFolders makes a folder and those around it, and returns those that were
// not there.
func makeFolders(content *os.Root, folder string) (made []string, err error) {
	var missing []string
	for ; folder != "."; folder = path.Dir(folder) {
		if _, err := content.Stat(folder); err == nil {
			break
		}
		missing = append(missing, folder)
	}
	for _, folder := range slices.Backward(missing) {
		if err := content.Mkdir(folder, 0o777); err != nil {
			return made, err
		}
		made = append(made, folder)
	}
	return made, nil
}
