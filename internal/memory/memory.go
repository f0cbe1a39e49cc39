// Package memory keeps what load remembers in .bao/ of a site, so that the
// next start reads only what has changed. Deleting that folder changes
// nothing but time.
//
// It must not fail a command: a site may stand on a disk that can only be
// read, and a damaged memory is an empty one.
package memory

import (
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

// write replaces a file in Dir of the site by way of a neighbour.
func write(dir, name string, data []byte) {
	dir = filepath.Join(dir, Dir)
	if os.MkdirAll(dir, 0o755) != nil {
		return
	}
	temp, err := os.CreateTemp(dir, name+"-*.tmp")
	if err != nil {
		return
	}
	_, err = temp.Write(data)
	if closing := temp.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(temp.Name(), filepath.Join(dir, name))
	}
	if err != nil {
		os.Remove(temp.Name())
	}
}
