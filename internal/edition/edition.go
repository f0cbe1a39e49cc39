// Package edition lists the ways of publishing a paper. To learn what bao can
// make, read Plan.
package edition

import (
	"bao/internal/dist"
	"bao/internal/edition/feed"
	"bao/internal/edition/web"
)

// Plan lists the files of every edition. Nothing is rendered yet.
func Plan(s web.Source) []dist.File {
	files := web.Plan(s)
	files = append(files, feed.Plan(s.Paper, s.Version)...)
	return files
}
