package starter

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"bao/internal/fresh"
	"bao/internal/load"
	"bao/internal/paper"
)

// Rename gives settings that are called otherwise their right name.
func (n Near) Rename() error {
	root, err := os.OpenRoot(n.Dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return rename(root, n.Settings, load.SiteFile)
}

// Found makes a paper of articles that have no settings: their folders are
// moved into content/, loose articles with their photos into the issue of
// f.Day, and the settings are made around them.
func (n Near) Found(theme fs.FS, f Founding) error {
	f.SettingsOnly = true
	files, err := Found(theme, f)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(n.Dir)
	if err != nil {
		return err
	}
	defer root.Close()
	var made []string // folders
	moved, err := n.move(root, f.Day, &made)
	if err == nil {
		err = Write(root, files)
	}
	if err != nil {
		for _, m := range slices.Backward(moved) {
			root.Rename(m[1], m[0])
		}
		fresh.Remove(root, made)
	}
	return err
}

// move returns what it moved also when it fails.
func (n Near) move(root *os.Root, day paper.Date, made *[]string) (moved [][2]string, err error) {
	for _, name := range n.Moves {
		to := path.Join(load.ContentDir, name)
		if _, dated := load.FolderDay(name); !dated || !isFolder(root, name) {
			to = path.Join(load.ContentDir, day.String(), name)
		}
		folders, err := fresh.Folders(root, path.Dir(to))
		*made = append(*made, folders...)
		if err != nil {
			return moved, err
		}
		if err := rename(root, name, to); err != nil {
			return moved, err
		}
		moved = append(moved, [2]string{name, to})
	}
	return moved, nil
}

func isFolder(root *os.Root, name string) bool {
	info, err := root.Lstat(name)
	return err == nil && info.IsDir()
}

// rename never replaces what has the name already.
func rename(root *os.Root, from, to string) error {
	before, err := root.Lstat(from)
	if err != nil {
		return err
	}
	switch there, err := root.Lstat(to); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case !os.SameFile(before, there): // Site.yaml is the same where letters of either case are
		return &Refusal{fmt.Sprintf("已经有“%s”了，“%s”没有改名", filepath.FromSlash(to), filepath.FromSlash(from)), "看看两份哪一份是要的，把另一份移走，再试一次"}
	}
	return root.Rename(from, to)
}
