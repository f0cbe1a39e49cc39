package main

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"
)

// texts are the names' ends of the text files that bao opens for editors.
var texts = []string{".md", ".yaml", ".yml", ".txt"}

// openFile opens a file, or a folder, with the program that the user has
// chosen for such files. Windows has none for .md unless somebody has installed
// one, and then asks; the editor that everybody has is started instead.
func openFile(name string) error {
	ext := strings.ToLower(filepath.Ext(name))
	info, err := os.Stat(name)
	if err == nil && !info.IsDir() && slices.Contains(texts, ext) && !hasProgram(ext) {
		return start("notepad", name)
	}
	return shellOpen(name)
}

// showInBrowser opens a page in the browser that the user has chosen.
func showInBrowser(url string) error { return shellOpen(url) }

// shellOpen has Windows open what a double click would. No command line is made
// of the name, in which & and spaces would mean something.
func shellOpen(what string) error {
	name, err := windows.UTF16PtrFromString(what)
	if err != nil {
		return err
	}
	// What opens files may be a COM object
	// (learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-shellexecutew).
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED|windows.COINIT_DISABLE_OLE1DDE) == nil {
		defer windows.CoUninitialize()
	}
	return windows.ShellExecute(0, nil, name, nil, nil, windows.SW_SHOWNORMAL)
}

// hasProgram reports whether a program has been chosen or installed for files
// of such an end.
func hasProgram(ext string) bool {
	const (
		ignoreUnknown = 0x400 // ASSOCF_INIT_IGNOREUNKNOWN: not the program that asks
		executable    = 2     // ASSOCSTR_EXECUTABLE
	)
	end, err := windows.UTF16PtrFromString(ext)
	if err != nil {
		return false
	}
	query := windows.NewLazySystemDLL("shlwapi.dll").NewProc("AssocQueryStringW")
	var program [windows.MAX_LONG_PATH]uint16
	size := uint32(len(program))
	result, _, _ := query.Call(ignoreUnknown, executable, uintptr(unsafe.Pointer(end)), 0,
		uintptr(unsafe.Pointer(&program[0])), uintptr(unsafe.Pointer(&size)))
	return result == 0 // S_OK
}
