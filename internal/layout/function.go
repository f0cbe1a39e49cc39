package layout

import (
	"fmt"
	"reflect"
	"slices"
	"text/template/parse"
)

// function evaluates a call of one of Go's own functions, which are all there are.
func (w *walker) function(n parse.Node, name string, args []parse.Node, dot val, final *val) val {
	var list []given
	had := len(w.present)
	for _, arg := range args {
		list = append(list, w.given(arg, dot))
		if name == "and" || name == "or" { // which stop at the first that decides
			yes, no := w.implied(arg, dot)
			if name == "and" {
				w.present = append(w.present, yes...)
			} else {
				w.present = append(w.present, no...)
			}
		}
	}
	w.present = w.present[:had]
	pos := int(n.Position())
	if final != nil {
		list = append(list, argument(*final, pos, name))
	}
	text, number, is := val{typ: reflect.TypeFor[string]()}, val{typ: reflect.TypeFor[int]()}, val{typ: reflect.TypeFor[bool]()}
	if few, many := arity(name); len(list) < few || many >= 0 && len(list) > many {
		w.fail(wrongType, pos, len(name), name, fmt.Sprintf("%s 后面要跟 %s 个值，这里是 %d 个", name, count(few, many), len(list)), usage[name])
		return val{}
	}
	switch name {
	case "and", "or":
		return oneOf(list)
	case "not":
		return is
	case "eq", "ne", "lt", "le", "gt", "ge":
		w.compare(name, pos, list)
		return is
	case "len":
		w.length(list[0])
		return number
	case "index":
		return w.index(list)
	case "slice":
		return w.slice(list)
	case "call":
		return w.callFunc(list, pos)
	case "print", "println", "printf", "html", "js", "urlquery":
		for _, g := range list {
			w.asText(g)
		}
		return text
	}
	return val{}
}

// usage shows how a function is written.
var usage = map[string]string{
	"not": "写成 {{if not .Kicker}}", "eq": "写成 {{if eq .Kind \"article\"}}", "ne": "写成 {{if ne .Kind \"article\"}}",
	"lt": "写成 {{if lt .Count 300}}", "le": "写成 {{if le .Count 300}}", "gt": "写成 {{if gt .Count 300}}", "ge": "写成 {{if ge .Count 300}}",
	"len": "写成 {{len .Tags}}", "index": "写成 {{index .Tags 0}}", "slice": "写成 {{slice .Tags 0 2}}",
	"and": "写成 {{if and .Kicker .Deck}}", "or": "写成 {{if or .Kicker .Deck}}", "printf": "写成 {{printf \"%d 篇\" .Count}}",
}

// arity is how many values a function takes; -1 for any number.
func arity(name string) (few, many int) {
	switch name {
	case "and", "or", "call", "printf", "index":
		return 1, -1
	case "eq":
		return 2, -1
	case "ne", "lt", "le", "gt", "ge":
		return 2, 2
	case "not", "len":
		return 1, 1
	case "slice":
		return 1, 4
	}
	return 0, -1
}

func count(few, many int) string {
	if few == many {
		return fmt.Sprint(few)
	}
	return fmt.Sprintf("%d 个以上，至少 %d", few, few)
}

// oneOf is a value that is one of some.
func oneOf(list []given) val {
	for _, g := range list[1:] {
		if g.typ != list[0].typ {
			return val{}
		}
	}
	return val{typ: list[0].typ}
}

func (w *walker) length(g given) {
	if g.typ == nil {
		return
	}
	switch t := indirect(g.typ); t.Kind() {
	case reflect.String, reflect.Slice, reflect.Array, reflect.Map, reflect.Chan, reflect.Interface:
	default:
		w.fail(wrongType, g.pos, len(g.text), "len "+g.text, fmt.Sprintf("%s 是%s，没有长短", g.text, kindWord(g.typ)), "len 数一组有几个，或者一段文字有几个字节")
	}
}

func (w *walker) index(list []given) val {
	v := list[0].val
	w.longEnough(list, 1)
	for _, at := range list[1:] {
		if v.typ == nil {
			return val{}
		}
		switch t := indirect(v.typ); t.Kind() {
		case reflect.Interface:
			return val{}
		case reflect.Slice, reflect.Array, reflect.String:
			w.whole(at)
			if v = (val{typ: reflect.TypeFor[byte]()}); t.Kind() != reflect.String {
				v = known(t.Elem())
			}
		case reflect.Map:
			w.allOwn(t)
			if at.typ != nil && !at.typ.AssignableTo(t.Key()) && !(at.number != nil && basic(t.Key()) == number) {
				w.fail(wrongType, at.pos, len(at.text), "index", fmt.Sprintf("%s 是%s，这里要%s", at.text, kindWord(at.typ), kindWord(t.Key())), usage["index"])
				return val{}
			}
			v = known(t.Elem())
		default:
			g := list[0]
			w.fail(wrongType, g.pos, len(g.text), "index "+g.text, fmt.Sprintf("%s 是%s，不是一组，不能用 index 取其中一个", g.text, kindWord(g.typ)), usage["index"])
			return val{}
		}
	}
	return v
}

