package dist

import (
	"errors"

	"golang.org/x/sys/windows"
)

// inUse are the errors for a file that another program holds. Access is denied
// for a file that somebody maps or that is being deleted, among other reasons.
var inUse = []error{
	windows.ERROR_ACCESS_DENIED, windows.ERROR_SHARING_VIOLATION,
	windows.ERROR_LOCK_VIOLATION, windows.ERROR_USER_MAPPED_FILE,
}

// passing reports whether an error may be gone in a moment.
func passing(err error) bool {
	for _, e := range inUse {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

// lockless reports whether a file system, as some of networks, knows no locks.
func lockless(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, windows.ERROR_INVALID_FUNCTION)
}
