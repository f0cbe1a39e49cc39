package starter

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bao/internal/load"
	"bao/internal/source"
)

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
		if e.IsDir() && deep > 0 && !source.Ignored(e.Name()) {
			l.read(filepath.Join(dir, e.Name()), n, deep-1)
		}
		l.take(n, dir, e)
	}
}

// take reads one file and says whether it is an article.
func (l *looker) take(n *Near, dir string, e fs.DirEntry) bool {
	if !e.Type().IsRegular() || !load.MayBeArticle(e.Name()) {
		return false
	}
	info, err := e.Info()
	if l.files--; l.files < 0 || err != nil || info.Size() > largestRead {
		return false
	}
	fields := frontOf(os.DirFS(dir), e.Name())
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
		} else if l.take(&n, dir, e) {
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
