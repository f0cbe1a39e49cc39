// Package memory keeps in .bao/ of a site what load remembers, pages as they
// were composed and photos as they were developed, so that the next start does
// only what is new. Deleting that folder changes
// nothing but time.
//
// It must not fail a command: a site may stand on a disk that can only be
// read, and a damaged memory is an empty one.
package memory

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"bao/internal/load"
)

// Dir is the folder in a site that belongs to bao; File is what it holds.
const (
	Dir  = ".bao"
	File = "memory"
)

// Open returns what earlier runs of the same version of the program
// remembered of the site in dir.
func Open(dir, version string) *load.Memory {
	saved, _ := os.ReadFile(filepath.Join(dir, Dir, File))
	return load.NewMemory(version, saved)
}

// Save keeps m for the next run, if it has changed. It must not be called
// during a Load that uses m.
func Save(dir string, m *load.Memory) {
	data, changed := m.Saved()
	if !changed {
		return
	}
	write(dir, File, data)
}

// write replaces a file in Dir of the site.
func write(dir, name string, data []byte) {
	_ = replace(filepath.Join(dir, Dir, name), data) // see the package comment
}

// replace writes a file by way of a neighbour.
func replace(name string, data []byte) error {
	folder, base := filepath.Split(name)
	temp, err := os.CreateTemp(folder, base+"-*.tmp")
	if errors.Is(err, fs.ErrNotExist) {
		if err = os.MkdirAll(folder, 0o755); err == nil {
			temp, err = os.CreateTemp(folder, base+"-*.tmp")
		}
	}
	if err != nil {
		return err
	}
	_, err = temp.Write(data)
	if closing := temp.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(temp.Name(), name)
	}
	if err != nil {
		os.Remove(temp.Name())
	}
	return err
}
