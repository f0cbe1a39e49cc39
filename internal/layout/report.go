package layout

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"bao/internal/diag"
)

// report says each thing once, where it has to be mended: in the template, or,
// where a template is called with what it is not made for, at the call.
func (c *checker) report() []diag.Problem {
	type key struct {
		place diag.Place
		rule  *diag.Rule
	}
	var order []key
	first := map[key]flaw{}
	where := map[key][]*visit{}
	for _, v := range c.order {
		if c.strange(v) {
			continue
		}
		for _, f := range c.resolve(v) {
			k := key{f.Place, f.Rule}
			if _, had := first[k]; !had {
				first[k], order = f, append(order, k)
			}
			where[k] = append(where[k], v)
		}
	}
	var problems []diag.Problem
	for _, k := range order {
		p := first[k].Problem
		if k.rule == unknownField {
			c.tellPages(&p, where[k])
		}
		if k.rule == unknownField || k.rule == goneField {
			p = c.tellParts(p, first[k].what, where[k])
		}
		problems = append(problems, p)
	}
	return problems
}

// strange reports whether a template is called with what it is not made for.
// The built-in ones call each other with what they are made for; another is
// made for what it has no trouble with.
func (c *checker) strange(v *visit) bool {
	if known := c.expected[v.name]; known != nil {
		return !known[v.call]
	}
	if v.none {
		return true
	}
	return c.flawed(v) && slices.ContainsFunc(c.order, func(o *visit) bool { return o.name == v.name && !c.flawed(o) })
}

func (c *checker) flawed(v *visit) bool { return len(c.resolve(v)) > 0 }

// resolve returns the flaws of a template with those of its calls.
func (c *checker) resolve(v *visit) []flaw {
	if v.resolving { // it calls itself
		return nil
	}
	v.resolving = true
	defer func() { v.resolving = false }()
	list := slices.Clone(v.found)
	for _, call := range v.calls {
		if !c.strange(call.callee) {
			continue
		}
		if inner := c.resolve(call.callee); len(inner) > 0 {
			list = append(list, c.blame(call, inner[0]))
		}
	}
	return list
}

// blame says at a call that it passes something wrong.
func (c *checker) blame(at called, inner flaw) flaw {
	name := at.callee.name
	say := func(message, hint string) flaw {
		return flaw{wrongCall.At(at.place(), message, hint), fmt.Sprintf("{{template %q}}", name)}
	}
	if at.callee.none {
		return say(fmt.Sprintf("{{template %q}} 少了后面的点，%s 里什么都是空的", name, name), fmt.Sprintf("写成 {{template %q .}}", name))
	}
	if inner.Rule == mayLack && at.callee.maybe {
		return say(fmt.Sprintf("%s 有的页面没有，没有的时候 %s 用不了", at.arg, name),
			fmt.Sprintf("先问有没有：{{with %s}}{{template %q .}}{{end}}", at.arg, name))
	}
	hint := fmt.Sprintf("%s 里用到 %s（%s:%d）", name, inner.what, inner.Path, inner.Line)
	if wants := c.wants(name); len(wants) > 0 {
		var words []string
		for _, t := range wants {
			words = append(words, kindWord(t))
		}
		if len(words) > 3 {
			words = []string{"整页的内容，一般写 {{template \"" + name + "\" .}}"}
		}
		hint = fmt.Sprintf("%s 要的是%s", name, strings.Join(words, "，或者"))
		if have := fieldsLike(at.dot, func(t reflect.Type) bool { return slices.Contains(wants, t) }); have != "" {
			hint += "；这里有：" + have
		}
	}
	return say(fmt.Sprintf("%s 是%s，%s 用不了", at.arg, kindWord(at.callee.dot), name), hint)
}

// wants lists the types that a template is made for, as far as is known.
func (c *checker) wants(name string) []reflect.Type {
	var list []reflect.Type
	for k := range c.expected[name] {
		if k.dot != nil && !slices.Contains(list, k.dot) {
			list = append(list, k.dot)
		}
	}
	slices.SortFunc(list, func(a, b reflect.Type) int { return strings.Compare(a.String(), b.String()) })
	return list
}
