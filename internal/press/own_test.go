package press

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bao/internal/edition/page"
	"bao/internal/site"
)

// TestOwnFiles holds that what a site's own layouts and style sheet show is
// there when a document is printed, and that the document refers to it as it
// lies.
func TestOwnFiles(t *testing.T) {
	dir := writePaper(t, "theme: ../theme\n")
	theme := filepath.Join(filepath.Dir(dir), "theme")
	for file, text := range map[string]string{
		dir + "/layouts/own-nameplate.html": `<img src="{{.Root}}static/logo.svg" alt="">`,
		dir + "/static/site.css":            `:root { --own-red: #0b5d3b; }`,
		dir + "/static/deep/face.woff2":     "face",
		dir + "/static/film.mp4":            "film",
		theme + "/static/logo.svg":          `<svg xmlns="http://www.w3.org/2000/svg"/>`,
	} {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	o := options(dir)
	from, err := site.Open(context.Background(), o.Options)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	read, err := from.Read(o.Now)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range read.Problems {
		t.Error(p.Path, p.Message)
	}
	source := read.Source()
	j := job{Options: o, folder: t.TempDir(), edition: page.NewPrint(source, read.Paper.Latest(), page.PrintOptions{})}
	if err := j.furnish(context.Background(), source); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"static/sheet.css", "static/site.css", "static/logo.svg", "static/deep/face.woff2"} {
		if _, err := os.Stat(filepath.Join(j.folder, name)); err != nil {
			t.Error(err)
		}
	}
	for _, name := range []string{"static/film.mp4", "static/paper.css"} {
		if _, err := os.Stat(filepath.Join(j.folder, name)); err == nil {
			t.Errorf("%s is of no use in print", name)
		}
	}
	var html strings.Builder
	if err := j.edition.Write(&html, 0); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"static/sheet.css\">\n<link rel=\"stylesheet\" href=\"static/site.css\">", `<img src="static/logo.svg"`} {
		if !strings.Contains(html.String(), want) {
			t.Errorf("the document has no %s", want)
		}
	}
}
