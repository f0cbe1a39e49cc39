package layout

import (
	"reflect"
	"text/template/parse"
)

// value is an expression of known type.
type value struct {
	typ reflect.Type
	of  func(r *run, dot reflect.Value) (reflect.Value, bool)
}

// pipe compiles an expression without functions after a | and without
// variables before a :=.
func (c *compiler) pipe(p *parse.PipeNode, dot reflect.Type) (value, bool) {
	if len(p.Decl) > 0 {
		return value{}, false
	}
	return c.operands(p, dot)
}

func (c *compiler) operands(p *parse.PipeNode, dot reflect.Type) (value, bool) {
	if len(p.Cmds) != 1 {
		return value{}, false
	}
	return c.command(p.Cmds[0], dot)
}

// command compiles one operand, or len of one.
func (c *compiler) command(cmd *parse.CommandNode, dot reflect.Type) (value, bool) {
	if len(cmd.Args) == 1 {
		return c.operand(cmd.Args[0], dot)
	}
	if id, ok := cmd.Args[0].(*parse.IdentifierNode); !ok || id.Ident != "len" || len(cmd.Args) != 2 {
		return value{}, false
	}
	list, ok := c.operand(cmd.Args[1], dot)
	if !ok || list.typ.Kind() != reflect.Slice && list.typ.Kind() != reflect.String {
		return value{}, false
	}
	return value{reflect.TypeFor[int](), func(r *run, dot reflect.Value) (reflect.Value, bool) {
		v, ok := list.of(r, dot)
		if !ok {
			return v, false
		}
		return reflect.ValueOf(v.Len()), true
	}}, true
}

func (c *compiler) operand(n parse.Node, dot reflect.Type) (value, bool) {
	start := value{dot, func(_ *run, dot reflect.Value) (reflect.Value, bool) { return dot, true }}
	switch n := n.(type) {
	case *parse.DotNode:
		return start, true
	case *parse.FieldNode:
		return c.fields(start, n.Ident)
	case *parse.PipeNode:
		return c.pipe(n, dot)
	case *parse.NumberNode:
		number := reflect.ValueOf(int(n.Int64))
		return value{number.Type(), func(*run, reflect.Value) (reflect.Value, bool) { return number, true }}, n.IsInt
	case *parse.VariableNode:
		slot, ok := c.variable(n.Ident[0])
		if !ok {
			return value{}, false
		}
		start = value{c.frame.types[slot], func(r *run, _ reflect.Value) (reflect.Value, bool) { return r.vars[slot], true }}
		return c.fields(start, n.Ident[1:])
	}
	return value{}, false
}

func (c *compiler) fields(v value, names []string) (value, bool) {
	for _, name := range names {
		var ok bool
		if v, ok = field(v, name); !ok {
			return value{}, false
		}
	}
	return v, v.typ.Kind() != reflect.Interface
}

// field compiles .name of a value: a method without arguments, or a field,
// in the order in which text/template looks for them.
func field(v value, name string) (value, bool) {
	if m, ok := v.typ.MethodByName(name); ok {
		return method(v, m)
	}
	t, pointer := v.typ, false
	if t.Kind() == reflect.Pointer {
		t, pointer = t.Elem(), true
	} else if _, hidden := reflect.PointerTo(t).MethodByName(name); hidden {
		return value{}, false // it depends on whether the value has an address
	}
	if t == ownType && !pointer {
		key := reflect.ValueOf(name)
		return value{key.Type(), func(r *run, dot reflect.Value) (reflect.Value, bool) {
			m, ok := v.of(r, dot)
			if !ok {
				return m, false
			}
			if text := m.MapIndex(key); text.IsValid() {
				return text, true
			}
			return reflect.ValueOf(""), true
		}}, true
	}
	if t.Kind() != reflect.Struct {
		return value{}, false
	}
	f, ok := t.FieldByName(name)
	if !ok || !f.IsExported() {
		return value{}, false
	}
	inner := t
	for _, i := range f.Index { // an embedded pointer may be nil
		if inner.Kind() != reflect.Struct {
			return value{}, false
		}
		inner = inner.Field(i).Type
	}
	return value{f.Type, func(r *run, dot reflect.Value) (reflect.Value, bool) {
		s, ok := v.of(r, dot)
		if !ok {
			return s, false
		}
		if pointer {
			if s.IsNil() {
				return s, false
			}
			s = s.Elem()
		}
		for _, i := range f.Index {
			s = s.Field(i)
		}
		return s, true
	}}, true
}

func method(v value, m reflect.Method) (value, bool) {
	fallible := m.Type.NumOut() == 2 && m.Type.Out(1) == reflect.TypeFor[error]()
	if m.Type.NumIn() != 1 || m.Type.NumOut() != 1 && !fallible {
		return value{}, false
	}
	return value{m.Type.Out(0), func(r *run, dot reflect.Value) (reflect.Value, bool) {
		s, ok := v.of(r, dot)
		if !ok || s.Kind() == reflect.Pointer && s.IsNil() {
			return s, false
		}
		out := s.Method(m.Index).Call(nil)
		return out[0], !fallible || out[1].IsNil()
	}}, true
}
