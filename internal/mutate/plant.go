package main

import (
	"cmp"
	_ "embed"
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/packages"
)

// A mutant is one small wrong change of a package.
type mutant struct {
	ID   int    `json:"id"`
	File string `json:"file"` // from the module's root
	Line int    `json:"line"`
	Kind string `json:"kind"`
	Text string `json:"text"` // what is changed, cut short
}

// most is how much of a mutant's text is kept, in bytes.
const most = 160

// spot is a line of a file.
type spot struct {
	file string
	line int
}

// edit puts text in the place of length bytes.
type edit struct {
	at, length int
	text       string
}

// planter writes all mutants of a package into its source, each behind a
// switch: so all are compiled once, and one is switched on at a time.
type planter struct {
	pkg     *packages.Package
	root    string
	barren  map[spot]bool // lines that do not compile with a switch
	mutants []mutant

	// of the file at hand
	name    string
	tokens  *token.File
	source  []byte
	edits   []edit
	results []*ast.FuncType // of the functions around, innermost last
}

//go:embed switches.txt
var switches string

// plant writes the changed sources into folder and returns what replaces what.
func (p *planter) plant(folder string) (map[string]string, error) {
	p.mutants = nil
	replaced := map[string]string{}
	for i, file := range p.pkg.Syntax {
		path := p.pkg.CompiledGoFiles[i]
		changed, err := p.plantFile(path, file)
		if err != nil {
			return nil, err
		}
		replaced[path] = filepath.Join(folder, filepath.Base(path))
		if err := os.WriteFile(replaced[path], changed, 0o644); err != nil {
			return nil, err
		}
	}
	const own = "zz_switches.go"
	path := filepath.Join(filepath.Dir(p.pkg.CompiledGoFiles[0]), own)
	replaced[path] = filepath.Join(folder, own)
	text := fmt.Sprintf("package %s\n\n%s\nconst mutCount = %d\n", p.pkg.Name, switches, len(p.mutants))
	return replaced, os.WriteFile(replaced[path], []byte(text), 0o644)
}

func (p *planter) plantFile(path string, file *ast.File) ([]byte, error) {
	var err error
	if p.source, err = os.ReadFile(path); err != nil {
		return nil, err
	}
	if p.name, err = filepath.Rel(p.root, path); err != nil {
		return nil, err
	}
	p.tokens, p.edits, p.results = p.pkg.Fset.File(file.Pos()), nil, nil
	for _, d := range file.Decls {
		p.declaration(d)
	}
	return p.edited(), nil
}

func (p *planter) edited() []byte {
	// Those at one place stay in order: what wraps another begins first.
	slices.SortStableFunc(p.edits, func(a, b edit) int { return cmp.Compare(a.at, b.at) })
	var out []byte
	at := 0
	for _, e := range p.edits {
		out = append(append(out, p.source[at:e.at]...), e.text...)
		at = e.at + e.length
	}
	return append(out, p.source[at:]...)
}

// mutant numbers a change of n.
func (p *planter) mutant(kind string, at token.Pos, n ast.Node) int {
	text := p.text(n)
	if len(text) > most {
		text = text[:most] + "…"
	}
	m := mutant{len(p.mutants) + 1, p.name, p.tokens.Line(at), kind, text}
	p.mutants = append(p.mutants, m)
	return m.ID
}

func (p *planter) text(n ast.Node) string {
	return string(p.source[p.tokens.Offset(n.Pos()):p.tokens.Offset(n.End())])
}

func (p *planter) insert(at token.Pos, format string, args ...any) {
	p.replace(at, 0, fmt.Sprintf(format, args...))
}

func (p *planter) replace(at token.Pos, length int, text string) {
	p.edits = append(p.edits, edit{p.tokens.Offset(at), length, text})
}

// fertile reports whether a switch may be put into n.
func (p *planter) fertile(n ast.Node) bool {
	for line := p.tokens.Line(n.Pos()); line <= p.tokens.Line(n.End()); line++ {
		if p.barren[spot{p.name, line}] {
			return false
		}
	}
	return true
}
