package load

import (
	"io/fs"
	"path"

	"bao/internal/paper"
	"bao/internal/source"
)

// What those need who make files by the conventions.

// IssueFolder is the folder of the copy of the issue of a day: the one below
// content/ that is named by the day, whatever else its name says, or the one
// that would be made for it.
func IssueFolder(fsys fs.FS, day paper.Date) string {
	entries, _ := fs.ReadDir(fsys, ContentDir) // without it, it is to be made
	for _, e := range entries {
		if named, _ := folderDay(e.Name()); e.IsDir() && named == day {
			return path.Join(ContentDir, e.Name())
		}
	}
	return path.Join(ContentDir, day.String())
}

// FolderDay says for which day a folder is named, if it is for one.
func FolderDay(name string) (day paper.Date, ok bool) {
	day, _ = folderDay(name)
	return day, !day.IsZero()
}

// NotePath is where the issue.md of an issue stands whose folder it is.
func NotePath(folder string) string { return path.Join(folder, noteFile) }

// MayBeArticle reports whether a file of this name is copy, and not what comes
// with a program or is left behind by one.
func MayBeArticle(name string) bool {
	return isMarkdown(name) && !source.Ignored(name) && !ofProject(name)
}
