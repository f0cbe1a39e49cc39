package layout

import (
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"sync"
)

// escapes are the contexts that values stand in. A string in which there is
// nothing to escape is written as it is; all else is escaped by html/template
// itself, in a template that holds just one value in that context.
type escapes struct {
	once                                  sync.Once
	text, attr, title, url, style, srcset *template.Template
}

func (e *escapes) prepare() {
	make := func(text string) *template.Template { return template.Must(template.New("").Parse(text)) }
	e.text, e.attr = make(`{{.}}`), make(`<p title="{{.}}">`)
	e.title, e.url = make(`<title>{{.}}</title>`), make(`<a href="{{.}}">`)
	e.style, e.srcset = make(`<p style="{{.}}">`), make(`<img srcset="{{.}}">`)
}

// escaped appends the value as t sets it between before and after.
func (r *run) escaped(t *template.Template, before, after string, v reflect.Value) bool {
	if !v.CanInterface() {
		return false
	}
	var b strings.Builder
	if t.Execute(&b, v.Interface()) != nil {
		return false
	}
	r.out = append(r.out, strings.TrimSuffix(strings.TrimPrefix(b.String(), before), after)...)
	return true
}

const prefix = "_html_template_"

// writerFor returns what writes a value through the named escapers of
// html/template; nil for those not known here.
func writerFor(names []string) func(r *run, v reflect.Value) bool {
	for i, name := range names {
		names[i] = strings.TrimPrefix(name, prefix)
	}
	switch strings.Join(names, " ") {
	case "htmlescaper":
		return writeText
	case "attrescaper":
		return writeAttr
	case "rcdataescaper":
		return writeTitle
	case "urlfilter urlnormalizer attrescaper":
		return writeURL
	case "cssvaluefilter attrescaper":
		return writeStyle
	case "srcsetescaper attrescaper":
		return writeSrcset
	}
	return nil
}

var (
	stringType = reflect.TypeFor[string]()
	intType    = reflect.TypeFor[int]()
	htmlType   = reflect.TypeFor[template.HTML]()
	cssType    = reflect.TypeFor[template.CSS]()
)

// plain writes values that look the same in every context.
func (r *run) plain(v reflect.Value) bool {
	switch v.Type() {
	case stringType:
		return r.plainString(v.String())
	case intType:
		r.out = strconv.AppendInt(r.out, v.Int(), 10)
		return true
	}
	return false
}

func (r *run) plainString(s string) bool {
	if strings.ContainsAny(s, "\x00\"&'+<>") {
		return false
	}
	r.out = append(r.out, s...)
	return true
}

func writeText(r *run, v reflect.Value) bool {
	if v.Type() == htmlType {
		r.out = append(r.out, v.String()...)
		return true
	}
	r.once.Do(r.prepare)
	return r.plain(v) || r.escaped(r.text, "", "", v)
}

func writeAttr(r *run, v reflect.Value) bool {
	r.once.Do(r.prepare)
	return r.plain(v) || r.escaped(r.attr, `<p title="`, `">`, v)
}

func writeTitle(r *run, v reflect.Value) bool {
	r.once.Do(r.prepare)
	return r.plain(v) || r.escaped(r.title, "<title>", "</title>", v)
}

// writeURL writes an address at the start of an attribute that holds one.
func writeURL(r *run, v reflect.Value) bool {
	if v.Type() == stringType && plainURL(v.String()) {
		r.out = append(r.out, v.String()...)
		return true
	}
	r.once.Do(r.prepare)
	return r.escaped(r.url, `<a href="`, `">`, v)
}

// plainURL is true for addresses without a scheme in which no character needs
// a percent sign or an entity.
func plainURL(s string) bool {
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

// writeStyle writes what a style attribute holds. Only template.CSS passes
// the filter unchanged.
func writeStyle(r *run, v reflect.Value) bool {
	r.once.Do(r.prepare)
	return v.Type() == cssType && r.plainString(v.String()) || r.escaped(r.style, `<p style="`, `">`, v)
}

func writeSrcset(r *run, v reflect.Value) bool {
	r.once.Do(r.prepare)
	return r.escaped(r.srcset, `<img srcset="`, `">`, v)
}
