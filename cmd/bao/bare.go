package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"
)

// runBare is bao without arguments. It shows the paper in a browser, or asks
// there for one where there is none.
//
// Without a terminal (in a script, in a pipe) it only explains itself, for
// nobody could end a preview there.
func runBare(c *cobra.Command, own bool) error {
	if !own && !atTerminal() {
		return c.Help()
	}
	dir, ok := siteAround()
	if !ok {
		dir = startingFolder()
	}
	return runServe(c, serveOptions{dir: dir, open: true, mend: true})
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
	return firstPaper(dirs...)
}

// atTerminal reports whether somebody sits there who can read and answer.
func atTerminal() bool { return isTerminal(os.Stdin) && isTerminal(os.Stdout) }

// unread reports whether a command has said something that nobody can read once
// its window is closed. A preview that was ended has not.
func unread(c *cobra.Command, err error) bool {
	preview := c.Name() == "serve" || !c.HasParent() && c.Flags().NArg() == 0
	return err != nil || !preview
}

func waitForKey(w io.Writer) {
	fmt.Fprint(w, "\n按回车键关闭这个窗口……")
	os.Stdin.Read(make([]byte, 1))
}
