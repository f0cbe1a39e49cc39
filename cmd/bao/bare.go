package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"bao/internal/load"

	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"
)

// runBare is bao without arguments. In a site it shows the paper in a browser;
// elsewhere it explains itself. A window that a double click made stays open
// until somebody has read it.
//
// Without a terminal (in a script, in a pipe) it only explains itself, for
// nobody could end a preview there.
func runBare(c *cobra.Command) error {
	clicked := mousetrap.StartedByExplorer()
	if clicked || isTerminal(os.Stdin) && isTerminal(os.Stdout) {
		if dir, ok := siteAround(); ok {
			err := runServe(c, serveOptions{dir: dir, open: true})
			if err != nil && clicked {
				sayError(err)
				waitForKey(c.OutOrStdout())
				return errProblems // told already
			}
			return err
		}
	}
	if clicked {
		sayNoSiteHere(c.OutOrStdout())
		waitForKey(c.OutOrStdout())
		return nil
	}
	return c.Help()
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

func sayNoSiteHere(w io.Writer) {
	fmt.Fprintln(w, "这里没有报纸。")
	fmt.Fprintln(w, "把 bao 放进报纸的文件夹（里面有 site.yaml 的那一个），再双击它，就会在浏览器里打开报纸。")
}

func waitForKey(w io.Writer) {
	fmt.Fprint(w, "\n按回车键关闭这个窗口……")
	os.Stdin.Read(make([]byte, 1))
}
