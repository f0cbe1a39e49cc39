package intake

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"bao/internal/dist"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/zh"
)

// longestSlug is how long the name of an article's file gets: some fifteen
// characters of a headline, enough to know it by.
const longestSlug = 72

// slugOf returns the name that a file gets by a headline, or by another name.
func slugOf(title string) string {
	slug := zh.ShortSlug(title, longestSlug)
	if slug == "" || slug == "issue" {
		return strings.TrimSuffix("gao-jian-"+slug, "-")
	}
	if _, ok := dist.Holdable(slug); !ok { // aux, con
		return slug + "-1"
	}
	return slug
}

// unused returns stem with ext, and with the first number between them that
// makes it a path which nothing has.
func (r *reading) unused(stem, ext string) string {
	file := stem + ext
	for n := 2; !r.free(file); n++ {
		file = fmt.Sprintf("%s-%d%s", stem, n, ext)
	}
	return file
}

// Names returns an Order.Taken for the files below content, a paper's content/
// as it is now. An article stands at the address that the pinyin of its file's
// name gives, whatever folder of its issue it is in.
func Names(content fs.FS) func(file string) bool {
	taken := map[string]bool{}
	_ = fs.WalkDir(content, ".", func(file string, _ fs.DirEntry, err error) error {
		if err != nil {
			return nil // what can't be read is met when it is written
		}
		taken[dist.Fold(file)] = true
		if address := addressed(file); address != "" {
			taken[address] = true
		}
		return nil
	})
	return func(file string) bool { return taken[dist.Fold(file)] || taken[addressed(file)] }
}

// addressed is a text's path as it counts for its address; empty for what is no
// text.
func addressed(file string) string {
	ext := path.Ext(file)
	if lower := strings.ToLower(ext); lower != ".md" && lower != ".markdown" {
		return ""
	}
	folder := path.Dir(file)
	for at := folder; at != "."; at = path.Dir(at) {
		if day, _ := load.FolderDay(path.Base(at)); !day.IsZero() {
			folder = day.String()
			break
		}
	}
	return "=" + folder + "/" + zh.Slug(strings.TrimSuffix(path.Base(file), ext))
}

// NextIssue returns the day of the issue that is being made: the first that
// has not come out by today and has a folder below content, or else the one
// that is due next by the paper's rhythm. fresh tells that it has no folder yet.
func NextIssue(content fs.FS, today paper.Date) (day paper.Date, fresh bool) {
	var days []paper.Date
	load.EachIssue(content, func(_ string, day paper.Date) bool {
		days = append(days, day)
		return true
	})
	slices.SortFunc(days, paper.Date.Compare)
	days = slices.Compact(days)
	for _, day := range days {
		if !day.Before(today) {
			return day, false
		}
	}
	return paper.NextDay(days, today), true
}
