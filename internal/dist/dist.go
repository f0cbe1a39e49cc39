// Package dist keeps an output folder true to a plan: it writes what changed,
// deletes what an earlier build wrote and the plan no longer has, and leaves
// everything else alone. One build at a time has the folder; what it can't do
// there it says before it changes anything.
//
// It does not render, does not start goroutines and knows nothing of papers.
package dist

import (
	"encoding/hex"
	"io"
)

// Key is a digest of everything that the bytes of a file depend on. Two files
// with equal keys have equal bytes.
type Key [16]byte

// String returns the key in hexadecimal.
func (k Key) String() string { return hex.EncodeToString(k[:]) }

// File is one planned file: it has an address and a key, and can write its
// bytes when somebody asks for them.
type File struct {
	// Path is slash-separated and relative to the output folder.
	Path string
	// Template is the layout that makes the file; empty for none.
	Template string
	// Key may be called from any goroutine; it costs less than Write.
	Key func() Key
	// Write may be called more than once and from any goroutine.
	Write func(io.Writer) error
	// Both, if it is set, is Key and Write in one, for files whose view
	// serves both and costs something to make.
	Both func() (Key, func(io.Writer) error)
}

// Made is a file whose key and bytes are both of a view: the view is made once
// where one is asked for after the other.
func Made[V any](path string, view func() V, key func(v V) Key, write func(w io.Writer, v V) error) File {
	return File{
		Path:  path,
		Key:   func() Key { return key(view()) },
		Write: func(w io.Writer) error { return write(w, view()) },
		Both: func() (Key, func(io.Writer) error) {
			v := view()
			return key(v), func(w io.Writer) error { return write(w, v) }
		},
	}
}

// Prepare returns the key of a file and what writes its bytes, once, for a
// caller that may need the one after the other.
func (f File) Prepare() (Key, func(io.Writer) error) {
	if f.Both != nil {
		return f.Both()
	}
	return f.Key(), f.Write
}
