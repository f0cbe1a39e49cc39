//go:build unix

package disk

import "syscall"

var denied = reason{message: "没有权限写要发布到的文件夹", hint: "看看这个文件夹是谁的，给自己加上写的权限，里面的文件去掉“只读”；或者改 site.yaml 里的地址，换一个自己能写的文件夹"}

var reasons = []reason{
	full.of(syscall.ENOSPC, syscall.EDQUOT),
	readOnly.of(syscall.EROFS),
	denied.of(syscall.EACCES, syscall.EPERM),
	tooLong.of(syscall.ENAMETOOLONG),
	notFolder.of(syscall.ENOTDIR),
	isFolder.of(syscall.EISDIR),
	loop.of(syscall.ELOOP),
	badName.of(syscall.EINVAL, syscall.EILSEQ), // FAT under Linux, APFS
	tooLarge.of(syscall.EFBIG),
	otherDisk.of(syscall.EXDEV),
}

var lost = []syscall.Errno{
	syscall.ENXIO, syscall.ENODEV, syscall.ESTALE, syscall.ENOTCONN, syscall.EHOSTDOWN, syscall.ETIMEDOUT, syscall.EIO,
}
