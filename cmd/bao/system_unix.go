//go:build unix

package main

import "syscall"

var systemErrors = []systemError{
	diskFull.of(syscall.ENOSPC, syscall.EDQUOT),
	readOnly.of(syscall.EROFS),
	tooManyOpen.of(syscall.EMFILE, syscall.ENFILE),
	nameTooLong.of(syscall.ENAMETOOLONG),
	inUse.of(syscall.EBUSY, syscall.ETXTBSY),
}
