package layout

import (
	"html/template"
	"strings"
	"testing"

	"bao/internal/diag"
)

// The view of the templates that are checked here.
type (
	sheetView struct {
		Frame
		Title   string
		Count   int
		Size    uint
		Share   float64
		Large   bool
		Body    written
		Map     *Fragment
		Cover   *shot
		Next    *shot
		Words   []string
		Stories []story
		Phrases phrases
		Ages    map[string]int
		Any     any
		Said    said
		HTML    template.HTML
		Cells   [3]int
		hidden  string
	}
	Frame struct {
		Kind  string
		Style string
	}
	shot struct {
		Src     string
		Caption string
	}
	story struct {
		Text  string
		Photo *shot
	}
	written struct{ text string }
	phrases []string
	said    int
)

func (w written) HTML() template.HTML                        { return template.HTML(w.text) }
func (p phrases) Spaced() []string                           { return p }
func (s said) String() string                                { return "说" }
func (v *sheetView) Cut(n int, words ...string) (int, error) { return n, nil }

var _ = sheetView{}.hidden

const themeParts = "<i>{{range .}}{{.}}{{end}}</i>"

// check returns what is found in page.html, beside parts of a theme.
func check(t testing.TB, page string, others ...string) []diag.Problem {
	t.Helper()
	theme := files("layouts/page.html", `{{template "head.html" .}}{{with .Cover}}{{template "img.html" .}}{{end}}{{template "phrases.html" .Phrases}}`,
		"layouts/head.html", "<title>{{.Title}}</title>", "layouts/img.html", `<img src="{{.Src}}">`, "layouts/phrases.html", themeParts,
		"layouts/other.html", `{{template "head.html" .}}`)
	site := files(append([]string{"layouts/page.html", page}, others...)...)
	built, problems, err := Parse(nil, theme)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	set, problems, err := Parse(site, theme)
	if err != nil {
		t.Fatal(err)
	}
	return append(problems, set.Check([]View{ViewOf[sheetView]("page.html", "page"), ViewOf[shotPage]("other.html", "other")}, built)...)
}

type shotPage struct {
	Kind, Title string
	Only        string
}