// longEnough reports an item that a list may not have, since nobody has asked
// how many there are; more is 1 where a number means the item at it, 0 where it
// means the end of a stretch.
func (w *walker) longEnough(list []given, more int) {
	g := list[0]
	if g.path == "" || g.typ == nil || len(list) < 2 {
		return
	}
	kind := indirect(g.typ).Kind()
	if kind != reflect.Slice && kind != reflect.String {
		return
	}
	need := 0
	for _, at := range list[1:] {
		if at.number != nil && at.number.IsInt {
			need = max(need, int(at.number.Int64)+more)
		}
	}
	known := func(path string) bool { return slices.Contains(w.present, path) }
	if need == 0 || known(lengthOf+g.path) || need == 1 && known(g.path) {
		return
	}
	last := list[len(list)-1]
	w.fail(mayLack, g.pos, last.pos+len(last.text)-g.pos, g.text, fmt.Sprintf("%s 不一定有 %d 个，不够的时候页面做不出来", g.text, need),
		fmt.Sprintf("先问够不够：{{if ge (len %s) %d}}…{{end}}；最多取几个，写 {{range $i, $x := %s}}{{if lt $i %d}}…{{end}}{{end}}", g.text, need, g.text, need))
}

// lengthOf begins the path of what was asked for its length.
const lengthOf = "len "

// whole reports what is no whole number where one is wanted.
func (w *walker) whole(g given) {
	if g.typ != nil && (basic(g.typ) != number || g.number != nil && !g.number.IsInt) {
		w.fail(wrongType, g.pos, len(g.text), g.text, fmt.Sprintf("%s 是%s，这里要一个整数", g.text, kindWord(g.typ)), usage["index"])
	}
}

func (w *walker) slice(list []given) val {
	g := list[0]
	w.longEnough(list, 0)
	for _, at := range list[1:] {
		w.whole(at)
	}
	if g.typ == nil {
		return val{}
	}
	switch t := indirect(g.typ); t.Kind() {
	case reflect.Interface:
		return val{}
	case reflect.String:
		return val{typ: reflect.TypeFor[string]()}
	case reflect.Array:
		return known(reflect.SliceOf(t.Elem()))
	case reflect.Slice:
		return known(t)
	}
	w.fail(wrongType, g.pos, len(g.text), "slice "+g.text, fmt.Sprintf("%s 是%s，不是一组，不能用 slice 取一段", g.text, kindWord(g.typ)), usage["slice"])
	return val{}
}

func (w *walker) callFunc(list []given, pos int) val {
	if list[0].typ == nil {
		return val{}
	}
	if list[0].typ.Kind() != reflect.Func {
		w.fail(wrongType, list[0].pos, len(list[0].text), "call", fmt.Sprintf("%s 是%s，不是函数", list[0].text, kindWord(list[0].typ)), "直接写 {{"+list[0].text+"}}")
		return val{}
	}
	return w.invoke(list[0].typ, 0, pos, list[0].text, list[1:])
}

// invoke checks the arguments of a method or function; skip is how many of
// its parameters stand for the receiver.
func (w *walker) invoke(f reflect.Type, skip, pos int, name string, args []given) val {
	want := f.NumIn() - skip
	few := want
	if f.IsVariadic() {
		few--
	}
	if len(args) < few || len(args) > want && !f.IsVariadic() {
		w.fail(wrongType, pos, len(name), name, fmt.Sprintf("%s 后面要跟 %d 个值，这里是 %d 个", name, few, len(args)), "数一数 "+name+" 后面的值")
		return val{}
	}
	for i, g := range args {
		in := f.In(min(i+skip, f.NumIn()-1))
		if f.IsVariadic() && i+skip >= f.NumIn()-1 {
			in = in.Elem()
		}
		if !takes(in, g) {
			w.fail(wrongType, g.pos, len(g.text), g.text, fmt.Sprintf("%s 是%s，%s 要%s", g.text, kindWord(g.typ), name, kindWord(in)), "换一个合适的值")
		}
	}
	if f.NumOut() == 0 {
		return val{}
	}
	return known(f.Out(0))
}

// takes reports whether text/template passes such an argument.
func takes(in reflect.Type, g given) bool {
	switch {
	case g.typ == nil || in.Kind() == reflect.Interface || g.typ.AssignableTo(in):
		return true
	case g.number != nil:
		b := basic(in)
		return b == number || b == unsigned || b == fraction
	case g.typ.Kind() == reflect.Pointer && g.typ.Elem().AssignableTo(in):
		return true
	}
	return reflect.PointerTo(g.typ).AssignableTo(in)
}
