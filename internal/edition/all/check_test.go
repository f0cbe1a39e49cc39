package all_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bao"
	"bao/internal/edition/all"
	"bao/internal/layout"
	"bao/internal/origin"
)

// TestBuiltInLayouts holds that the check finds nothing in the built-in
// templates, and that all of them are checked.
func TestBuiltInLayouts(t *testing.T) {
	set, problems, err := layout.Parse(nil, bao.Theme)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	for _, p := range set.Check(all.Views(), nil) {
		t.Error(p)
	}
}

// TestViews holds that every template that an edition executes is in the
// table, and nothing else.
func TestViews(t *testing.T) {
	executed := map[string]bool{}
	err := filepath.WalkDir("..", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") || filepath.Base(file) == "views.go" {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			return err
		}
		for name := range templatesIn(f) {
			executed[name] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range all.Views() {
		if !executed[v.Template] {
			t.Errorf("%s is in the table, but nothing executes it", v.Template)
		}
		delete(executed, v.Template)
	}
	for name := range executed {
		t.Errorf("%s is executed, but not in the Views of its package, so nobody checks it", name)
	}
}

// templatesIn finds the names of templates in calls of Page, Fragment and
// Execute, in constants named template or standardLayout, and in the parts that
// pages share.
func templatesIn(f *ast.File) map[string]bool {
	names := map[string]bool{}
	take := func(list []ast.Expr) {
		for _, e := range list {
			if pair, ok := e.(*ast.KeyValueExpr); ok {
				e = pair.Value
			}
			if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if name, err := strconv.Unquote(lit.Value); err == nil && strings.HasSuffix(name, ".html") && !strings.Contains(name, "/") && name != "index.html" && name != "404.html" {
					names[name] = true
				}
			}
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if sel, ok := n.Fun.(*ast.SelectorExpr); ok && slices.Contains([]string{"Page", "Fragment", "Execute"}, sel.Sel.Name) {
				take(n.Args)
			}
		case *ast.CompositeLit:
			if kind, ok := n.Type.(*ast.Ident); ok && kind.Name == "part" {
				take(n.Elts)
			}
		case *ast.ValueSpec:
			if name := n.Names[0].Name; name == "template" || name == "standardLayout" {
				take(n.Values)
			}
		}
		return true
	})
	return names
}

// BenchmarkCheck is what the check costs a site with templates of its own.
func BenchmarkCheck(b *testing.B) {
	own := ownLayouts(b, "\n")
	for b.Loop() {
		set, _, _ := layout.Parse(own, bao.Theme)
		theme, _, _ := layout.Parse(nil, bao.Theme)
		if p := set.Check(all.Views(), theme); len(p) > 0 {
			b.Fatal(p)
		}
	}
}

// BenchmarkParse is what they cost without.
func BenchmarkParse(b *testing.B) {
	own := ownLayouts(b, "\n")
	for b.Loop() {
		layout.Parse(own, bao.Theme)
	}
}

// TestKinds holds that the table names every kind that a page says it is of:
// the check leaves out what stands behind {{if eq .Kind …}} for another.
func TestKinds(t *testing.T) {
	kinds := map[string][]string{}
	for _, v := range all.Views() {
		kinds[v.Template] = v.Kinds
	}
	body := regexp.MustCompile(`<body class="(\w+)"`)
	for _, f := range all.Plan(source(t, 2)).Files() {
		var page bytes.Buffer
		if f.Template == "" {
			continue
		}
		if err := f.Write(&page); err != nil {
			t.Fatal(err)
		}
		if m := body.FindStringSubmatch(page.String()); m != nil && !slices.Contains(kinds[f.Template], m[1]) {
			t.Errorf("%s is of kind %s, which the view of %s does not name: %v", f.Path, m[1], f.Template, kinds[f.Template])
		}
	}
}

// TestMarkedLayouts holds that nothing is wrong with a built-in template that
// was copied, with the line that says where it comes from, and changed.
func TestMarkedLayouts(t *testing.T) {
	site := ownLayouts(t, "")
	for name, file := range site {
		marked, ok := origin.Theme{}.Mark(name, file.Data)
		if !ok {
			t.Fatal(name)
		}
		file.Data = append(marked, "<!-- own -->\n"...)
	}
	theme, _, _ := layout.Parse(nil, bao.Theme)
	set, problems := checked(t, site, theme)
	if !set.Own() {
		t.Fatal("the copies do not count")
	}
	for _, p := range problems {
		t.Error(p)
	}
}

// TestCopiedLayouts holds that a template that was copied and left as it is
// counts as the built-in one.
func TestCopiedLayouts(t *testing.T) {
	site := ownLayouts(t, "")
	for name, file := range site {
		file.Data, _ = origin.Theme{}.Mark(name, file.Data)
	}
	set, problems, err := layout.Parse(site, bao.Theme)
	if err != nil || len(problems) > 0 || set.Own() {
		t.Error(err, problems)
	}
}
