package starter

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

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
	levelsUp    = 3 // content/2026-11-09/photos
	levelsDown  = 2 // an archive unpacked into a folder of its name, twice
	lookedInto  = 200
	articlesFew = 200 // articles are read until so many are known
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
	l := &looker{left: lookedInto}
	found = append(found, l.settings(dir, levelsDown)...)
	return append(found, l.copy(dir)...), nil
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

// looker looks into folders until it has looked into enough.
type looker struct{ left int }

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

// copy finds articles without settings: in content/ here, around or below, or
// in folders named by a day, or loose in this one.
func (l *looker) copy(dir string) []Near {
	for up, n := dir, 0; n < levelsUp; up, n = filepath.Dir(up), n+1 {
		if strings.EqualFold(filepath.Base(up), load.ContentDir) {
			return l.around(filepath.Dir(up))
		}
	}
	if found := l.around(dir); found != nil {
		return found
	}
	if n := l.loose(dir); n.Articles > 0 {
		return []Near{n}
	}
	var found []Near
	for _, inner := range l.folders(dir) {
		found = append(found, l.around(inner)...)
	}
	return found
}

// around makes a paper of a folder with content/ in which there are articles,
// and no settings.
func (l *looker) around(dir string) []Near {
	n := Near{Dir: dir}
	if name, _ := settingsIn(dir); name != "" {
		return nil
	}
	l.read(filepath.Join(dir, load.ContentDir), &n, levelsDown)
	if n.Articles == 0 {
		return nil
	}
	return []Near{n}
}

// read counts the articles below a folder and collects the sections they name.
func (l *looker) read(dir string, n *Near, deep int) {
	if l.left--; l.left < 0 {
		return
	}
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		switch {
		case e.IsDir() && deep > 0 && !source.Ignored(e.Name()):
			l.read(filepath.Join(dir, e.Name()), n, deep-1)
		case e.Type().IsRegular() && load.MayBeArticle(e.Name()):
			n.take(filepath.Join(dir, e.Name()))
		}
	}
}

// take reads one file and says whether it is an article.
func (n *Near) take(file string) bool {
	if n.Articles >= articlesFew {
		return false
	}
	fields := frontOf(os.DirFS(filepath.Dir(file)), filepath.Base(file))
	if len(fields) == 0 {
		return false
	}
	n.Articles++
	for _, f := range fields {
		if f.Key != "栏目" && f.Key != "section" || len(f.Values) == 0 {
			continue
		}
		if name := f.Values[0].Text; name != "" && !slices.Contains(n.Sections, name) {
			n.Sections = append(n.Sections, name)
		}
	}
	return true
}

// pictureFolders are where editors keep the photos of loose articles.
var pictureFolders = []string{"photos", "photo", "images", "image", "img", "pics", "照片", "图片", "配图"}

// loose finds folders named by a day and articles that stand in dir itself, and
// what has to be moved for them: photos go where the articles go that show
// them.
func (l *looker) loose(dir string) Near {
	n := Near{Dir: dir}
	entries, _ := os.ReadDir(dir)
	articles := 0
	for _, e := range entries {
		if _, dated := load.FolderDay(e.Name()); dated && e.IsDir() {
			before := n.Articles
			if l.read(filepath.Join(dir, e.Name()), &n, 1); n.Articles > before {
				n.Moves = append(n.Moves, e.Name())
			}
		} else if e.Type().IsRegular() && load.MayBeArticle(e.Name()) && n.take(filepath.Join(dir, e.Name())) {
			articles++
			n.Moves = append(n.Moves, e.Name())
		}
	}
	for _, e := range entries {
		if articles > 0 && goesWith(e) {
			n.Moves = append(n.Moves, e.Name())
		}
	}
	return n
}

// goesWith reports whether something beside loose articles is their photos.
func goesWith(e fs.DirEntry) bool {
	if e.IsDir() {
		return slices.Contains(pictureFolders, strings.ToLower(e.Name()))
	}
	switch strings.ToLower(filepath.Ext(e.Name())) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp":
		return e.Type().IsRegular()
	}
	return false
}
