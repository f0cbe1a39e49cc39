package active

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// Version is part of the keys of what CleanSVG makes: raise it when the same
// input gives other bytes.
const Version = "2"

// SVG is a drawing that can't act.
type SVG struct {
	Data          []byte
	Removed       []string // what could act and is gone, in the file's words
	Width, Height int      // in pixels
}

// Photo cleans a picture of dots, and says which ending a file of it has.
type Photo func(src []byte) (clean []byte, ext string, err error)

// MaxSVG is the largest drawing that is taken, in bytes.
const MaxSVG = 8 << 20

// maxDepth is how deep elements may stand in one another. Browsers refuse
// what is deeper (libxml2, xmlParserMaxDepth 256).
const maxDepth = 200

// Why a file can't be cleaned, in the editor's words.
var (
	errNoSVG  = errors.New("这个文件不是 SVG 图")
	errBroken = errors.New("SVG 图写得不对，读不出来")
	errDeep   = errors.New("SVG 图套得太深，多半是有意制造的")
	errLarge  = errors.New("SVG 图超过 8 MB")
)

// CleanSVG writes a drawing anew, with nothing in it but elements and
// attributes that draw: scripts and what calls them, pages inside it, document
// types, animations, links and everything that comes from elsewhere are gone.
// A photograph inside it is handed to photo, which returns it without what
// its camera wrote there; one that photo does not take is gone. The error says
// in Chinese why the drawing can't be cleaned. It may be called concurrently if
// photo may.
func CleanSVG(src []byte, photo Photo) (SVG, error) {
	if len(src) > MaxSVG {
		return SVG{}, errLarge
	}
	d := xml.NewDecoder(bytes.NewReader(src)) // it takes UTF-8 and no entity but XML's own
	c := cleaner{photo: photo}
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) && c.root {
			return SVG{c.out.Bytes(), c.removed, c.width, c.height}, nil
		}
		if err != nil {
			return SVG{}, errBroken
		}
		if err := c.token(tok); err != nil {
			return SVG{}, err
		}
	}
}

// cleaner writes what is harmless of a stream of tokens. Names are written
// from the lists, never as the file has them, so that no reader of XML can
// take them for others.
type cleaner struct {
	photo         Photo
	out           bytes.Buffer
	removed       []string
	open          []string // elements around, "" for one whose tags alone are left out
	silent        int      // depth in an element that is left out with all it holds
	style         strings.Builder
	root          bool // there was one
	width, height int
}

func (c *cleaner) token(tok xml.Token) error {
	switch tok := tok.(type) {
	case xml.StartElement:
		if c.silent > 0 {
			c.silent++
			return nil
		}
		return c.start(tok)
	case xml.EndElement:
		if c.silent > 0 {
			c.silent--
			return nil
		}
		c.end()
	case xml.CharData:
		if c.silent > 0 || len(c.open) == 0 {
			return nil
		}
		switch in := c.open[len(c.open)-1]; {
		case in == "style":
			c.style.Write(tok) // a comment may part it: it is judged as a whole
		case wordy[in] || in == "" && slices.ContainsFunc(c.open, func(e string) bool { return wordy[e] }):
			c.text(string(tok))
		}
	case xml.ProcInst:
		if tok.Target != "xml" {
			c.remove("<?" + tok.Target + "?>")
		}
	}
	return nil
}

func (c *cleaner) start(e xml.StartElement) error {
	name := e.Name.Local
	ours := e.Name.Space == svgSpace || e.Name.Space == ""
	switch {
	case len(c.open) == 0 && (c.root || !ours || name != "svg"):
		return errNoSVG
	case len(c.open) >= maxDepth:
		return errDeep
	case ours && name == "a":
		c.remove("a")
		c.open = append(c.open, "")
		return nil
	case !ours || !drawingElements[name] || name != "style" && len(c.open) > 0 && c.open[len(c.open)-1] == "style":
		c.silent = 1
		if ours && !silentElements[name] || e.Name.Space == xhtmlSpace {
			c.remove(name)
		}
		return nil
	}
	c.out.WriteString("<" + name)
	if len(c.open) == 0 {
		c.root = true
		c.out.WriteString(` xmlns="` + svgSpace + `"`)
		c.width, c.height = size(e.Attr)
	}
	c.attributes(name, e.Attr)
	c.out.WriteByte('>')
	c.open = append(c.open, name)
	c.style.Reset()
	return nil
}

func (c *cleaner) end() {
	name := c.open[len(c.open)-1]
	c.open = c.open[:len(c.open)-1]
	if name == "style" {
		if calmStyle(c.style.String()) {
			c.text(c.style.String())
		} else {
			c.remove("style")
		}
	}
	if name != "" { // never <title/>, which readers of HTML take for a beginning
		c.out.WriteString("</" + name + ">")
	}
}

func (c *cleaner) attributes(element string, attrs []xml.Attr) {
	var seen []string
	for _, a := range attrs {
		name := attributeName(a.Name)
		switch value := strings.TrimSpace(a.Value); {
		case len(name) > 2 && strings.EqualFold(name[:2], "on"):
			c.remove(name)
		case !drawingAttributes[name] || slices.Contains(seen, name):
		case name == "href" && !calmAddress(element, value), name != "href" && !calmStyle(value):
			c.remove(name)
		default:
			if name == "href" && value[0] != '#' {
				if value = c.embedded(value); value == "" {
					c.remove("读不出来的照片")
					continue
				}
			}
			seen = append(seen, name)
			c.out.WriteString(" " + name + `="`)
			c.text(value)
			c.out.WriteByte('"')
		}
	}
}

// attributeName is what an attribute is called here, "" for one of another
// language.
func attributeName(n xml.Name) string {
	switch {
	case n.Space == "", n.Space == xlinkSpace && n.Local == "href":
		return n.Local
	case n.Space == "http://www.w3.org/XML/1998/namespace" && n.Local == "space":
		return "xml:space"
	}
	return ""
}

func (c *cleaner) text(s string) {
	_ = xml.EscapeText(&c.out, []byte(s)) // a buffer takes everything
}

// mostRemoved is how many names of what is gone are kept.
const mostRemoved = 8

func (c *cleaner) remove(name string) {
	if len(name) < 40 && len(c.removed) < mostRemoved && !slices.Contains(c.removed, name) {
		c.removed = append(c.removed, name)
	}
}
