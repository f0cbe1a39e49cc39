package load

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/source"
)

// outside names the articles and the folders of issues that stand beside
// content/ and not in it, and reports a paper without an article.
func (m *makeup) outside() error {
	entries, err := fs.ReadDir(m.fsys, ".")
	if err != nil {
		return err
	}
	var articles []string
	for _, e := range entries {
		if name := e.Name(); !e.IsDir() && isMarkdown(name) && !source.Ignored(name) && !ofProject(name) {
			articles = append(articles, name)
		}
	}
	m.stray(outsideFile, "稿件", articles, "在 content 外面，没有登出来", "移进它那一期的文件夹，如 content/2026-11-09；只是说明，改名为 说明.md")
	folders := m.datedOutside(entries)
	m.stray(outsideFolder, "文件夹", folders, "不在 content 里面，里面的稿件没有登出来", "把它移进 content 文件夹")
	if slices.ContainsFunc(m.manuscripts, func(ms *manuscript) bool { return ms.Kind&(article|issueNote) != 0 }) {
		return nil
	}
	const how = "建期文件夹，名字是出报的日期，如 content/2026-11-09，稿件（.md 文件）放在里面"
	message, hint := "content 文件夹里没有一篇稿件", "在 content 里"+how
	if _, err := fs.Stat(m.fsys, ContentDir); errors.Is(err, fs.ErrNotExist) {
		message, hint = "没有 content 文件夹，稿件都要放在它里面", "建一个名叫 content 的文件夹，在它里面"+how
		if like := m.likeContent(); like != "" {
			message, hint = "没有 content 文件夹，只有“"+like+"”", "把“"+like+"”改名为 content，字母全用小写"
		}
	}
	m.problems = append(m.problems, noArticle.At(diag.Place{Path: ContentDir}, message, hint))
	return nil
}

// datedOutside finds the folders named by a day in the folder of the site and
// in those in it that are nobody else's.
func (m *makeup) datedOutside(entries []fs.DirEntry) []string {
	var found []string
	budget := 300
	for _, e := range entries {
		name := e.Name()
		if !e.IsDir() || source.Ignored(name) || m.ofBao(name) {
			continue
		}
		if _, meant := folderDay(name); meant {
			if m.holdsCopy(name) {
				found = append(found, name)
			}
			continue
		}
		found = append(found, m.datedIn(name, 2, &budget)...)
	}
	return found
}

// datedIn finds the folders named by a day below another, and opens no more
// folders than budget says: somebody may keep all that he has beside the paper.
func (m *makeup) datedIn(dir string, depth int, budget *int) []string {
	if *budget--; *budget < 0 {
		return nil
	}
	var found []string
	for _, e := range m.firstOf(dir) {
		if !e.IsDir() || source.Ignored(e.Name()) {
			continue
		}
		inner := path.Join(dir, e.Name())
		if _, meant := folderDay(e.Name()); !meant {
			if depth > 0 {
				found = append(found, m.datedIn(inner, depth-1, budget)...)
			}
		} else if m.holdsCopy(inner) {
			found = append(found, inner)
		}
	}
	return found
}

// ofProject reports whether a file beside site.yaml says something of the
// project, as README.md does, CHANGELOG.md and their like.
func ofProject(name string) bool {
	base, _, _ := strings.Cut(name, ".")
	if base != strings.ToLower(base) && strings.Trim(base, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_-") == "" {
		return true
	}
	for _, start := range []string{"readme", "changelog", "license", "说明", "使用说明"} {
		if strings.HasPrefix(strings.ToLower(base), start) {
			return true
		}
	}
	return false
}

// ofBao is true for the folders of a site that have a meaning of their own,
// and for what was built.
func (m *makeup) ofBao(name string) bool {
	if name == ContentDir || name == LayoutDir || name == StaticDir {
		return true
	}
	_, err := fs.Stat(m.fsys, path.Join(name, dist.ManifestName))
	return err == nil
}

// holdsCopy reports whether a folder has something that may be an article.
func (m *makeup) holdsCopy(dir string) bool {
	return slices.ContainsFunc(m.firstOf(dir), func(e fs.DirEntry) bool {
		if source.Ignored(e.Name()) { // what Word keeps beside a document that is open
			return false
		}
		k := strayOf(e.Name())
		return isMarkdown(e.Name()) || k < len(strays)-1 && strings.Contains(strays[0].exts+strays[1].exts+strays[2].exts, " "+strings.ToLower(path.Ext(e.Name()))+" ")
	})
}

// firstOf returns some entries of a folder, all of them unless somebody keeps
// a heap there; none when it can't be read.
func (m *makeup) firstOf(dir string) []fs.DirEntry {
	const enough = 500
	f, err := m.fsys.Open(dir)
	if err != nil {
		return nil
	}
	defer f.Close()
	folder, ok := f.(fs.ReadDirFile)
	if !ok {
		return nil
	}
	entries, _ := folder.ReadDir(enough)
	return entries
}

// likeContent returns the folder that content/ may have been meant to be.
func (m *makeup) likeContent() string {
	entries, _ := fs.ReadDir(m.fsys, ".")
	for _, e := range entries {
		switch strings.ToLower(strings.Trim(e.Name(), " \u3000\u00a0\u200b")) {
		case ContentDir, "contents", "contend", "conent", "contnet", "content1", "ｃｏｎｔｅｎｔ", "稿件", "内容", "新建文件夹":
			if e.IsDir() {
				return e.Name()
			}
		}
	}
	return ""
}
