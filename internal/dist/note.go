package dist

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// NoteName is the file beside the manifest in which a builder keeps what it
// wants to know of its last build. It is lost with the folder.
const NoteName = ".bao-articles"

// Note returns what was noted of an earlier build, nil for nothing.
func (t *Tree) Note() ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(t.root, NoteName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

// Noted reports whether there is a note, of whichever build.
func (t *Tree) Noted() bool {
	return t.has(NoteName)
}

// SetNote notes something of the build that is in place. Where it can't be
// written the output is none the worse, so that nobody is told.
func (t *Tree) SetNote(data []byte) {
	if old, err := t.Note(); err == nil && bytes.Equal(old, data) {
		return
	}
	_ = Replace(filepath.Join(t.root, NoteName), func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
