// Package record keeps, beside the copy of an issue that comes out, what stands
// on which of its pages, so that every later build leaves it there.
//
// It must not decide what stands where.
package record

import (
	"io"
	"path/filepath"

	"bao/internal/dist"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/sheet"
)

// Keep writes the record of an issue into the site at dir and returns its file.
func Keep(dir string, issue *paper.Issue, sheets *sheet.Issues) (string, error) {
	titles := map[string]string{}
	for _, a := range issue.Articles {
		titles[a.Origin] = a.Title
	}
	text := load.Record(issue, sheets.Record(issue), titles)
	file := filepath.Join(dir, filepath.FromSlash(load.RecordPath(issue)))
	return file, dist.Replace(file, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}
