// Package browser finds a web browser that can be driven: Edge, Chrome or
// Chromium, whichever the machine has.
//
// It starts nothing and installs nothing.
package browser

import (
	"os"
	"path"
	"runtime"
)

// Find returns the program of an installed browser, and false when there is
// none. Every Windows machine has Edge; of several browsers the one that its
// user is likelier to have chosen comes first.
func Find() (string, bool) {
	return find(runtime.GOOS, os.Getenv, lookUp, isFile)
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// find is Find for any system.
func find(system string, env func(string) string, lookPath func(string) (string, error), exists func(string) bool) (string, bool) {
	for _, name := range installed(system, env) {
		if exists(name) {
			return name, true
		}
	}
	names := onPath
	if system == "windows" {
		names = inRegistry
	}
	for _, name := range names {
		if found, err := lookPath(name); err == nil {
			return found, true
		}
	}
	return "", false
}

// onPath are the names under which Linux distributions start the browsers.
var onPath = []string{
	"google-chrome", "google-chrome-stable", "chromium", "chromium-browser",
	"microsoft-edge", "microsoft-edge-stable",
}

// inRegistry are the names under which Windows knows the browsers wherever
// somebody has put them.
var inRegistry = []string{"chrome.exe", "msedge.exe"}

// installed lists where the installers of a system put the browsers.
func installed(system string, env func(string) string) []string {
	var names []string
	switch system {
	case "windows":
		for _, program := range []string{`Google/Chrome/Application/chrome.exe`, `Microsoft/Edge/Application/msedge.exe`, `Chromium/Application/chrome.exe`} {
			for _, folder := range []string{"ProgramFiles", "ProgramFiles(x86)", "LocalAppData"} {
				if dir := env(folder); dir != "" {
					names = append(names, path.Join(dir, program))
				}
			}
		}
	case "darwin":
		for _, name := range []string{"Google Chrome", "Microsoft Edge", "Chromium"} {
			program := path.Join("Applications", name+".app", "Contents/MacOS", name)
			names = append(names, "/"+program)
			if home := env("HOME"); home != "" {
				names = append(names, path.Join(home, program))
			}
		}
	}
	return names
}
