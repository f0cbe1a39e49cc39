package markup

import (
	"strconv"
	"strings"
)

func (w *writer) inlines(nodes []Node) {
	for i := range nodes {
		w.inline(&nodes[i])
	}
}

var inlineTags = [kinds]string{Emphasis: "em", Strong: "strong", Strike: "del"}

func (w *writer) inline(n *Node) {
	switch n.Kind {
	case Text:
		w.words(n.Text)
	case Emphasis, Strong, Strike:
		name := inlineTags[n.Kind]
		w.open(name, "", n)
		w.inlines(n.Children)
		w.close(name)
	case Code:
		w.open("code", "", n)
		w.text(n.Text)
		w.close("code")
	case Anchor:
		w.anchor(n, func() { w.inlines(n.Children) })
	case Picture:
		w.img(n)
	case Break:
		w.str("<br>\n")
	case NoteRef:
		w.noteRef(n)
	case Media:
		w.media(n)
	case Dateline:
		w.str(`<b class="dateline">`)
		w.text(n.Text)
		w.close("b")
	case Element:
		if n.inline() && !safe[n.Text].void {
			w.open(n.Text, "", n)
			w.inlines(n.Children)
			w.close(n.Text)
		} else {
			w.inlines(n.Children)
		}
	default:
		w.inlines(n.Children)
	}
}

// link returns the address for a link of the document.
func (w *writer) link(i int) string {
	if i < 0 || i >= len(w.doc.Links) {
		return ""
	}
	if dest := w.doc.Links[i].Dest; strings.HasPrefix(dest, "#") {
		if dest == "#" {
			return dest
		}
		return "#" + w.IDPrefix + dest[1:]
	}
	if w.Link == nil {
		return ""
	}
	return w.Link(i)
}

// anchor writes a link around what content writes, or only the content when
// the link leads nowhere.
func (w *writer) anchor(n *Node, content func()) {
	start := len(w.out)
	w.str("<a")
	if !w.address("href", w.link(n.Link)) {
		w.out = w.out[:start]
		content()
		return
	}
	w.attrs("", n)
	if n.Info != "" {
		w.attr("title", n.Info)
	}
	w.str(">")
	content()
	w.close("a")
}

// img writes a picture; false means there is none to show.
func (w *writer) img(n *Node) bool {
	if w.Photo == nil || n.Link < 0 || n.Link >= len(w.doc.Links) {
		return false
	}
	p := w.Photo(n.Link)
	start := len(w.out)
	w.str("<img")
	if !w.address("src", p.Src) {
		w.out = w.out[:start]
		return false
	}
	if p.Srcset != "" {
		w.attr("srcset", p.Srcset)
		if p.Sizes != "" {
			w.attr("sizes", p.Sizes)
		}
	}
	if p.Width > 0 && p.Height > 0 {
		w.attr("width", strconv.Itoa(p.Width))
		w.attr("height", strconv.Itoa(p.Height))
	}
	w.attr("alt", n.Text)
	w.attrs("", n)
	switch {
	case p.First:
		w.str(` fetchpriority="high"`)
	case !p.Eager:
		w.str(` loading="lazy" decoding="async"`)
	}
	if hexColor(p.Color) {
		w.attr("style", "background-color:"+p.Color)
	}
	w.str(">")
	return true
}

func hexColor(s string) bool {
	if len(s) != 7 || s[0] != '#' {
		return false
	}
	return hexPair(s[1:]) && hexPair(s[3:]) && hexPair(s[5:])
}

// figure writes one picture with its cutline, or several as a gallery.
func (w *writer) figure(n *Node) {
	if len(n.Children) == 1 {
		w.open("figure", "photo", n)
		w.shot(&n.Children[0])
		w.caption(n.Children[0].photo())
		w.close("figure")
		return
	}
	w.open("div", "gallery", n)
	w.str("\n")
	for i := range n.Children {
		c := &n.Children[i]
		w.open("figure", "photo", &Node{})
		if large := w.large(c); large != "" {
			w.str("<a")
			w.address("href", large)
			w.str(">")
			w.inline(c)
			w.close("a")
		} else {
			w.shot(c)
		}
		w.caption(c.photo())
		w.close("figure")
		w.str("\n")
	}
	w.close("div")
}

// large is where a picture can be seen larger; empty for one that is in a
// link, and for one of which nothing is said that could name a link.
func (w *writer) large(c *Node) string {
	if c.Kind == Anchor || c.Text == "" || w.Photo == nil || c.Link < 0 || c.Link >= len(w.doc.Links) {
		return ""
	}
	p := w.Photo(c.Link)
	if _, ok := safeScheme(p.Large); !ok || p.Src == "" {
		return ""
	}
	return p.Large
}

// shot writes a picture or a link around one.
func (w *writer) shot(c *Node) {
	if c.Kind == Anchor {
		w.anchor(c, func() { w.inlines(c.Children) })
		return
	}
	w.inline(c)
}

func (w *writer) caption(p *Node) {
	if len(p.Children) > 0 {
		w.str(`<figcaption class="cutline">`)
		for i := range p.Children {
			switch k := &p.Children[i]; k.Kind {
			case Cutline:
				w.text(k.Text)
			case Credit:
				if i > 0 {
					w.str(" ")
				}
				w.str(`<span class="credit">`)
				w.text(k.credit())
				w.str("</span>")
			}
		}
		w.str("</figcaption>")
	}
}

// credit returns who took a picture as newspapers set it: 马雁 摄.
func (n *Node) credit() string {
	var s strings.Builder
	for i := range n.Children {
		if n.Children[i].Kind == Credit {
			return n.Children[i].Text // as typed: it says more
		}
		if i > 0 {
			s.WriteByte(' ')
		}
		s.WriteString(n.Children[i].Text)
	}
	if n.Text != "" {
		if s.Len() > 0 {
			s.WriteByte(' ')
		}
		s.WriteString(n.Text)
	}
	return s.String()
}

func (w *writer) noteRef(n *Node) {
	if n.Number < 1 || n.Number > len(w.doc.Notes) {
		return
	}
	if w.refs == nil {
		w.refs = make([]int, len(w.doc.Notes)+1)
	}
	w.refs[n.Number]++
	w.str(`<sup class="noteref"`)
	w.attr("id", w.IDPrefix+refID(n.Number, w.refs[n.Number]))
	w.str(`><a role="doc-noteref" href="#`)
	w.text(w.IDPrefix + "fn-" + strconv.Itoa(n.Number))
	w.str(`" aria-label="` + w.Script.Say("注释"))
	w.int(n.Number)
	w.str(`">`)
	w.int(n.Number)
	w.str("</a></sup>")
}

func (w *writer) media(n *Node) {
	if n.Text != "video" && n.Text != "audio" {
		return
	}
	start := len(w.out)
	w.str("<")
	w.str(n.Text)
	if !w.address("src", w.link(n.Link)) {
		w.out = w.out[:start]
		return
	}
	w.attrs("", n)
	w.str(` controls preload="none">`)
	w.close(n.Text)
}
