package main

import (
	"os"
	"os/exec"
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

// start starts a program and does not wait for it.
func start(program string, args ...string) error {
	c := exec.Command(program, args...)
	if err := c.Start(); err != nil {
		return err
	}
	go c.Wait() // some stay as long as the browser does
	return nil
}
