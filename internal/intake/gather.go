package intake

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Gather reads the files and folders that a command line names: a folder with
// all that is in it, in the order of the names; a saved web page with the
// folder beside it that holds its pictures. What can't be read is refused;
// explain says what the system means.
func Gather(names []string, explain func(error) (message, hint string)) (in []Incoming, refused []Refused) {
	g := gathering{seen: map[string]bool{}, explain: explain}
	for _, name := range names {
		for _, one := range meant(name) {
			g.named(one)
		}
	}
	return g.in, g.refused
}

// meant returns the names that one on a command line stands for. The Windows
// console leaves *.docx to the program, and makes a quote of the end of
// "C:\来稿\".
func meant(name string) []string {
	name = strings.TrimSuffix(name, `"`)
	if _, err := os.Stat(name); err != nil && strings.ContainsAny(name, "*?") {
		if found, _ := filepath.Glob(name); len(found) > 0 {
			return found
		}
	}
	return []string{name}
}

type gathering struct {
	in      []Incoming
	refused []Refused
	explain func(error) (message, hint string)
	seen    map[string]bool // names, so that a folder named twice is read once
	size    int64
}

// named reads what one name stands for, and the pictures of a web page beside
// it.
func (g *gathering) named(name string) {
	info, err := os.Stat(name)
	if err != nil {
		g.fail(name, err)
		return
	}
	base := filepath.Base(absolute(name))
	if info.IsDir() {
		g.folder(name, base)
		return
	}
	g.file(name, base)
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		stem := strings.TrimSuffix(name, filepath.Ext(name))
		for _, end := range companionEnds {
			if info, err := os.Stat(stem + end); err == nil && info.IsDir() {
				g.folder(stem+end, filepath.Base(absolute(stem+end)))
			}
		}
	}
}

// absolute is a name that has a last part: . has none.
func absolute(name string) string {
	if abs, err := filepath.Abs(name); err == nil {
		return abs
	}
	return name
}

// folder reads all that is in a folder. Links are not followed: they may lead
// anywhere.
func (g *gathering) folder(name, as string) {
	err := fs.WalkDir(os.DirFS(name), ".", func(file string, d fs.DirEntry, err error) error {
		whole, known := filepath.Join(name, filepath.FromSlash(file)), as+"/"+file
		switch {
		case err != nil:
			g.fail(whole, err)
		case file != "." && passedOver(file):
			if d.IsDir() {
				return fs.SkipDir
			}
			g.in = append(g.in, Incoming{Name: known}) // Read says that it is passed over
		case d.Type().IsRegular():
			g.file(whole, known)
		}
		if len(g.in) > mostFiles {
			return errTooMany
		}
		return nil
	})
	if err != nil && !errors.Is(err, errTooMany) {
		g.fail(name, err)
	}
}

var errTooMany = errors.New("intake: too many files")

// file reads one file.
func (g *gathering) file(name, as string) {
	if g.seen[absolute(name)] {
		return
	}
	g.seen[absolute(name)] = true
	info, err := os.Stat(name)
	switch {
	case err != nil:
		g.fail(name, err)
		return
	case info.Size() > mostFile && !strings.EqualFold(filepath.Ext(name), ".zip"), info.Size() > mostBytes:
		refusal := tooLarge()
		g.refused = append(g.refused, Refused{name, refusal.Message, refusal.Hint})
		return
	case g.size+info.Size() > mostBytes:
		g.refused = append(g.refused, Refused{name, fmt.Sprintf("一次放进来的文件超过 %d MB", mostBytes>>20), "分几次放"})
		return
	}
	data, err := os.ReadFile(name)
	if err != nil {
		g.fail(name, err)
		return
	}
	g.size += int64(len(data))
	g.in = append(g.in, Incoming{as, data})
}

// fail notes what can't be read.
func (g *gathering) fail(name string, err error) {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		g.refused = append(g.refused, Refused{name, "没有这个文件", "看看名字和文件夹写得对不对；名字里有空格的，前后加上引号"})
	case errors.Is(err, fs.ErrPermission):
		g.refused = append(g.refused, Refused{name, "没有读这个文件的权限", "把它复制到自己的文件夹里再试"})
	default:
		message, hint := g.explain(err)
		g.refused = append(g.refused, Refused{name, message, hint})
	}
}
