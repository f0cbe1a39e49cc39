package dist

import (
	"errors"
	"io/fs"
	"os"

	"bao/internal/patience"

	"golang.org/x/sys/windows"
)

// status is the size of a regular file, and when it was written; ok is false for
// anything else.
func status(file string) (size, modTime int64, ok bool) {
	info, err := os.Lstat(file)
	if err != nil {
		return 0, 0, false
	}
	return info.Size(), info.ModTime().UnixNano(), info.Mode().IsRegular()
}

// create writes a file that is not there yet.
func create(file string, data []byte) error { return os.WriteFile(file, data, 0o644) }

// lockless reports whether a file system, as some of networks, knows no locks.
func lockless(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, windows.ERROR_INVALID_FUNCTION)
}

// writable tells what keeps this process from adding files to a folder. What
// the lists of rights come to is known to the system alone, so it is tried.
func writable(folder string) error {
	f, err := os.CreateTemp(folder, tempPrefix+"*"+tempSuffix)
	if err != nil {
		var path *fs.PathError
		if errors.As(err, &path) {
			return &fs.PathError{Op: path.Op, Path: folder, Err: path.Err}
		}
		return err
	}
	f.Close()
	return os.Remove(f.Name())
}

// held is whether single files can be kept from being replaced.
const held = true

// replaceable tells what keeps a file from being replaced or deleted: its
// attribute, or a program that has it open and does not share it.
func replaceable(file string) error {
	name, err := windows.UTF16PtrFromString(file)
	if err != nil {
		return err
	}
	attributes, err := windows.GetFileAttributes(name)
	if err == nil && attributes&windows.FILE_ATTRIBUTE_DIRECTORY != 0 {
		return nil // opened as a file, it would seem locked; Check knows whether it can go
	}
	if err == nil && attributes&windows.FILE_ATTRIBUTE_READONLY != 0 {
		return &fs.PathError{Op: "replace", Path: file, Err: windows.ERROR_ACCESS_DENIED}
	}
	const share = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	handle, err := windows.CreateFile(name, windows.DELETE, share, nil, windows.OPEN_EXISTING, 0, 0)
	if err == nil {
		return windows.CloseHandle(handle)
	}
	if patience.InUse(err) {
		return &fs.PathError{Op: "replace", Path: file, Err: err}
	}
	return nil // there is none, or moving it will tell
}
