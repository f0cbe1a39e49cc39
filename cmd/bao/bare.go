package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"bao/internal/load"

	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"
)

// runBare is bao without arguments. It shows the paper in a browser, or asks
// there for one where there is none. A window that a double click made stays
// open until somebody has read it.
//
// Without a terminal (in a script, in a pipe) it only explains itself, for
// nobody could end a preview there.
func runBare(c *cobra.Command) error {
	clicked := mousetrap.StartedByExplorer()
	if !clicked && !atTerminal() {
		return c.Help()
	}
	dir, ok := siteAround()
	if !ok {
		dir = startingFolder()
	}
	err := runServe(c, serveOptions{dir: dir, open: true, mend: true})
	if err != nil && clicked {
		sayError(err)
		waitForKey(c.OutOrStdout())
		return errProblems // told already
	}
	return err
}

// startingFolder is where a paper is made for whoever starts bao by a double
// click. On macOS that happens in the user's own folder, wherever the program
// lies.
func startingFolder() string {
	home, err := os.UserHomeDir()
	here, hereErr := os.Getwd()
	program, programErr := os.Executable()
	if err != nil || hereErr != nil || programErr != nil || runtime.GOOS != "darwin" || here != home {
		return "."
	}
	return filepath.Dir(program)
}

// siteAround finds the site that a double click means: the current folder, or
// the one in which the program lies.
func siteAround() (string, bool) {
	dirs := []string{"."}
	if program, err := os.Executable(); err == nil {
		dirs = append(dirs, filepath.Dir(program))
	}
	for _, dir := range dirs {
		if _, err := load.FindSiteFile(os.DirFS(dir)); err == nil {
			return dir, true
		}
	}
	return "", false
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull) // is such a device as well
	return err != nil || !os.SameFile(info, null)
}

// atTerminal reports whether somebody sits there who can read and answer.
func atTerminal() bool { return isTerminal(os.Stdin) && isTerminal(os.Stdout) }

func waitForKey(w io.Writer) {
	fmt.Fprint(w, "\n按回车键关闭这个窗口……")
	os.Stdin.Read(make([]byte, 1))
}
