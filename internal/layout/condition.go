package layout

import (
	"cmp"
	"reflect"
	"text/template/parse"
)

// condition is what an if asks.
type condition func(r *run, dot reflect.Value) (is, ok bool)

// condition compiles a value, some of them with and, or, not, or two of them
// compared.
func (c *compiler) condition(p *parse.PipeNode, dot reflect.Type) (condition, bool) {
	if len(p.Decl) > 0 || len(p.Cmds) != 1 {
		return nil, false
	}
	args := p.Cmds[0].Args
	id, ok := args[0].(*parse.IdentifierNode)
	if !ok || id.Ident == "len" {
		single, ok := c.command(p.Cmds[0], dot)
		return func(r *run, dot reflect.Value) (bool, bool) {
			v, ok := single.of(r, dot)
			return ok && truth(v), ok
		}, ok
	}
	var values []value
	for _, arg := range args[1:] {
		v, ok := c.operand(arg, dot)
		if !ok {
			return nil, false
		}
		values = append(values, v)
	}
	switch {
	case len(values) == 0:
	case id.Ident == "and", id.Ident == "or":
		return logic(values, id.Ident == "or"), true
	case id.Ident == "not" && len(values) == 1:
		is := logic(values, true)
		return func(r *run, dot reflect.Value) (bool, bool) {
			yes, ok := is(r, dot)
			return !yes, ok
		}, true
	case len(values) == 2:
		return comparison(id.Ident, values[0], values[1])
	}
	return nil, false
}

// logic is or (any) or and, which stop at the first value that decides.
func logic(values []value, any bool) condition {
	return func(r *run, dot reflect.Value) (bool, bool) {
		is := false
		for _, value := range values {
			v, ok := value.of(r, dot)
			if !ok {
				return false, false
			}
			if is = truth(v); is == any {
				break
			}
		}
		return is, true
	}
}

// comparison compares two numbers or two strings.
func comparison(word string, a, b value) (condition, bool) {
	test, known := map[string]func(order int) bool{
		"eq": func(order int) bool { return order == 0 }, "ne": func(order int) bool { return order != 0 },
		"lt": func(order int) bool { return order < 0 }, "le": func(order int) bool { return order <= 0 },
		"gt": func(order int) bool { return order > 0 }, "ge": func(order int) bool { return order >= 0 },
	}[word]
	strings := a.typ.Kind() == reflect.String && b.typ.Kind() == reflect.String
	numbers := a.typ.Kind() == reflect.Int && b.typ.Kind() == reflect.Int
	return func(r *run, dot reflect.Value) (bool, bool) {
		x, okX := a.of(r, dot)
		y, okY := b.of(r, dot)
		if !okX || !okY {
			return false, false
		}
		if strings {
			return test(cmp.Compare(x.String(), y.String())), true
		}
		return test(cmp.Compare(x.Int(), y.Int())), true
	}, known && (strings || numbers)
}
