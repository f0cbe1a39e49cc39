package layout

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"bao/internal/diag"
)

// A field of a view may say, in a tag `lost:"…"`, what a page lacks whose
// templates never look at it: the style sheet, the copy. With a second tag
// `with:"Sheet"` that goes only for pages that look at Sheet, and with
// `or:"Contents,Blocks"` for those that look at neither of these, with
// `in:"head.html"` for those that call that template.

// lost reports pages of which the site's own templates left out something
// that the built-in ones show and that matters, at the file that was meant to
// show it, once a file.
func (c *checker) lost() []diag.Problem {
	missing := map[string]map[string]string{} // by file, by field, what is lost
	for _, v := range c.order {
		if v.from == nil || v.dot != v.from.Type || v.name != v.from.Template {
			continue
		}
		uses, on := map[use]bool{}, map[*visit]bool{}
		c.gather(v, uses, on)
		for _, f := range vital(v.dot) {
			if f.shown(uses, on) {
				continue
			}
			file := c.blameFor(v, f.use)
			if file == "" {
				continue
			}
			if missing[file] == nil {
				missing[file] = map[string]string{}
			}
			missing[file]["."+f.field] = f.lost
		}
	}
	var problems []diag.Problem
	for _, file := range slices.Sorted(maps.Keys(missing)) {
		var list []string
		for _, field := range slices.Sorted(maps.Keys(missing[file])) {
			list = append(list, field+"（"+missing[file][field]+"）")
		}
		problems = append(problems, incomplete.At(diag.Place{Path: file},
			"这个版式没有用到 "+strings.Join(list, "、"), "照内置的"+c.counterpart(file)+"补上；有意不要的，在 site.yaml 的“检查”里把“"+incomplete.Name+"”关掉"))
	}
	return problems
}

// counterpart names the built-in file that shows how it is done.
func (c *checker) counterpart(file string) string {
	for _, v := range c.order {
		if like := c.builtInLike(v); like != nil && like.name != v.name && c.set.files[v.name].path == file {
			return " " + like.name + " "
		}
	}
	return "同名版式"
}

type vitalField struct {
	use
	lost     string
	with, or []string // other fields
	in       []string // templates
	view     reflect.Type
}

// shown reports whether a page, of such visits, has what the field stands for.
func (f vitalField) shown(uses map[use]bool, on map[*visit]bool) bool {
	called := map[string]bool{}
	for v := range on {
		called[v.name] = true
	}
	if slices.ContainsFunc(f.in, func(name string) bool { return !called[name] }) {
		return true
	}
	looks := func(name string) bool { return uses[useOf(f.view, name)] }
	return uses[f.use] || slices.ContainsFunc(f.or, looks) || len(f.with) > 0 && !slices.ContainsFunc(f.with, looks)
}

// vital lists the fields of a view that say what is lost without them.
func vital(view reflect.Type) []vitalField {
	t := indirect(view)
	if t.Kind() != reflect.Struct {
		return nil
	}
	var list []vitalField
	for _, f := range reflect.VisibleFields(t) {
		if lost, ok := f.Tag.Lookup("lost"); ok {
			names := func(key string) []string {
				return strings.FieldsFunc(f.Tag.Get(key), func(r rune) bool { return r == ',' })
			}
			list = append(list, vitalField{useOf(t, f.Name), lost, names("with"), names("or"), names("in"), t})
		}
	}
	return list
}

// useOf is a field under the type that declares it, be it an embedded one.
func useOf(t reflect.Type, name string) use {
	if f, ok := t.FieldByName(name); ok {
		for _, i := range f.Index[:len(f.Index)-1] {
			t = indirect(t.Field(i).Type)
		}
	}
	return use{t, name}
}

// gather adds what a template and those that it calls look at.
func (c *checker) gather(v *visit, uses map[use]bool, seen map[*visit]bool) {
	if seen[v] {
		return
	}
	seen[v] = true
	maps.Copy(uses, v.uses)
	for _, call := range v.calls {
		c.gather(call.callee, uses, seen)
	}
}

// blameFor finds the site's own file whose built-in counterpart looks at a
// field on a page, or the page's own template; "" where the built-in page does
// not look at it either.
func (c *checker) blameFor(page *visit, f use) string {
	own := func(name string) string {
		if file := c.set.files[name]; file.own {
			return file.path
		}
		return ""
	}
	like := c.builtInLike(page)
	if like == nil {
		return ""
	}
	built := map[*visit]bool{}
	c.gather(like, map[use]bool{}, built)
	looked := false
	for _, v := range c.theme.order {
		if !built[v] || !v.uses[f] {
			continue
		}
		looked = true
		if file := own(v.name); file != "" && (v != like || v.name == page.name) {
			return file
		}
	}
	if !looked {
		return ""
	}
	return own(page.name)
}

// builtInLike is the built-in counterpart of a page: the one of its name or, for
// a layout that only the site has, the one that is given the same view. It is
// nil where there is none.
func (c *checker) builtInLike(page *visit) *visit {
	if c.theme == nil {
		return nil
	}
	if v := c.theme.visits[page.call]; v != nil {
		return v
	}
	i := slices.IndexFunc(c.theme.order, func(v *visit) bool {
		return v.dot == page.dot && v.from != nil && v.name == v.from.Template && v.dot == v.from.Type
	})
	if i < 0 {
		return nil
	}
	return c.theme.order[i]
}
