package load

import (
	"cmp"
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
	found := ""
	if content, err := fs.Sub(fsys, ContentDir); err == nil {
		found = FindIssue(content, day)
	}
	return path.Join(ContentDir, cmp.Or(found, day.String()))
}

// FindIssue returns the folder below content, which is content/, that is named
// by the day of an issue; empty where there is none yet.
func FindIssue(content fs.FS, day paper.Date) (found string) {
	EachIssue(content, func(folder string, of paper.Date) bool {
		if of == day {
			found = folder
		}
		return of != day
	})
	return found
}

// EachIssue calls do for the folders below content, which is content/, that are
// named by a day, whatever folders they are in, until it returns false. What
// can't be read holds none.
func EachIssue(content fs.FS, do func(folder string, day paper.Date) bool) {
	_ = fs.WalkDir(content, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return nil
		}
		day, _ := FolderDay(d.Name())
		switch {
		case file != "." && source.Ignored(d.Name()): // old versions, what was thrown away
			return fs.SkipDir
		case day.IsZero():
			return nil
		case do(file, day):
			return fs.SkipDir
		}
		return fs.SkipAll
	})
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
