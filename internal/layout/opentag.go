package layout

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"bao/internal/diag"
)

// tagSlips finds in the site's own files the templates with tags that stand in
// the quotes of an attribute, of which html/template lets some pass, and the
// tags and quotes that are not closed in their file.
func (s *Set) tagSlips() (misplaced, open []diag.Problem) {
	misplaced = s.eachOwn(func(f file) []diag.Problem {
		var problems []diag.Problem
		h := htmlScan{data: f.data}
		for _, a := range actionsOf(f.data) {
			h.text(a.start)
			if m := calledName.FindStringSubmatch(a.body); m != nil && h.quote != 0 && bytes.IndexByte(s.files[m[1]].data, '<') >= 0 {
				problems = append(problems, badHTML.At(diag.At(f.path, f.data, a.start, a.end-a.start), fmt.Sprintf("%s 带着标签，不能放在属性的引号里", m[1]),
					"属性里只放文字，直接写那个字段，如 title=\"{{.Title}}\""))
			}
			h.at = a.end
		}
		h.text(len(f.data))
		for _, at := range h.wide {
			r, n := utf8.DecodeRune(f.data[at:])
			problems = append(problems, badHTML.At(diag.At(f.path, f.data, at, n), fmt.Sprintf("属性的引号是全角的 %c，不起作用", r), `换成英文的 "`))
		}
		open = append(open, f.leftOpen(h)...)
		return problems
	})
	return misplaced, open
}

var calledName = regexp.MustCompile(`^-?\s*template\s+"([^"]*)"`)

// leftOpen says what is not closed at the end of a file.
func (f file) leftOpen(h htmlScan) []diag.Problem {
	switch {
	case h.quote != 0:
		return []diag.Problem{badHTML.At(diag.At(f.path, f.data, h.opened, 1), fmt.Sprintf("这个引号 %c 没有关上", h.quote), fmt.Sprintf("在属性的值后面补一个 %c", h.quote))}
	case h.raw != "":
		return []diag.Problem{badHTML.At(diag.At(f.path, f.data, h.tag, 1+len(h.raw)), fmt.Sprintf("<%s> 没有写完", h.raw), fmt.Sprintf("在后面补上 </%s>", h.raw))}
	case h.in:
		return []diag.Problem{badHTML.At(diag.At(f.path, f.data, h.tag, 1), "这个标签没有写完，少了 >", "在标签后面补一个 >")}
	}
	return nil
}

// eachOwn gathers what is found in the site's own files.
func (s *Set) eachOwn(find func(f file) []diag.Problem) []diag.Problem {
	var problems []diag.Problem
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		if f := s.files[name]; f.own {
			problems = append(problems, find(f)...)
		}
	}
	return problems
}

// htmlScan goes through HTML and knows whether it is in a tag or in quotes.
type htmlScan struct {
	data   []byte
	at     int
	tag    int  // where the tag began
	in     bool // in a tag
	quote  byte
	opened int    // where the quote stands
	raw    string // script, style…: the element whose text is no HTML
	name   string
	wide   []int // full-width quotes where the quotes of an attribute belong
}

// text goes on to an offset.
func (h *htmlScan) text(to int) {
	for h.at < to {
		c := h.data[h.at]
		switch {
		case h.quote != 0:
			if c == h.quote {
				h.quote = 0
			}
		case h.in:
			h.inTag(c)
		case c == '<':
			h.open(to)
		}
		h.at++
	}
}

func (h *htmlScan) inTag(c byte) {
	switch c {
	case '"', '\'':
		if before := bytes.TrimRight(h.data[:h.at], " \t\n"); bytes.HasSuffix(before, []byte("=")) {
			h.quote, h.opened = c, h.at
		}
	case '=':
		after := bytes.TrimLeft(h.data[h.at+1:], " \t\n")
		if r, _ := utf8.DecodeRune(after); strings.ContainsRune("“”‘’＂", r) {
			h.wide = append(h.wide, len(h.data)-len(after))
		}
	case '>':
		h.in = false
		if slices.Contains([]string{"script", "style", "title", "textarea"}, h.name) {
			h.raw = h.name
		}
	}
}

func (h *htmlScan) open(to int) {
	rest := h.data[h.at:to]
	if h.raw != "" {
		if end := "</" + h.raw; len(rest) > len(end) && strings.EqualFold(string(rest[:len(end)]), end) {
			h.raw, h.in, h.tag, h.name = "", true, h.at, ""
		}
		return
	}
	if bytes.HasPrefix(rest, []byte("<!--")) {
		if i := bytes.Index(h.data[h.at:], []byte("-->")); i >= 0 {
			h.at = min(to, h.at+i+3) - 1
		}
		return
	}
	n := 1
	for n < len(rest) && (rest[n]|0x20 >= 'a' && rest[n]|0x20 <= 'z') {
		n++
	}
	if n > 1 || len(rest) > 1 && (rest[1] == '/' || rest[1] == '!') {
		h.in, h.tag, h.name = true, h.at, strings.ToLower(string(rest[1:n]))
	}
}
