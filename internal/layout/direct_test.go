package layout

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

type leaf struct {
	Text, Href string
	Current    bool
	Number     int
}

func (l leaf) Loud() string { return strings.ToUpper(l.Text) }
func (l leaf) HTML() (template.HTML, error) {
	return template.HTML("<i>" + template.HTMLEscapeString(l.Text) + "</i>"), nil
}
func (l *leaf) Pointed() string { return "pointed " + l.Text }

func (l leaf) Failing() (string, error) {
	if l.Number == 13 {
		return "", errors.New("thirteen")
	}
	return "fine", nil
}

type trunk struct {
	Title string
	Words []string
	Leaf  leaf
	Next  *leaf
	None  *leaf
	Row   []leaf
	Rows  [][]leaf
	Pair  [2]leaf
	Any   any
	Raw   template.HTML
	URL   template.URL
	Map   map[string]string
	Float float64

	CSS    template.CSS
	Srcset template.Srcset
	Attr   template.HTMLAttr
}

type view struct {
	trunk
	Kind string
}

// directLayouts use all that the compiler knows, each in every context it
// knows, and much that it must leave alone.
var directLayouts = map[string]string{
	"values":    `<p title="{{.Title}}">{{.Title}} {{.Leaf.Number}} {{.Raw}}</p><a href="{{.Leaf.Href}}">{{.Leaf.Loud}}</a>`,
	"title":     `<title>{{.Title}}</title><textarea>{{.Raw}}</textarea>`,
	"embedded":  `{{.Kind}} {{.trunk}}`,
	"ifs":       `{{if .Title}}a{{else}}b{{end}}{{if or .None .Words}}c{{end}}{{if and .Next .Title}}d{{else if .Raw}}e{{end}}{{if not .None}}f{{end}}{{if len .Words}}g{{end}}`,
	"with":      `{{with .Next}}{{.Text}}{{$.Title}}{{end}}{{with .None}}x{{else}}none{{end}}{{with .Leaf}}{{.HTML}}{{end}}`,
	"ranges":    `{{range $i, $w := .Words}}{{if $i}}、{{end}}{{$w}}{{.}}{{else}}nobody{{end}}{{range .Rows}}{{range $c := .}}<td>{{$c.Text}}{{$.Title}}</td>{{end}}{{end}}{{range .Pair}}{{.Number}}{{end}}`,
	"call":      `{{template "leaf" .Leaf}}{{template "words" .Words}}{{range .Row}}{{template "leaf" .}}{{end}}`,
	"leaf":      `<b>{{.Text}}</b>`,
	"words":     `{{range $i, $w := .}}{{if $i}} {{end}}<span>{{$w}}</span>{{end}}`,
	"attrcall":  `<p title="{{template "plain" .Leaf}}">`,
	"plain":     `{{.Text}}`,
	"urls":      `<img src="{{.Leaf.Href}}"><a href="{{.URL}}">x</a><a href="/{{.Leaf.Href}}?{{.Title}}">x</a>`,
	"unquoted":  `<p title={{.Title}}>`,
	"script":    `<script>var x = {{.Title}};</script><p style="color: {{.Title}}" onclick="f({{.Title}})">`,
	"functions": `{{printf "%s-%d" .Title .Leaf.Number}} {{index .Words 0}} {{len .Words}} {{eq .Title "x"}} {{.Title | html}}`,
	"odd":       `{{.Any}} {{.Float}} {{.Map.a}} {{.Next.Pointed}} {{.Leaf}} {{.Words}} {{.Next}} {{.None}}`,
	"compare":   `{{if gt (len .Title) 3}}long{{end}}{{if gt .Leaf.Number 2}}a{{else if eq .Leaf.Number 0}}b{{end}}{{if ne .Title .Kind}}c{{end}}{{if lt (len .Words) .Leaf.Number}}d{{end}}{{if ge .Leaf.Number -1}}e{{end}}{{if le .Leaf.Number 0x10}}f{{end}}`,
	"declare":   `{{$x := .Title}}{{with .Next}}{{$x}}{{$x := .Text}}{{$x}}{{end}}{{$x}}{{range .Words}}{{$y := .}}{{$y}}{{$x}}{{end}}{{$n := .None}}{{with $n}}{{.Text}}{{end}}`,
	"style":     `<p style="{{.CSS}}"><p style="--lines: {{.Leaf.Number}}; {{.CSS}}"><p style="{{.Title}}"><img srcset="{{.Srcset}}"><img srcset="{{.Title}}">`,
	"places":    `<style>{{.CSS}}{{.Title}}</style><p {{.Attr}}><p {{.Kind}}><a href="/x/{{.Title}}"></a><a href="/?q={{.Title}}&r={{.Leaf.Href}}"></a>`,
	"mixed":     `{{if gt .Float 1.0}}x{{end}}{{if eq .Title "一" "二"}}y{{end}}{{if not .Title .Kind}}z{{end}}`,
	"deny":      `{{$x := .Title}}{{$x}} {{range .Words}}{{if eq . "二"}}{{break}}{{end}}{{.}}{{end}}`,
	"fails":     `{{.Title}}{{.Leaf.Failing}}`,
	"nil":       `{{.Title}}{{.None.Text}}`,
	"failrange": `{{range .Row}}{{.Failing}}{{end}}`,
	"recursive": `{{with .Next}}{{template "leaf" .}}{{end}}{{template "again" .Leaf}}`,
	"again":     `{{if .Current}}{{template "again" .}}{{end}}{{.Text}}`,
	"comment":   `a{{/* nothing */}}b<!-- x -->{{.Title}}`,
	"wide":      `{{(index .Row 0).Text}}{{.Row}}{{with $y := .Leaf}}{{$y.Text}}{{end}}`,
}

