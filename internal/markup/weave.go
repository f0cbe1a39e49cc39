package markup

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// weave replaces the raw HTML among the children of one node by nodes.
// inline says that the children stand within a line.
func (b *builder) weave(children []Node, inline bool) []Node {
	events := b.events(children)
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	parsed, err := html.ParseFragment(strings.NewReader(b.balance(events, inline)), body)
	if err != nil { // nested too deep, which balance does not let happen
		return slices.DeleteFunc(children, func(n Node) bool { return n.Kind == rawTag })
	}
	for _, n := range parsed {
		body.AppendChild(n)
	}
	w := weaver{b, events}
	if inline {
		return w.inlines(body)
	}
	return w.blocks(body)
}

// A weaver turns balanced HTML into nodes.
type weaver struct {
	*builder
	events []event
}

// blocks returns the children of h as blocks; words that stand alone become
// paragraphs.
func (w *weaver) blocks(h *html.Node) []Node { return w.paragraphs(w.children(h)) }

// inlines returns the children of h as inline nodes, not yet joined.
func (w *weaver) inlines(h *html.Node) []Node { return unblock(w.children(h)) }

// children returns the children of h as they come.
func (w *weaver) children(h *html.Node) []Node {
	var out []Node
	for c := h.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			out = appendWords(out, c.Data)
		case html.ElementNode:
			out = w.element(out, c)
		}
	}
	return out
}

// appendWords appends text of an HTML block. Its line ends are those of the
// copy: they join as anywhere else.
func appendWords(out []Node, s string) []Node {
	if strings.Contains(s, "\u00a0") { // &nbsp; is how other programs write blanks
		s = strings.Join(strings.FieldsFunc("\x00"+s+"\x00", func(r rune) bool { return r == 0xa0 }), " ")
		s = s[1 : len(s)-1]
	}
	for i, l := range strings.Split(s, "\n") {
		if i > 0 {
			out = append(out, Node{Kind: softBreak})
		}
		if l = strings.TrimRight(l, "\r"); strings.TrimSpace(l) != "" {
			if i > 0 {
				l = strings.TrimLeft(l, " \t")
			}
			out = append(out, Node{Kind: Text, Text: clean(l)})
		} else if l != "" && i == 0 {
			out = append(out, Node{Kind: Text, Text: " "})
		}
	}
	return out
}

// element appends the node or nodes for one element.
func (w *weaver) element(out []Node, h *html.Node) []Node {
	n, err := strconv.Atoi(attrOf(h, marker))
	if err != nil || n >= len(w.events) { // implied by the parser, like tbody
		return append(out, w.children(h)...)
	}
	e := &w.events[n]
	if e.node != nil {
		return append(out, *e.node)
	}
	attr := w.attrs(h, e)
	switch h.Data {
	case "a":
		if href := w.dest(h, e, "href"); href != "" {
			return w.anchor(out, href, clean(attrOf(h, "title")), e.at, e.length, w.inlines(h))
		}
		return append(out, w.inlines(h)...)
	case "img":
		before := len(out)
		if src := w.dest(h, e, "src"); src != "" {
			out = w.picture(out, src, w.alt(h), clean(attrOf(h, "title")), e.at, e.length)
		} else if attrOf(h, "src") == "" {
			w.warn(e.at, e.length, pictureWithoutFile, "图片没有写文件名", "在 src 里写文件名：<img src=\"照片.jpg\">")
		}
		if len(out) > before {
			out[before].Attr = attr
		}
		return out
	case "video", "audio":
		return w.media(out, h, e, attr)
	case "code":
		if h.FirstChild != nil && h.FirstChild == h.LastChild && h.FirstChild.Type == html.TextNode {
			return append(out, Node{Kind: Code, Attr: attr, Text: clean(h.FirstChild.Data)})
		}
	case "br":
		return append(out, Node{Kind: Break})
	}
	if kind, ok := inlineKinds[h.Data]; ok {
		children := w.children(h)
		if slices.ContainsFunc(children, isBlock) {
			return append(out, children...)
		}
		return append(out, Node{Kind: kind, Attr: attr, Children: children})
	}
	if safe[h.Data].inline {
		return w.phrase(out, h, attr)
	}
	return w.flow(out, h, attr)
}

var inlineKinds = map[string]Kind{
	"b": Strong, "strong": Strong, "i": Emphasis, "em": Emphasis,
	"s": Strike, "strike": Strike, "del": Strike,
}

// phrase appends an element that stands within a line. Around blocks it
// cannot stand, and ruby takes two to be ruby.
func (w *weaver) phrase(out []Node, h *html.Node, attr *Attr) []Node {
	children := w.children(h)
	parent := h.Parent != nil && h.Parent.Data == "ruby"
	whole := h.Data != "ruby" || slices.ContainsFunc(children, func(n Node) bool { return n.Kind == Element && n.Text == "rt" })
	if h.Data == "span" && attr == nil {
		return append(out, children...)
	}
	if (h.Data == "rt" || h.Data == "rp") && !parent || !whole || slices.ContainsFunc(children, isBlock) {
		return append(out, children...)
	}
	return append(out, Node{Kind: Element, Text: h.Data, Attr: attr, Children: children})
}

// alt returns what is said of a picture. What WeChat says of each is nothing.
func (w *weaver) alt(h *html.Node) string {
	if alt := clean(attrOf(h, "alt")); alt != noAlt {
		return alt
	}
	return ""
}

// noAlt is what WeChat says of each picture.
const noAlt = "图片"

