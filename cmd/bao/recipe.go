package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"bao/internal/fresh"
	"bao/internal/publish"
	"bao/internal/publish/recipe"

	"github.com/spf13/cobra"
)

// runRecipe writes the files with which a paper publishes itself. It replaces
// none.
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
	files, err := recipe.Make(o.recipe, site, recipe.Here{Folder: dir, Program: program, Now: time.Now()})
	if err != nil {
		return (&publisher{c: c}).explain(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	var list []fresh.File
	for _, f := range files {
		list = append(list, fresh.File{Path: f.Path, Data: f.Data})
	}
	if err := fresh.Write(root, list); err != nil {
		var in *fs.PathError
		if errors.Is(err, fs.ErrExist) && errors.As(err, &in) {
			return usageError{fmt.Errorf("已经有 %s，没有动它。要重新写，先把它移走或改名", in.Path)}
		}
		return err
	}
	for _, f := range files {
		if err := root.Chmod(f.Path, f.Mode); err != nil {
			return err
		}
		fmt.Fprintln(c.OutOrStdout(), f.Path)
	}
	sayRecipe(c.OutOrStdout(), o.recipe)
	return nil
}
