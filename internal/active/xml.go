package active

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// The namespaces of what browsers run, or draw with what runs.
const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xhtmlSpace = "http://www.w3.org/1999/xhtml"
	xslSpace   = "http://www.w3.org/1999/XSL/Transform"
	xlinkSpace = "http://www.w3.org/1999/xlink"
)

// byXML returns what XML is: a drawing, a page, or XML that a stylesheet, a
// document type or an element of another language makes act. Of a file that
// is XML for certain, what can't be read counts as acting, since browsers
// run what stands before a mistake.
func byXML(data []byte, certain bool) (Kind, bool) {
	d := xml.NewDecoder(bytes.NewReader(data))
	acts := false
	for first := true; ; {
		tok, err := d.RawToken()
		if err != nil {
			if acts || certain && !errors.Is(err, io.EOF) {
				return byWord["xml"], true
			}
			return Kind{}, false
		}
		switch tok := tok.(type) {
		case xml.ProcInst:
			acts = acts || tok.Target == "xml-stylesheet"
		case xml.Directive: // entities and preset attributes may hold anything
			acts = acts || certain && bytes.IndexByte(tok, '[') >= 0
		case xml.StartElement:
			if first && tok.Name.Local == "svg" {
				return byWord["svg"], true
			}
			if first && strings.EqualFold(tok.Name.Local, "html") {
				return byWord["xhtml"], true
			}
			first = false
			acts = acts || names(tok.Attr)
		}
	}
}

// names reports whether an element names, for itself or for what is in it, a
// language that browsers run.
func names(attrs []xml.Attr) bool {
	for _, a := range attrs {
		if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
			continue
		}
		switch a.Value {
		case svgSpace, xhtmlSpace, xslSpace:
			return true
		}
	}
	return false
}
