package layout

import (
	"html/template"
	"maps"
	"reflect"
	"text/template/parse"

	"bao/internal/diag"
)

// A template is checked without being executed: its tree is walked with the
// types of its view, in every branch. A template that others call is checked
// once for each type that it is called with.

// visit is a template checked for one type of dot.
type visit struct {
	call
	from  *View  // the first page that led here
	found []flaw // in its own text
	calls []called
	uses  map[use]bool

	resolving bool
}

// call is a template and what it is called with.
type call struct {
	name  string
	dot   reflect.Type // nil where it isn't known
	none  bool         // it is called without a dot
	maybe bool         // the dot may be nil
}

// called is a {{template}} in a visit.
type called struct {
	callee *visit
	file   file
	pos    int // of what it is called with, or of its name
	length int
	arg    string       // as it is written, "" for none
	sure   bool         // it stands in no branch
	dot    reflect.Type // of the caller
}

func (c called) place() diag.Place { return diag.At(c.file.path, c.file.data, c.pos, c.length) }

// flaw is a problem before it is known whose fault it is.
type flaw struct {
	diag.Problem
	what string // what the template does there that it can't: uses .Src
}

// use is a field of a view that a template looks at.
type use struct {
	of    reflect.Type
	field string
}

// printed is a value that is no text and that a page prints.
type printed struct {
	node *parse.ActionNode
	in   *visit
	said flaw // that it is no text
}

// checker goes through the templates of a set.
type checker struct {
	set      *Set
	kinds    map[reflect.Type][]string
	gone     map[string]string // see View
	visits   map[call]*visit
	order    []*visit
	expected map[string]map[call]bool // what the built-in templates call each other with
	prints   []printed
	theme    *checker // of the built-in templates alone
	own      []string // the names of an Own
	askedFor map[string]bool
}

// mostVisits bounds the work for templates that call each other with ever more types.
const mostVisits = 4000

func newChecker(s *Set, views []View, own []string) *checker {
	c := &checker{
		set: s, kinds: map[reflect.Type][]string{}, gone: map[string]string{}, visits: map[call]*visit{},
		own: own, askedFor: map[string]bool{},
	}
	for _, v := range views {
		c.kinds[v.Type] = v.Kinds
		maps.Copy(c.gone, v.Gone)
	}
	for i := range views {
		if s.root.Lookup(views[i].Template) != nil {
			c.visit(call{name: views[i].Template, dot: views[i].Type}, &views[i])
		}
	}
	return c
}

// visit checks a template for a type; nil if there is no such template.
func (c *checker) visit(k call, from *View) *visit {
	if v := c.visits[k]; v != nil || len(c.visits) > mostVisits {
		return v
	}
	t := c.set.root.Lookup(k.name)
	if t == nil || t.Tree == nil {
		return nil
	}
	v := &visit{call: k, from: from, uses: map[use]bool{}}
	c.visits[k], c.order = v, append(c.order, v)
	w := &walker{checker: c, visit: v, file: c.set.fileOf(t)}
	dot := val{typ: k.dot, none: k.none, path: w.path()}
	if !k.maybe {
		w.present = append(w.present, dot.path)
	}
	w.vars = []variable{{"$", dot}}
	w.list(t.Tree.Root, dot)
	return v
}

// fileOf finds the file that a template stands in: its own, or, for one that
// is defined within another, that of the other.
func (s *Set) fileOf(t *template.Template) file {
	if f, ok := s.files[t.Tree.ParseName]; ok {
		return f
	}
	return s.files[t.Name()]
}

// Check returns what is wrong in the templates that views lead to, in all of
// their branches, whether or not any page takes them. theme holds the built-in
// templates alone, by which a wrong call is told from a wrong template; nil
// where s is the built-in set itself; own are the names in an Own, sorted. It
// executes nothing, and must be called before the set is used.
func (s *Set) Check(views []View, theme *Set, own ...string) []diag.Problem {
	c := newChecker(s, views, own)
	c.expect(views, theme)
	problems := s.escapes(views)
	c.judgePrints()
	c.endless()
	problems = append(problems, c.report()...)
	problems = append(problems, c.unused()...)
	problems = append(problems, c.misfits()...)
	problems = append(problems, c.idleOwn()...)
	if len(s.broken) == 0 && diag.Errors(problems) == 0 {
		problems = append(problems, c.lost()...)
	}
	return problems
}

// expect notes what the templates of the theme are called with.
func (c *checker) expect(views []View, theme *Set) {
	known := c
	if theme != nil {
		known = newChecker(theme, views, nil)
		c.theme = known
	}
	c.expected = map[string]map[call]bool{}
	for k := range known.visits {
		if c.expected[k.name] == nil {
			c.expected[k.name] = map[call]bool{}
		}
		c.expected[k.name][k] = true
	}
}
