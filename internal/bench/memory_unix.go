//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

func peakMemory(p *os.ProcessState) int64 {
	usage, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return usage.Maxrss // there in bytes, elsewhere in KiB
	}
	return usage.Maxrss << 10
}
