package load

import (
	"bytes"
	"image"
	"image/png"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"bao/internal/diag"
	"bao/internal/paper"
)

// aSite makes a site of names and texts in turn. It has three sections and a
// page plan.
func aSite(pairs ...string) fstest.MapFS {
	fsys := fstest.MapFS{"site.yaml": {Data: []byte(`title: 苇塘
sections: [{slug: yaowen, name: 要闻}, {slug: wenti, name: 文体}, {slug: fuwu, name: 服务}]
pages: [{number: 1, name: 要闻, sections: [yaowen]}, {number: 2, name: 副刊, sections: [文体]}]
`)}}
	for i := 0; i < len(pairs); i += 2 {
		fsys[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return fsys
}

var noon = time.Date(2026, 11, 9, 4, 0, 0, 0, time.UTC)

// loadSite loads a site and leaves out which of its files are not used: tests
// try one article after another beside the same pictures.
func loadSite(t *testing.T, fsys fstest.MapFS) (*paper.Paper, []diag.Problem) {
	t.Helper()
	p, problems := loadAll(t, fsys)
	return p, slices.DeleteFunc(problems, func(p diag.Problem) bool { return p.Rule == unusedFile || p.Rule == unusedPhoto })
}

func loadAll(t *testing.T, fsys fstest.MapFS) (*paper.Paper, []diag.Problem) {
	t.Helper()
	p, problems, err := Load(fsys, Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	return p, problems
}

// loadFine loads a site without problems.
func loadFine(t *testing.T, fsys fstest.MapFS) *paper.Paper {
	t.Helper()
	p, problems := loadSite(t, fsys)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return p
}

// article finds the published article of a file.
func articleOf(t *testing.T, p *paper.Paper, origin string) *paper.Article {
	t.Helper()
	for _, issue := range p.Issues {
		for _, a := range issue.Articles {
			if a.Origin == origin {
				return a
			}
		}
	}
	t.Fatalf("%s is not published", origin)
	return nil
}

func aPNG(width, height int) string {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		panic(err)
	}
	return b.String()
}
