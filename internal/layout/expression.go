package layout

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
	"unicode"
	"unicode/utf8"
)

// pipe returns what a pipeline makes, and declares or sets its variables.
func (w *walker) pipe(p *parse.PipeNode, dot val) val {
	v := w.value(p, dot)
	for _, d := range p.Decl {
		if p.IsAssign {
			w.assign(d.Ident[0], v)
		} else {
			w.vars = append(w.vars, variable{d.Ident[0], v})
		}
	}
	return v
}

// value returns what a pipeline makes: each command gets what the one before
// made as its last argument.
func (w *walker) value(p *parse.PipeNode, dot val) val {
	if p == nil {
		return val{}
	}
	var v *val
	for _, cmd := range p.Cmds {
		made := w.command(cmd, dot, v)
		v = &made
	}
	if v == nil {
		return val{}
	}
	return *v
}

// command evaluates one command; final is what was piped into it.
func (w *walker) command(cmd *parse.CommandNode, dot val, final *val) val {
	first, args := cmd.Args[0], cmd.Args[1:]
	if id, ok := first.(*parse.IdentifierNode); ok {
		return w.function(cmd, id.Ident, args, dot, final)
	}
	var given []given
	for _, arg := range args {
		given = append(given, w.given(arg, dot))
	}
	if final != nil {
		pos, text := w.span(first)
		given = append(given, argument(*final, pos, text))
	}
	if v, ok := w.fields(first, dot, given); ok {
		return v
	}
	if len(given) > 0 {
		pos, text := w.span(first)
		hint := "放一个值就写 {{" + text + "}}；并排放两个，分成两处写"
		w.fail(wrongType, pos, len(text), text, text+" 不是函数，后面不能跟别的东西", hint)
		return val{}
	}
	return w.operand(first, dot)
}

// given is an argument.
type given struct {
	val
	pos    int
	text   string
	number *parse.NumberNode // a number that is written there, of no fixed type
	null   bool              // nil
}

func argument(v val, pos int, text string) given { return given{val: v, pos: pos, text: text} }

func (w *walker) given(n parse.Node, dot val) given {
	pos, text := w.span(n)
	g := argument(w.operand(n, dot), pos, text)
	g.number, _ = n.(*parse.NumberNode)
	_, g.null = n.(*parse.NilNode)
	return g
}

// operand evaluates what stands alone or as an argument.
func (w *walker) operand(n parse.Node, dot val) val {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.NilNode:
		return val{}
	case *parse.BoolNode:
		return val{typ: reflect.TypeFor[bool]()}
	case *parse.StringNode:
		return val{typ: reflect.TypeFor[string]()}
	case *parse.NumberNode:
		return val{typ: numberType(n)}
	case *parse.PipeNode:
		return w.pipe(n, dot)
	case *parse.IdentifierNode:
		return w.function(n, n.Ident, nil, dot, nil)
	}
	v, _ := w.fields(n, dot, nil)
	return v
}

// fields evaluates .A.B, $x.A.B and (…).A.B, the last with arguments; false for
// anything else.
func (w *walker) fields(n parse.Node, dot val, args []given) (val, bool) {
	switch n := n.(type) {
	case *parse.FieldNode:
		return w.chain(dot, n, n.Ident, ".", args), true
	case *parse.VariableNode:
		return w.chain(w.variable(n.Ident[0]), n, n.Ident[1:], n.Ident[0]+".", args), true
	case *parse.ChainNode:
		return w.chain(w.operand(n.Node, dot), n, n.Field, "(…).", args), true
	}
	return val{}, false
}

// numberType is that of a number where nothing says of which type it is to be.
func numberType(n *parse.NumberNode) reflect.Type {
	switch {
	case n.IsComplex && !n.IsInt && !n.IsFloat:
		return reflect.TypeFor[complex128]()
	case n.IsFloat && strings.ContainsAny(n.Text, ".eEpP") && !strings.HasPrefix(n.Text, "'") && !strings.HasPrefix(strings.ToLower(n.Text), "0x"):
		return reflect.TypeFor[float64]()
	}
	return reflect.TypeFor[int]()
}

func (w *walker) variable(name string) val {
	for _, v := range slices.Backward(w.vars) {
		if v.name == name {
			return v.val
		}
	}
	return val{}
}

// chain evaluates .A.B of a value; the arguments are those of the last.
func (w *walker) chain(v val, n parse.Node, names []string, before string, args []given) val {
	pos, full := w.span(n)
	at := pos
	if i := strings.Index(full, "."); i > 0 {
		at += i // behind a variable
	}
	for i, name := range names {
		var last []given
		if i == len(names)-1 {
			last = args
		}
		v = w.member(v, name, at+1, before, last)
		before += name + "."
		at += len(name) + 1
	}
	return v
}

