package main

import (
	"bufio"
	"bytes"
	"html/template"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/frontmatter"
	"github.com/yuin/goldmark"
)

// floorPage is one small page: the least that a template can do.
var floorPage = template.Must(template.New("").Parse(`<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{{.Title}}</title></head>
<body><article><h1>{{.Title}}</h1>{{with .Deck}}<p>{{.}}</p>{{end}}<p>{{.Reporter}} {{range .Correspondent}}{{.}} {{end}}</p>
{{.Body}}</article></body></html>
`))

// floor reads each file, splits front matter, converts Markdown, runs one
// template and writes: what every generator has to do for its article pages,
// and nothing else.
func floor(site, out string) error {
	markdown := goldmark.New()
	content := filepath.Join(site, "content")
	return filepath.WalkDir(content, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var page struct {
			Title, Deck, Reporter, Section string
			Correspondent                  []string
			Body                           template.HTML
		}
		rest, err := frontmatter.Parse(bytes.NewReader(raw), &page)
		if err != nil {
			return err
		}
		var body bytes.Buffer
		if err := markdown.Convert(rest, &body); err != nil {
			return err
		}
		page.Body = template.HTML(body.String())
		rel, _ := filepath.Rel(content, file)
		target := filepath.Join(out, strings.TrimSuffix(rel, ".md")+".html")
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		f, err := os.Create(target)
		if err != nil {
			return err
		}
		defer f.Close()
		w := bufio.NewWriter(f)
		if err := floorPage.Execute(w, page); err != nil {
			return err
		}
		return w.Flush()
	})
}
