package main

var (
	// Windows says the same of a file that is open elsewhere and of one that
	// one may not write to.
	deniedOrInUse = systemError{what: "文件正被别的程序占用，或者没有写的权限", hint: "关掉打开着它的程序（Word、PDF 阅读器、浏览器、杀毒软件），在“属性”里去掉“只读”，再试一次"}
	stopped       = systemError{what: "杀毒软件拦下了这个文件", hint: "在杀毒软件里放行报纸的文件夹，再试一次"}
	notSynced     = systemError{what: "同步盘（OneDrive 等）现在取不到这个文件", hint: "等它同步完，或者让它把报纸的文件夹始终保留在这台电脑上，再试一次"}
)

// The numbers are those of winerror.h.
var systemErrors = []systemError{
	diskFull.of(112, 39, 1295),              // DISK_FULL, HANDLE_DISK_FULL, DISK_QUOTA_EXCEEDED
	readOnly.of(19),                         // WRITE_PROTECT
	tooManyOpen.of(4),                       // TOO_MANY_OPEN_FILES
	nameTooLong.of(206, 111),                // FILENAME_EXCED_RANGE, BUFFER_OVERFLOW
	inUse.of(32, 33, 170, 303, 1224),        // SHARING_VIOLATION, LOCK_VIOLATION, BUSY, DELETE_PENDING, USER_MAPPED_FILE
	deniedOrInUse.of(5, 1314, 1920),         // ACCESS_DENIED, PRIVILEGE_NOT_HELD, CANT_ACCESS_FILE
	notFound.of(2, 3),                       // FILE_NOT_FOUND, PATH_NOT_FOUND
	notFolder.of(267),                       // DIRECTORY
	isFolder.of(336),                        // DIRECTORY_NOT_SUPPORTED
	notEmpty.of(145),                        // DIR_NOT_EMPTY
	exists.of(80, 183),                      // FILE_EXISTS, ALREADY_EXISTS
	loop.of(1921),                           // CANT_RESOLVE_FILENAME
	damaged.of(23, 27, 31, 483, 1117),       // CRC, SECTOR_NOT_FOUND, GEN_FAILURE, DEVICE_HARDWARE_ERROR, IO_DEVICE
	damaged.of(1005, 1392, 1393),            // UNRECOGNIZED_VOLUME, FILE_CORRUPT, DISK_CORRUPT
	unplugged.of(15, 20, 21, 55, 433, 1167), // INVALID_DRIVE, BAD_UNIT, NOT_READY, DEV_NOT_EXIST, NO_SUCH_DEVICE, DEVICE_NOT_CONNECTED
	unplugged.of(51, 53, 59, 64, 67, 121),   // REM_NOT_LIST, BAD_NETPATH, UNEXP_NET_ERR, NETNAME_DELETED, BAD_NET_NAME, SEM_TIMEOUT
	unplugged.of(1222, 1231, 1232),          // NO_NETWORK, NETWORK_UNREACHABLE, HOST_UNREACHABLE
	otherDisk.of(17),                        // NOT_SAME_DEVICE
	badName.of(123, 161),                    // INVALID_NAME, BAD_PATHNAME
	tooLarge.of(223),                        // FILE_TOO_LARGE
	noMemory.of(8, 14, 1450, 1455),          // NOT_ENOUGH_MEMORY, OUTOFMEMORY, NO_SYSTEM_RESOURCES, COMMITMENT_LIMIT
	stopped.of(225, 226),                    // VIRUS_INFECTED, VIRUS_DELETED
	notSynced.of(358, 362, 363, 377),        // CLOUD_FILE_…: SYNC_ROOT_METADATA_CORRUPT, PROVIDER_NOT_RUNNING, METADATA_CORRUPT, NOT_IN_SYNC
	notSynced.of(386, 388, 389, 391),        // AUTHENTICATION_FAILED, NETWORK_UNAVAILABLE, UNSUCCESSFUL, IN_USE
	notSynced.of(393, 395, 398, 404, 426),   // REQUEST_ABORTED, ACCESS_DENIED, REQUEST_CANCELED, PROVIDER_TERMINATED, REQUEST_TIMEOUT
	unsupported.of(1, 50, 120),              // INVALID_FUNCTION, NOT_SUPPORTED, CALL_NOT_IMPLEMENTED
}
