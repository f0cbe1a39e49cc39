// Package patience tries again what another program keeps from being done for
// a moment. On Windows a virus scanner opens every file that has just been
// written, and while it does so, neither the file nor a folder above it can be
// renamed or deleted; elsewhere nobody is waited for.
//
// It must not know what is done.
package patience

import "time"

// most is how long is tried. The go command gives scanners as long
// (cmd/internal/robustio).
const most = 2 * time.Second

// Try calls do until it succeeds, or fails for another reason than that a file
// is in use, or two seconds have passed, and returns its last error. Access
// that is denied for good costs the two seconds, too: Windows does not tell.
func Try(do func() error) error { return try(do, InUse) }

func try(do func() error, passing func(error) bool) error {
	err := do()
	begun := time.Now()
	for wait := time.Millisecond; passing(err) && time.Since(begun) < most; wait = min(2*wait, 100*time.Millisecond) {
		time.Sleep(wait)
		err = do()
	}
	return err
}