// TestRight holds that nothing is said of what is right.
func TestRight(t *testing.T) {
	for _, page := range []string{
		`{{.Title}}{{.Count}}{{.Size}}{{.Share}}{{.Large}}{{.HTML}}{{.Said}}{{.Any}}{{.Any.Thing.Else}}{{.Style}}`,
		`{{.Body.HTML}}{{.Map.HTML}}`,
		`{{with .Cover}}{{.Src}}{{$.Title}}{{else}}{{.Title}}{{end}}`,
		`{{if .Cover}}{{.Cover.Src}}{{end}}{{if and .Cover .Cover.Src}}{{.Cover.Caption}}{{end}}`,
		`{{if not .Cover}}无{{else}}{{.Cover.Src}}{{end}}{{if or (not .Cover) .Cover.Src}}x{{end}}`,
		`{{if ne .Cover nil}}{{.Cover.Src}}{{end}}{{if eq .Cover nil}}{{else}}{{.Cover.Src}}{{end}}`,
		`{{with $c := .Cover}}{{$c.Src}}{{end}}{{$d := .Cover}}{{if $d}}{{$d.Src}}{{.Cover.Src}}{{end}}`,
		`{{range $i, $s := .Stories}}{{if $i}}、{{end}}{{$s.Text}}{{.Text}}{{with .Photo}}{{.Src}}{{end}}{{else}}{{.Title}}{{end}}`,
		`{{range .Stories}}{{if .Photo}}{{.Photo.Src}}{{end}}{{break}}{{continue}}{{end}}{{range 3}}{{.}}{{end}}`,
		`{{range $name, $age := .Ages}}{{$name}}{{$age}}{{end}}{{.Ages.Some}}{{index .Ages "x"}}`,
		`{{if eq .Count 3}}{{end}}{{if eq .Title "a" "b"}}{{end}}{{if lt .Count .Size}}{{end}}{{if gt (len .Words) 2}}{{index .Words 2}}{{end}}`,
		`{{if .Words}}{{index .Words 0}}{{end}}{{range slice .Words 0}}{{end}}{{len .Title | printf "%d"}}{{printf "%v" .Words}}{{index .Cells 1}}`,
		`{{$n := 0}}{{range .Words}}{{$n = len .}}{{end}}{{$n}}{{$x := .Title}}{{$x = .Count}}{{$x.Whatever}}`,
		`{{template "phrases.html" .Phrases}}{{template "phrases.html" .Words}}`,
		`{{define "mine"}}{{.Text}}{{end}}{{range .Stories}}{{template "mine" .}}{{end}}{{block "more" .}}{{.Title}}{{end}}`,
		`<script>var words = {{.Words}}, story = {{.Stories}};</script>`,
		`{{if eq .Kind "other"}}{{.Only}}{{end}}{{if ne .Kind "page"}}{{.Only}}{{else}}{{.Title}}{{end}}{{if and .Title (eq .Kind "other")}}{{.Only}}{{end}}`,
		`{{$p := .}}{{if eq $p.Kind "other"}}{{$p.Only}}{{end}}{{with $q := .Words}}{{if not $q}}{{index $q 0}}{{end}}{{end}}`,
		`{{.Cut 3}}{{.Cut 3 "a" .Title}}{{(index .Stories .Count).Text}}{{(.Title)}}{{print .Said}}{{.Title | len}}`,
		`<style>a{color:red}b{}</style><script>f({x})</script>{/* {{/* {{.Nothing}} */}} "｛" `,
		"{{- /* 注释 */ -}}\n{{`生`}}{{'a'}}{{1.5}}{{true}}",
	} {
		for _, p := range check(t, page) {
			t.Errorf("%s\n%v", page, p)
		}
	}
}

