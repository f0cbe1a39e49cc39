package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// starters are the names of the library that start goroutines, by package;
// nil stands for all names of a package.
var starters = map[string][]string{
	"sync": {"WaitGroup"}, "time": {"AfterFunc"}, "context": {"AfterFunc"}, "iter": {"Pull", "Pull2"},
	"golang.org/x/sync/errgroup": nil,
}

// goroutines returns where a file starts goroutines. It looks at what is
// written, not at types: a function of the library that is handed on unnamed
// would not be found.
func goroutines(f *ast.File) []token.Pos {
	var found []token.Pos
	named := map[string]string{} // packages of starters, by their names in the file
	for _, spec := range f.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		if _, ok := starters[imported]; !ok {
			continue
		}
		name := path.Base(imported)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		if name == "." {
			found = append(found, spec.Pos()) // its names could not be told from others
		}
		named[name] = imported
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			found = append(found, n.Pos())
		case *ast.SelectorExpr:
			pkg, ok := n.X.(*ast.Ident)
			if !ok || named[pkg.Name] == "" {
				break
			}
			if names := starters[named[pkg.Name]]; names == nil || slices.Contains(names, n.Sel.Name) {
				found = append(found, n.Pos())
			}
		}
		return true
	})
	return found
}

// TestGoroutines holds that only build, serve, watch and publish start goroutines,
// and secret, whose keyrings and terminals know no context and may hang, so
// that everything below them is plain and deterministic.
func TestGoroutines(t *testing.T) {
	allowed := []string{"build", "serve", "watch", "publish", "secret", "mutate"}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		if top, _, _ := strings.Cut(filepath.ToSlash(file), "/"); slices.Contains(allowed, top) {
			return nil
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, at := range goroutines(f) {
			t.Errorf("%s starts a goroutine", set.Position(at))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestGoroutineForms holds that no way to start one is overlooked.
func TestGoroutineForms(t *testing.T) {
	for _, c := range []struct {
		imports, code string
		starts        int
	}{
		{"", "go func() {}()", 1},
		{"", "read := func() {}; go read()", 1},
		{"", "for { if true { defer func() { go println() }() } }", 1},
		{`"sync"`, "var g sync.WaitGroup; g.Go(func() {})", 1},
		{`"sync"`, "g := new(sync.WaitGroup); g.Wait()", 1},
		{`parallel "sync"`, "var g parallel.WaitGroup; g.Wait()", 1},
		{`. "sync"`, "var g WaitGroup; g.Wait()", 1},
		{`"time"`, "time.AfterFunc(0, nil)", 1},
		{`"context"`, "context.AfterFunc(nil, nil)", 1},
		{`"iter"`, "iter.Pull[int](nil); iter.Pull2[int, int](nil)", 2},
		{`"golang.org/x/sync/errgroup"`, "var g errgroup.Group; g.Wait()", 1},
		{`"sync"`, "var m sync.Mutex; m.Lock(); sync.OnceFunc(nil)()", 0},
		{`"time"`, "time.NewTimer(0)", 0},
		{"", "sync := struct{ WaitGroup int }{}; _ = sync.WaitGroup; println(`go read()`)", 0},
	} {
		source := "package p\n"
		if c.imports != "" {
			source += "import " + c.imports + "\n"
		}
		f, err := parser.ParseFile(token.NewFileSet(), "p.go", source+"func f() { "+c.code+" }", 0)
		if err != nil {
			t.Fatalf("%s: %v", c.code, err)
		}
		if n := len(goroutines(f)); n != c.starts {
			t.Errorf("%s %s: %d starts found, want %d", c.imports, c.code, n, c.starts)
		}
	}
}
