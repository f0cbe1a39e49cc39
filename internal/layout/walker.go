package layout

import (
	"reflect"
	"slices"
	"strconv"
	"text/template/parse"

	"bao/internal/diag"
)

// walker goes through one template.
type walker struct {
	*checker
	visit   *visit
	file    file
	vars    []variable
	present []string // paths of pointers that are known not to be nil here
	paths   int
	depth   int // of branches around
	asking  bool
}

type variable struct {
	name string
	val
}

// val is what is known of a value.
type val struct {
	typ  reflect.Type // nil: it may be anything
	none bool         // there is no value
	path string       // how one gets there from where nothing changes; "" for a value that was made
}

// path begins a path that nobody else has.
func (w *walker) path() string {
	w.paths++
	return strconv.Itoa(w.paths)
}

// fail notes what is wrong at a stretch of the file.
func (w *walker) fail(rule *diag.Rule, pos, length int, what, message, hint string) {
	w.visit.found = append(w.visit.found, w.flaw(rule, pos, length, what, message, hint))
}

// flaw is what fail notes.
func (w *walker) flaw(rule *diag.Rule, pos, length int, what, message, hint string) flaw {
	return flaw{rule.At(diag.At(w.file.path, w.file.data, pos, max(1, length)), message, hint), what}
}

func (w *walker) list(l *parse.ListNode, dot val) {
	if l == nil {
		return
	}
	vars := len(w.vars)
	defer func() { w.vars = w.vars[:vars] }()
	for _, n := range l.Nodes {
		w.node(n, dot)
	}
}

func (w *walker) node(n parse.Node, dot val) {
	switch n := n.(type) {
	case *parse.ActionNode:
		v := w.pipe(n.Pipe, dot)
		if len(n.Pipe.Decl) == 0 && v.typ != nil && !plain(v.typ) {
			pos, text := w.span(n.Pipe)
			w.prints = append(w.prints, printed{n, w.visit, w.noText(pos, text, v.typ)})
		}
	case *parse.IfNode:
		vars := len(w.vars)
		w.ask(n.Pipe, dot)
		yes, no := w.known(n.Pipe, dot)
		is, sure := w.kindIs(n.Pipe, dot)
		if !sure || is {
			w.with(yes, func() { w.list(n.List, dot) })
		}
		if !sure || !is {
			w.with(no, func() { w.list(n.ElseList, dot) })
		}
		w.vars = w.vars[:vars]
	case *parse.WithNode:
		vars := len(w.vars)
		v := w.ask(n.Pipe, dot)
		yes, no := w.known(n.Pipe, dot)
		w.with(append(yes, v.path), func() { w.list(n.List, v) })
		w.with(no, func() { w.list(n.ElseList, dot) })
		w.vars = w.vars[:vars]
	case *parse.RangeNode:
		w.ranging(n, dot)
	case *parse.TemplateNode:
		w.call(n, dot)
	}
}

// ask evaluates what an if or a with asks.
func (w *walker) ask(p *parse.PipeNode, dot val) val {
	w.asking = true
	defer func() { w.asking = false }()
	return w.pipe(p, dot)
}

// with does something where some paths are known to lead to a value.
func (w *walker) with(paths []string, do func()) {
	had := len(w.present)
	w.present = append(w.present, paths...)
	w.depth++
	do()
	w.depth--
	w.present = w.present[:had]
}

func (w *walker) ranging(n *parse.RangeNode, dot val) {
	vars := len(w.vars)
	defer func() { w.vars = w.vars[:vars] }()
	decl := n.Pipe.Decl
	v := w.value(n.Pipe, dot)
	index, item := w.items(n, v)
	item.path = w.path()
	if !n.Pipe.IsAssign {
		switch len(decl) {
		case 1:
			w.vars = append(w.vars, variable{decl[0].Ident[0], item})
		case 2:
			w.vars = append(w.vars, variable{decl[0].Ident[0], index}, variable{decl[1].Ident[0], item})
		}
	} else if len(decl) > 0 {
		w.assign(decl[len(decl)-1].Ident[0], item)
	}
	w.with([]string{item.path}, func() { w.list(n.List, item) })
	w.vars = w.vars[:vars]
	w.with(nil, func() { w.list(n.ElseList, dot) })
}

// items returns what {{range}} goes through.
func (w *walker) items(n *parse.RangeNode, v val) (index, item val) {
	if v.typ == nil {
		return val{}, val{}
	}
	t := indirect(v.typ)
	number := val{typ: reflect.TypeFor[int]()}
	pos, text := w.span(n.Pipe)
	switch t.Kind() {
	case reflect.Interface:
		return val{}, val{}
	case reflect.Slice, reflect.Array, reflect.Chan:
		return number, known(t.Elem())
	case reflect.Map:
		w.allOwn(t)
		return known(t.Key()), known(t.Elem())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if len(n.Pipe.Decl) < 2 {
			return number, val{typ: v.typ}
		}
		w.fail(wrongType, pos, len(text), text, "range 数数的时候只有一个变量", "写成 {{range $i := "+text+"}}")
		return val{}, val{}
	case reflect.Func:
		if t.CanSeq() && len(n.Pipe.Decl) < 2 {
			return number, known(t.In(0).In(0))
		}
		if t.CanSeq2() {
			return known(t.In(0).In(0)), known(t.In(0).In(1))
		}
	}
	hint := "range 要一组东西；有才显示用 {{with " + text + "}}…{{end}}"
	if lists := fieldsLike(w.visit.dot, isList); lists != "" {
		hint += "；这里成组的有：" + lists
	}
	w.fail(wrongType, pos, len(text), "range "+text, text+" 是"+kindWord(v.typ)+"，不是一组，不能 range", hint)
	return val{}, val{}
}

// known is a value of a type, which tells nothing where it is an interface.
func known(t reflect.Type) val {
	if t.Kind() == reflect.Interface {
		return val{}
	}
	return val{typ: t}
}

func (w *walker) assign(name string, v val) {
	for i, known := range slices.Backward(w.vars) {
		if known.name == name {
			if known.typ != v.typ {
				v.typ = nil // it depends on which way was taken
			}
			w.vars[i].val = val{typ: v.typ}
			return
		}
	}
}

func indirect(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

// call is {{template "name" .}}.
func (w *walker) call(n *parse.TemplateNode, dot val) {
	arg, length := val{none: true}, len(strconv.Quote(n.Name))
	text, pos := "", int(n.Pos)
	if n.Pipe != nil {
		arg = w.pipe(n.Pipe, dot)
		pos, text = w.span(n.Pipe)
		length = len(text)
	}
	if w.set.root.Lookup(n.Name) == nil {
		w.noTemplate(n)
		return
	}
	k := call{name: n.Name, dot: arg.typ, none: arg.none, maybe: w.maybeNil(arg)}
	callee := w.checker.visit(k, w.visit.from)
	if callee == nil {
		return
	}
	w.visit.calls = append(w.visit.calls, called{
		callee, w.file, pos, length, text, w.depth == 0, dot.typ,
	})
}

// maybeNil is true for a pointer of which nobody has asked whether it is there.
func (w *walker) maybeNil(v val) bool {
	return v.path != "" && v.typ != nil && v.typ.Kind() == reflect.Pointer && !slices.Contains(w.present, v.path)
}
