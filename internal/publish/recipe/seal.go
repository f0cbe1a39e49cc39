package recipe

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
)

// A file of a recipe carries a digest of itself, so that one that nobody has
// edited may be written anew. It stands behind seal; in the templates and
// where it is taken, its digits are unset.
const (
	seal  = "bao-recipe:"
	unset = "0000000000000000"
)

// sealed puts the digest into a file.
func sealed(data []byte) []byte {
	step, at := digits(data)
	if at < 0 {
		return data
	}
	data = bytes.Clone(data)
	for i, c := range []byte(sum(data, step, at)) {
		data[at+i*step] = c
	}
	return data
}

// Unedited reports whether a file is as Make made it, now or earlier, with
// whatever settings. Git may have changed its line ends.
func Unedited(data []byte) bool {
	step, at := digits(data)
	if at < 0 {
		return false
	}
	var found []byte
	for i := range len(unset) {
		found = append(found, data[at+i*step])
	}
	return string(found) == sum(data, step, at)
}

// digits finds where the digest stands, and how far its digits are apart, two
// bytes in UTF-16; at is negative where there is none.
func digits(data []byte) (step, at int) {
	mark := []byte(seal)
	if step = 1; bytes.HasPrefix(data, []byte{0xff, 0xfe}) {
		step = 2
		mark = bytes.Join(bytes.SplitAfter(mark, nil), []byte{0})
		mark = append(mark, 0)
	}
	at = bytes.Index(data, mark)
	if at += len(mark); at < len(mark) || at+len(unset)*step > len(data) {
		return step, -1
	}
	return step, at
}

// sum is the digest of a file with its own digits unset.
func sum(data []byte, step, at int) string {
	data = bytes.Clone(data)
	for i := range len(unset) {
		data[at+i*step] = '0'
	}
	h := sha256.Sum256(bytes.ReplaceAll(data, []byte("\r"), nil))
	return hex.EncodeToString(h[:len(unset)/2])
}