func (w *weaver) media(out []Node, h *html.Node, e *event, attr *Attr) []Node {
	if src := w.dest(h, e, "src"); src != "" {
		w.insteadOfPlaying(h)
		return append(out, Node{Kind: Media, Text: h.Data, Attr: attr, Link: w.number(src, false, e.at, e.length)})
	}
	return append(out, w.inlines(h)...)
}

// insteadOfPlaying reports the words within a sound or a film: only browsers that
// cannot play it would show them.
func (w *weaver) insteadOfPlaying(h *html.Node) {
	n, err := strconv.Atoi(attrOf(h, marker))
	if err != nil || !w.speaks(h) {
		return
	}
	from, end := w.events[n].at+w.events[n].length, len(w.src)
	if i := nextEnd(w.events, n, h.Data); i < len(w.events) {
		end = w.events[i].at
	}
	w.warn(from, end-from, removedHTML, fmt.Sprintf("<%s> 里面的文字只给放不了它的浏览器看，去掉了", h.Data), "要登的写到它后面，另起一段")
}

// speaks reports whether an element holds words: within a line, too, of which
// textOf, for what is preformatted, knows nothing.
func (w *weaver) speaks(h *html.Node) bool {
	for c := range h.Descendants() {
		words := ""
		if c.Type == html.TextNode {
			words = c.Data
		} else if n, err := strconv.Atoi(attrOf(c, marker)); err == nil && n < len(w.events) && w.events[n].node != nil {
			words = w.events[n].node.plain()
		}
		if strings.TrimSpace(words) != "" {
			return true
		}
	}
	return false
}

// dest returns the address in an attribute, or "", after saying so, when it is
// not to be let through. What is odd in an address, a space or a lone percent
// sign, is not mended as in Markdown: whoever types HTML can encode it. The
// name of a file may have spaces.
func (w *weaver) dest(h *html.Node, e *event, name string) string {
	typed := attrOf(h, name)
	dest := clean(typed)
	if dest == "" {
		return ""
	}
	dest, ok := w.safe(dest, e.at, e.length)
	if !ok {
		return ""
	}
	typed = strings.TrimSpace(typed)
	if spaced := strings.ContainsAny(typed, " \t\n"); spaced && name == "src" && extensionAtEnd(dest) > 0 {
		if scheme, _ := safeScheme(dest); scheme == "" {
			return dest
		}
	}
	if u, err := url.Parse(typed); err != nil || u.String() == "" || strings.ContainsAny(typed, " \t\n") {
		w.warn(e.at, e.length, badAddress, "地址写错了，链接去掉了", "检查地址里的冒号、百分号和方括号")
		return ""
	}
	return dest
}

// attrs returns the attributes a node keeps.
func (w *weaver) attrs(h *html.Node, e *event) *Attr {
	var a Attr
	for _, x := range h.Attr {
		switch x.Key {
		case "id":
			a.ID = x.Val
		case "class":
			a.Class = strings.Join(safeClasses(x.Val), " ")
		case "title":
			if h.Data != "a" && h.Data != "img" {
				a.Other = append(a.Other, Pair{x.Key, clean(x.Val)})
			}
		case "lang", "colspan", "rowspan", "open":
			a.Other = append(a.Other, Pair{x.Key, x.Val})
		}
	}
	if a.ID == "" && a.Class == "" && a.Other == nil {
		return nil
	}
	slices.SortFunc(a.Other, func(x, y Pair) int { return strings.Compare(x.Name, y.Name) })
	if a.ID != "" {
		w.idAt(&a, e.at, e.length)
	}
	return &a
}

func attrOf(h *html.Node, name string) string {
	for _, a := range h.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// textOf returns the words in an element, those of what Markdown made of them
// too: an empty line ends raw HTML, not the element.
func (w *weaver) textOf(h *html.Node) string {
	var s strings.Builder
	for c := range h.Descendants() {
		if c.Type == html.TextNode {
			s.WriteString(c.Data)
		} else if n, err := strconv.Atoi(attrOf(c, marker)); err == nil && n < len(w.events) && w.events[n].node != nil {
			s.WriteString((&Doc{Blocks: []Node{*w.events[n].node}}).Text())
		}
	}
	return s.String()
}

func isBlock(n Node) bool { return !n.inline() && n.Kind != softBreak }

// paragraphs wraps each run of inline nodes in a paragraph.
func (b *builder) paragraphs(nodes []Node) []Node {
	var out, words []Node
	flush := func() {
		for _, run := range b.pictureLines(words, -1) {
			out = appendParagraph(out, b.belowFigure(out, run).nodes, nil)
		}
		words = nil
	}
	for _, n := range nodes {
		if isBlock(n) {
			flush()
			if n.isParting() {
				continue
			}
			if n.Kind == Paragraph {
				if n.Children = b.belowFigure(out, lineRun{n.Children, -1}).nodes; len(n.Children) == 0 {
					continue
				}
			}
			out = append(out, n)
		} else {
			words = append(words, n)
		}
	}
	flush()
	return out
}

// unblock returns the inline content of nodes, blocks taken apart.
func unblock(nodes []Node) []Node {
	if !slices.ContainsFunc(nodes, isBlock) {
		return nodes
	}
	var out []Node
	for _, n := range nodes {
		if !isBlock(n) {
			out = append(out, n)
			continue
		}
		if len(out) > 0 {
			out = append(out, Node{Kind: softBreak})
		}
		if n.Kind == CodeBlock {
			out = append(out, Node{Kind: Code, Text: n.Text})
		}
		out = append(out, unblock(n.Children)...)
	}
	return out
}
