package layout

import (
	"slices"
	"strings"
	"testing"
)

type (
	// What its readers miss on a page that leaves it out.
	vitalView struct {
		vitalFrame
		Title    string
		Body     string `lost:"正文"`
		Sheet    string
		Style    string `lost:"版面的样子" with:"Sheet"`
		Contents string `lost:"目录" or:"Blocks,Body"`
		Blocks   string
		Script   string `lost:"脚本" in:"part.html"`
	}
	vitalFrame struct {
		Permit string `lost:"刊号"`
	}
)

// TestLost holds what is said of pages that leave out what matters: once a
// file, the one that was meant to show it, and only what the built-in one shows.
func TestLost(t *testing.T) {
	const shows = `{{.Title}}{{.Body}}{{.Style}}{{.Contents}}{{template "part.html" .}}`
	const part = `{{.Permit}}{{.Script}}`
	for name, c := range map[string]struct {
		own  []string
		lost map[string]string // by file
	}{
		"nothing":                   {[]string{"page.html", shows}, nil},
		"the copy":                  {[]string{"page.html", `{{.Blocks}}{{template "part.html" .}}`}, map[string]string{"page.html": "这个版式没有用到 .Body（正文）"}},
		"the copy and all instead":  {[]string{"page.html", `{{template "part.html" .}}`}, map[string]string{"page.html": "这个版式没有用到 .Body（正文）、.Contents（目录）"}},
		"what stands in for it":     {[]string{"page.html", `{{.Body}}{{template "part.html" .}}`}, nil},
		"what goes with it":         {[]string{"page.html", `{{.Body}}{{.Sheet}}{{template "part.html" .}}`}, map[string]string{"page.html": "这个版式没有用到 .Style（版面的样子）"}},
		"in a part":                 {[]string{"part.html", `{{.Script}}`}, map[string]string{"part.html": "这个版式没有用到 .Permit（刊号）"}},
		"what only a part asks for": {[]string{"page.html", `{{.Body}}{{.Permit}}`}, nil},
		"what a part shows":         {[]string{"page.html", `{{.Body}}`}, map[string]string{"page.html": "这个版式没有用到 .Permit（刊号）"}},
		"in both":                   {[]string{"page.html", `{{.Contents}}{{template "part.html" .}}`, "part.html", `{{.Script}}`}, map[string]string{"page.html": ".Body（正文）", "part.html": ".Permit（刊号）"}},
		"in a branch":               {[]string{"page.html", `{{if .Title}}{{else}}{{.Body}}{{end}}{{template "part.html" .}}`}, nil},
	} {
		theme := files("layouts/page.html", shows, "layouts/part.html", part)
		built, _, err := Parse(nil, theme)
		if err != nil {
			t.Fatal(err)
		}
		var own []string
		for i := 0; i < len(c.own); i += 2 {
			own = append(own, Dir+"/"+c.own[i], c.own[i+1])
		}
		set, _, err := Parse(files(own...), theme)
		if err != nil {
			t.Fatal(err)
		}
		problems := set.Check([]View{ViewOf[vitalView]("page.html", "page")}, built)
		if len(problems) != len(c.lost) {
			t.Errorf("%s: %v", name, problems)
			continue
		}
		for _, p := range problems {
			file := strings.TrimPrefix(p.Path, Dir+"/")
			if said := c.lost[file]; said == "" || p.Rule != incomplete || !strings.Contains(p.Message, said) || strings.Count(p.Message, ".") != strings.Count(said, ".") {
				t.Errorf("%s: %v, want %s", name, p, said)
			}
		}
	}
}

// TestExtra lists the templates that are a site's own and replace none.
func TestExtra(t *testing.T) {
	set, _, err := Parse(files("layouts/head.html", "头", "layouts/menu.html", "菜", "layouts/bar.html", "条", "layouts/d.html", "", "layouts/c.html", "", "layouts/a.html", ""), files("layouts/head.html", "原", "layouts/foot.html", "脚"))
	if err != nil {
		t.Fatal(err)
	}
	if got := set.Extra(); !slices.Equal(got, []string{"a.html", "bar.html", "c.html", "d.html", "menu.html"}) {
		t.Errorf("extra: %v", got)
	}
}

// TestUnknownLists finds lists that nothing declares, where they are named.
func TestUnknownLists(t *testing.T) {
	for text, want := range map[string][2]string{
		`{{range .Lists.最新公告}}{{end}}`:              {},
		`{{range .Lists.最新公示}}{{end}}`:              {"最新公示", "改成 最新公告"},
		`{{range index .Lists "读者来信"}}{{end}}`:      {"读者来信", "有的是：最新公告、好人好事"},
		`{{/* .Lists.没有 */}}<!-- {{.Lists.没有}} -->`: {},
	} {
		set, _, err := Parse(files("layouts/a.html", text), nil)
		if err != nil {
			t.Fatal(err)
		}
		problems := set.UnknownLists([]string{"最新公告", "好人好事"})
		if want[0] == "" {
			if len(problems) > 0 {
				t.Errorf("%s: %v", text, problems)
			}
			continue
		}
		if len(problems) != 1 || !strings.Contains(problems[0].Hint, want[1]) {
			t.Errorf("%s: %v", text, problems)
			continue
		}
		p := problems[0]
		if marked := string([]rune(p.Text)[p.Col-1:][:p.Len]); marked != want[0] {
			t.Errorf("%s: %q is marked", text, marked)
		}
		if none := set.UnknownLists(nil); len(none) != 1 || !strings.Contains(none[0].Hint, "site.yaml") {
			t.Errorf("%s, with no list at all: %v", text, none)
		}
	}
}