// TestWrong holds that each mistake is found, where it stands, in branches
// that nothing takes, with a hint.
func TestWrong(t *testing.T) {
	for _, test := range []struct{ page, at, rule, message, hint string }{
		{`{{if .Large}}{{else}}{{.Titel}}{{end}}`, "Titel", "layout-field", "不存在的字段 .Titel", "是不是 .Title？"},
		{`{{with .Cover}}{{.title}}{{end}}`, "title", "layout-field", ".title", "Caption、Src"},
		{`{{with .Cover}}{{.Title}}{{end}}`, "Title", "layout-field", ".Title", "{{$.Title}}"},
		{`{{range .Stories}}{{.Photo.Sorc}}{{end}}`, "Sorc", "layout-field", ".Sorc", "是不是 .Src？"},
		{`{{$s := .Cover}}{{if $s}}{{$s.Alt}}{{end}}`, "Alt", "layout-field", ".Alt", "Caption"},
		{`{{(index .Stories .Count).Nope}}`, "Nope", "layout-field", ".Nope", "Text"},
		{`{{.Title.Big}}`, "Big", "layout-field", ".Title 是一段文字，里面没有 .Big", "{{.Title}}"},
		{`{{.Stories.Text}}`, "Text", "layout-field", ".Stories 是一组 story", "{{range .Stories}}{{.Text}}{{end}}"},
		{`{{range .Words}}{{.Text}}{{end}}`, "Text", "layout-field", ". 是一段文字", "{{.}}"},
		{`{{range .Title}}{{end}}`, ".Title", "layout-type", "不能 range", "{{with .Title}}"},
		{`{{range .Cover}}{{end}}`, ".Cover", "layout-type", "不能 range", ".Words"},
		{`{{range $i, $x := .Count}}{{end}}`, ".Count", "layout-type", "一个变量", "$i"},
		{`{{if eq .Count "3"}}{{end}}`, `.Count "3"`, "layout-type", "不能比", "eq .Count 3"},
		{`{{if eq .Title 3}}{{end}}`, `.Title 3`, "layout-type", "不能比", `eq .Title "3"`},
		{`{{if lt .Words 3}}{{end}}`, `.Words`, "layout-type", "比不出大小", "len .Words"},
		{`{{if eq .Words .Words}}{{end}}`, `.Words`, "layout-type", "不能比", "if .Words"},
		{`{{if gt .Large .Large}}{{end}}`, `.Large`, "layout-type", "比不出大小", "数"},
		{`{{if eq .Count}}{{end}}`, "eq", "layout-type", "2", `{{if eq .Kind "article"}}`},
		{`{{if not}}{{end}}`, "not", "layout-type", "1", "not"},
		{`{{len .Count}}`, ".Count", "layout-type", "没有长短", "len"},
		{`{{index .Count 1}}`, ".Count", "layout-type", "不是一组", "index"},
		{`{{index .Cells "a"}}`, `"a"`, "layout-type", "整数", "index"},
		{`{{index .Words 5}}`, ".Words 5", "layout-absent", "不一定有 6 个", "len .Words"},
		{`{{range slice .Stories 0 5}}{{end}}`, ".Stories 0 5", "layout-absent", "不一定有 5 个", "lt $i 5"},
		{`{{slice .Count 1}}`, ".Count", "layout-type", "不是一组", "slice"},
		{`{{call .Title}}`, ".Title", "layout-type", "不是函数", "{{.Title}}"},
		{`{{.Cut "a"}}`, `"a"`, "layout-type", "Cut 要一个数", ""},
		{`{{.Cut}}`, "Cut", "layout-type", "1 个", "Cut"},
		{`{{.Title .Count}}`, ".Title", "layout-type", "不是函数", "{{.Title}}"},
		{`{{.Cover.Src}}`, ".Cover.Src", "layout-absent", ".Cover 有的页面没有", "{{with .Cover}}{{.Src}}{{end}}"},
		{`{{if or .Cover .Title}}{{.Cover.Src}}{{end}}`, ".Cover.Src", "layout-absent", ".Cover", "with"},
		{`{{range .Stories}}{{.Photo.Src}}{{end}}`, ".Photo.Src", "layout-absent", ".Photo", "with"},
		{`<p>{{.Body}}</p>`, ".Body", "layout-print", "直接放进", "{{.Body.HTML}}"},
		{`<p title="{{.Map}}">`, ".Map", "layout-print", "做好的一块", "{{.Map.HTML}}"},
		{`{{.Words}}`, ".Words", "layout-print", "一组文字", "{{range .Words}}{{.}}{{end}}"},
		{`{{.Phrases}}`, ".Phrases", "layout-print", "断句", `{{template "phrases.html" .Phrases}}`},
		{`{{.Stories}}`, ".Stories", "layout-print", "一组 story", "{{range .Stories}}{{.Text}}{{end}}"},
		{`{{with .Cover}}{{.}}{{end}}`, ".", "layout-print", "一份 shot", "{{.Src}}"},
		{`{{printf "%v" .Stories}}`, ".Stories", "layout-print", "一组 story", "range"},
		{`{{template "head.html"}}`, `"head.html"`, "layout-call", "少了后面的点", `{{template "head.html" .}}`},
		{`{{template "img.html" .Count}}`, ".Count", "layout-call", ".Count 是一个数，img.html 用不了", ".Cover"},
		{`{{template "img.html" .Cover}}`, ".Cover", "layout-call", ".Cover 有的页面没有", `{{with .Cover}}{{template "img.html" .}}{{end}}`},
		{`{{template "phrases.html" .Title}}`, ".Title", "layout-call", "用不了", ".Phrases"},
		{`{{template "haed.html" .}}`, "haed.html", "layout-template", "haed.html 不存在", "是不是“head.html”？"},
		{`{{define "mine"}}{{.Src}}{{end}}{{with .Cover}}{{template "mine" .}}{{end}}{{template "mine" .Count}}`, ".Count", "layout-call", "mine 用不了", ""},
		{`{{define "mine"}}{{.Srk}}{{end}}{{with .Cover}}{{template "mine" .}}{{end}}`, "Srk", "layout-field", ".Srk", ".Src"},
		{`{{template “head.html” .}}`, "“", "layout-syntax", "全角", `"`},
		{`{{.Title　}}`, "　", "layout-syntax", "全角", "空格"},
		{`｛｛.Title｝｝`, "｛｛", "layout-syntax", "全角", "{{"},
		{`{{.Title｝｝`, "｝", "layout-syntax", "全角", "}"},
		{`{.Title}`, "{.Title}", "layout-brace", "只有一个", "{{.Title}}"},
		{`{if .Title}x`, "{if .Title}", "layout-brace", "只有一个", "{{if .Title}}"},
		{`{{if .Title}}x`, "{{if .Title}}", "layout-syntax", "没有 {{end}}", "{{end}}"},
		{`{{if .Title}}{{range .Words}}{{end}}x`, "{{if .Title}}", "layout-syntax", "没有 {{end}}", "{{end}}"},
		{`x{{end}}`, "{{end}}", "layout-syntax", "多了", "去掉"},
		{`x{{else}}`, "{{else}}", "layout-syntax", "前面没有", "去掉"},
		{`{{.Title`, "{{", "layout-syntax", "没有关上", "}}"},
		{`{{.Title}x`, "}", "layout-syntax", "少了一个", "}}"},
		{`{{{.Title}}}`, "{", "layout-syntax", "多了一个", "{{.Title}}"},
		{`{{template "head.html .}}`, `"`, "layout-syntax", "没有关上", `"`},
		{`{{if}}x{{end}}`, "", "layout-syntax", "if 后面少了", "{{if .Kicker}}"},
		{`{{$y}}`, "", "layout-syntax", "变量 $y 没有先定义", "{{$y := .Title}}"},
		{`{{if .Title}}{{else}}{{else}}{{end}}`, "", "layout-syntax", "只能有一个 {{else}}", ""},
		{`{{-if .Title}}{{end}}`, "-", "layout-syntax", "空一格", "{{- if"},
		{`{{.Title-}}`, "-", "layout-syntax", "空一格", "{{.Title -}}"},
		{`{{if .Count > 3}}{{end}}`, ">", "layout-syntax", "不能写 >", "gt .Count"},
		{`{{if .Title && .Count}}{{end}}`, "&&", "layout-syntax", "不能写 &&", "and"},
		{`{{if .Title == "a"}}{{end}}`, "==", "layout-syntax", "不能写 ==", "eq"},
		{`{{if !.Title}}{{end}}`, "!", "layout-syntax", "不能写 !", "not"},
		{`{{template head.html .}}`, "", "layout-syntax", "加英文引号", `"head.html"`},
		{`{% if .Title %}`, "{% if .Title %}", "layout-brace", "别的模板", "{{if"},
		{`{{if .Title}}{{elseif .Count}}{{end}}`, "elseif", "layout-function", "elseif", "{{else if .Deck}}"},
		{`{{foreach .Words}}`, "foreach", "layout-function", "foreach", "{{range .Others}}"},
		{`{{prinft "%d" .Count}}`, "prinft", "layout-function", "prinft", "是不是 printf？"},
		{`{{if eq .Count 1i}}{{end}}`, ".Count 1i", "layout-type", "不能比", ""},
		{`{{range .Large}}{{end}}`, ".Large", "layout-type", "不能 range", ".Words"},
		{`{{.Count.Big}}`, "Big", "layout-field", ".Count 是一个数，里面没有 .Big", ""},
		{`{{.Large.Big}}`, "Big", "layout-field", ".Large 是“是”或“否”，里面没有 .Big", ""},
		{`{{$n := len .Words}}{{$n.Big}}`, "Big", "layout-field", "$n 是一个数", ""},
		{`{{Title}}`, "Title", "layout-function", "Title", "要有一个点：.Title"},
		{`{{if .Title}}{{endif}}`, "endif", "layout-function", "endif", "{{end}}"},
		{`{{include "head.html"}}`, "include", "layout-function", "include", `{{template "head.html" .}}`},
		{`{{template "head" .}}`, "head", "layout-template", "head 不存在", "写成“head.html”"},
		{`<script>var a = 1;`, "<script", "layout-html", "没有写完", "</script>"},
		{`{{template "page.html" .}}`, ".", "layout-call", "又调用了自己", "去掉"},
		{`{{upper .Title}}`, "upper", "layout-function", "函数 upper", "自带"},
		{`<p title="{{template "phrases.html" .Phrases}}">`, `{{template "phrases.html" .Phrases}}`, "layout-html", "不能放在属性的引号里", "title"},
		{`<p title="{{.Title}}>x</p>`, `"`, "layout-html", "没有关上", `"`},
		{`<p>x<p class={{.Title}}`, "<", "layout-html", "少了 >", ">"},
		{`<a href="{{if .Title}}x"{{end}}>`, "", "layout-html", "没有配成对", "if"},
		{"<p>\xd6\xd0</p>", "", "layout-encoding", "不是 UTF-8 编码（多半是 ANSI，也就是 GBK），第 2 行起", "UTF-8"},
	} {
		t.Run(test.page, func(t *testing.T) {
			problems := check(t, "\n"+test.page)
			if len(problems) != 1 {
				t.Fatalf("%d problems: %v", len(problems), problems)
			}
			p := problems[0]
			if p.Path != "layouts/page.html" || test.at != "" && (p.Line != 2 || string([]rune(p.Text)[max(0, p.Col-1):][:p.Len]) != test.at) {
				t.Errorf("at %s:%d:%d, %d characters; want %s marked", p.Path, p.Line, p.Col, p.Len, test.at)
			}
			if p.Rule.ID != test.rule || !strings.Contains(p.Message, test.message) || !strings.Contains(p.Hint, test.hint) {
				t.Errorf("got %s: %v", p.Rule.ID, p)
			}
			if strings.ContainsAny(p.Message, "\n") || p.Hint == "" && test.hint != "" {
				t.Errorf("got %v", p)
			}
		})
	}
}

