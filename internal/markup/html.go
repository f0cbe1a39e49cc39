package markup

import (
	"strconv"

	"bao/internal/words"
)

// HTML says how a document is set on its page.
type HTML struct {
	// Link returns the address for Doc.Links[i]. An empty one, or a nil
	// function, leaves only the words of the link. It is not asked for links
	// to a place in the same document (#…).
	Link func(i int) string
	// Photo returns the picture for Doc.Links[i]. An empty Src, or a nil
	// function, leaves the picture out.
	Photo func(i int) Image
	// Instead returns HTML to stand in place of a paragraph, and whether there
	// is any. It may be nil.
	Instead func(p Alone) (html string, ok bool)
	// IDPrefix stands before every id, for pages with several documents.
	IDPrefix string
	// HeadingShift moves headings further down. With 0 a # becomes h2, since
	// the page's h1 is the headline.
	HeadingShift int
	// Units asks for <span class="unit"> around what a line is not to end in.
	Units bool
	// Script is that of the words that stand for none of the copy.
	Script words.Script
}

// An Image is a picture as a page shows it.
type Image struct {
	Src    string
	Srcset string // may be empty
	Sizes  string // may be empty
	Width  int    // pixels of Src; 0 for unknown
	Height int
	Color  string // #rrggbb shown until the picture is there; may be empty
	Eager  bool   // load at once
	First  bool   // load before all else: it is what the reader sees first
	Large  string // what a picture of a gallery leads to, larger than it is there; may be empty
}

// AppendHTML appends the document as HTML to dst and returns it: semantic,
// well formed, everything escaped, nothing that runs, no address of a scheme
// that is not known to be harmless. Footnotes stand at the end.
func (d *Doc) AppendHTML(dst []byte, o HTML) []byte {
	w := writer{HTML: o, doc: d, out: dst}
	w.blocks(d.Blocks)
	w.notes()
	return w.out
}

// A writer sets one document.
type writer struct {
	HTML
	doc    *Doc
	out    []byte
	tables int
	refs   []int // how often each note has been referred to, by number
}

func (w *writer) str(s string) { w.out = append(w.out, s...) }
func (w *writer) int(n int)    { w.out = strconv.AppendInt(w.out, int64(n), 10) }
func (w *writer) text(s string) {
	w.out = appendEscaped(w.out, s)
}

// attr writes one attribute.
func (w *writer) attr(name, value string) {
	w.str(" ")
	w.str(name)
	w.str(`="`)
	w.text(value)
	w.str(`"`)
}

// open writes a start tag with the attributes of n and a class of its own.
func (w *writer) open(name, class string, n *Node) {
	w.str("<")
	w.str(name)
	w.attrs(class, n)
	w.str(">")
}

func (w *writer) attrs(class string, n *Node) {
	a := n.Attr
	if a == nil {
		if class != "" {
			w.attr("class", class)
		}
		return
	}
	if a.ID != "" {
		w.attr("id", w.IDPrefix+a.ID)
	}
	if class != "" && a.Class != "" {
		class += " "
	}
	if class += a.Class; class != "" {
		w.attr("class", class)
	}
	for _, p := range a.Other {
		switch p.Name {
		case "lang", "title":
			w.attr(p.Name, p.Value)
		case "open":
			if n.Kind == Element && n.Text == "details" {
				w.str(" open")
			}
		case "colspan", "rowspan":
			// More than a page is wide is a slip, and browsers stop at 1000.
			if v, err := strconv.Atoi(p.Value); err == nil && n.Kind == Cell && v > 1 && v <= 100 {
				w.attr(p.Name, p.Value)
			}
		}
	}
}

func (w *writer) close(name string) {
	w.str("</")
	w.str(name)
	w.str(">")
}

// appendEscaped appends s escaped for text and for quoted attributes.
func appendEscaped(dst []byte, s string) []byte {
	start := 0
	for i := range len(s) {
		c := s[i]
		if c > '>' { // nearly everything, Chinese above all
			continue
		}
		var esc string
		switch c {
		case '&':
			esc = "&amp;"
		case '<':
			esc = "&lt;"
		case '>':
			esc = "&gt;"
		case '"':
			esc = "&#34;"
		default:
			continue
		}
		dst = append(append(dst, s[start:i]...), esc...)
		start = i + 1
	}
	return append(dst, s[start:]...)
}

// address writes an attribute that holds an address, with the characters
// encoded that HTML does not allow in one. It reports false, and writes
// nothing, when there is no address or it must not come out.
func (w *writer) address(name, dest string) bool {
	if _, ok := safeScheme(dest); dest == "" || !ok {
		return false
	}
	const hex = "0123456789ABCDEF"
	w.str(" ")
	w.str(name)
	w.str(`="`)
	for i := range len(dest) {
		switch c := dest[i]; {
		case c == '&':
			w.str("&amp;")
		case c <= ' ' || c == 0x7f || c == '"' || c == '<' || c == '>' || c == '\\' || c == '^' || c == '`' ||
			c == '{' || c == '|' || c == '}' || c == '[' || c == ']' || c == '%' && !hexPair(dest[i+1:]):
			w.out = append(w.out, '%', hex[c>>4], hex[c&15])
		default:
			w.out = append(w.out, c)
		}
	}
	w.str(`"`)
	return true
}

func hexPair(s string) bool {
	isHex := func(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f' }
	return len(s) >= 2 && isHex(s[0]) && isHex(s[1])
}
