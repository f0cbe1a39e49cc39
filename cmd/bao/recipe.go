package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"bao/internal/fresh"
	"bao/internal/publish"
	"bao/internal/publish/recipe"

	"github.com/spf13/cobra"
)

// runRecipe writes the files with which a paper publishes itself.
func runRecipe(c *cobra.Command, o publishing) error {
	dir, err := filepath.Abs(cmp.Or(o.site.dir, "."))
	if err != nil {
		return err
	}
	site, err := publish.Settings(dir)
	if err != nil {
		return (&publisher{c: c}).explain(err)
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	files, err := recipe.Make(o.recipe, site, recipe.Here{Folder: dir, Program: program, Now: clock()})
	if err != nil {
		return (&publisher{c: c}).explain(err)
	}
	w := c.OutOrStdout()
	if o.dry {
		for _, f := range files {
			fmt.Fprintln(w, f.Path)
		}
		fmt.Fprintln(w, "只是看看，什么也没有写")
		return nil
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := putRecipe(root, files); err != nil {
		return err
	}
	for _, f := range files {
		fmt.Fprintln(w, f.Path)
	}
	sayRecipe(w, o.recipe, site.Automation.Program.URL == "")
	return nil
}

// putRecipe writes files, those that are not there yet all or none of them;
// of those that are there, it replaces its own that nobody has edited.
func putRecipe(root *os.Root, files []recipe.File) error {
	var made []fresh.File
	var again []recipe.File
	for _, f := range files {
		switch there, err := root.ReadFile(f.Path); {
		case errors.Is(err, fs.ErrNotExist):
			made = append(made, fresh.File{Path: f.Path, Data: f.Data})
		case err != nil:
			return err
		case recipe.Unedited(there):
			again = append(again, f)
		default:
			return usageError{fmt.Errorf("已经有 %s，不是 bao 写的，或者写好以后有人改过，没有动它。要重新写，先把它移走或改名", f.Path)}
		}
	}
	if err := fresh.Write(root, made); err != nil {
		return err
	}
	for _, f := range again {
		if err := root.WriteFile(f.Path, f.Data, f.Mode); err != nil {
			return err
		}
	}
	for _, f := range files {
		if err := root.Chmod(f.Path, f.Mode); err != nil {
			return err
		}
	}
	return nil
}
