package layout

import (
	"html/template"
	"io"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
)

// place is a kind of place in a page where values stand. What there is to
// escape is escaped by html/template itself, in a template that holds one
// value in such a place; raw says of a value that there is nothing. Of a
// string in text nothing but the marks is escaped.
type place struct {
	escapers      string // that html/template uses there
	before, after string
	raw           func(v reflect.Value) bool
	text          bool
}

var places = []place{
	{"htmlescaper", "", "", func(v reflect.Value) bool { return is[template.HTML](v) || harmless(v) }, true},
	{"attrescaper", `<p title="`, `">`, harmless, true},
	{"rcdataescaper", "<title>", "</title>", harmless, true},
	{"jsvalescaper", `<script type="application/ld+json">`, "</script>", is[template.JS], false},
	{"jsstrescaper", `<script>"`, `"</script>`, never, false},
	{"htmlnamefilter", "<p ", ">", is[template.HTMLAttr], false},
	{"cssvaluefilter", "<style>", "</style>", is[template.CSS], false},
	{"cssvaluefilter attrescaper", `<p style="`, `">`, func(v reflect.Value) bool { return is[template.CSS](v) && unmarked(v.String()) }, false},
	{"urlfilter urlnormalizer attrescaper", `<a href="`, `">`, harmlessURL, false},
	{"urlnormalizer attrescaper", `<a href="/`, `">`, harmlessURL, false},
	{"urlescaper attrescaper", `<a href="/?`, `">`, never, false},
	{"srcsetescaper attrescaper", `<img srcset="`, `">`, never, false},
}

// writers has, by escapers, what writes a value into a place.
type writers map[string]func(r *run, v reflect.Value) bool

// allWriters are the same for every set.
var allWriters = sync.OnceValue(newWriters)

// newWriters leaves out a place for which this version of html/template uses
// other escapers.
func newWriters() writers {
	w := writers{}
	for _, p := range places {
		t := template.Must(template.New("").Parse(p.before + "{{.}}" + p.after))
		if t.Execute(io.Discard, "") != nil || escapersOf(t.Tree) != p.escapers {
			continue
		}
		w[p.escapers] = func(r *run, v reflect.Value) bool {
			switch {
			case p.raw(v):
				r.raw(v)
			case p.text && is[string](v):
				r.text(v.String())
			default:
				return r.escaped(t, p, v)
			}
			return true
		}
	}
	return w
}

// escapersOf returns the escapers of the one value of a template.
func escapersOf(t *parse.Tree) string {
	for _, n := range t.Root.Nodes {
		if a, ok := n.(*parse.ActionNode); ok {
			names, _ := escaperNames(a.Pipe.Cmds[1:])
			return names
		}
	}
	return ""
}

// escaperNames returns the names of commands that are all escapers.
func escaperNames(cmds []*parse.CommandNode) (names string, ok bool) {
	var list []string
	for _, cmd := range cmds {
		id, ok := cmd.Args[0].(*parse.IdentifierNode)
		if !ok || len(cmd.Args) > 1 {
			return "", false
		}
		name, ok := strings.CutPrefix(id.Ident, "_html_template_")
		if !ok {
			return "", false
		}
		list = append(list, name)
	}
	return strings.Join(list, " "), true
}

func (r *run) raw(v reflect.Value) {
	if v.Kind() == reflect.Int {
		r.out = strconv.AppendInt(r.out, v.Int(), 10)
		return
	}
	r.out = append(r.out, v.String()...)
}

// text appends a string with its marks as entities.
func (r *run) text(s string) {
	done := 0
	for i := range len(s) {
		if entity := marks[s[i]]; entity != "" {
			r.out = append(append(r.out, s[done:i]...), entity...)
			done = i + 1
		}
	}
	r.out = append(r.out, s[done:]...)
}

// escaped appends a value as t, which has it in that place, sets it.
func (r *run) escaped(t *template.Template, p place, v reflect.Value) bool {
	if !v.CanInterface() {
		return false
	}
	var b strings.Builder
	if t.Execute(&b, v.Interface()) != nil {
		return false
	}
	r.out = append(r.out, strings.TrimSuffix(strings.TrimPrefix(b.String(), p.before), p.after)...)
	return true
}

func is[T any](v reflect.Value) bool { return v.Type() == reflect.TypeFor[T]() }

func never(reflect.Value) bool { return false }

// harmless is true for values that look the same in text and in quotes.
func harmless(v reflect.Value) bool {
	return is[string](v) && unmarked(v.String()) || is[int](v)
}

// unmarked is true for text without marks.
func unmarked(s string) bool {
	for i := range len(s) {
		if marks[s[i]] != "" {
			return false
		}
	}
	return true
}

// marks are the characters that html/template replaces, and by what
// (htmlReplacementTable).
var marks = [256]string{0: "\ufffd", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// harmlessURL is true for addresses without a scheme, or with that of the Web,
// in which no character needs a percent sign or an entity.
func harmlessURL(v reflect.Value) bool {
	if !is[string](v) {
		return false
	}
	s := strings.TrimPrefix(v.String(), "https://")
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case c == '-', c == '.', c == '_', c == '~', c == '/', c == '#', c == '?', c == '=':
		default:
			return false
		}
	}
	return true
}