// TestWhoIsToBlame holds that a field which only some pages have is said with
// the pages, and that a part of the site's own is blamed for itself.
func TestWhoIsToBlame(t *testing.T) {
	right := `{{template "head.html" .}}{{with .Cover}}{{template "img.html" .}}{{end}}`
	problems := check(t, right, "layouts/head.html", "<title>{{.Count}}</title>")
	if len(problems) != 1 || problems[0].Path != "layouts/head.html" || !strings.Contains(problems[0].Message, "other.html 里没有") || !strings.Contains(problems[0].Hint, `{{if eq .Kind "page"}}`) {
		t.Error(problems)
	}
	if problems := check(t, right, "layouts/head.html", `{{if eq .Kind "page"}}{{.Count}}{{else}}{{.Only}}{{end}}`); len(problems) > 0 {
		t.Error(problems)
	}
	problems = check(t, right, "layouts/img.html", "{{.Text}}")
	if len(problems) != 1 || problems[0].Path != "layouts/img.html" || problems[0].Rule != unknownField {
		t.Error(problems)
	}
}

// TestFiles holds what is said of files that no page uses.
func TestFiles(t *testing.T) {
	const page = `{{template "head.html" .}}`
	for _, test := range []struct{ path, text, rule, hint string }{
		{"layouts/pages.html", "x", "layout-unused", "改名为 page.html"},
		{"layouts/Page.html", "x", "layout-unused", "改名为 page.html"},
		{"layouts/page.html.txt", "x", "layout-unused", "改名为 page.html"},
		{"layouts/Head.HTML", "x", "layout-unused", "改名为 head.html"},
		{"layouts/page - 副本.html", "x", "layout-unused", "改名为 page.html"},
		{"layouts/mine.html", "x", "layout-unused", `{{template "mine.html" .}}`},
		{"layout/page.html", "x", "layout-unused", "layouts"},
		{"layouts/head.html", " \n", "layout-empty", "内置"},
		{"layouts/page.html.bak", "x", "", ""},
		{"layouts/new/article.md", "x", "", ""},
		{"layouts/.page.html", "x", "", ""},
		{"layouts/logo.png", "x", "layout-unused", "static/logo.png"},
		{"layouts/notes.txt", "x", "", ""},
		{"layouts/phrases.html", "x", "", ""},
	} {
		problems := check(t, page, test.path, test.text)
		switch {
		case test.rule == "":
			if len(problems) > 0 {
				t.Errorf("%s: %v", test.path, problems)
			}
		case len(problems) != 1 || problems[0].Rule.ID != test.rule || problems[0].Severity != diag.Warning || !strings.Contains(problems[0].Hint, test.hint):
			t.Errorf("%s: %v", test.path, problems)
		}
	}
}

