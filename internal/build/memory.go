package build

import (
	"os"
	"path/filepath"

	"bao/internal/load"
)

const (
	memoryDir  = ".bao"
	memoryFile = "memory"
)

// openMemory reads what earlier builds remembered; without it, or with one
// that can't be read, everything is parsed anew.
func openMemory(o Options) *load.Memory {
	if o.Forget {
		return load.NewMemory(o.Version, nil)
	}
	saved, _ := os.ReadFile(filepath.Join(o.Dir, memoryDir, memoryFile))
	return load.NewMemory(o.Version, saved)
}

// saveMemory keeps the memory for the next build. Failing to is no failure of
// the build: the site may stand on a disk that can only be read.
func saveMemory(o Options, m *load.Memory) {
	data, changed := m.Saved()
	if !changed || o.Forget {
		return
	}
	dir := filepath.Join(o.Dir, memoryDir)
	if os.MkdirAll(dir, 0o755) != nil {
		return
	}
	temp, err := os.CreateTemp(dir, memoryFile+"-*.tmp")
	if err != nil {
		return
	}
	_, err = temp.Write(data)
	if closing := temp.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(temp.Name(), filepath.Join(dir, memoryFile))
	}
	if err != nil {
		os.Remove(temp.Name())
	}
}
