package markup

import (
	"net/url"
	"strconv"
	"strings"

	"bao/internal/zh"
)

// finish does what needs the whole document: links in document order, one
// meaning for every id, heading levels without gaps, and a bounded depth.
func (b *builder) finish(doc *Doc) {
	f := finisher{builder: b, ids: map[string]bool{}, slugs: map[string]string{}, used: map[string]int{}}
	for _, blocks := range [][]Node{doc.Blocks, doc.Notes} {
		f.explicitIDs(blocks)
	}
	for _, blocks := range [][]Node{doc.Blocks, doc.Notes} {
		f.walk(blocks, 0)
	}
	doc.Links = f.ordered
	for i := range f.ordered {
		if l := &f.ordered[i]; strings.HasPrefix(l.Dest, "#") {
			f.fragment(l)
		}
	}
}

type finisher struct {
	*builder
	ordered []Link
	ids     map[string]bool
	slugs   map[string]string // slug of a heading to the id it got
	used    map[string]int    // how often a slug was tried
	outline []uint8           // levels of the headings above this one
}

// explicitIDs keeps the first of equal ids.
func (f *finisher) explicitIDs(nodes []Node) {
	for i := range nodes {
		n := &nodes[i]
		if n.Attr != nil && n.Attr.ID != "" {
			id := n.Attr.ID
			if f.ids[id] || noteID(id) {
				place := f.builder.ids[n.Attr]
				f.warn(place.at, place.length, repeatedID, "名称 #"+brief(id)+" 已经用过，这里的去掉了", "换一个没有用过的名称")
				n.Attr = n.Attr.withoutID()
			}
			f.ids[id] = true
		}
		f.explicitIDs(n.Children)
	}
}

// noteID reports whether id looks like one that footnotes get.
func noteID(id string) bool {
	return strings.HasPrefix(id, "fn-") || strings.HasPrefix(id, "fnref-")
}

func (f *finisher) walk(nodes []Node, depth int) {
	for i := range nodes {
		n := &nodes[i]
		if depth >= maxDepth && n.Children != nil && !n.part() {
			n.flatten()
		}
		switch n.Kind {
		case Anchor, Picture, Media:
			f.ordered = append(f.ordered, f.links[n.Link])
			n.Link = len(f.ordered) - 1
			if l := &f.ordered[n.Link]; n.Kind == Picture && n.Children == nil {
				f.warn(l.Offset, l.Len, pictureWithoutWords, "图片没有说明，看不见图的读者不知道拍的是什么", "在方括号里写说明和作者：![图片说明。某某 摄](文件名)")
			}
		case Heading:
			f.heading(n)
		}
		f.walk(n.Children, depth+1)
	}
}

// heading gives a heading its place in the outline, so that none is skipped
// (editors choose # by size; screen readers go by the outline), and its id.
func (f *finisher) heading(n *Node) {
	for len(f.outline) > 0 && f.outline[len(f.outline)-1] >= n.Level {
		f.outline = f.outline[:len(f.outline)-1]
	}
	f.outline = append(f.outline, n.Level)
	n.Level = uint8(len(f.outline))

	slug := zh.Slug(n.plain())
	if slug == "" || noteID(slug) {
		slug = strings.TrimSuffix("part-"+slug, "-")
	}
	if n.Attr == nil || n.Attr.ID == "" {
		id := slug
		for f.ids[id] {
			f.used[slug]++
			id = slug + "-" + strconv.Itoa(f.used[slug]+1)
		}
		f.ids[id] = true
		n.Attr = n.Attr.add(attributes{id: id})
	}
	if f.slugs[slug] == "" {
		f.slugs[slug] = n.Attr.ID
	}
}

// fragment points a link within the article at an id. Editors write the
// heading itself: [见下](#怎样报名).
func (f *finisher) fragment(l *Link) {
	name := l.Dest[1:]
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	switch {
	case name == "" || f.ids[name]:
		l.Dest = "#" + name
	case f.slugs[zh.Slug(name)] != "":
		l.Dest = "#" + f.slugs[zh.Slug(name)]
	default:
		f.warn(l.Offset, l.Len, missingHeading, "文中没有叫“"+brief(name)+"”的小标题", "照小标题的原文写：[见下](#小标题)")
	}
}

// flatten makes plain text of a node that lies too deep.
func (n *Node) flatten() {
	words := Node{Kind: Text, Text: n.plain()}
	if n.inline() {
		*n = words
		return
	}
	*n = Node{Kind: Paragraph, Children: []Node{words}}
}

// inline reports whether a node stands within a line.
func (n *Node) inline() bool {
	if n.Kind == Element {
		return safe[n.Text].inline
	}
	return n.Kind >= Text
}

// part reports whether a node is nothing without the one it stands in.
func (n *Node) part() bool {
	switch n.Kind {
	case Item, Row, Cell, Term, Description, Note, Picture, Credit:
		return true
	case Element:
		return n.Text == "rt" || n.Text == "rp" || n.Text == "summary"
	}
	return false
}

// place is where something stands in the body.
type place struct{ at, length int }

// idAt remembers where an id was given.
func (b *builder) idAt(attr *Attr, at, length int) {
	if b.ids == nil {
		b.ids = map[*Attr]place{}
	}
	b.ids[attr] = place{at, length}
}

// withoutID returns attr without its id; nil when nothing is left.
func (attr *Attr) withoutID() *Attr {
	if attr == nil {
		return nil
	}
	c := *attr
	c.ID = ""
	if c.Class == "" && c.Other == nil {
		return nil
	}
	return &c
}

// merge returns attr with what more says. Either may be nil.
func (attr *Attr) merge(more *Attr) *Attr {
	switch {
	case more == nil:
		return attr
	case attr == nil:
		return more
	}
	c := *attr
	if more.ID != "" {
		c.ID = more.ID
	}
	c.Class = strings.TrimSpace(c.Class + " " + more.Class)
	c.Other = append(c.Other[:len(c.Other):len(c.Other)], more.Other...)
	return &c
}
