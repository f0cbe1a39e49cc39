//go:build unix

package main

import "syscall"

var systemErrors = []systemError{
	diskFull.of(syscall.ENOSPC, syscall.EDQUOT),
	readOnly.of(syscall.EROFS),
	tooManyOpen.of(syscall.EMFILE, syscall.ENFILE),
	nameTooLong.of(syscall.ENAMETOOLONG),
	inUse.of(syscall.EBUSY, syscall.ETXTBSY),
	denied.of(syscall.EACCES, syscall.EPERM),
	notFound.of(syscall.ENOENT),
	notFolder.of(syscall.ENOTDIR),
	isFolder.of(syscall.EISDIR),
	notEmpty.of(syscall.ENOTEMPTY),
	exists.of(syscall.EEXIST),
	loop.of(syscall.ELOOP),
	damaged.of(syscall.EIO),
	unplugged.of(syscall.ENXIO, syscall.ENODEV, syscall.ESTALE, syscall.ENOTCONN, syscall.EHOSTDOWN, syscall.ETIMEDOUT),
	otherDisk.of(syscall.EXDEV),
	badName.of(syscall.EINVAL, syscall.EILSEQ), // FAT under Linux, APFS
	tooLarge.of(syscall.EFBIG),
	noMemory.of(syscall.ENOMEM),
	unsupported.of(syscall.ENOSYS, syscall.ENOTSUP, syscall.EOPNOTSUPP, syscall.ENOLCK),
}
