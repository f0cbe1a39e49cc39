package load

import (
	"io/fs"

	"bao/internal/config"
	"bao/internal/words"
)

// Script returns the characters in which the paper speaks of itself, before
// the site is loaded: layouts are read meanwhile.
func Script(fsys fs.FS) words.Script {
	names, err := siteFiles(fsys)
	if err != nil || len(names) == 0 {
		return words.Simplified
	}
	raw, err := fs.ReadFile(fsys, names[0])
	if err != nil {
		return words.Simplified
	}
	site, _ := config.Parse(names[0], raw)
	return site.Script
}
