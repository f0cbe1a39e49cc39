package layout

import (
	"html/template"
	"reflect"
	"slices"
	"text/template/parse"
)

// compiler turns escaped parse trees into steps. Every method reports false
// for what it does not know.
type compiler struct {
	root     *template.Template
	writers  writers
	programs map[programKey]*program // of this page, so that templates may call each other
	frame    *frame
}

// frame is what is known while one template is compiled.
type frame struct {
	program *program
	types   []reflect.Type // of the variables, by slot
	names   []string       // of the variables in scope
	slots   []int          // of the variables in scope
}

func (c *compiler) template(name string, dot reflect.Type) (*program, bool) {
	key := programKey{name, dot}
	if p := c.programs[key]; p != nil {
		return p, true
	}
	list := c.tree(name)
	if list == nil {
		return nil, false
	}
	p := &program{}
	c.programs[key] = p
	outer := c.frame
	defer func() { c.frame = outer }()
	c.frame = &frame{program: p, types: []reflect.Type{dot}, names: []string{"$"}, slots: []int{0}}
	var ok bool
	p.body, ok = c.list(list, dot)
	return p, ok
}

func (c *compiler) list(list *parse.ListNode, dot reflect.Type) ([]step, bool) {
	if list == nil {
		return nil, true
	}
	names, slots := len(c.frame.names), len(c.frame.slots)
	defer func() { c.frame.names, c.frame.slots = c.frame.names[:names], c.frame.slots[:slots] }()
	var steps []step
	for _, n := range list.Nodes {
		if _, ok := n.(*parse.CommentNode); ok {
			continue
		}
		s, ok := c.node(n, dot)
		if !ok {
			return nil, false
		}
		if s != nil { // the call of an empty part has none
			steps = append(steps, s)
		}
	}
	return steps, true
}

func (c *compiler) node(n parse.Node, dot reflect.Type) (step, bool) {
	switch n := n.(type) {
	case *parse.TextNode:
		text := n.Text
		return func(r *run, _ reflect.Value) bool {
			r.out = append(r.out, text...)
			return true
		}, true
	case *parse.ActionNode:
		return c.action(n, dot)
	case *parse.IfNode:
		return c.branch(n, dot)
	case *parse.WithNode:
		return c.with(n, dot)
	case *parse.RangeNode:
		return c.ranging(n, dot)
	case *parse.TemplateNode:
		return c.call(n, dot)
	}
	return nil, false
}

// action prints a value; escapers are the last commands of its pipeline.
func (c *compiler) action(n *parse.ActionNode, dot reflect.Type) (step, bool) {
	if len(n.Pipe.Decl) > 0 {
		return c.declaration(n.Pipe, dot)
	}
	if len(n.Pipe.Cmds) < 2 {
		return nil, false
	}
	value, ok := c.command(n.Pipe.Cmds[0], dot)
	if !ok {
		return nil, false
	}
	names, ok := escaperNames(n.Pipe.Cmds[1:])
	write := c.writers[names]
	if !ok || write == nil {
		return nil, false
	}
	return func(r *run, dot reflect.Value) bool {
		v, ok := value.of(r, dot)
		return ok && write(r, v)
	}, true
}

// declaration is {{$x := …}}; nothing is printed.
func (c *compiler) declaration(p *parse.PipeNode, dot reflect.Type) (step, bool) {
	if p.IsAssign || len(p.Decl) != 1 {
		return nil, false
	}
	value, ok := c.operands(p, dot)
	if !ok {
		return nil, false
	}
	slot := c.declare(p.Decl[0].Ident[0], value.typ)
	return func(r *run, dot reflect.Value) bool {
		v, ok := value.of(r, dot)
		r.vars[slot] = v
		return ok
	}, true
}

func (c *compiler) branch(n *parse.IfNode, dot reflect.Type) (step, bool) {
	test, ok := c.condition(n.Pipe, dot)
	yes, okYes := c.list(n.List, dot)
	no, okNo := c.list(n.ElseList, dot)
	return func(r *run, dot reflect.Value) bool {
		is, ok := test(r, dot)
		if !ok {
			return false
		}
		if is {
			return r.steps(yes, dot)
		}
		return r.steps(no, dot)
	}, ok && okYes && okNo
}

func (c *compiler) with(n *parse.WithNode, dot reflect.Type) (step, bool) {
	value, ok := c.pipe(n.Pipe, dot)
	if !ok {
		return nil, false
	}
	yes, okYes := c.list(n.List, value.typ)
	no, okNo := c.list(n.ElseList, dot)
	return func(r *run, dot reflect.Value) bool {
		v, ok := value.of(r, dot)
		if !ok {
			return false
		}
		if truth(v) {
			return r.steps(yes, v)
		}
		return r.steps(no, dot)
	}, okYes && okNo
}

// ranging goes through slices and arrays. The variables are those of
// {{range $x := …}} and {{range $i, $x := …}}.
func (c *compiler) ranging(n *parse.RangeNode, dot reflect.Type) (step, bool) {
	value, ok := c.operands(n.Pipe, dot)
	if !ok || value.typ.Kind() != reflect.Slice && value.typ.Kind() != reflect.Array || value.typ.Elem().Kind() == reflect.Interface {
		return nil, false
	}
	index, item := -1, -1
	names, slots := len(c.frame.names), len(c.frame.slots)
	switch decl := n.Pipe.Decl; len(decl) {
	case 1:
		item = c.declare(decl[0].Ident[0], value.typ.Elem())
	case 2:
		index = c.declare(decl[0].Ident[0], reflect.TypeFor[int]())
		item = c.declare(decl[1].Ident[0], value.typ.Elem())
	}
	body, okBody := c.list(n.List, value.typ.Elem())
	c.frame.names, c.frame.slots = c.frame.names[:names], c.frame.slots[:slots]
	none, okNone := c.list(n.ElseList, dot)
	return func(r *run, dot reflect.Value) bool {
		v, ok := value.of(r, dot)
		if !ok {
			return false
		}
		if v.Len() == 0 {
			return r.steps(none, dot)
		}
		for i := range v.Len() {
			if index >= 0 {
				r.vars[index] = reflect.ValueOf(i)
			}
			if item >= 0 {
				r.vars[item] = v.Index(i)
			}
			if !r.steps(body, v.Index(i)) {
				return false
			}
		}
		return true
	}, okBody && okNone && !n.Pipe.IsAssign
}

func (c *compiler) declare(name string, t reflect.Type) (slot int) {
	f := c.frame
	f.types = append(f.types, t)
	slot = len(f.types) - 1
	f.program.vars = slot
	f.names = append(f.names, name)
	f.slots = append(f.slots, slot)
	return slot
}

// variable finds the innermost variable of a name.
func (c *compiler) variable(name string) (slot int, ok bool) {
	for i, known := range slices.Backward(c.frame.names) {
		if known == name {
			return c.frame.slots[i], true
		}
	}
	return 0, false
}

func (c *compiler) call(n *parse.TemplateNode, dot reflect.Type) (step, bool) {
	if n.Pipe == nil {
		return nil, false
	}
	value, ok := c.pipe(n.Pipe, dot)
	if !ok {
		return nil, false
	}
	if list := c.tree(n.Name); list != nil && len(list.Nodes) == 0 {
		return nil, true
	}
	p, ok := c.template(n.Name, value.typ)
	return func(r *run, dot reflect.Value) bool {
		v, ok := value.of(r, dot)
		return ok && r.program(p, v)
	}, ok
}
