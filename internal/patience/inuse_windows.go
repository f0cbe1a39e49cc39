package patience

import (
	"errors"
	"slices"

	"golang.org/x/sys/windows"
)

// inUse are the errors for a file that another program holds. Access is denied
// for a file that somebody maps or that is being deleted, among other reasons.
var inUse = []error{
	windows.ERROR_ACCESS_DENIED, windows.ERROR_SHARING_VIOLATION,
	windows.ERROR_LOCK_VIOLATION, windows.ERROR_USER_MAPPED_FILE,
}

// InUse reports whether an error may be that another program holds a file,
// and gone in a moment.
func InUse(err error) bool {
	return slices.ContainsFunc(inUse, func(e error) bool { return errors.Is(err, e) })
}
