package layout

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"bao/internal/diag"
)

// Own is text that a site gives its own templates, by name: {{.Own.统计号}}.
// A view that has it is checked by the names that there are.
type Own map[string]string

var ownType = reflect.TypeFor[Own]()

// ownText evaluates .name of an Own. A name that isn't there is one to be
// asked for first, since templates may be shared by papers that don't all have it.
func (w *walker) ownText(v val, name string, pos int) val {
	w.askedFor[name] = true
	made := val{typ: reflect.TypeFor[string]()}
	if v.path != "" {
		made.path = v.path + "." + name
	}
	if w.asking || slices.Contains(w.own, name) || made.path != "" && slices.Contains(w.present, made.path) {
		return made
	}
	hint := fmt.Sprintf("在 site.yaml 里写：自定: {%s: 内容}；不一定有的，先问：{{with .Own.%s}}{{.}}{{end}}", name, name)
	if near := diag.Nearest(name, w.own); near != "" {
		hint = fmt.Sprintf("是不是 .Own.%s？", near)
	} else if len(w.own) > 0 {
		hint += "；现在有的：" + strings.Join(w.own, "、")
	}
	w.fail(unknownOwn, pos, len(name), "."+name, "site.yaml 的“自定”里没有 "+name, hint)
	return made
}

// allOwn notes that a template goes through all that there is.
func (c *checker) allOwn(t reflect.Type) {
	if t != ownType {
		return
	}
	for _, name := range c.own {
		c.askedFor[name] = true
	}
}

// idleOwn reports what is given and no template asks for.
func (c *checker) idleOwn() []diag.Problem {
	var problems []diag.Problem
	for _, name := range c.own {
		if c.askedFor[name] {
			continue
		}
		hint := fmt.Sprintf("在自己的版式里写 {{.Own.%s}}；不用就删掉", name)
		if near := diag.Nearest(name, slices.Sorted(maps.Keys(c.askedFor))); near != "" {
			hint = fmt.Sprintf("版式里写的是 .Own.%s，两处要一样", near)
		}
		problems = append(problems, idleOwn.At(diag.Place{Path: "site.yaml"}, "“自定”里的 "+name+" 没有版式用到", hint))
	}
	return problems
}
