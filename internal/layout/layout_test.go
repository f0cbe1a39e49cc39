package layout

import (
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
)

// files makes a file system of names and texts in turn.
func files(pairs ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		fsys[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return fsys
}

func parseSet(t *testing.T, site, theme fs.FS) *Set {
	t.Helper()
	set, problems, err := Parse(site, theme)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return set
}

func render(t *testing.T, s *Set, name string, view any) string {
	t.Helper()
	var b strings.Builder
	if err := s.Execute(&b, name, view); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestReplacement holds that a site's own template replaces the built-in one
// of the same name, and that one alone.
func TestReplacement(t *testing.T) {
	theme := files(
		"layouts/page.html", `{{template "head.html" .}}内置{{template "part/foot.html" .}}`,
		"layouts/head.html", "内置头",
		"layouts/part/foot.html", "内置脚",
	)
	for _, test := range []struct {
		name string
		site fs.FS
		want string
	}{
		{"no folder of its own", files("site.yaml", "title: 某报"), "内置头内置内置脚"},
		{"no file system", nil, "内置头内置内置脚"},
		{"one part", files("layouts/head.html", "自己的头"), "自己的头内置内置脚"},
		{"a part in a folder", files("layouts/part/foot.html", "自己的脚"), "内置头内置自己的脚"},
		{"the page, with a part that is new", files("layouts/page.html", `{{template "mine.html" .}}`, "layouts/mine.html", "新"), "新"},
		{"from Notepad", files("layouts/head.html", "\xEF\xBB\xBF自\r\n己"), "自\n己内置内置脚"},
		{"what is no template", files("layouts/head.html.bak", "旧", "layouts/.head.html", "{{", "layouts/head.txt", "文"), "内置头内置内置脚"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := render(t, parseSet(t, test.site, theme), "page.html", nil); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestKey holds that the key tells sets apart by what is in them, not by
// where it came from.
func TestKey(t *testing.T) {
	one, other := files("layouts/a.html", "甲"), files("layouts/a.html", "乙")
	key := func(site, theme fs.FS) any { return parseSet(t, site, theme).Key() }
	if key(nil, one) == key(nil, other) || key(other, one) == key(nil, one) {
		t.Error("different templates have one key")
	}
	if key(one, nil) != key(nil, one) || key(one, other) != key(one, one) {
		t.Error("the same templates have two keys")
	}
	if key(nil, files("layouts/a.html", "", "layouts/b.html", "c")) == key(nil, files("layouts/a.html", "b.htmlc")) {
		t.Error("a template's name runs into its text")
	}
}

type letter struct {
	Title string
	Piece *Fragment
	Words []string
}

// TestLocated holds that every kind of mistake in a template is reported with
// its place and, where one is near, the word that was meant.
func TestLocated(t *testing.T) {
	for _, test := range []struct {
		name, text     string
		line, col      int // of page.html
		message, hint  string
		onlyWhenItRuns bool
	}{
		{"a field that is near", "一\n<p>甲{{.Tilte}}</p>", 2, 8, ".Tilte", "是不是 .Title？", true},
		{"a field that is not", "{{.Nothing}}", 1, 4, ".Nothing", "Title、Piece、Words", true},
		{"a field of the second on a line", "{{.Title}}{{.Wrods}}", 1, 14, ".Wrods", ".Words", true},
		{"a field inside a range", "{{range .Words}}\n{{.Text}}{{end}}", 2, 4, "Text", "", true},
		{"a function", "{{upper .Title}}", 1, 3, "函数 upper", "视图里的字段", false},
		{"a template", `{{template "haed.html" .}}`, 1, 12, "haed.html", "是不是“head.html”？", true},
		{"a template far from all", `{{template "menu.html" .}}`, 1, 12, "menu.html", "layouts/", true},
		{"braces", "一\n二{{.Title}\n三", 2, 10, "花括号 } 少了一个", "}}", false},
		{"no end", "甲\n{{if .Title}}\n{{range .Words}}{{end}}\n", 2, 1, "这个 if 没有", "end", false},
		{"an attribute cut in two", "<p>\n<a href=\"{{if .Title}}x\"{{end}}>甲</a>", 2, 15, "版式写错了", "", true},
		{"an index too far", "{{index .Words 5}}", 1, 3, "没有那么多", "len", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			set, problems, err := Parse(files("layouts/page.html", test.text), files("layouts/head.html", "头"))
			if err != nil {
				t.Fatal(err)
			}
			if test.onlyWhenItRuns {
				if len(problems) > 0 {
					t.Fatalf("reported before it ran: %v", problems)
				}
				var located *Error
				if err := set.Execute(&strings.Builder{}, "page.html", &letter{Words: []string{"春"}}); !errors.As(err, &located) {
					t.Fatalf("got %v, want an *Error", err)
				}
				problems = append(problems, located.Problem)
			}
			if len(problems) != 1 {
				t.Fatalf("%d problems: %v", len(problems), problems)
			}
			p := problems[0]
			if p.Path != "layouts/page.html" || p.Line != test.line || p.Col != test.col {
				t.Errorf("at %s:%d:%d, want %d:%d\n%v", p.Path, p.Line, p.Col, test.line, test.col, p)
			}
			if !strings.Contains(p.Message, test.message) || !strings.Contains(p.Hint, test.hint) || p.Hint == "" {
				t.Errorf("got %v", p)
			}
		})
	}
}

// TestAllTemplates holds that mistakes in several templates are found in one
// run, and that built-in ones are called so.
func TestAllTemplates(t *testing.T) {
	_, problems, err := Parse(files("layouts/b.html", "{{"), files("layouts/a.html", "{{x}}", "layouts/c.html", "好"))
	if err != nil || len(problems) != 2 {
		t.Fatal(err, problems)
	}
	if a, b := problems[0].Path, problems[1].Path; a != "（内置版式）layouts/a.html" || b != "layouts/b.html" {
		t.Errorf("in %q and %q", a, b)
	}
}

// TestUnreadable holds that a folder that can't be read is no empty folder.
func TestUnreadable(t *testing.T) {
	if _, _, err := Parse(broken{}, nil); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v", err)
	}
}

type broken struct{}

func (broken) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

// counted counts how often it is shown.
type counted struct{ shown atomic.Int32 }

func (c *counted) Count() int { return int(c.shown.Add(1)) }

// TestFragment holds that a piece is made once however many pages show it, at
// once or in turn.
func TestFragment(t *testing.T) {
	set := parseSet(t, nil, files(
		"layouts/page.html", `<main>{{.Piece.HTML}}{{.Title}}</main>`,
		"layouts/piece.html", `<b>{{.Count}}</b>`,
	))
	c := &counted{}
	piece := set.Fragment("piece.html", c)
	if c.shown.Load() != 0 {
		t.Error("made before anybody asked for it")
	}
	var group sync.WaitGroup
	for i := range 50 {
		group.Go(func() {
			var b strings.Builder
			view := &letter{Title: fmt.Sprint("<", i, ">"), Piece: piece}
			if err := set.Execute(&b, "page.html", view); err != nil {
				t.Error(err)
			}
			if want := fmt.Sprintf("<main><b>1</b>&lt;%d&gt;</main>", i); b.String() != want {
				t.Errorf("got %q, want %q", b.String(), want)
			}
		})
	}
	group.Wait()
	if n := c.shown.Load(); n != 1 {
		t.Errorf("made %d times", n)
	}
}

// TestFragmentError holds that a mistake in a piece is reported where it is,
// on every page that shows the piece.
func TestFragmentError(t *testing.T) {
	set := parseSet(t, nil, files("layouts/page.html", "{{.Piece.HTML}}", "layouts/piece.html", "\n{{.Tilte}}"))
	piece := set.Fragment("piece.html", &letter{})
	for range 3 {
		var located *Error
		err := set.Execute(&strings.Builder{}, "page.html", &letter{Piece: piece})
		if !errors.As(err, &located) {
			t.Fatalf("got %v, want an *Error", err)
		}
		if p := located.Problem; p.Path != "（内置版式）layouts/piece.html" || p.Line != 2 || p.Hint != "是不是 .Title？" {
			t.Errorf("got %v", p)
		}
	}
}

// TestFragmentKey holds that the key follows the view.
func TestFragmentKey(t *testing.T) {
	set := parseSet(t, nil, files("layouts/piece.html", "{{.Title}}", "layouts/other.html", "{{.Title}}"))
	key := func(name, title string) any { return set.Fragment(name, &letter{Title: title}).Key() }
	if key("piece.html", "甲") != key("piece.html", "甲") {
		t.Error("one view has two keys")
	}
	if key("piece.html", "甲") == key("piece.html", "乙") || key("piece.html", "甲") == key("other.html", "甲") {
		t.Error("two pieces have one key")
	}
}

// TestConcurrent executes new and known templates at once, for the race
// detector.
func TestConcurrent(t *testing.T) {
	set := parseSet(t, nil, files(
		"layouts/a.html", `<p title="{{.Title}}">{{template "b.html" .Words}}</p>`,
		"layouts/b.html", `{{range .}}<i>{{.}}</i>{{end}}`,
	))
	var group sync.WaitGroup
	for i := range 40 {
		group.Go(func() {
			var b strings.Builder
			title := fmt.Sprintf("\"%d", i)
			if err := set.Execute(&b, "a.html", &letter{Title: title, Words: []string{"春", title}}); err != nil {
				t.Error(err)
			}
			escaped := template.HTMLEscapeString(title)
			if want := `<p title="` + escaped + `"><i>春</i><i>` + escaped + `</i></p>`; b.String() != want {
				t.Errorf("got %q, want %q", b.String(), want)
			}
		})
	}
	group.Wait()
}
