package sitecheck

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bao/internal/diag"
	"bao/internal/load"
	rules "bao/internal/site"
)

var update = flag.Bool("update", false, "rewrite the handbook's table of rules")

func read(t *testing.T, names ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(append([]string{"..", ".."}, names...)...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func parse(t *testing.T, names ...string) *ast.File {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(append([]string{"..", ".."}, names...)...), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestHandbookWords holds that the handbook names every word of front matter
// and of site.yaml, in both languages.
func TestHandbookWords(t *testing.T) {
	handbook := read(t, "README.zh-CN.md")
	tables := []*ast.File{parse(t, "internal", "load", "keys.go")}
	for _, name := range []string{"config", "foot", "lists", "paper", "press"} {
		tables = append(tables, parse(t, "internal", "config", name+".go"))
	}
	words := 0
	for _, f := range tables {
		ast.Inspect(f, func(n ast.Node) bool {
			entry, ok := n.(*ast.CompositeLit)
			if !ok || len(entry.Elts) < 4 {
				return true
			}
			for _, word := range keyWords(entry) {
				words++
				if !strings.Contains(handbook, "`"+word+"`") {
					t.Errorf("README.zh-CN.md does not name `%s`", word)
				}
			}
			return true
		})
	}
	if words < 100 {
		t.Errorf("only %d words were found in the tables", words)
	}
}

// TestHandbookRules holds that the handbook's table of rules is what the
// program goes by. It is rewritten with
//
//	go test ./internal/sitecheck -run HandbookRules -update
func TestHandbookRules(t *testing.T) {
	const head = "| 规则 | 轻重 | 能不能改 | 怎么了 |\n|---|---|---|---|\n"
	handbook := read(t, "README.zh-CN.md")
	before, rest, found := strings.Cut(handbook, head)
	got, after, ended := strings.Cut(rest, "\n## ")
	if !found || !ended {
		t.Fatal("README.zh-CN.md has no table of rules")
	}
	var want strings.Builder
	for _, r := range rules.Rules() {
		settable := "可改"
		if r.Whole {
			settable = "固定"
		}
		fmt.Fprintf(&want, "| %s | %s | %s | %s |\n", r.Name, r.Severity, settable, r.Why)
	}
	switch {
	case got == want.String():
	case *update:
		file := filepath.Join("..", "..", "README.zh-CN.md")
		if err := os.WriteFile(file, []byte(before+head+want.String()+"\n## "+after), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("the table of rules is not that of the program: run this test with -update\n%s", firstDifference(got, want.String()))
	}
}

// firstDifference names the first line in which two texts differ.
func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("got  %s\nwant %s", a[i], b[i])
		}
	}
	return fmt.Sprintf("got %d lines, want %d", len(a), len(b))
}

// TestHandbookSettings holds that the examples of 检查 and 放行 in the handbook
// name rules that can be set, and are read as they stand.
func TestHandbookSettings(t *testing.T) {
	handbook := read(t, "README.zh-CN.md")
	_, checks, _ := strings.Cut(handbook, "\n```yaml\n检查:")
	checks, _, _ = strings.Cut(checks, "\n```\n")
	_, waived, _ := strings.Cut(handbook, "\n放行: {")
	waived, _, _ = strings.Cut(waived, "\n")
	_, several, _ := strings.Cut(handbook, "\n放行:\n")
	several, _, _ = strings.Cut(several, "\n```\n")
	p, problems, err := load.Load(fstest.MapFS{
		"site.yaml":               {Data: []byte("报名: 芦花渡\n检查:" + checks + "\n")},
		"content/2026-11-09/a.md": {Data: []byte("---\n标题: 甲\n放行: {" + waived + "\n---\n文。\n")},
		"content/2026-11-09/b.md": {Data: []byte("---\n标题: 乙\n放行:\n" + several + "\n---\n文。\n")},
	}, load.Options{Now: time.Date(2026, 11, 9, 12, 0, 0, 0, time.UTC)})
	if err != nil || len(problems) > 0 || len(p.Site.Checks) != 3 || len(p.Waivers) != 3 {
		t.Fatal(err, problems, p.Site.Checks, p.Waivers)
	}
	verdict := rules.Judge(nil, p.Site.Checks, p.Waivers)
	if n := diag.Errors(verdict.Problems); n > 0 || len(verdict.Problems) != len(p.Waivers) { // of no use here
		t.Error(verdict.Problems)
	}
}

// TestHandbookExamples holds that the examples in the handbook can be typed as
// they stand.
func TestHandbookExamples(t *testing.T) {
	handbook := read(t, "README.zh-CN.md")
	example := func(first string) *fstest.MapFile {
		_, after, found := strings.Cut(handbook, "\n```"+first)
		text, _, ended := strings.Cut(after, "\n```\n")
		if !found || !ended {
			t.Fatalf("no example that begins with %q", first)
		}
		_, begins, _ := strings.Cut(first, "\n")
		return &fstest.MapFile{Data: []byte(begins + text + "\n")}
	}
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 40, 30)), nil); err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{
		"site.yaml":                       example("yaml\n报名"),
		"content/2026-11-09/issue.md":     example("\n---\n期号"),
		"content/2026-11-09/xin-qiao.md":  example("\n---\n引题"),
		"content/2026-11-09/ban-ci.md":    {Data: []byte("---\n标题: 班次\n---\n文。\n")},
		"content/2026-11-09/photos/1.jpg": {Data: photo.Bytes()},
	}
	_, problems, err := load.Load(fsys, load.Options{Now: time.Date(2026, 11, 9, 12, 0, 0, 0, time.UTC)})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
}

// keyWords returns the English and the Chinese word of an entry of a table:
// {"title", "报名", …} or {name: "title", chinese: "标题", …}.
func keyWords(entry *ast.CompositeLit) []string {
	var words []string
	for i, e := range entry.Elts {
		if pair, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := pair.Key.(*ast.Ident); !ok || key.Name != "name" && key.Name != "chinese" {
				continue
			}
			e = pair.Value
		} else if i > 1 {
			break
		}
		if literal, ok := e.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			word, _ := strconv.Unquote(literal.Value)
			words = append(words, word)
		}
	}
	if len(words) != 2 {
		return nil
	}
	return words
}
