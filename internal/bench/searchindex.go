package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"bao"
	"bao/internal/build"
	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/edition/asset"
	"bao/internal/edition/search"
	"bao/internal/edition/web"
	"bao/internal/paper"
	"bao/internal/site"
)

// What is written of a paper: nothing but the reading of it, what it is
// searched with, the articles' pages besides.
const (
	readOnly   = "read"
	indexAlone = "index"
	withPages  = "pages"
)

// searchSite reads a paper and writes part of it to a folder, by two workers as
// a build does. What indexing takes is what one process takes that indexes and
// another that only reads does not.
func searchSite(what, dir, out string) error {
	_, source, err := readPaper(dir)
	if err != nil || what == readOnly {
		return err
	}
	plan := edition.NewPlan(*source)
	search.Plan(*source, plan)
	if what == withPages {
		web.Plan(*source, plan)
		asset.Plan(*source, plan)
	}
	files := plan.Files()
	var failed atomic.Value
	build.Each(2)(len(files), func(i int) {
		if what == indexAlone && !strings.HasPrefix(files[i].Path, "search/") {
			return // the page composes an issue, for its nameplate
		}
		if err := writePlanned(out, files[i]); err != nil {
			failed.Store(err)
		}
	})
	err, _ = failed.Load().(error)
	return err
}

func readPaper(dir string) (*paper.Paper, *edition.Source, error) {
	from, err := site.Open(context.Background(), site.Options{
		Dir: dir, Theme: bao.Theme, Version: "bench", Each: build.Each(2), Develop: site.Develop, Forget: true,
	})
	if err != nil {
		return nil, nil, err
	}
	defer from.Close()
	read, err := from.Read(time.Now())
	if err != nil {
		return nil, nil, err
	}
	source := read.Source()
	return read.Paper, &source, nil
}

func writePlanned(out string, f dist.File) error {
	_, render := f.Prepare()
	var b bytes.Buffer
	if err := render(&b); err != nil {
		return err
	}
	file := filepath.Join(out, filepath.FromSlash(f.Path))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, b.Bytes(), 0o644)
}