// member evaluates .name of a value, in the order in which text/template looks
// for it: a method, a field, a key of a map. before is how the value is
// written, with the dot; pos is where the name stands.
func (w *walker) member(v val, name string, pos int, before string, args []given) val {
	owner := strings.TrimSuffix(before, ".")
	switch {
	case v.none:
		w.fail(unknownField, pos, len(name), "."+name, fmt.Sprintf("这里没有内容，取不到 .%s", name), "调用它的地方要给它内容，一般是一个点")
		return val{}
	case v.typ == nil:
		return val{}
	}
	t := indirect(v.typ)
	w.use(t, name)
	if m, byPointer, ok := methodOf(t, name); ok {
		if !byPointer {
			w.mayBeNil(v, pos-1, owner, name)
		}
		return w.invoke(m.Type, 1, pos, name, args)
	}
	switch t.Kind() {
	case reflect.Interface:
		return val{}
	case reflect.Struct:
		f, ok := t.FieldByName(name)
		if !ok || !f.IsExported() {
			w.noField(t, name, pos)
			return val{}
		}
		w.mayBeNil(v, pos-1, owner, name)
		if len(args) > 0 {
			w.fail(wrongType, pos-1, len(name)+1, "."+name, "."+name+" 不是函数，后面不能跟别的东西", "放一个值就写 {{."+name+"}}")
			return val{}
		}
		made := known(f.Type)
		if v.path != "" {
			made.path = v.path + "." + name
		}
		return made
	case reflect.Map:
		if t == ownType {
			return w.ownText(v, name, pos)
		}
		if reflect.TypeFor[string]().AssignableTo(t.Key()) {
			return known(t.Elem())
		}
	}
	what := owner
	if what == "" {
		what = "."
	}
	w.fail(unknownField, pos, len(name), before+name, fmt.Sprintf("%s 是%s，里面没有 .%s", what, kindWord(v.typ), name), memberHint(v.typ, what, name))
	return val{}
}

func memberHint(t reflect.Type, owner, name string) string {
	if isList(indirect(t)) {
		return fmt.Sprintf("它是一组，一个一个来：{{range %s}}{{.%s}}{{end}}", owner, name)
	}
	hint := fmt.Sprintf("它本身就是内容，写 {{%s}}", owner)
	if owner == "." {
		return hint + "；要用整页的内容，写 {{$." + name + "}}"
	}
	return hint
}

// methodOf finds a method of a type or of a pointer to it. byPointer tells
// that only the pointer has it, which may make something of nil.
func methodOf(t reflect.Type, name string) (m reflect.Method, byPointer, ok bool) {
	if !exported(name) {
		return m, false, false
	}
	if t.Kind() == reflect.Interface {
		return m, false, false
	}
	if m, ok = t.MethodByName(name); ok {
		return m, false, true
	}
	m, ok = reflect.PointerTo(t).MethodByName(name)
	return m, true, ok
}

func exported(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(r)
}

// mayBeNil reports a field of what is not always there.
func (w *walker) mayBeNil(v val, pos int, owner, name string) {
	if !w.maybeNil(v) {
		return
	}
	with := owner
	if with == "" {
		with = "."
	}
	start := max(0, pos-len(owner))
	w.fail(mayLack, start, pos-start+1+len(name), with, fmt.Sprintf("%s 有的页面没有，没有的时候 .%s 就取不到", with, name),
		fmt.Sprintf("先问有没有：{{with %s}}{{.%s}}{{end}}", with, name))
	w.present = append(w.present, v.path) // once is enough
}

// use notes that a field was looked at, under the type that declares it.
func (w *walker) use(t reflect.Type, name string) {
	if t.Kind() != reflect.Struct {
		return
	}
	w.visit.uses[useOf(t, name)] = true
}

// span returns where a node stands in its file, and its text.
func (w *walker) span(n parse.Node) (pos int, text string) {
	pos, text = int(n.Position()), n.String()
	switch n := n.(type) {
	case *parse.FieldNode:
		if len(n.Ident) > 1 { // text/template gives the place of the second
			pos -= 1 + len(n.Ident[0])
		}
	case *parse.VariableNode:
		if len(n.Ident) > 1 {
			pos -= len(n.Ident[0])
		}
	case *parse.ChainNode:
		text = ""
		for _, f := range n.Field {
			text += "." + f
		}
	case *parse.PipeNode:
		if len(n.Cmds) == 0 {
			break
		}
		if _, made, ok := strings.Cut(text, "= "); ok && len(n.Decl) > 0 {
			text = made
		}
		if len(n.Cmds) == 1 && len(n.Cmds[0].Args) == 1 {
			return w.span(n.Cmds[0].Args[0])
		}
		pos, _ = w.span(n.Cmds[0].Args[0])
	}
	return max(0, min(pos, len(w.file.data))), text
}
