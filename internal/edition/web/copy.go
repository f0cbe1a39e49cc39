package web

import (
	"html/template"
	"sync"

	"bao/internal/edition/view"
	"bao/internal/layout"
	"bao/internal/markup"
	"bao/internal/paper"
	"bao/internal/words"
)

// Copy is the copy of an article, set when a template asks for it.
type Copy struct {
	body   *paper.Body
	root   string
	script words.Script
	first  int // the photo that readers see first: 1 for Targets[0]; 0 for none

	embeds  embeds
	lists   []*view.Listed // that the copy shows
	layouts *layout.Set    `key:"-"` // the key of a page has it
}

// copyOf is copy as it stands on its own page: what it links to may stand
// there as more than a link.
func (p *planner) copyOf(b *paper.Body, root string) Copy {
	c := Copy{body: b, root: root, script: p.Paper.Site.Script, layouts: p.Layouts}
	if len(b.Targets) > 0 {
		c.embeds = embeds{p.Paper.Site.Play, p.Paper.Site.BaseURL, p.Paper.Site.Script}
	}
	return c
}

// HTML returns the copy.
func (c Copy) HTML() (html template.HTML) {
	c.body.Lend(func(doc *markup.Doc) { html = c.set(doc, false) })
	return html
}

func (c Copy) set(doc *markup.Doc, linkless bool) template.HTML {
	o := markup.HTML{Link: c.link, Photo: c.photo, Units: true, Script: c.script}
	if linkless {
		o.Link, o.Photo = nil, nil
	} else if c.layouts != nil {
		o.Instead = c.instead
	}
	scratch := scratches.Get().(*[]byte)
	defer scratches.Put(scratch)
	*scratch = doc.AppendHTML((*scratch)[:0], o)
	return template.HTML(*scratch)
}

var scratches = sync.Pool{New: func() any { return new([]byte) }}

func (c Copy) link(i int) string {
	if i >= len(c.body.Targets) {
		return ""
	}
	return view.Href(c.root, c.body.Targets[i].Address)
}

func (c Copy) photo(i int) markup.Image {
	if i >= len(c.body.Targets) || c.body.Targets[i].Photo == nil {
		return markup.Image{}
	}
	p := c.body.Targets[i].Photo
	v := markup.Image{
		Src: view.Href(c.root, p.Address), Srcset: view.Srcset(p, c.root), Sizes: view.BodySizes(i+1 == c.first),
		Width: p.Width, Height: p.Height, Color: p.Colour, First: i+1 == c.first,
	}
	if v.Srcset != "" {
		v.Large = v.Src
	}
	if 5*p.Height > 6*p.Width {
		v.Color = "" // the style sheet bounds the height, and it would stand at both sides
	}
	return v
}

// Lede is the beginning of an article, whole sentences without links or
// photos, set when a template first asks for it.
type Lede struct {
	Copy
	limit int            // characters
	made  func() setLede `key:"-"`
}

type setLede struct {
	html template.HTML
	more bool
}

func newLede(c Copy, limit int) Lede {
	return Lede{c, limit, sync.OnceValue(func() (l setLede) {
		c.body.Lend(func(doc *markup.Doc) {
			head := doc.Head(limit)
			l = setLede{c.set(head, true), head.Cut}
		})
		return l
	})}
}

// HTML returns the paragraphs of the lede.
func (l Lede) HTML() template.HTML {
	if l.body == nil {
		return ""
	}
	return l.made().html
}

// More reports whether the article goes on.
func (l Lede) More() bool { return l.body != nil && l.made().more }
