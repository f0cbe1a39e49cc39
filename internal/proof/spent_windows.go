package proof

import (
	"syscall"
	"time"
)

// Spent returns the processor time that this process has used. What is held to
// take no more than so long is measured by it: by the clock it may take any time
// on a machine that is busy with other work.
func Spent() time.Duration {
	this, err := syscall.GetCurrentProcess()
	if err != nil {
		panic(err) // it can't fail
	}
	var made, ended, system, own syscall.Filetime
	if err := syscall.GetProcessTimes(this, &made, &ended, &system, &own); err != nil {
		panic(err)
	}
	count := func(f syscall.Filetime) int64 { return int64(f.HighDateTime)<<32 | int64(f.LowDateTime) }
	return time.Duration(count(system)+count(own)) * 100 // in units of 100 ns
}
