package layout

import (
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// What {{.}} puts into a page is text for strings, numbers and what knows how
// to write itself. Everything else comes out as Go writes it: names of fields
// without their meaning, brackets, addresses in memory that differ from build
// to build.

var (
	stringer = reflect.TypeFor[fmt.Stringer]()
	failure  = reflect.TypeFor[error]()
	fragment = reflect.TypeFor[*Fragment]()
	markup   = reflect.TypeFor[template.HTML]()
)

// plain reports whether a value of a type comes out as text.
func plain(t reflect.Type) bool {
	for {
		if t.Implements(stringer) || t.Implements(failure) {
			return true
		}
		if t.Kind() != reflect.Pointer {
			break
		}
		t = t.Elem()
	}
	return t.Kind() == reflect.Interface || basic(t) != noClass
}

// noText is what is said of something, as it is written, that is printed and is
// no text.
func (w *walker) noText(pos int, text string, t reflect.Type) flaw {
	return w.flaw(printsGo, pos, len(text), text, fmt.Sprintf("%s 是%s，直接放进网页不成样子", text, kindWord(t)), printHint(text, t))
}

// judgePrints reports what is printed and is no text. Scripts are left out:
// there html/template writes lists and structs as JavaScript. It tells by the
// escapers, so nothing is judged that could not be escaped.
func (c *checker) judgePrints() {
	for _, p := range c.prints {
		if names := printedInto(p.node); len(names) > 0 && !slices.Contains(names, "jsvalescaper") {
			p.in.found = append(p.in.found, p.said)
		}
	}
}

// printedInto returns the escapers at the end of an action.
func printedInto(n *parse.ActionNode) (names []string) {
	for _, cmd := range n.Pipe.Cmds {
		if id, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
			if name, ok := strings.CutPrefix(id.Ident, "_html_template_"); ok {
				names = append(names, name)
			}
		}
	}
	return names
}

// asText reports an argument of print and its like that comes out as
// addresses; brackets may be meant there.
func (w *walker) asText(g given) {
	if g.typ != nil && !plain(g.typ) && opaque(g.typ, 0) {
		w.visit.found = append(w.visit.found, w.noText(g.pos, g.text, g.typ))
	}
}

// opaque reports whether there are pointers or functions in what Go writes of
// a type.
func opaque(t reflect.Type, depth int) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Func, reflect.Chan, reflect.UnsafePointer:
		return true
	case reflect.Slice, reflect.Array, reflect.Map:
		return depth < 5 && opaque(t.Elem(), depth+1)
	case reflect.Struct:
		for i := range t.NumField() {
			if depth < 5 && opaque(t.Field(i).Type, depth+1) {
				return true
			}
		}
	}
	return false
}

// printHint says what to write instead.
func printHint(text string, t reflect.Type) string {
	dot := text + "."
	if text == "." {
		dot = "."
	}
	inner := indirect(t)
	if m, _, ok := methodOf(inner, "HTML"); ok && m.Type.NumIn() == 1 && m.Type.Out(0) == markup {
		return fmt.Sprintf("写 {{%sHTML}}", dot)
	}
	if inner == ownType {
		return fmt.Sprintf("写明要哪一个，如 {{%s统计号}}", dot)
	}
	if isList(inner) {
		if _, ok := inner.MethodByName("Spaced"); ok {
			return fmt.Sprintf("写 {{template \"phrases.html\" %s}}", text)
		}
		item := "."
		if !plain(inner.Elem()) {
			item = firstText(inner.Elem())
		}
		return fmt.Sprintf("一个一个来：{{range %s}}{{%s}}{{end}}", text, item)
	}
	if fields := textFields(inner); len(fields) > 0 {
		return fmt.Sprintf("写其中一项，如 {{%s%s}}；有：%s", dot, fields[0], strings.Join(fields, "、"))
	}
	if names := membersOf(inner); len(names) > 0 {
		return "写其中一项：" + strings.Join(names, "、")
	}
	return "换一个是文字的字段"
}

// textFields lists what of a struct can be printed, Text first.
func textFields(t reflect.Type) []string {
	var names []string
	for _, f := range fieldsOf(t) {
		switch {
		case !plain(f.Type):
		case f.Name == "Text":
			names = slices.Insert(names, 0, f.Name)
		default:
			names = append(names, f.Name)
		}
	}
	return names
}

func firstText(t reflect.Type) string {
	if names := textFields(indirect(t)); len(names) > 0 {
		return "." + names[0]
	}
	return "…"
}
