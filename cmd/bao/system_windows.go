package main

// The numbers are those of winerror.h.
var systemErrors = []systemError{
	diskFull.of(112, 39), // ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL
	readOnly.of(19),      // ERROR_WRITE_PROTECT
	tooManyOpen.of(4),    // ERROR_TOO_MANY_OPEN_FILES
	nameTooLong.of(206),  // ERROR_FILENAME_EXCED_RANGE
	inUse.of(32, 33),     // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
}
