package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"bao/internal/site"
)

// eachFile calls check with every source file of the program, tests apart.
func eachFile(t *testing.T, check func(name string, fset *token.FileSet, f *ast.File)) {
	t.Helper()
	err := filepath.WalkDir("..", func(file string, d fs.DirEntry, err error) error {
		name := filepath.ToSlash(file)
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "../public/") {
			return err
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		check(strings.TrimPrefix(name, "../"), fset, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// isDiag reports whether a type is the one of that name in package diag.
func isDiag(t ast.Expr, name string) bool {
	s, ok := t.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	pkg, ok := s.X.(*ast.Ident)
	return ok && pkg.Name == "diag" && s.Sel.Name == name
}

// bareProblem reports whether n makes a problem that no rule made: by itself,
// or as an element whose type is left out.
func bareProblem(n ast.Node) bool {
	literal, ok := n.(*ast.CompositeLit)
	if !ok {
		return false
	}
	list, ok := literal.Type.(*ast.ArrayType)
	if !ok || !isDiag(list.Elt, "Problem") {
		return isDiag(literal.Type, "Problem")
	}
	for _, e := range literal.Elts {
		if l, ok := e.(*ast.CompositeLit); ok && l.Type == nil {
			return true
		}
	}
	return false
}

// TestProblems holds that every problem is made by a rule, which has a name
// and an id that people and programs know it by.
func TestProblems(t *testing.T) {
	eachFile(t, func(name string, fset *token.FileSet, f *ast.File) {
		if strings.HasPrefix(name, "internal/diag/") {
			return
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if bareProblem(n) {
				t.Errorf("%s makes a problem without a rule: let the rule's At make it", fset.Position(n.Pos()))
			}
			return true
		})
	})
}

// TestProblemsFound holds that the test above can fail.
func TestProblemsFound(t *testing.T) {
	for text, want := range map[string]bool{
		"diag.Problem{}": true, "diag.Problem{Message: m}": true, "&diag.Problem{}": true,
		"[]diag.Problem{{Message: m}}": true, "[]diag.Problem{rule.At(p, m, h)}": false, "diag.Place{}": false,
	} {
		e, err := parser.ParseExpr(text)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		ast.Inspect(e, func(n ast.Node) bool { found = found || bareProblem(n); return true })
		if found != want {
			t.Errorf("%s: %v", text, found)
		}
	}
}

// TestRulesListed holds that every rule is declared in the rules.go of its
// package and is on the list of package site.
func TestRulesListed(t *testing.T) {
	declared := 0
	eachFile(t, func(name string, fset *token.FileSet, f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			if literal, ok := n.(*ast.CompositeLit); ok && isDiag(literal.Type, "Rule") {
				declared++
				if path.Base(name) != "rules.go" {
					t.Errorf("%s declares a rule: its place is rules.go", fset.Position(n.Pos()))
				}
			}
			return true
		})
	})
	if listed := len(site.Rules()); declared != listed || listed < 50 {
		t.Errorf("%d rules are declared, %d are listed", declared, listed)
	}
}
