package load

import (
	"bytes"
	"errors"
	"io/fs"

	"bao/internal/config"
	"bao/internal/diag"
)

// Settings are what the file with the settings of a site says. They are read
// only.
type Settings struct {
	Site     config.Site
	names    []string // of the file, and of others that might be it
	raw      []byte
	problems []diag.Problem // in it
}

// ReadSettings reads the settings of the site in fsys. It fails with ErrNoSite
// when there are none. A file that is as it was before, which may be nil, is not
// parsed again.
func ReadSettings(fsys fs.FS, before *Settings) (*Settings, error) {
	names, err := siteFiles(fsys)
	if err == nil && len(names) == 0 {
		err = ErrNoSite
	}
	if err != nil {
		return nil, err
	}
	raw, err := fs.ReadFile(fsys, names[0])
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoSite
	}
	if err != nil {
		return nil, err
	}
	s := &Settings{names: names, raw: raw}
	if before != nil && before.names[0] == names[0] && bytes.Equal(before.raw, raw) {
		s.Site, s.problems = before.Site, before.problems
	} else {
		s.Site, s.problems = config.Parse(names[0], raw)
	}
	return s, nil
}
