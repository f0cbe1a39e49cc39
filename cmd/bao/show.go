package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// canShow reports whether there is a screen with a browser on it: none at the
// other end of a telephone line, nor on a server.
func canShow() bool { return shows(runtime.GOOS, os.Getenv, exec.LookPath) }

func shows(system string, env func(string) string, lookPath func(string) (string, error)) bool {
	if env("SSH_CONNECTION") != "" {
		return false
	}
	switch system {
	case "windows", "darwin":
		return true
	}
	_, err := lookPath("xdg-open")
	return err == nil && env("DISPLAY")+env("WAYLAND_DISPLAY") != ""
}

// opener is what the desk opens files and folders with, nil without a screen.
func opener() func(name string) error {
	if !canShow() {
		return nil
	}
	return openFile
}

// openFile opens a file, or a folder, with the program that the user has
// chosen for such files. Windows has none for .md unless somebody has installed
// one, and then asks; the editor that everybody has is started instead.
func openFile(name string) error {
	program, args := "xdg-open", []string{name}
	switch runtime.GOOS {
	case "windows":
		program, args = "rundll32", []string{"url.dll,FileProtocolHandler", name}
		info, err := os.Stat(name)
		if ext := filepath.Ext(name); err == nil && !info.IsDir() && ext != "" && exec.Command("cmd", "/c", "assoc", ext).Run() != nil {
			program, args = "notepad", []string{name}
		}
	case "darwin":
		program, args = "open", []string{name}
		if filepath.Ext(name) == ".md" {
			args = []string{"-t", name} // the text editor
		}
	}
	return start(program, args...)
}

// showInBrowser opens a page in the browser that the user has chosen.
func showInBrowser(url string) error {
	program := "xdg-open"
	args := []string{url}
	switch runtime.GOOS {
	case "windows":
		program, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	case "darwin":
		program = "open"
	}
	return start(program, args...)
}

// start starts a program and does not wait for it.
func start(program string, args ...string) error {
	c := exec.Command(program, args...)
	if err := c.Start(); err != nil {
		return err
	}
	go c.Wait() // some stay as long as the browser does
	return nil
}
