package markup

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"bao/internal/zh"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// A run collects the inline children of one node. Neighbouring pieces of
// text are joined before escapes and attributes are read from them.
type run struct {
	b           *builder
	out         []Node
	start, stop int // text of the body not yet in out
	raw         bool
}

// inlines returns the inline children of n, line ends still as softBreak.
func (b *builder) inlines(n ast.Node) []Node {
	r := run{b: b, out: make([]Node, 0, n.ChildCount())}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			r.text(t)
			continue
		}
		r.flush()
		r.inline(c)
	}
	r.flush()
	if r.raw {
		return b.weave(r.out, true)
	}
	return r.out
}

func (r *run) text(t *ast.Text) {
	if t.Segment.Start != r.stop {
		r.flush()
		r.start = t.Segment.Start
	}
	r.stop = t.Segment.Stop
	switch {
	case t.HardLineBreak():
		r.flush()
		r.out = append(r.out, Node{Kind: Break, Number: t.Segment.Stop})
	case t.SoftLineBreak():
		r.flush()
		r.out = append(r.out, Node{Kind: softBreak, Number: t.Segment.Stop})
	}
}

// flush adds the collected text. Attributes at its start belong to the node
// right before it.
func (r *run) flush() {
	s := r.b.text[r.start:max(r.start, r.stop)]
	at := r.start
	r.start, r.stop = 0, 0
	if strings.HasPrefix(s, "{") && len(r.out) > 0 {
		before := &r.out[len(r.out)-1]
		if before.takesAttr() {
			a, length := readAttributes(s)
			if length > 0 {
				before.Attr = r.b.attr(before.Attr, a, at, length)
				s = s[length:]
			}
		}
	}
	if s != "" {
		r.words(s, at)
	}
}

// words is unescape for text of the body, in which mostly there is nothing to
// be done.
func (b *builder) words(s string) string {
	if !b.unclean && strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '&') < 0 {
		return s
	}
	return unescape(s)
}

func (n *Node) takesAttr() bool {
	switch n.Kind {
	case Emphasis, Strong, Strike, Code, Anchor, Picture:
		return true
	}
	return false
}

func (r *run) inline(c ast.Node) {
	b := r.b
	switch c := c.(type) {
	case *ast.String:
		r.add(Node{Kind: Text, Text: clean(string(c.Value))})
	case *ast.CodeSpan:
		words := codeText(c, b.src)
		if b.cell {
			words = strings.ReplaceAll(words, `\|`, "|") // GFM, even in code
		}
		r.add(Node{Kind: Code, Text: clean(words)})
	case *ast.Emphasis:
		kind := Emphasis
		if c.Level == 2 {
			kind = Strong
		}
		r.add(Node{Kind: kind, Children: b.inlines(c)})
	case *east.Strikethrough:
		r.add(Node{Kind: Strike, Children: b.inlines(c)})
	case *ast.Link:
		at, length := b.place(c.Destination, c)
		if r.wideExclamation(c.Pos(), string(c.Destination)) {
			r.picture(c, c.Destination, c.Title)
			return
		}
		r.out = b.anchor(r.out, unescape(string(c.Destination)), unescape(string(c.Title)), at, length, b.inlines(c))
	case *ast.AutoLink:
		r.autoLink(c)
	case *ast.Image:
		r.picture(c, c.Destination, c.Title)
	case *ast.RawHTML:
		r.raw = true
		r.add(b.rawNode(c.Segments, false))
	case *east.TaskCheckBox:
		b.task = TaskOpen
		if c.IsChecked {
			b.task = TaskDone
		}
	case *east.FootnoteLink:
		r.add(Node{Kind: NoteRef, Number: c.Index})
	case *east.FootnoteBacklink:
		// The renderer makes its own.
	default:
		for _, n := range b.inlines(c) {
			r.add(n)
		}
	}
}

// picture adds the picture whose words are the children of c.
func (r *run) picture(c ast.Node, dest, title []byte) {
	at, length := r.b.place(dest, c)
	var alt strings.Builder
	for _, n := range line(r.b.inlines(c)) {
		n.appendAlt(&alt)
	}
	r.out = r.b.picture(r.out, unescape(string(dest)), alt.String(), unescape(string(title)), at, length)
}

func (r *run) autoLink(c *ast.AutoLink) {
	label := c.Label(r.b.src)
	at, length := r.b.place(label, c)
	words := entities(string(label))
	dest := words
	switch {
	case c.Protocol != nil:
		dest = string(c.Protocol) + "://" + words
	case c.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(words), "mailto:"):
		dest = "mailto:" + words
	}
	r.out = r.b.anchor(r.out, dest, "", at, length, []Node{{Kind: Text, Text: words}})
}

func (r *run) add(n Node) { r.out = append(r.out, n) }

// place returns where a destination stands in the body. goldmark does not
// say, but its slices point into the source.
func (b *builder) place(dest []byte, n ast.Node) (at, length int) {
	if at = cap(b.src) - cap(dest); at >= 0 && len(dest) > 0 &&
		at+len(dest) <= len(b.src) && &b.src[at] == &dest[0] {
		return at, len(dest)
	}
	return min(max(n.Pos(), 0), len(b.src)), 1
}

func codeText(c *ast.CodeSpan, src []byte) string {
	var s strings.Builder
	for t := c.FirstChild(); t != nil; t = t.NextSibling() {
		if t, ok := t.(*ast.Text); ok {
			value := t.Segment.Value(src)
			if cut, ok := bytes.CutSuffix(value, []byte("\n")); ok {
				s.Write(bytes.TrimSuffix(cut, []byte("\r")))
				s.WriteByte(' ')
				continue
			}
			s.Write(value)
		}
	}
	return s.String()
}

// unescape resolves backslash escapes and entities, in one pass so that \&amp;
// stays &amp;.
func unescape(s string) string { return resolve(s, true) }

// entities resolves entities only, as within < and >.
func entities(s string) string { return resolve(s, false) }

func resolve(s string, backslashes bool) string {
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '&') < 0 {
		return clean(s)
	}
	var out strings.Builder
	for i := 0; i < len(s); {
		switch {
		case backslashes && s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			out.WriteByte(s[i+1])
			i += 2
		case s[i] == '&':
			words, n := entity(s[i:])
			out.WriteString(words)
			i += n
		default:
			out.WriteByte(s[i])
			i++
		}
	}
	return clean(out.String())
}

// clean returns s without characters that HTML does not allow: controls and
// noncharacters, and byte order marks, which only confuse. Where one of them
// ends a line, a space keeps apart what it parted.
func clean(s string) string {
	if !hasUnwanted(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case !unwanted(r):
			return r
		case r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
			return ' '
		}
		return -1
	}, s)
}

func hasUnwanted(s string) bool {
	for i := zh.AfterHan(s, 0); i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if unwanted(r) {
			return true
		}
		i = zh.AfterHan(s, i+size)
	}
	return false
}

func unwanted(r rune) bool {
	if r >= 0x20 && r < 0x7f || r >= 0xa0 && r < 0xfdd0 && r != 0x2028 && r != 0x2029 {
		return false
	}
	return r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 ||
		r >= 0xfdd0 && r <= 0xfdef || r == 0xfeff || r&0xfffe == 0xfffe
}
