//go:build unix

package main

import (
	"syscall"
	"testing"
)

// TestUnixWords holds that what disks and editors bring about has words.
func TestUnixWords(t *testing.T) {
	for _, number := range []syscall.Errno{
		syscall.EACCES, syscall.EPERM, syscall.ENOTDIR, syscall.EISDIR, syscall.ENOTEMPTY, syscall.ELOOP, syscall.EIO,
		syscall.ENOSPC, syscall.EROFS, syscall.ENOENT, syscall.EEXIST, syscall.EXDEV, syscall.ENAMETOOLONG, syscall.EBUSY,
		syscall.EINVAL, syscall.EFBIG, syscall.ENOMEM, syscall.ESTALE, syscall.ENODEV, syscall.EMFILE,
	} {
		if _, ok := known(number); !ok {
			t.Errorf("no words for %v", number)
		}
	}
}