// TestDeadLinks holds which links to static/ are found, and where.
func TestDeadLinks(t *testing.T) {
	there := []string{"static/paper.css", "static/my.css"}
	for _, test := range []struct{ text, dead, hint string }{
		{`<link href="{{.Root}}static/my.css">`, "", ""},
		{`<link href="{{.Root}}static/my.css?v=2">`, "", ""},
		{`<link href="{{.Root}}static/mein.css">`, "static/mein.css", "static 文件夹"},
		{`<link href="{{.Root}}static/My.css">`, "static/My.css", "是不是 static/my.css"},
		{`<link href="../static/pape.css">`, "static/pape.css", "是不是 static/paper.css"},
		{`<img src='static/logo.png'>`, "static/logo.png", ""},
		{`<style>p{background:url(static/bg.png)}</style>`, "static/bg.png", ""},
		{`<!-- <img src="static/logo.png"> -->{{/* src="static/x.png" */}}`, "", ""},
		{`<img src="static/{{.Title}}.png">`, "", ""},
		{`<a href="https://example.com/static/x.png">`, "", ""},
		{`<link href="{{.Root}}my.css">`, "my.css", "{{$.Root}}static/my.css"},
		{`<link href='css/mine.css'>`, "css/mine.css", "{{$.Root}}static/css/mine.css"},
		{`<link href="../paper.css">`, "", ""},
		{`<script src="mein.js"></script>`, "mein.js", "放进 static"},
		{`<script>s.src = "mein.js"</script>`, "", ""},
		{`<script src="//cdn.example.cn/a.js"></script>`, "", ""},
		{`<script src="{{.Script}}"></script><img src="{{$.Root}}2026-11-09/a.png">`, "", ""},
		{`<link href="/static/my.css">`, "从域名算起", "{{$.Root}}static/my.css"},
		{`<link href="{{ $.Root }}/static/my.css">`, "多了一个 /", "{{$.Root}}static/my.css"},
		{`<a href="{{.Root}}contact.html">`, "", ""},
		{`<a href="contact.html">`, "下一层文件夹", "{{$.Root}}contact.html"},
		{`<a href="/contact.html">`, "从域名算起", "{{$.Root}}contact.html"},
		{`<a href="#top">`, "", ""},
		{`<link href="static/my.css">`, "static/my.css", "{{$.Root}}static/my.css"},
		{`<img src="static/">`, "", ""},
	} {
		set, _, err := Parse(files("layouts/a.html", test.text), nil)
		if err != nil {
			t.Fatal(err)
		}
		problems := set.DeadLinks(there)
		if test.dead == "" {
			if len(problems) > 0 {
				t.Errorf("%s: %v", test.text, problems)
			}
			continue
		}
		if len(problems) != 1 || !strings.Contains(problems[0].Message, test.dead) || !strings.Contains(problems[0].Hint, test.hint) {
			t.Errorf("%s: %v", test.text, problems)
			continue
		}
		p := problems[0]
		if marked := string([]rune(p.Text)[p.Col-1:][:p.Len]); marked != test.dead && (strings.Contains(test.dead, ".") || !strings.Contains(p.Hint, marked)) {
			t.Errorf("%s: %q is marked", test.text, marked)
		}
	}
}

