package layout

import (
	"fmt"
	"go/token"
	"html/template"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"bao/internal/diag"
)

// kindWord names a type as the handbook does: 一段文字, 一个数, 一组 Link.
func kindWord(t reflect.Type) string {
	if t == nil {
		return "空的"
	}
	inner := indirect(t)
	switch {
	case t == fragment || inner == fragment.Elem():
		return "做好的一块"
	case inner == markup:
		return "排好的内容"
	case inner.PkgPath() == reflect.TypeFor[template.CSS]().PkgPath() && inner.Kind() == reflect.String:
		return "一段文字"
	}
	switch basic(inner) {
	case yesNo:
		return "“是”或“否”"
	case number, unsigned, fraction, complexNumber:
		return "一个数"
	case text:
		return "一段文字"
	}
	switch inner.Kind() {
	case reflect.Slice, reflect.Array:
		if inner.Name() != "" {
			return "断句（" + inner.Name() + "）"
		}
		if of := indirect(inner.Elem()); of.Name() != "" && of.PkgPath() != "" && of.Kind() == reflect.Struct {
			return "一组 " + of.Name()
		}
		return "一组" + strings.TrimPrefix(kindWord(inner.Elem()), "一段")
	case reflect.Map:
		return "一张对照表"
	case reflect.Func:
		return "一个函数"
	case reflect.Struct:
		return "一份 " + inner.Name()
	}
	return inner.String()
}

func isList(t reflect.Type) bool {
	return t.Kind() == reflect.Slice || t.Kind() == reflect.Array || t.Kind() == reflect.Map
}

// fieldsOf lists the fields of a struct that templates see, those of embedded
// structs among them; none for another type.
func fieldsOf(t reflect.Type) []reflect.StructField {
	if t.Kind() != reflect.Struct {
		return nil
	}
	return slices.DeleteFunc(reflect.VisibleFields(t), func(f reflect.StructField) bool { return !f.IsExported() || f.Anonymous })
}

// fieldsLike lists some fields of a view whose types are as wanted.
func fieldsLike(view reflect.Type, like func(reflect.Type) bool) string {
	if view == nil {
		return ""
	}
	var names []string
	for _, f := range fieldsOf(indirect(view)) {
		if like(f.Type) && len(names) < 6 {
			names = append(names, "."+f.Name)
		}
	}
	return strings.Join(names, "、")
}

// membersOf lists what a template may take of a type: fields and methods.
func membersOf(t reflect.Type) []string {
	var names []string
	for _, f := range fieldsOf(t) {
		names = append(names, f.Name)
	}
	p := reflect.PointerTo(t)
	for i := range p.NumMethod() {
		if m := p.Method(i); m.Name != "Key" && m.Type.NumIn() == 1 && m.Type.NumOut() > 0 {
			names = append(names, m.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// noField reports a field that there is not.
func (w *walker) noField(t reflect.Type, name string, pos int) {
	if now := w.goneFrom(t, name); now != "" {
		w.fail(goneField, pos, len(name), "."+name, fmt.Sprintf("字段 .%s 已经没有了", name), now)
		return
	}
	names := membersOf(t)
	hint := "这里可以用的字段：" + strings.Join(names, "、")
	if token.IsExported(t.Name()) {
		hint += "。意思见 bao theme doc " + t.Name()
	}
	switch near := nearField(name, names); {
	case near != "":
		hint = fmt.Sprintf("是不是 .%s？", near)
	case w.visit.dot != nil && t != indirect(w.visit.dot) && slices.Contains(membersOf(indirect(w.visit.dot)), name):
		hint = fmt.Sprintf("整页才有它，写 {{$.%s}}；%s", name, hint)
	case len(names) == 0:
		hint = "这里没有字段可用"
	}
	w.fail(unknownField, pos, len(name), "."+name, fmt.Sprintf("版式里用了不存在的字段 .%s", name), hint)
}

// goneFrom says what took the place of a field that a type, or one that is
// embedded in it, once had; "" for one that it never had.
func (c *checker) goneFrom(t reflect.Type, name string) string {
	if now := c.gone[t.Name()+"."+name]; now != "" || t.Kind() != reflect.Struct {
		return now
	}
	for i := range t.NumField() {
		if f := t.Field(i); f.Anonymous {
			if now := c.goneFrom(indirect(f.Type), name); now != "" {
				return now
			}
		}
	}
	return ""
}

// nearField finds the field that was meant, spelled in other letters or with a slip.
func nearField(name string, names []string) string {
	for _, n := range names {
		if strings.EqualFold(n, name) {
			return n
		}
	}
	return diag.Nearest(name, names)
}

// noTemplate reports a {{template}} that names no file.
func (w *walker) noTemplate(n *parse.TemplateNode) {
	pos := int(n.Pos)
	if quoted := fmt.Sprintf("%q", n.Name); strings.HasPrefix(string(w.file.data[min(pos, len(w.file.data)):]), quoted) {
		pos++
	}
	w.fail(unknownTemplate, pos, len(n.Name), n.Name, fmt.Sprintf("版式里引用的模板 %s 不存在", n.Name), w.set.templateHint(n.Name))
}
