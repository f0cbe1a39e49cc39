package schema

import (
	"encoding/json"
	"html/template"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bao/internal/byline"
	"bao/internal/config"
	"bao/internal/layout"
	"bao/internal/paper"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

func aPaper(base string) *paper.Paper {
	return &paper.Paper{Site: config.Site{
		Title: "芦花渡", Publisher: "芦花渡街道办事处", Language: "zh-CN", BaseURL: base,
		Location: time.FixedZone("", 8*60*60),
	}}
}

func anArticle() *paper.Article {
	cen := &paper.Person{Name: "岑望舒", Address: "people/cen-wang-shu/index.html"}
	wen := &paper.Person{Name: "闻一舟", Address: "people/wen-yi-zhou/index.html"}
	return &paper.Article{
		Address: "2026-11-09/duchuan.html", Title: "新渡船试航", Date: paper.Date{Year: 2026, Month: 11, Day: 9},
		Issue:  &paper.Issue{Date: paper.Date{Year: 2026, Month: 11, Day: 9}, Address: "2026-11-09/index.html", Number: 3},
		People: []*paper.Person{cen, wen},
		Byline: byline.Line{Credits: []byline.Credit{
			{Role: byline.Reporter, Label: "记者", Names: []string{"岑望舒", "网友", "岑望舒"}},
			{Role: byline.Correspondent, Label: "通讯员", Names: []string{"岑望舒", "柳湾社区"}},
			{Role: byline.Photographer, Label: "摄影", Names: []string{"闻一舟", "岑望舒"}},
			{Role: byline.Editor, Label: "责任编辑", Names: []string{"闻一舟"}},
			{Role: byline.Editor, Label: "责任校对", Names: []string{"闻一舟"}},
			{Role: byline.Source, Label: "供稿", Names: []string{"柳湾街道办"}},
		}},
		Corrections: []paper.Correction{
			{Date: paper.Date{Year: 2026, Month: 11, Day: 20}, Text: "应为“六分钟”。"},
			{Date: paper.Date{Year: 2026, Month: 11, Day: 12}, Text: "应为“渡口”。"},
		},
	}
}

// said is the JSON of an article in short: its values by dotted way.
func said(t interface{ Fatal(...any) }, js template.JS) map[string]string {
	if js == "" {
		return nil
	}
	var v any
	if err := json.Unmarshal([]byte(js), &v); err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	var walk func(v any, at string)
	walk = func(v any, at string) {
		switch v := v.(type) {
		case map[string]any:
			for name, value := range v {
				walk(value, at+"."+name)
			}
		case []any:
			for _, value := range v {
				walk(value, at)
			}
		case string:
			all[strings.TrimPrefix(at, ".@graph.")] += v + ";"
		}
	}
	walk(v, "")
	return all
}

// Roles are kept apart and everybody is named once in each; who is nobody in
// particular is left out. A correction moves the day of the last change.
func TestArticle(t *testing.T) {
	got := said(t, New(aPaper("https://a.cn/")).Article(anArticle(), &paper.Page{Number: 2}, "短短几句", Step{"新渡船试航", "2026-11-09/duchuan.html"}))
	for way, want := range map[string]string{
		"author.name":                  "岑望舒;柳湾社区;",
		"author.@type":                 "Person;Organization;",
		"author.url":                   "https://a.cn/people/cen-wang-shu/;",
		"contributor.roleName":         "摄影;摄影;责任校对;",
		"contributor.contributor.name": "闻一舟;岑望舒;闻一舟;",
		"editor.name":                  "闻一舟;",
		"sourceOrganization.name":      "柳湾街道办;",
		"datePublished":                "2026-11-09T00:00:00+08:00;",
		"dateModified":                 "2026-11-20T00:00:00+08:00;",
		"correction.text":              "应为“六分钟”。;应为“渡口”。;",
		"isPartOf.issueNumber":         "3;",
		"itemListElement.name":         "芦花渡;新渡船试航;",
	} {
		if got[way] != want {
			t.Errorf("%s is %s, want %s", way, got[way], want)
		}
	}
}

// Without base_url nothing has an address; of what is withdrawn and of a paper
// that is not put before the public nothing is said.
func TestSilence(t *testing.T) {
	a := anArticle()
	a.Cover = &paper.Photo{Address: "2026-11-09/a.jpg"}
	trail := Step{"新渡船试航", a.Address}
	for way, value := range said(t, New(aPaper("")).Article(a, nil, "", trail)) {
		if way != ".@context" && strings.Contains(value, ".html") || strings.HasPrefix(way, "image") || strings.HasPrefix(way, "itemList") {
			t.Errorf("%s is %s without base_url", way, value)
		}
	}
	a.State = paper.Expired
	if got := said(t, New(aPaper("https://a.cn/")).Article(a, nil, "", trail)); got["headline"] != "" || got["itemListElement.name"] == "" {
		t.Errorf("of a withdrawn article: %v", got)
	}
	secret := aPaper("https://a.cn/")
	secret.Site.Permit.Kind = config.PermitZhunyin
	s := New(secret)
	for _, js := range []template.JS{
		s.Article(anArticle(), nil, "", trail), s.Page(trail), s.Front(), s.Issue(a.Issue, "第3期"),
		s.List("section/a/index.html", "栏目", "", nil, trail), s.Profile("people/a/index.html", &paper.Person{Name: "岑望舒"}, "", trail),
	} {
		if js != "" {
			t.Errorf("a paper that is not put before the public says %s", js)
		}
	}
}

// Strings are written as encoding/json writes them.
func TestStrings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		odd := rapid.SampledFrom([]string{"<", ">", "&", "\u2028", "\u2029", "\x00", "\x1f", "\x7f", "\\", `"`, "\n", "\xe2\x80", "”", "报"})
		s := strings.Join(rapid.SliceOf(rapid.OneOf(odd, rapid.String())).Draw(t, "parts"), "")
		want, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var w writer
		if w.string(s); string(w.b) != string(want) {
			t.Fatalf("%s, want %s", w.b, want)
		}
	})
}

// Whatever an editor types comes back whole from a page, and ends no script.
func TestEscapes(t *testing.T) {
	page := &fstest.MapFile{Data: []byte(`<head><script type="application/ld+json">{{.Schema}}</script></head>`)}
	set, problems, err := layout.Parse(fstest.MapFS{}, fstest.MapFS{"layouts/x.html": page})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	text := rapid.Custom(func(t *rapid.T) string {
		odd := rapid.SampledFrom([]string{"</script>", "<!--", "]]>", "\u2028", "\u2029", "\x00", "\x1f", "\\", `"`, "'", "&amp;", "+", "报"})
		return strings.Join(rapid.SliceOfN(rapid.OneOf(odd, rapid.String()), 1, 6).Draw(t, "parts"), "")
	})
	speaker := New(aPaper("https://a.cn/"))
	rapid.Check(t, func(t *rapid.T) {
		a := anArticle()
		a.Title = text.Draw(t, "title")
		js := speaker.Article(a, nil, "")
		var b strings.Builder
		if err := set.Execute(&b, "x.html", &struct{ Schema template.JS }{js}); err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(strings.NewReader(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && n.Data == "script" {
				if got := said(t, template.JS(n.FirstChild.Data))["headline"]; got != strings.ToValidUTF8(a.Title, "\uFFFD")+";" {
					t.Fatalf("%q came back as %q", a.Title, got)
				}
			}
		}
	})
}