var calls = regexp.MustCompile(`{{template "(\w+)" `)

func directSet(t testing.TB) *Set {
	site := fstest.MapFS{}
	for name, text := range directLayouts {
		text = calls.ReplaceAllString(text, `{{template "$1.html" `)
		site[Dir+"/"+name+".html"] = &fstest.MapFile{Data: []byte(text)}
	}
	s, problems, err := Parse(site, nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	return s
}

func makeView(text, href string, number int) *view {
	l := leaf{text, href, false, number}
	return &view{Kind: "kind " + text, trunk: trunk{
		Title: text, Words: strings.Fields(text + " 二 三"), Leaf: l, Next: &l, Row: []leaf{l, {Text: "行", Number: number}},
		Rows: [][]leaf{{l}, {}, {l, l}}, Pair: [2]leaf{l, l}, Any: text, Raw: template.HTML("<em>" + template.HTMLEscapeString(text) + "</em>"),
		URL: template.URL(href), Map: map[string]string{"a": text}, Float: 1.5,
		CSS: template.CSS("width:" + text), Srcset: template.Srcset(href + " 2x, b.jpg 480w"), Attr: `class="a"`,
	}}
}

// agree executes a template with html/template alone and as the set does,
// and holds that one can't tell which it was.
func agree(t testing.TB, s *Set, name string, v any) {
	t.Helper()
	var want, got strings.Builder
	wantErr := s.root.ExecuteTemplate(&want, name, v)
	gotErr := s.Execute(&got, name, v)
	if (wantErr == nil) != (gotErr == nil) {
		t.Fatalf("%s: html/template says %v, the set %v", name, wantErr, gotErr)
	}
	if wantErr == nil && want.String() != got.String() {
		t.Fatalf("%s:\nhtml/template %s\nthe set       %s", name, want.String(), got.String())
	}
	if wantErr != nil && wantErr.Error() != gotErr.Error() {
		t.Fatalf("%s: html/template says %v, the set %v", name, wantErr, gotErr)
	}
}

func TestDirectAgrees(t *testing.T) {
	s := directSet(t)
	for round, v := range []*view{
		makeView("一 b", "../a/b.html", 3), makeView("", "", 0), makeView(`<b>"&'+`+"\x00\xff", "javascript:alert(1)", 13),
		makeView("二", "https://甲.example/%20?a=b&c", -1), makeView("x", "mailto:a@b.cn", 9),
		makeView(`+08:00 & <i>`, "https://bao.example.cn/a/b.html", 1), makeView("'", "https://a:b", 1), makeView("c", "https://https://a", 1),
	} {
		for name := range directLayouts {
			agree(t, s, name+".html", v)
			agree(t, s, name+".html", v.trunk.Leaf)
			agree(t, s, name+".html", nil)
			if round == 1 {
				agree(t, s, name+".html", &view{})
			}
		}
	}
	for _, name := range []string{"values", "title", "ifs", "with", "ranges", "call", "recursive", "comment", "compare", "declare", "style", "places"} {
		if done, err := s.fast.execute(io.Discard, name+".html", makeView("一 b", "../a/b.html", 3)); !done || err != nil {
			t.Errorf("%s is not executed directly: %v", name, err)
		}
		if slices.Contains(s.Slow(), name+".html") {
			t.Errorf("%s is called slow", name)
		}
	}
	if !slices.IsSorted(s.Slow()) {
		t.Errorf("in no order: %v", s.Slow())
	}
	for _, name := range []string{"attrcall", "functions", "odd"} { // beyond what is compiled
		if !slices.Contains(s.Slow(), name+".html") {
			t.Errorf("%s is not called slow: %v", name, s.Slow())
		}
	}
}

// TestDirectAtOnce has workers execute a new set, for the race detector: some
// templates are being escaped while others are compiled and run.
func TestDirectAtOnce(t *testing.T) {
	want := map[string]string{}
	alone, v := directSet(t), makeView("一 b", "../a/b.html", 3)
	for name := range directLayouts {
		var b strings.Builder
		if alone.root.ExecuteTemplate(&b, name+".html", v) == nil {
			want[name+".html"] = b.String()
		}
	}
	s := directSet(t)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for name, text := range want {
				var b strings.Builder
				if err := s.Execute(&b, name, v); err != nil || b.String() != text {
					t.Errorf("%s: %v, %s", name, err, b.String())
				}
			}
		})
	}
	group.Wait()
}

// TestPlaces holds that html/template still uses the escapers that we think.
func TestPlaces(t *testing.T) {
	if known := newWriters(); len(known) != len(places) {
		t.Errorf("%d of %d places are known", len(known), len(places))
	}
}

func FuzzDirectAgrees(f *testing.F) {
	f.Add("标题", "a/b.html?x=1#y", 7)
	f.Add(`<>&"'+`, "javascript:x", 13)
	f.Add("\x00\xff", "%zz", -5)
	s := directSet(f)
	f.Fuzz(func(t *testing.T, text, href string, number int) {
		v := makeView(text, href, number)
		for name := range directLayouts {
			agree(t, s, name+".html", v)
		}
	})
}

func BenchmarkExecute(b *testing.B) {
	s := directSet(b)
	v := makeView("楼下长出花园", "../2026-03-01/huayuan.html", 7)
	for _, name := range []string{"values", "ranges", "call"} {
		b.Run(fmt.Sprint(name), func(b *testing.B) {
			var out strings.Builder
			for b.Loop() {
				out.Reset()
				if err := s.Execute(&out, name+".html", v); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
