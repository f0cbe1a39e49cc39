package sitecheck

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// own is the repository's own paper, copied so that what is made of its photos is
// kept beside it, for the next ones.
var own = &site{name: "own", source: func() string {
	return ownSource("own-source", filepath.Join("..", ".."), []string{"content", "layouts", "static"}, "", "")
}, remembers: true}

// online is that paper as it stands where it has an address. It takes over what
// was made of the photos, if the other was built.
var online = &site{name: "online", source: func() string {
	return ownSource("online-source", own.folder(), []string{"."}, "title:", "base_url: https://quedu.example.cn/bao/\ntitle:")
}, base: "https://quedu.example.cn/bao/", remembers: true}

// internalPaper is that paper as one of 准印证, with an address all the same.
var internalPaper = &site{name: "internal", source: func() string {
	const permit = "permit: {kind: zhunyin, number: 临内资准字第000号, audience: 本街道居民, printer: 某印刷厂, run: \"1000\"}\n"
	return ownSource("internal-source", online.folder(), []string{"."}, "permit: CN 00-0000\n", permit)
}, base: online.base, remembers: true}

// ownSource copies parts of a paper, and its site.yaml with new put for old.
func ownSource(name, from string, parts []string, old, new string) string {
	dir := filepath.Join(work, name)
	settings, err := os.ReadFile(filepath.Join(from, "site.yaml"))
	if err != nil {
		panic(err)
	}
	for _, part := range parts {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join(from, part))); err != nil {
			panic(err)
		}
	}
	return write(dir, map[string]string{"site.yaml": strings.Replace(string(settings), old, new, 1)})
}

// graph is what a page says of itself; nil for nothing.
func (p *page) graph() ([]any, error) {
	var all []any
	for n := range elements(p.root, "script") {
		if attr(n, "type") != "application/ld+json" {
			continue
		}
		var said struct {
			Context string `json:"@context"`
			Graph   []any  `json:"@graph"`
		}
		if n.FirstChild == nil || n.FirstChild.NextSibling != nil {
			return nil, fmt.Errorf("the script is not one text")
		}
		if err := json.Unmarshal([]byte(n.FirstChild.Data), &said); err != nil {
			return nil, err
		}
		if said.Context != "https://schema.org" || len(said.Graph) == 0 {
			return nil, fmt.Errorf("context %q, %d things", said.Context, len(said.Graph))
		}
		all = append(all, said.Graph...)
	}
	return all, nil
}

// types are those of the things that a page says.
func types(graph []any) []string {
	var list []string
	for _, thing := range graph {
		if m, ok := thing.(map[string]any); ok {
			list = append(list, fmt.Sprint(m["@type"]))
		}
	}
	return list
}

// saidOnline and saidOffline are what each kind of page is about, with a base_url
// and without.
var (
	saidOnline = map[string][]string{
		"front": {"Periodical", "WebSite"}, "issue": {"PublicationIssue", "BreadcrumbList"}, "page": {"BreadcrumbList"},
		"article": {"NewsArticle", "BreadcrumbList"}, "section": {"CollectionPage", "BreadcrumbList"},
		"tag": {"CollectionPage", "BreadcrumbList"}, "person": {"ProfilePage", "BreadcrumbList"}, "people": {"BreadcrumbList"}, "archive": {"BreadcrumbList"}, "overview": {"BreadcrumbList"},
		"standing": {"BreadcrumbList"}, "search": {"BreadcrumbList"},
	}
	saidOffline = map[string][]string{"front": {"Periodical"}, "issue": {"PublicationIssue"}, "article": {"NewsArticle"}}
)

// TestSchema holds what every page says of itself to the rules of schema.org.
func TestSchema(t *testing.T) {
	each(t, func(t *testing.T, s *site, out *output) {
		said := saidOnline
		if s.base == "" {
			said = saidOffline
		}
		if s == internalPaper {
			said = nil
		}
		for _, p := range out.sorted() {
			graph, err := p.graph()
			if err != nil {
				t.Errorf("%s: %v", p.path, err)
				continue
			}
			want := said[p.kind]
			if len(classed(p.root, "withdrawal")) > 0 {
				want = slices.DeleteFunc(slices.Clone(want), func(name string) bool { return name == "NewsArticle" })
			}
			if got := types(graph); !slices.Equal(got, want) {
				t.Errorf("%s is about %v, want %v", p.path, got, want)
			}
			for _, thing := range graph {
				for _, wrong := range judge(thing, "", s.base != "", p.path) {
					t.Error(wrong)
				}
			}
		}
	}, append(generatedSites(t), online, internalPaper)...)
}

// TestSchemaRules holds that the rules find what is wrong.
func TestSchemaRules(t *testing.T) {
	const good = `{"@type":"NewsArticle","url":"https://a.cn/b.html","headline":"题","datePublished":"2026-11-09T00:00:00+08:00",
		"dateModified":"2026-11-09T00:00:00+08:00","inLanguage":"zh-CN","wordCount":3,"author":[{"@type":"Person","name":"岑望舒","url":"https://a.cn/p"}],
		"isPartOf":{"@type":"PublicationIssue","url":"https://a.cn/","datePublished":"2026-11-09T00:00:00+08:00",
		"isPartOf":{"@type":"Periodical","url":"https://a.cn/","name":"报"}}}`
	const trail = `{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"报","item":"https://a.cn/"},
		{"@type":"ListItem","position":2,"name":"题","item":"https://a.cn/b.html"}]}`
	for _, c := range []struct{ in, old, new string }{
		{good, `"题"`, `""`},
		{good, `"题"`, `null`},
		{good, `"headline":"题",`, ``},
		{good, `T00:00:00+08:00`, ``},
		{good, `+08:00`, ``},
		{good, `https://a.cn/b`, `b`},
		{good, `"Person"`, `"Human"`},
		{good, `"Person"`, `"Periodical"`},
		{good, `,"url":"https://a.cn/p"`, ``},
		{good, `{"@type":"Person","name":"岑望舒","url":"https://a.cn/p"}`, `"岑望舒"`},
		{good, `{"@type":"Person","name":"岑望舒","url":"https://a.cn/p"}`, ``},
		{good, `"wordCount":3`, `"wordCount":"3"`},
		{good, `"wordCount":3`, `"wordCount":0`},
		{good, `"wordCount"`, `"words"`},
		{good, `zh-CN`, `zh_CN`},
		{trail, `"position":2`, `"position":3`},
		{trail, `,"item":"https://a.cn/b.html"`, ``},
	} {
		var right, wrong any
		if err := json.Unmarshal([]byte(c.in), &right); err != nil {
			t.Fatal(err)
		}
		if found := judge(right, "", true, "x"); len(found) > 0 {
			t.Fatal(found)
		}
		if err := json.Unmarshal([]byte(strings.Replace(c.in, c.old, c.new, 1)), &wrong); err != nil {
			t.Fatal(err)
		}
		if len(judge(wrong, "", true, "x")) == 0 {
			t.Errorf("%s for %s: nothing found", c.new, c.old)
		}
	}
}
