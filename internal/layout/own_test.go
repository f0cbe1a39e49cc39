package layout

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

type ownView struct {
	Kind, Root string
	Own        Own
}

// TestOwn holds what is said of the names that a site gave and of those that
// its templates ask for.
func TestOwn(t *testing.T) {
	for _, test := range []struct {
		page string
		own  []string
		want []string
	}{
		{`{{.Own.统计号}}`, []string{"统计号"}, nil},
		{`{{.Own.统计号}}`, nil, []string{"layout-own"}},
		{`{{.Own.统计}}`, []string{"统计号"}, []string{"layout-own", "layout-own-idle"}},
		{`{{with .Own.统计号}}{{.}}{{$.Own.统计号}}{{end}}`, nil, nil},
		{`{{if .Own.统计号}}{{.Own.统计号}}{{end}}{{if and .Own.a (eq .Own.b "1")}}{{.Own.b}}{{end}}`, nil, []string{"layout-own"}},
		{`{{if .Own.统计号}}{{else}}{{.Own.统计号}}{{end}}`, nil, []string{"layout-own"}},
		{`{{range $name, $text := .Own}}{{$name}}{{$text}}{{end}}`, []string{"统计号"}, nil},
		{`{{index .Own "统计号"}}`, []string{"统计号"}, nil},
		{`{{$o := .Own}}{{$o.统计号}}`, []string{"统计号"}, nil},
		{`{{.Own.统计号.多}}`, []string{"统计号"}, []string{"layout-field"}},
		{`没有`, []string{"统计号"}, []string{"layout-own-idle"}},
	} {
		set, problems, err := Parse(files("layouts/page.html", test.page), nil)
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		var got []string
		for _, p := range set.Check([]View{ViewOf[ownView]("page.html", "page")}, nil, test.own...) {
			got = append(got, p.Rule.ID)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s with %q: %q, want %q", test.page, test.own, got, test.want)
		}
	}
}

// TestOwnRendered holds that a page with texts of the site, in script, address
// and text, and with empty parts, is the same however often it is executed, and
// is not left to html/template.
func TestOwnRendered(t *testing.T) {
	const page = `{{template "none.html" .}}<p>{{.Own.号}}|{{.Own.没有}}|{{with .Own.没有}}x{{end}}</p>{{template "none.html" .}}` +
		`<script>a("{{.Own.号}}",{{.Own.号}})</script><script src="https://x.cn/a?{{.Own.号}}"></script>`
	set, problems, err := Parse(files("layouts/page.html", page, "layouts/none.html", ""), nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	v := &ownView{Own: Own{"号": `a"&b</script>`}}
	var first string
	for i := range 3 {
		var b bytes.Buffer
		if err := set.Execute(&b, "page.html", v); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = b.String()
		}
		if b.String() != first || !strings.Contains(first, "||") || strings.Count(first, "</script>") != 2 {
			t.Errorf("%d: %s\nfirst: %s", i, b.String(), first)
		}
	}
	if slow := set.Slow(); len(slow) > 0 {
		t.Errorf("html/template is needed for %q", slow)
	}
}

// TestShared holds which file of a name counts, and that problems name it.
func TestShared(t *testing.T) {
	theme := files("layouts/page.html", "built in{{template \"a.html\" .}}{{template \"b.html\" .}}", "layouts/a.html", "a", "layouts/b.html", "b")
	shared := Shared{files("layouts/a.html", "shared a", "layouts/b.html", "shared {{.B}}", "layouts/Page.html", "x", "layouts/look.css", "y"), "../theme"}
	site := files("layouts/a.html", "own a")
	set, problems, err := Parse(site, theme, shared)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	built, _, _ := Parse(nil, theme)
	var got []string
	for _, p := range set.Check([]View{ViewOf[ownView]("page.html", "page")}, built) {
		got = append(got, p.Path+" "+p.Rule.ID)
	}
	slices.Sort(got)
	if want := []string{"../theme/layouts/Page.html layout-unused", "../theme/layouts/b.html layout-field", "../theme/layouts/look.css layout-unused"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	moved, _, _ := Parse(site, theme, Shared{shared.Files, "../other"})
	if set.Same(moved) {
		t.Error("a theme that has moved counts as the same, and problems would name the former place")
	}
	shared.Files.(fstest.MapFS)["layouts/b.html"].Data = []byte("shared b")
	set, _, _ = Parse(site, theme, shared)
	var b bytes.Buffer
	if err := set.Execute(&b, "page.html", &ownView{}); err != nil || b.String() != "built inown ashared b" {
		t.Errorf("%s %v", b.String(), err)
	}
}
