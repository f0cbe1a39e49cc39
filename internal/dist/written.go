package dist

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ErrNothing is returned for a folder that no build has finished.
var ErrNothing = errors.New("dist: nothing was built there")

// Written returns what the last build left in the folder root, by the paths of
// the files in their order, and what else lies there, which bao did not make;
// what has a name of bao's own is neither.
func Written(root string) (own, others []string, err error) {
	m, err := readManifest(root)
	if err != nil {
		return nil, nil, err
	}
	if len(m.records) == 0 {
		return nil, nil, ErrNothing
	}
	for _, r := range m.records {
		if r.unknown() { // a build was killed before it came to an end
			return nil, nil, ErrNothing
		}
	}
	err = filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		at, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		at = filepath.ToSlash(at)
		switch _, known := m.records[at]; {
		case strings.HasPrefix(d.Name(), ".bao-") || isTemp(d.Name()):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir(), known:
		default:
			others = append(others, at)
		}
		return nil
	})
	if errors.Is(err, os.ErrNotExist) {
		err = ErrNothing
	}
	return slices.Sorted(maps.Keys(m.records)), others, err
}
