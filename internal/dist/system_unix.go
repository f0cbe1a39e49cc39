//go:build unix

package dist

import (
	"cmp"
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// status is the size of a regular file, and when it was written; ok is false for
// anything else. Of all that is planned it is asked, and os.Lstat takes half as long
// again to say more.
func status(file string) (size, modTime int64, ok bool) {
	var at unix.Stat_t
	err := unix.Lstat(file, &at)
	for err == unix.EINTR {
		err = unix.Lstat(file, &at)
	}
	return at.Size, at.Mtim.Nano(), err == nil && at.Mode&unix.S_IFMT == unix.S_IFREG
}

// create writes a file that is not there yet. os.WriteFile asks of each file whether it can
// be waited for, as for a network connection: five calls of the system beside the three
// that write it.
func create(file string, data []byte) error {
	const mode = unix.O_WRONLY | unix.O_CREAT | unix.O_TRUNC | unix.O_CLOEXEC
	fd, err := unix.Open(file, mode, 0o644)
	for err == unix.EINTR {
		fd, err = unix.Open(file, mode, 0o644)
	}
	if err != nil {
		return &fs.PathError{Op: "open", Path: file, Err: err}
	}
	f := os.NewFile(uintptr(fd), file)
	_, err = f.Write(data)
	return cmp.Or(err, f.Close())
}

// lockless reports whether a file system, as some of networks, knows no locks.
func lockless(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, unix.ENOLCK) || errors.Is(err, unix.EINVAL)
}

// writable tells what keeps this process from adding files to a folder and
// deleting some.
func writable(folder string) error {
	err := unix.Faccessat(unix.AT_FDCWD, folder, unix.W_OK|unix.X_OK, unix.AT_EACCESS)
	if err != nil {
		return &fs.PathError{Op: "access", Path: folder, Err: err}
	}
	return nil
}

// held is whether single files can be kept from being replaced: here the
// folder alone decides.
const held = false

func replaceable(string) error { return nil }
