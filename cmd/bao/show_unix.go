//go:build unix

package main

import (
	"path/filepath"
	"runtime"
)

// openFile opens a file, or a folder, with the program that the user has
// chosen for such files; on macOS text is opened as text.
func openFile(name string) error {
	if runtime.GOOS == "darwin" && filepath.Ext(name) == ".md" {
		return start("open", "-t", name)
	}
	return start(systemOpener(), name)
}

// showInBrowser opens a page in the browser that the user has chosen.
func showInBrowser(url string) error { return start(systemOpener(), url) }

func systemOpener() string {
	if runtime.GOOS == "darwin" {
		return "open"
	}
	return "xdg-open"
}
