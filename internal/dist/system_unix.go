//go:build unix

package dist

import (
	"errors"

	"golang.org/x/sys/unix"
)

// passing reports whether an error may be gone in a moment. Here no program
// can keep another from moving a file.
func passing(error) bool { return false }

// lockless reports whether a file system, as some of networks, knows no locks.
func lockless(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, unix.ENOLCK) || errors.Is(err, unix.EINVAL)
}
