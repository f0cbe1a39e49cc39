package layout

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"bao/internal/diag"

	"golang.org/x/net/html"
)

// Where an own part stands there is no room for all of HTML: what does not
// belong in a head ends it, and a paragraph in the name of the paper tears that
// apart. Browsers mend both in silence.
var (
	headElements = []string{"base", "link", "meta", "noscript", "script", "style", "template"}
	blocks       = []string{
		"a", "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form",
		"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
	}
	// what may stay open, since HTML closes it
	selfClosing = []string{
		"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
		"p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rt", "rp",
	}
)

// misfits reports what stands in an own part and does not belong where that is
// put, and elements that it does not close: they take in all that follows.
func (c *checker) misfits() []diag.Problem {
	parts := c.parts()
	return c.set.eachOwn(func(f file) []diag.Problem {
		if name := path.Base(f.path); slices.Contains(parts, name) {
			return f.misfits(name)
		}
		return nil
	})
}

func (f file) misfits(part string) []diag.Problem {
	var problems []diag.Problem
	var stack []element
	for _, e := range elementsOf(f.blanked()) {
		place := diag.At(f.path, f.data, e.at, 1+len(e.name))
		switch {
		case e.closes:
			stack = closed(stack, e.name)
			continue
		case part == "own-head.html" && !slices.Contains(headElements, e.name):
			return append(problems, misfit.At(place, fmt.Sprintf("<%s> 放不进 <head>，浏览器会把后面的都当成正文", e.name),
				"这里只写 <link>、<meta>、<script>、<style>；首页上看得见的写在 own-top.html，每一页的写在 own-foot.html"))
		case part == "own-nameplate.html" && slices.Contains(blocks, e.name):
			return append(problems, misfit.At(place, fmt.Sprintf("<%s> 放不进报名那一行，报头会断开", e.name), "这里只写图、文字和 <span>；它已经是到首页的链接"))
		}
		if !slices.Contains(selfClosing, e.name) && !e.whole {
			stack = append(stack, e)
		}
	}
	if len(stack) > 0 && !bytes.Contains(f.data, []byte("{{else")) { // which may close in two ways what was opened once
		e := stack[0]
		problems = append(problems, misfit.At(diag.At(f.path, f.data, e.at, 1+len(e.name)), fmt.Sprintf("<%s> 没有关上，后面的都会落在它里面", e.name), fmt.Sprintf("在后面补上 </%s>", e.name)))
	}
	return problems
}

// closed takes the last open element of a name away, with those in it.
func closed(stack []element, name string) []element {
	for i := len(stack) - 1; i >= 0; i-- {
		if stack[i].name == name {
			return stack[:i]
		}
	}
	return stack
}

// element is a tag of a template.
type element struct {
	name   string
	at     int
	closes bool
	whole  bool // <path/>
}

// blanked is the text with blanks for its actions, among them remarks.
func (f file) blanked() []byte {
	text := bytes.Clone(f.data)
	for _, a := range actionsOf(f.data) {
		for i := a.start; i < a.end; i++ {
			text[i] = '_'
		}
	}
	return text
}

// elementsOf lists the tags of a text without actions.
func elementsOf(text []byte) []element {
	var list []element
	z := html.NewTokenizer(bytes.NewReader(text))
	for at := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken && z.Err() != io.EOF || kind == html.ErrorToken && len(z.Raw()) == 0 {
			return list
		}
		size := len(z.Raw())
		switch kind {
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			list = append(list, element{strings.ToLower(string(name)), at, kind == html.EndTagToken, kind == html.SelfClosingTagToken})
		}
		at += size
	}
}
