package all_test

import (
	"bytes"
	"fmt"
	"io"
	"testing"
	"testing/fstest"
	"time"

	"bao"
	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/edition/all"
	"bao/internal/layout"
	"bao/internal/load"
	"bao/internal/sheet"
)

// source is a paper of so many issues with one article each for every kind of
// thing that an article can have.
func source(t testing.TB, issues int) edition.Source {
	site := fstest.MapFS{"site.yaml": {Data: []byte("title: 槐荫里\nbase_url: https://huaiyinli.example/\nslogan: 街坊的报\nsections: [社区, 文苑]\nnumbering: {number: 1}\n")}}
	day := time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)
	for i := range issues {
		folder := "content/" + day.AddDate(0, 0, 7*i).Format(time.DateOnly)
		for k := range 8 {
			site[fmt.Sprintf("%s/gao-%d.md", folder, k)] = &fstest.MapFile{Data: fmt.Appendf(nil,
				"---\ntitle: 楼下长出 “花园” & 菜地 %d-%d\nkicker: 引题\ndeck: 副题\nreporter: [林之远, 何小满]\nsection: %s\npage: %d\ntags: [花, 菜]\nsource: 社区\ncorrection: 错了\n---\n本报讯 花开了。%s\n\n[下一篇](gao-%d.md)\n",
				i, k, []string{"社区", "文苑"}[k%2], 1+k%3, bytes.Repeat([]byte("居民把花种进了空地，"), 10+9*k), (k+1)%8)}
		}
		site[folder+"/issue.md"] = &fstest.MapFile{Data: []byte("---\neditor: 沈亦舟\n---\n编者的话。\n")}
	}
	site["content/about.md"] = &fstest.MapFile{Data: []byte("---\ntitle: 关于本报\naliases: /guanyu\n---\n每周一期。\n")}
	p, problems, err := load.Load(site, load.Options{Now: day.AddDate(1, 0, 0), Theme: bao.Theme})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	set, problems, err := layout.Parse(site, bao.Theme)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return edition.Source{
		Paper: p, Layouts: set, Site: site, Theme: bao.Theme, Version: "1",
		Sheets: sheet.NewIssues(p, nil, inTurn),
	}
}

func inTurn(n int, do func(int)) {
	for i := range n {
		do(i)
	}
}

// once are the built-in pages that a site has only one of, or that are small:
// html/template may execute them.
var once = map[string]bool{"notfound.html": true, "redirect.html": true}

// TestBuiltInLayoutsAreFast holds that the pages of which there are thousands
// use only what the layout package executes itself.
func TestBuiltInLayoutsAreFast(t *testing.T) {
	s := source(t, 2)
	for _, f := range all.Plan(s).Files() {
		if err := f.Write(io.Discard); err != nil {
			t.Fatal(f.Path, err)
		}
	}
	for _, name := range s.Layouts.Slow() {
		if !once[name] {
			t.Errorf("layouts/%s uses something that makes it six times as slow; see places in internal/layout/escape.go", name)
		}
	}
}

func BenchmarkPlan(b *testing.B) {
	s := source(b, 50)
	for b.Loop() {
		all.Plan(s).Files()
	}
}

func BenchmarkKey(b *testing.B)   { each(b, func(f dist.File) error { f.Key(); return nil }) }
func BenchmarkWrite(b *testing.B) { each(b, func(f dist.File) error { return f.Write(io.Discard) }) }

// each does something with one article page after another.
func each(b *testing.B, do func(f dist.File) error) {
	var articles []dist.File
	for _, f := range all.Plan(source(b, 50)).Files() {
		if bytes.Contains([]byte(f.Path), []byte("/gao-")) {
			articles = append(articles, f)
		}
	}
	for i := 0; b.Loop(); i++ {
		if err := do(articles[i%len(articles)]); err != nil {
			b.Fatal(err)
		}
	}
}
