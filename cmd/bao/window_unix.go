//go:build unix

package main

import "os"

// ownWindow reports whether the window in which bao prints is gone when bao
// ends. Here a window belongs to a shell.
func ownWindow() bool { return false }

// undisturbed is for windows that stop a program.
func undisturbed() {}

// coloured reports whether f takes escape sequences.
func coloured(*os.File) bool { return true }

// blocksWide reports whether █ is as wide as a Chinese character in f.
func blocksWide(*os.File) bool { return false }

// codePage is for Windows; there is none here.
func codePage() uint32 { return 0 }

// typed is the command line without the program.
func typed() []string { return os.Args[1:] }

// isTerminal reports whether somebody reads or types there.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull) // is such a device as well
	return err != nil || !os.SameFile(info, null)
}
