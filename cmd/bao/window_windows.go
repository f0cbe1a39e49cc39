package main

import (
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// ownWindow reports whether the window in which bao prints is gone when bao
// ends: nobody else is in it, since a double click made it, a shortcut or a
// file dropped onto the program, in Explorer or another file manager.
func ownWindow() bool {
	var processes [2]uint32
	list := windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList")
	n, _, _ := list.Call(uintptr(unsafe.Pointer(&processes[0])), uintptr(len(processes)))
	return n == 1
}

// undisturbed keeps a click into the window from stopping the preview: where
// that marks text (QuickEdit), whoever prints waits until it is unmarked.
func undisturbed() {
	var mode uint32
	in := windows.Handle(os.Stdin.Fd())
	if windows.GetConsoleMode(in, &mode) == nil {
		_ = windows.SetConsoleMode(in, mode&^windows.ENABLE_QUICK_EDIT_MODE|windows.ENABLE_EXTENDED_FLAGS)
	}
}

// coloured reports whether f takes escape sequences. A console has to be asked
// for that, and since Windows 10 1511 it does them.
func coloured(f *os.File) bool {
	var mode uint32
	out := windows.Handle(f.Fd())
	return windows.GetConsoleMode(out, &mode) == nil &&
		windows.SetConsoleMode(out, mode|windows.ENABLE_PROCESSED_OUTPUT|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}

// blocksWide reports whether █ is as wide as a Chinese character in f, as it is
// in a console of a Chinese code page and font. It is tried: the newer Terminal
// has the same code page and draws it narrow.
func blocksWide(f *os.File) bool {
	var before, after windows.ConsoleScreenBufferInfo
	out := windows.Handle(f.Fd())
	if windows.GetConsoleScreenBufferInfo(out, &before) != nil {
		return codePage() == chinesePage
	}
	f.WriteString("\r█")
	err := windows.GetConsoleScreenBufferInfo(out, &after)
	f.WriteString("\r  \r")
	return err == nil && after.CursorPosition.X > 1
}

// codePage is the one of the console; 0 where there is no console.
func codePage() uint32 {
	page, err := windows.GetConsoleOutputCP()
	if err != nil {
		return 0
	}
	return page
}

// isTerminal reports whether somebody reads or types there. Here os.SameFile
// takes a console for NUL.
func isTerminal(f *os.File) bool {
	var mode uint32
	return windows.GetConsoleMode(windows.Handle(f.Fd()), &mode) == nil
}

// typed is the command line without the program.
func typed() []string {
	return meantArguments(os.Args[1:], windows.UTF16PtrToString(windows.GetCommandLine()))
}
