//go:build unix

package proof

import (
	"syscall"
	"time"
)

// Spent returns the processor time that this process has used. What is held to
// take no more than so long is measured by it: by the clock it may take any time
// on a machine that is busy with other work.
func Spent() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // it can't fail with these arguments
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