// TestUnstyled: the site's own style sheet is linked by what takes the place of
// the head, if there is one.
func TestUnstyled(t *testing.T) {
	for _, test := range []struct {
		name, text string
		there, bad bool
	}{
		{"head.html", "<title>{{.Title}}</title>", true, true},
		{"head.html", "<title>{{.Title}}</title>", false, false},
		{"head.html", `{{with .SiteStyle}}<link href="{{.}}">{{end}}`, true, false},
		{"head.html", `<link href="{{.Root}}static/site.css">`, true, false},
		{"print.html", "<title>{{.Title}}</title>", true, true},
		{"front.html", "<title>{{.Title}}</title>", true, false},
	} {
		set, _, err := Parse(files("layouts/"+test.name, test.text), nil)
		if err != nil {
			t.Fatal(err)
		}
		var there []string
		if test.there {
			there = []string{siteStyle}
		}
		if problems := set.DeadLinks(there); (len(problems) == 1 && problems[0].Rule == incomplete) != test.bad {
			t.Errorf("%s: %s: %v", test.name, test.text, problems)
		}
	}
}

// TestWideQuotes holds that the quotes of attributes that are none are told.
func TestWideQuotes(t *testing.T) {
	for text, want := range map[string]int{
		`<p class="a" title='“春”'>“{{.Title}}”="“”"</p>`: 0,
		"<p class=“a”>":          1,
		"<p class = ‘a’ id=＂b＂>": 2,
		`<script>a=“b”</script>`: 0,
		`<a href=“{{.Title}}”>`:  1,
	} {
		found := 0
		for _, p := range check(t, text) {
			if strings.Contains(p.Message, "属性的引号是全角的") {
				found++
			}
		}
		if found != want {
			t.Errorf("%s: %d", text, found)
		}
	}
}

