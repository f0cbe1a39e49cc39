package disk

import "syscall"

// deniedOrInUse: Windows says the same of a file that is open elsewhere and of
// one that one may not write to.
var deniedOrInUse = reason{
	message: "要发布到的文件正被别的程序占用，或者没有写的权限",
	hint:    "关掉打开着它的程序（浏览器、杀毒软件），在“属性”里去掉“只读”，再发布一次；或者改 site.yaml 里的地址，换一个自己能写的文件夹",
}

// The numbers are those of winerror.h.
var reasons = []reason{
	full.of(112, 39, 1295),             // DISK_FULL, HANDLE_DISK_FULL, DISK_QUOTA_EXCEEDED
	readOnly.of(19),                    // WRITE_PROTECT
	deniedOrInUse.of(5, 1314),          // ACCESS_DENIED, PRIVILEGE_NOT_HELD
	tooLong.of(206, 111),               // FILENAME_EXCED_RANGE, BUFFER_OVERFLOW
	notFolder.of(267, syscall.ENOTDIR), // DIRECTORY
	isFolder.of(336, syscall.EISDIR),   // DIRECTORY_NOT_SUPPORTED
	loop.of(1921, syscall.ELOOP),       // CANT_RESOLVE_FILENAME
	badName.of(123, 161),               // INVALID_NAME, BAD_PATHNAME
	tooLarge.of(223),                   // FILE_TOO_LARGE
	otherDisk.of(17),                   // NOT_SAME_DEVICE
}

var lost = []syscall.Errno{
	15, 20, 21, 55, 433, 1167, // INVALID_DRIVE, BAD_UNIT, NOT_READY, DEV_NOT_EXIST, NO_SUCH_DEVICE, DEVICE_NOT_CONNECTED
	6, 51, 53, 59, 64, 67, 121, // INVALID_HANDLE, REM_NOT_LIST, BAD_NETPATH, UNEXP_NET_ERR, NETNAME_DELETED, BAD_NET_NAME, SEM_TIMEOUT
	1222, 1231, 1232, // NO_NETWORK, NETWORK_UNREACHABLE, HOST_UNREACHABLE
}
