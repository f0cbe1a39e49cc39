package starter

import (
	"errors"
	"os"
	"path/filepath"

	"bao/internal/load"
	"bao/internal/source"
)

// Near is a folder that is a paper or could be made one by little, seen from
// the folder that was looked at.
type Near struct {
	Dir string // where the paper is, or where its settings are to be
	// Settings is the file with the settings: site.yaml, or what it is called
	// by mistake. There is none around articles that have no settings yet.
	Settings string
	Articles int      // that have no settings
	Sections []string // that those articles name
	Moves    []string // names in Dir that have to go into an issue of content/
}

// What is looked through at most: the folder may be one with everything that
// somebody has.
const (
	levelsUp    = 3   // content/2026-11-09/photos
	levelsDown  = 2   // an archive unpacked into a folder of its name, twice
	lookedInto  = 200 // folders
	filesRead   = 500
	largestRead = 1 << 20
)

// Look says what is to be found in and around dir, the likeliest first;
// nothing in the folder of a paper that is as it should be, and nothing where
// nothing is near.
func Look(dir string) ([]Near, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if name, err := settingsIn(dir); err != nil || name == load.SiteFile {
		return nil, err
	} else if name != "" {
		return []Near{{Dir: dir, Settings: name}}, nil
	}
	found, inside := above(dir)
	if inside {
		return found, nil
	}
	found = append(found, newLooker().settings(dir, levelsDown)...)
	return append(found, newLooker().copy(dir)...), nil
}

// above finds the paper around a folder; inside tells that the folder is one of
// its copy.
func above(dir string) (found []Near, inside bool) {
	for n, up := 0, filepath.Dir(dir); n < levelsUp && up != filepath.Dir(up); n, up = n+1, filepath.Dir(up) {
		if name, _ := settingsIn(up); name != "" {
			rel, err := filepath.Rel(filepath.Join(up, load.ContentDir), dir)
			return []Near{{Dir: up, Settings: name}}, err == nil && filepath.IsLocal(rel)
		}
	}
	return nil, false
}

// settingsIn returns the name of the settings in a folder, "" for none.
func settingsIn(dir string) (string, error) {
	name, err := load.FindSiteFile(os.DirFS(dir))
	if errors.Is(err, load.ErrNoSite) {
		return "", nil
	}
	return name, err
}

// looker looks into folders and files until it has looked into enough.
type looker struct{ left, files int }

func newLooker() *looker { return &looker{lookedInto, filesRead} }

// folders lists the folders in one, as far as they are anybody's copy.
func (l *looker) folders(dir string) []string {
	if l.left--; l.left < 0 {
		return nil
	}
	entries, _ := os.ReadDir(dir) // one that can't be read has nothing for us
	var list []string
	for _, e := range entries {
		if e.IsDir() && !source.Ignored(e.Name()) {
			list = append(list, filepath.Join(dir, e.Name()))
		}
	}
	return list
}

// settings finds papers below a folder, and none inside another.
func (l *looker) settings(dir string, deep int) []Near {
	var found []Near
	for _, inner := range l.folders(dir) {
		if name, _ := settingsIn(inner); name != "" {
			found = append(found, Near{Dir: inner, Settings: name})
		} else if deep > 1 {
			found = append(found, l.settings(inner, deep-1)...)
		}
	}
	return found
}