// FuzzCheck holds that no template makes the check panic or hang, that places
// are in the file, and that a template without errors does not fail for its
// types.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{
		"", "{{", "{{.Cover.Src}}", `{{template "page.html" .}}`, "{{define \"a\"}}{{template \"a\" .}}{{end}}{{template \"a\" .}}",
		`{{range $i, $x := .Stories}}{{$x.Text | printf "%s" | len}}{{end}}`, "<a href=\"{{if .Title}}\"{{end}}", "{{if eq .Kind \"x\"}}{{end}}",
		"{{(index .Stories 0).Photo.Src}}", "{{and}}{{slice}}{{call}}{{len nil}}{{not nil nil}}", "\xff{{.\xff}}", "{{.Cut 1 2 3 | .Cut}}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, page string) {
		problems := check(t, page)
		for _, p := range problems {
			if p.Path == "" || p.Message == "" || p.Line < 0 || p.Col < 0 {
				t.Errorf("%+v", p)
			}
		}
		if diag.Errors(problems) > 0 || strings.Contains(page, "range") {
			return
		}
		set, _, _ := Parse(files("layouts/page.html", page), files("layouts/head.html", "", "layouts/img.html", "", "layouts/phrases.html", ""))
		view := &sheetView{Cover: &shot{}, Words: []string{"春"}, Stories: make([]story, 1)}
		if err := set.Execute(&strings.Builder{}, "page.html", view); err != nil {
			for _, of := range []string{"can't evaluate field", "incompatible types", "wrong number of args", "can't iterate", "not defined"} {
				if strings.Contains(err.Error(), of) {
					t.Errorf("%q passed, and fails: %v", page, err)
				}
			}
		}
	})
}
