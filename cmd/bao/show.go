package main

import (
	"os/exec"
	"runtime"
)

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
	c := exec.Command(program, args...)
	if err := c.Start(); err != nil {
		return err
	}
	go c.Wait() // some stay as long as the browser does
	return nil
}
