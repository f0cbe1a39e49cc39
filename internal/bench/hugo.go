package main

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"bao"
)

// hugoSite is the theme and configuration of the equivalent site: the same
// pages with the same things on them, by the means that Hugo's manual
// recommends (cached partials, taxonomies, .Summary).
//
//go:embed all:hugo
var hugoSite embed.FS

// generateHugo writes the same paper as generateBao does, as Hugo reads it.
func generateHugo(dir string, k kind, n int, seed uint64) error {
	if err := copyInto(dir, hugoSite, "hugo", ""); err != nil {
		return err
	}
	if err := copyInto(dir, bao.Theme, "static", "static/static"); err != nil {
		return err
	}
	for name, text := range map[string]string{
		"content/archive.md":        "---\ntitle: 往期\nlayout: archive\n---\n",
		"content/columns/_index.md": "---\ntitle: 栏目\n---\n",
		"content/people/_index.md":  "---\ntitle: 作者\n---\n",
	} {
		if err := write(dir, name, text); err != nil {
			return err
		}
	}
	issue := 0
	return generate(k, n, seed, func(name string, s story) error {
		if s.issue != issue {
			issue = s.issue
			day := s.day.Format(time.DateOnly)
			text := fmt.Sprintf("---\ntitle: %s 第%d期\ndate: %s\nnumber: %d\n---\n", s.day.Format("2006年1月2日"), issue, day, issue)
			if err := write(dir, "content/"+day+"/_index.md", text); err != nil {
				return err
			}
		}
		return write(dir, name, s.hugo())
	})
}

// hugo is the story as Hugo reads it.
func (s story) hugo() string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\ndate: %s\n", s.title, s.day.Format(time.DateOnly))
	if s.deck != "" {
		fmt.Fprintf(&b, "deck: %s\n", s.deck)
	}
	fmt.Fprintf(&b, "people: [%s]\ncredit: 文/图\ncolumns: [%s]\npage: %d\n---\n\n%s",
		strings.Join(append([]string{s.reporter}, s.correspondents...), ", "), s.section, s.page, s.body)
	return b.String()
}

// copyInto copies the tree from of fsys into the folder to of dir.
func copyInto(dir string, fsys fs.FS, from, to string) error {
	return fs.WalkDir(fsys, from, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, path)
		if err != nil {
			return err
		}
		return write(dir, to+strings.TrimPrefix(path, from), string(data))
	})
}
