package layout

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
)

// class is how Go's comparing functions see a type.
type class int

const (
	noClass class = iota
	yesNo
	number
	unsigned
	fraction
	complexNumber
	text
)

func basic(t reflect.Type) class {
	switch t.Kind() {
	case reflect.Bool:
		return yesNo
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return number
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return unsigned
	case reflect.Float32, reflect.Float64:
		return fraction
	case reflect.Complex64, reflect.Complex128:
		return complexNumber
	case reflect.String:
		return text
	}
	return noClass
}

// compare reports values that eq, lt and their like refuse.
func (w *walker) compare(name string, pos int, list []given) {
	ordered := name != "eq" && name != "ne"
	for _, g := range list {
		if g.typ == nil {
			continue
		}
		c := basic(g.typ)
		if ordered && (c == noClass || c == yesNo || c == complexNumber) {
			w.fail(wrongType, g.pos, len(g.text), name+" "+g.text, fmt.Sprintf("%s 是%s，比不出大小", g.text, kindWord(g.typ)), "能比大小的是数和文字；一组有几个，写 (len "+g.text+")")
			return
		}
		if c == noClass && !g.typ.Comparable() && !slices.ContainsFunc(list, func(g given) bool { return g.null }) {
			hint := "比它里面的一项"
			if isList(g.typ) {
				hint = "看有没有就写 {{if " + g.text + "}}；有几个就写 (len " + g.text + ")"
			}
			w.fail(wrongType, g.pos, len(g.text), name+" "+g.text, fmt.Sprintf("%s 是%s，不能比", g.text, kindWord(g.typ)), hint)
			return
		}
	}
	first := list[0]
	for _, g := range list[1:] {
		if first.typ == nil || g.typ == nil || first.null || g.null || alike(first.typ, g.typ) {
			continue
		}
		w.fail(wrongType, first.pos, g.pos+len(g.text)-first.pos, name,
			fmt.Sprintf("%s 是%s，%s 是%s，不能比", first.text, kindWord(first.typ), g.text, kindWord(g.typ)), alikeHint(name, first, g))
		return
	}
}

func alike(a, b reflect.Type) bool {
	x, y := basic(a), basic(b)
	if x == noClass && y == noClass {
		return a.Kind() == b.Kind()
	}
	return x == y || x == number && y == unsigned || x == unsigned && y == number
}

// alikeHint shows the comparison as it was meant.
func alikeHint(name string, a, b given) string {
	if n, err := strconv.Unquote(b.text); err == nil && basic(a.typ) == number {
		if _, err := strconv.Atoi(n); err == nil {
			return fmt.Sprintf("数不加引号：%s %s %s", name, a.text, n)
		}
	}
	if basic(a.typ) == text && b.number != nil {
		return fmt.Sprintf("文字要加引号：%s %s %q", name, a.text, b.text)
	}
	return "两边要一样：都是数，或者都是文字"
}

// known returns which paths lead to something where a condition holds, and
// where it does not.
func (w *walker) known(p *parse.PipeNode, dot val) (yes, no []string) {
	if p == nil || len(p.Cmds) != 1 {
		return nil, nil
	}
	cmd := p.Cmds[0]
	if len(cmd.Args) == 1 {
		return w.implied(cmd.Args[0], dot)
	}
	id, ok := cmd.Args[0].(*parse.IdentifierNode)
	if !ok {
		return nil, nil
	}
	switch id.Ident { // whoever asks for a length knows what he does in either case
	case "len":
		paths, _ := w.implied(cmd.Args[1], dot)
		if len(paths) == 0 {
			return nil, nil
		}
		yes = []string{lengthOf + paths[len(paths)-1]}
		return yes, yes
	case "eq", "ne", "lt", "le", "gt", "ge":
		for _, arg := range cmd.Args[1:] {
			if inner, ok := arg.(*parse.PipeNode); ok {
				y, n := w.known(inner, dot)
				yes, no = append(yes, y...), append(no, n...)
			}
		}
		if len(yes)+len(no) > 0 {
			return lengths(yes), lengths(no)
		}
	}
	var ifYes, ifNo []string
	for _, arg := range cmd.Args[1:] {
		y, n := w.implied(arg, dot)
		ifYes, ifNo = append(ifYes, y...), append(ifNo, n...)
	}
	single := len(cmd.Args) == 2
	switch {
	case id.Ident == "not" && single:
		return ifNo, ifYes
	case (id.Ident == "and" || id.Ident == "or") && single:
		return ifYes, ifNo
	case id.Ident == "and":
		return ifYes, nil
	case id.Ident == "or":
		return nil, ifNo
	case id.Ident == "ne" && isNil(cmd.Args[len(cmd.Args)-1]):
		return ifYes, nil
	case id.Ident == "eq" && isNil(cmd.Args[len(cmd.Args)-1]):
		return nil, ifYes
	}
	return nil, nil
}

// lengths keeps what is known of lengths.
func lengths(paths []string) []string {
	return slices.DeleteFunc(paths, func(p string) bool { return !strings.HasPrefix(p, lengthOf) })
}

func isNil(n parse.Node) bool { return n.Type() == parse.NodeNil }

// implied is known of one operand.
func (w *walker) implied(n parse.Node, dot val) (yes, no []string) {
	var v val
	var names []string
	switch n := n.(type) {
	case *parse.PipeNode:
		return w.known(n, dot)
	case *parse.DotNode:
		v = dot
	case *parse.FieldNode:
		v, names = dot, n.Ident
	case *parse.VariableNode:
		v, names = w.variable(n.Ident[0]), n.Ident[1:]
	}
	if v.path == "" {
		return nil, nil
	}
	path := v.path
	for _, name := range names {
		path += "." + name
		yes = append(yes, path)
	}
	return append(yes, path), nil
}

// kindIs answers {{if eq .Kind "article"}} for the pages that are checked, as
// far as their view says; what stands there is for those of that kind.
func (w *walker) kindIs(p *parse.PipeNode, dot val) (is, sure bool) {
	if len(p.Cmds) != 1 || len(p.Cmds[0].Args) < 3 {
		return false, false
	}
	args := p.Cmds[0].Args
	id, ok := args[0].(*parse.IdentifierNode)
	if !ok || id.Ident == "or" {
		return false, false
	}
	if id.Ident == "and" {
		for _, arg := range args[1:] {
			if inner, ok := arg.(*parse.PipeNode); ok {
				if is, sure := w.kindIs(inner, dot); sure && !is {
					return false, true
				}
			}
		}
		return false, false
	}
	kinds := w.kindsOf(args[1], dot)
	if kinds == nil || id.Ident != "eq" && id.Ident != "ne" {
		return false, false
	}
	for _, arg := range args[2:] {
		s, ok := arg.(*parse.StringNode)
		if !ok || slices.Contains(kinds, s.Text) {
			if ok && len(kinds) == 1 {
				return id.Ident == "eq", true
			}
			return false, false
		}
	}
	return id.Ident == "ne", true
}

// kindsOf returns what .Kind may say.
func (w *walker) kindsOf(n parse.Node, dot val) []string {
	switch n := n.(type) {
	case *parse.FieldNode:
		if len(n.Ident) == 1 && n.Ident[0] == "Kind" {
			return w.kinds[dot.typ]
		}
	case *parse.VariableNode:
		if v := w.variable(n.Ident[0]); len(n.Ident) == 2 && n.Ident[1] == "Kind" {
			return w.kinds[v.typ]
		}
	}
	return nil
}
