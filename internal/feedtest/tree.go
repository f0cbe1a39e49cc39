package feedtest

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
)

// element is an element of XML with the text directly in it.
type element struct {
	xml.Name
	attr     map[string]string // by local name, but for those of a space: xml:lang
	children []*element
	text     string
}

// parse reads a whole document strictly.
func parse(data []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	root := &element{}
	open := []*element{root}
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			e := &element{Name: t.Name, attr: map[string]string{}}
			for _, a := range t.Attr {
				name := a.Name.Local
				if strings.HasSuffix(a.Name.Space, "namespace") {
					name = "xml:" + name
				}
				e.attr[name] = a.Value
			}
			top.children = append(top.children, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(t)
		}
	}
	if len(root.children) != 1 {
		return nil, io.ErrUnexpectedEOF
	}
	return root.children[0], nil
}

// all returns the children of a name.
func (e *element) all(name string) []*element {
	var list []*element
	for _, c := range e.children {
		if c.Local == name && c.Space == atomSpace {
			list = append(list, c)
		}
	}
	return list
}

// value is the text of the first child of a name.
func (e *element) value(name string) string {
	if list := e.all(name); len(list) > 0 {
		return list[0].text
	}
	return ""
}
