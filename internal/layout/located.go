package layout

import (
	"bytes"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"bao/internal/diag"
)

var (
	// template: article.html:12:5: executing …   (text/template)
	// html/template:article.html:12:5: …         (escaping)
	errorPlace  = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:]+):(\d+)(?::(\d+))?:? ?(.*)$`)
	noField     = regexp.MustCompile(`can't evaluate field (\w+) in type \*?(\S+)`)
	noTemplate  = regexp.MustCompile(`(?:no such template|template) "([^"]+)"(?: not defined)?|"([^"]+)" is undefined`)
	noFunction  = regexp.MustCompile(`function "([^"]+)" not defined`)
	needlessLog = regexp.MustCompile(`^executing "[^"]*" at (<.*?>): `)
)

// located makes a problem of an error of html/template. The error texts are
// the only place where the library says what and where.
func (s *Set) located(err error, view any) diag.Problem {
	m := errorPlace.FindStringSubmatch(err.Error())
	if m == nil {
		return badSyntax.At(diag.Place{Path: Dir}, "版式出错："+err.Error(), "")
	}
	place := s.placeOf(m)
	text := needlessLog.ReplaceAllString(m[4], "")
	if f := noField.FindStringSubmatch(text); f != nil {
		mark(&place, f[1])
		return unknownField.At(place, fmt.Sprintf("版式里用了不存在的字段 .%s", f[1]), fieldHint(f[1], f[2], view))
	}
	if f := noFunction.FindStringSubmatch(text); f != nil {
		mark(&place, f[1])
		return unknownFunction.At(place, fmt.Sprintf("版式里用了不存在的函数 %s", f[1]), functionHint(f[1]))
	}
	if f := noTemplate.FindStringSubmatch(text); f != nil {
		name := f[1] + f[2]
		return unknownTemplate.At(place, fmt.Sprintf("版式里引用的模板 %s 不存在", name), s.templateHint(name))
	}
	if message, hint, ok := inChinese(text); ok {
		return badSyntax.At(place, message, hint)
	}
	return badSyntax.At(place, "版式写错了："+text, "检查花括号 {{ }} 是否成对，if、range、with 后面是否有 end")
}

// functionHint says what was meant by a word that is no function.
func functionHint(word string) string {
	switch strings.ToLower(word) {
	case "endif", "endfor", "endrange", "endwith", "fi", "done":
		return "结束写 {{end}}"
	case "elif", "elseif", "elsif":
		return "写成 {{else if .Deck}}"
	case "for", "foreach", "each":
		return "一个一个来写 {{range .Others}}{{.Text}}{{end}}"
	case "include", "partial", "import", "render":
		return "放进别的模板写 {{template \"head.html\" .}}"
	}
	if exported(word) {
		return fmt.Sprintf("字段前面要有一个点：.%s", word)
	}
	known := []string{"define", "range", "template", "block", "with", "else", "end", "if", "break", "continue"}
	for name := range usage {
		known = append(known, name)
	}
	slices.Sort(known)
	if near := diag.Nearest(word, known); near != "" {
		return fmt.Sprintf("是不是 %s？", near)
	}
	return "版式只能用视图里的字段和 Go 模板自带的函数"
}

// templateHint says which template was meant.
func (s *Set) templateHint(name string) string {
	base := strings.TrimPrefix(name, Dir+"/")
	for _, like := range []string{base, base + ".html"} {
		if _, ok := s.files[like]; ok {
			return fmt.Sprintf("写成“%s”", like)
		}
	}
	if near := diag.Nearest(name, slices.Sorted(maps.Keys(s.files))); near != "" {
		return fmt.Sprintf("是不是“%s”？", near)
	}
	return "检查文件名，它应当在 layouts/ 里"
}

// placeOf is the place that an error text names.
func (s *Set) placeOf(m []string) diag.Place {
	line, _ := strconv.Atoi(m[2])
	col, _ := strconv.Atoi(m[3])
	return s.place(m[1], line, col)
}

// place finds a line of a template; the library's columns count bytes from 0.
func (s *Set) place(name string, line, col int) diag.Place {
	f, ok := s.files[name]
	if !ok {
		return diag.Place{Path: Dir + "/" + name}
	}
	offset := 0
	for range line - 1 {
		i := bytes.IndexByte(f.data[offset:], '\n')
		if i < 0 {
			break
		}
		offset += i + 1
	}
	return diag.At(f.path, f.data, offset+col, 1)
}

// mark moves a place to the first such word at or behind it on its line.
func mark(p *diag.Place, word string) {
	runes := []rune(p.Text)
	from := min(max(p.Col-1, 0), len(runes))
	i := strings.Index(string(runes[from:]), word)
	if i < 0 {
		from, i = 0, strings.Index(p.Text, word)
	}
	if i >= 0 {
		p.Col = from + utf8.RuneCountInString(string(runes[from:])[:i]) + 1
		p.Len = utf8.RuneCountInString(word)
	}
}

// fieldHint names the field that was meant, or those there are.
func fieldHint(field, typeName string, view any) string {
	var t reflect.Type
	if view != nil {
		t = findType(reflect.TypeOf(view), typeName, map[reflect.Type]bool{})
	}
	if t == nil {
		return "手册“自己的版式”一节列出了每种页面可以用的字段"
	}
	var names []string
	for _, f := range reflect.VisibleFields(t) {
		if f.IsExported() {
			names = append(names, f.Name)
		}
	}
	if near := diag.Nearest(field, names); near != "" {
		return fmt.Sprintf("是不是 .%s？", near)
	}
	return "这里可以用的字段：" + strings.Join(names, "、")
}

// findType looks for the struct type named as the library prints it, among
// the types that a view is made of.
func findType(t reflect.Type, name string, seen map[reflect.Type]bool) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || seen[t] {
		return nil
	}
	seen[t] = true
	if t.String() == name {
		return t
	}
	for i := range t.NumField() {
		if found := findType(t.Field(i).Type, name, seen); found != nil {
			return found
		}
	}
	return nil
}
