package main

import (
	"fmt"
	"os"
	"path/filepath"

	"bao/internal/load"

	"github.com/spf13/cobra"
)

// isName reports whether a word on the command line names a file or a folder
// that is there.
func isName(word string) bool {
	_, err := os.Stat(word)
	return err == nil
}

// runDropped is bao when files were dropped onto the program in a file manager.
// A folder that is a paper is shown; all else comes into the paper beside the
// program.
func runDropped(c *cobra.Command, names []string) error {
	if len(names) == 1 && isPaper(names[0]) {
		return runServe(c, serveOptions{dir: names[0], open: true, mend: true})
	}
	var beside []string
	if program, err := os.Executable(); err == nil {
		beside = append(beside, filepath.Dir(program))
	}
	dir, ok := firstPaper(append(beside, ".")...)
	if !ok {
		return usageError{errNoPaperBeside}
	}
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	fmt.Fprintf(c.OutOrStdout(), "收进这份报纸：%s\n", dir)
	return runImport(c, importOptions{dir: dir}, names)
}

func isPaper(dir string) bool {
	_, err := load.FindSiteFile(os.DirFS(dir))
	return err == nil
}

// firstPaper finds the first of some folders that is a paper.
func firstPaper(dirs ...string) (string, bool) {
	for _, dir := range dirs {
		if isPaper(dir) {
			return dir, true
		}
	}
	return "", false
}
