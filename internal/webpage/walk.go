package webpage

import (
	"strings"

	"bao/internal/foreign"
)

// children reads what is in an element.
func (r *reader) children(n *node, l look, f *flow) {
	for _, k := range n.kids {
		r.walk(k, l, f)
	}
}

// walk reads a node into a flow.
func (r *reader) walk(n *node, l look, f *flow) {
	switch {
	case n.name == "":
		r.say(n, l, f)
		return
	case silent[n.name] || n == r.title:
		return
	case hides(n):
		r.leave(n, unseen)
		return
	}
	if message := r.dropped(n); message != "" {
		r.leave(n, message)
		return
	}
	was := l.hidden
	l = l.of(n)
	if l.hidden && !was && find(n, shows) == nil {
		r.leave(n, unseen)
		return
	}
	r.backdrop(n)
	switch n.name {
	case "br":
		f.lineBreak(l)
	case "wbr":
	case "img", "image":
		r.picture(n, l, f)
	case "hr":
		f.put(foreign.Block{Kind: foreign.Break})
	case "a":
		l.link = r.link(n)
		r.inline(n, l, f)
	case "ruby":
		r.ruby(n, l, f)
	case "table":
		r.table(n, l, f)
	case "blockquote":
		r.quote(n, l, f)
	default:
		r.paragraph(n, l, f)
	}
}

const unseen = "页面上看不见的文字没有取"

// shows reports whether an element may be seen in one that is hidden.
func shows(n *node) bool { return strings.Contains(n.get("style"), "visible") }

// say adds text; what a style hides is left out with a remark.
func (r *reader) say(n *node, l look, f *flow) {
	if l.hidden {
		r.leave(n, unseen)
		return
	}
	f.text(n.text, l)
}

// inline reads an element that stands in a line, unless its style says that it
// doesn't.
func (r *reader) inline(n *node, l look, f *flow) {
	if !stands(n) {
		r.children(n, l, f)
		return
	}
	f.cut()
	r.children(n, l, f)
	f.cut()
}

// paragraph reads an element by the kind of paragraph that it makes.
func (r *reader) paragraph(n *node, l look, f *flow) {
	outer := f.para
	kind := outer
	switch n.name {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		if outer.Kind == foreign.Item {
			l.bold = true // a heading has no mark
			break
		}
		kind = foreign.Block{Kind: foreign.Heading, Level: int(n.name[1] - '0')}
	case "pre", "xmp":
		r.code(n, l, f)
		return
	case "ul", "ol", "menu", "dir":
		r.list(n, l, f)
		return
	case "li":
		// One outside of any list; list reads the others.
		kind = foreign.Block{Kind: foreign.Item, Level: max(l.depth, 1), Mark: "•"}
	case "dt":
		l.bold = true
	case "figcaption", "caption":
		kind = foreign.Block{Caption: true}
	default:
		r.inline(n, l, f)
		return
	}
	r.as(kind, n, l, f)
}

// as reads an element into paragraphs of one kind.
func (r *reader) as(kind foreign.Block, n *node, l look, f *flow) {
	f.cut()
	outer := f.para
	f.para = kind
	r.children(n, l, f)
	f.cut()
	f.para = outer
}

// code reads text whose lines are kept. WeChat sets each line of it in a <code>
// of its own.
func (r *reader) code(n *node, l look, f *flow) {
	f.cut()
	outer := f.para
	f.para = foreign.Block{Kind: foreign.Code}
	lines := 0
	for _, k := range n.kids {
		if k.name == "code" {
			if lines++; lines > 1 {
				f.lineBreak(l)
			}
		}
		r.walk(k, l, f)
	}
	f.cut()
	f.para = outer
}

func (r *reader) quote(n *node, l look, f *flow) {
	f.cut()
	inner := &flow{blocks: new([]foreign.Block)}
	r.children(n, l, inner)
	inner.cut()
	if len(*inner.blocks) > 0 {
		f.put(foreign.Block{Kind: foreign.Quote, Blocks: *inner.blocks})
	}
}

// ruby reads text with its reading above.
func (r *reader) ruby(n *node, l look, f *flow) {
	from := len(f.spans)
	for _, k := range n.kids {
		if k.name != "rt" && k.name != "rtc" {
			r.walk(k, l, f)
			continue
		}
		reading := textOf(k)
		if base, ok := plain(f.spans, from); ok && reading != "" {
			base.Ruby = reading
			f.spans = append(f.spans[:from], base)
		} else {
			f.text(reading, l)
		}
		from = len(f.spans)
	}
}

// plain returns the spans after from as one, if they are nothing but text.
func plain(spans []foreign.Span, from int) (foreign.Span, bool) {
	if from >= len(spans) {
		return foreign.Span{}, false // nothing, or a paragraph ended in it
	}
	var text strings.Builder
	for _, s := range spans[from:] {
		if s.Text == "" || s.Ruby != "" {
			return foreign.Span{}, false
		}
		text.WriteString(s.Text)
	}
	base := spans[from]
	base.Text = text.String()
	return base, strings.TrimFunc(base.Text, margin) != ""
}
