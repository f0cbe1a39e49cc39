package feed

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"bao/internal/edition/view"
	"bao/internal/markup"
	"bao/internal/paper"
)

// content is the full text of an article, all of whose links and pictures are
// absolute: feed readers show it far from its page.
type content struct {
	article *paper.Article
	base    string // address of the site
}

// html returns what the article's page has between headline and tags: no
// scripts, for markup writes none.
func (c content) html() string {
	a := c.article
	var w []byte
	w = paragraph(w, "kicker", a.Kicker)
	w = paragraph(w, "deck", a.Deck)
	for _, n := range a.Corrections {
		day := ""
		if !n.Date.IsZero() {
			day = view.DayOf(n.Date).Text + " "
		}
		w = paragraph(w, "correction", day+"更正："+n.Text)
	}
	if a.Cover != nil && !view.InBody(a) {
		w = c.cover(w)
	}
	start := len(w)
	a.Body.Lend(func(doc *markup.Doc) {
		w = doc.AppendHTML(w, markup.HTML{Link: c.link, Photo: c.photo, Script: a.Issue.Script})
	})
	// What leads to a footnote leads to it on the page: few readers find their
	// way inside an article. In text, a quote is escaped.
	w = append(w[:start], bytes.ReplaceAll(w[start:], []byte(`href="#`), []byte(`href="`+c.base+a.Address+`#`))...)
	if a.Source != "" {
		w = paragraph(w, "source", a.Say("来源：")+a.Source)
	}
	return legible(string(w))
}

func paragraph(w []byte, class, text string) []byte {
	if text == "" {
		return w
	}
	w = append(w, `<p class="`+class+`">`...)
	w = append(w, escaper.Replace(text)...)
	return append(w, "</p>\n"...)
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

func (c content) cover(w []byte) []byte {
	p := c.article.Cover
	w = append(w, `<figure><img src="`+escaper.Replace(absolute(c.base, medium(p).Address))+`" alt="`+escaper.Replace(p.Alt)+`">`...)
	if words := strings.TrimSpace(p.Cutline + " " + p.Credit); words != "" {
		w = append(w, "<figcaption>"+escaper.Replace(words)+"</figcaption>"...)
	}
	return append(w, "</figure>\n"...)
}

func (c content) link(i int) string {
	if targets := c.article.Body.Targets; i < len(targets) {
		return absolute(c.base, targets[i].Address)
	}
	return ""
}

func (c content) photo(i int) markup.Image {
	targets := c.article.Body.Targets
	if i >= len(targets) || targets[i].Photo == nil {
		return markup.Image{}
	}
	p := medium(targets[i].Photo)
	return markup.Image{Src: absolute(c.base, p.Address), Width: p.Width, Height: p.Height, Eager: true}
}

// enough is how wide a photo is shown in a feed reader, in pixels, at most.
const enough = 1280

// medium is the size of a photo for feeds: the largest that is not too large.
func medium(p *paper.Photo) paper.Size {
	for _, s := range p.Sizes {
		if s.Width <= enough {
			return s
		}
	}
	return paper.Size{Address: p.Address, Width: p.Width, Height: p.Height}
}

// absolute makes an address of the site or elsewhere whole.
func absolute(base, address string) string {
	if strings.HasPrefix(address, "//") {
		return "https:" + address
	}
	return view.Href(base, address)
}

// legible leaves out what XML has no characters for (XML 1.0, 2.2): a feed with
// one of them cannot be read at all.
func legible(s string) string {
	for i := 0; i < len(s); {
		if c := s[i]; c >= ' ' && c < utf8.RuneSelf || c == '\n' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !inXML(r, n) {
			return cleaned(s)
		}
		i += n
	}
	return s
}

func cleaned(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if inXML(r, n) {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

func inXML(r rune, size int) bool {
	switch {
	case r == utf8.RuneError:
		return size > 1
	case r < ' ':
		return r == '\t' || r == '\n' || r == '\r'
	}
	return r != 0xfffe && r != 0xffff
}
