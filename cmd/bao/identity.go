package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"time"
)

// identity tells this program from every other one: what another program
// remembered or rendered is not to be trusted. It depends on what the program
// is and not on where its file lies or of what time it is, so that what one
// copy keeps in .bao/ serves another, on a build server or after an archive
// has been unpacked again.
func identity() string {
	m := made()
	digest, err := ownDigest()
	if err != nil { // a file that may be run and not read: believe nobody
		digest = time.Now().UTC().Format(time.RFC3339Nano)
	}
	return fmt.Sprintf("%s %s %s", m.version, m.revision, digest)
}

func ownDigest() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return "", err
	}
	return digestOf(file, info.Size())
}

// edge is how much of either end of a program is read. The build ID stands in
// the first 4 KB of what the Go linker makes for Linux, Windows and macOS, and
// the signatures that Windows and macOS add stand at the end.
const edge = 64 << 10

// digestOf returns a digest of an executable file. To read 20 MB would take
// as long as a build. The go command has read them already: the last part of
// a build ID is a digest of the whole file as it came from the linker
// (cmd/go/internal/work/buildid.go), and what is done to it later changes its
// size or one of its ends. Where there is
// no such ID, the whole file is read.
func digestOf(file io.ReaderAt, size int64) (string, error) {
	sum := sha256.New()
	fmt.Fprintln(sum, size)
	head := make([]byte, min(size, edge))
	if _, err := io.ReadFull(io.NewSectionReader(file, 0, size), head); err != nil {
		return "", err
	}
	sum.Write(head)
	from := int64(len(head))
	if hasBuildID(head) {
		from = max(from, size-edge)
	}
	if _, err := io.CopyN(sum, io.NewSectionReader(file, from, size-from), size-from); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)[:16]), nil
}

// What stands before a build ID: the head of a note in ELF files, and else
// the words that cmd/internal/buildid looks for.
var beforeBuildID = [][]byte{
	[]byte("\x04\x00\x00\x00Go\x00\x00"),
	[]byte("\xff Go build ID: \""),
}

// hasBuildID reports whether the start of a program has a build ID as the go
// command makes them: four digests of 20 characters, with / between. Other
// builders write a word that all programs share (Bazel: redacted).
func hasBuildID(head []byte) bool {
	const digest, whole = 20, 4*20 + 3
	for _, marker := range beforeBuildID {
		_, id, found := bytes.Cut(head, marker)
		if !found || len(id) < whole {
			continue
		}
		parts := bytes.Split(id[:whole], []byte("/"))
		right := len(parts) == 4
		for _, part := range parts {
			right = right && len(part) == digest
		}
		if right {
			return true
		}
	}
	return false
}
