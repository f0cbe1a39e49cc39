package main

import (
	"bytes"
	"debug/pe"
	"encoding/binary"
	"fmt"
)

// oldestWindows is the version of Windows from which programs of this Go run
// (go.dev/wiki/MinimumRequirements).
var oldestWindows = [2]uint16{10, 0}

// Where the versions stand in a program: behind the signature and the file
// header comes the optional header, alike so far for 32 and 64 bits
// (learn.microsoft.com/en-us/windows/win32/debug/pe-format).
const (
	headerPlace      = 0x3c // of the place of the signature
	optionalHeader   = 4 + 20
	systemVersion    = optionalHeader + 40
	subsystemVersion = optionalHeader + 48
)

// requireWindows writes into a program which Windows it needs. The linker
// states 6.1, so an older one starts it, and then the runtime ends with a
// sentence in English about bcryptprimitives.dll in a window that closes at
// once. With the true version in the header Windows itself refuses to start
// the program, in a window that stays and in the language of its user. The
// checksum beside it is 0, which means none.
func requireWindows(program []byte) error {
	f, err := pe.NewFile(bytes.NewReader(program))
	if err != nil {
		return fmt.Errorf("no program for Windows: %w", err)
	}
	f.Close()
	at := binary.LittleEndian.Uint32(program[headerPlace:])
	for _, place := range []uint32{systemVersion, subsystemVersion} {
		binary.LittleEndian.PutUint16(program[at+place:], oldestWindows[0])
		binary.LittleEndian.PutUint16(program[at+place+2:], oldestWindows[1])
	}
	return nil
}
