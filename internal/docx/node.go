package docx

import (
	"encoding/xml"
	"iter"
	"strconv"
	"strings"
)

// node is an element. It is read from its part as its children are asked for,
// which can be done once; load keeps it whole, and then it may be walked at
// will.
type node struct {
	name  string // prefix of its namespace as in names.go, and its local name: "w:p"
	attrs []xml.Attr
	text  string // its own text, once loaded
	kids  []*node
	from  *stream // of its children; nil once they are read
	depth int
	whole bool // it is being loaded
	known bool // an mc:Choice of extensions that are understood
}

// root returns the first element of a stream.
func (s *stream) root() *node {
	for {
		switch token := s.next().(type) {
		case nil:
			return &node{}
		case xml.StartElement:
			return s.node(token)
		}
	}
}

func (s *stream) node(start xml.StartElement) *node {
	n := &node{name: s.nameOf(start.Name), from: s, depth: s.depth, attrs: start.Attr[:0]}
	for _, attr := range start.Attr {
		if attr.Name.Space == "xmlns" || attr.Name.Local == "xmlns" {
			if s.spaced++; s.spaced > maxNamespaces {
				s.end(tooLarge("有一段长得离谱的内容"))
			}
			s.spaces[attr.Name.Local] = attr.Value
			continue
		}
		attr.Name.Local = s.nameOf(attr.Name)
		if attr.Name.Local == "o:gfxdata" {
			continue // a ZIP file in base64 that says the same again
		}
		n.attrs = append(n.attrs, attr)
		s.weight += 80 + len(attr.Value)
	}
	n.known = n.name == "mc:Choice" && s.understands(n.attr("Requires"))
	return n
}

// children returns the children of an element in turn. Those of one that is
// not loaded are read on the way: each has to be used before the next.
func (n *node) children() iter.Seq[*node] {
	return func(yield func(*node) bool) {
		s := n.from
		n.from = nil
		if s == nil {
			for _, kid := range n.kids {
				if !yield(kid) {
					return
				}
			}
			return
		}
		var own []byte
		defer func() { n.keep(own) }()
		for going := true; s.depth >= n.depth; {
			switch token := s.next().(type) {
			case nil:
				return
			case xml.CharData:
				if n.whole {
					own = append(own, token...)
					s.weight += len(token)
				}
			case xml.StartElement:
				if going {
					going = yield(s.node(token))
				}
				s.skip(n.depth)
			}
		}
	}
}

// keep makes text an element's own. What stands between elements is layout.
func (n *node) keep(own []byte) {
	text := string(own)
	if strings.TrimSpace(text) != "" || strings.HasSuffix(strings.ToLower(n.name), "t") || strings.HasSuffix(n.name, "Text") {
		n.text = text
	}
}

// skip reads on until no element deeper than depth is open.
func (s *stream) skip(depth int) {
	for s.depth > depth && s.next() != nil {
	}
}

// load reads an element whole and returns it.
func (n *node) load() *node {
	if n.from == nil {
		return n
	}
	n.from.weight = 0
	n.loadAll()
	return n
}

func (n *node) loadAll() {
	s := n.from
	n.whole = true
	if s.weight += 160; s.weight > maxWeight {
		s.end(tooLarge("有一段长得离谱的内容"))
	}
	for kid := range n.children() {
		kid.loadAll()
		n.kids = append(n.kids, kid)
	}
}

// attr returns the value of an attribute, "" for none. Some programs leave out
// the prefix.
func (n *node) attr(name string) string {
	value, _ := n.lookup(name)
	return value
}

func (n *node) lookup(name string) (value string, ok bool) {
	if n == nil {
		return "", false
	}
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value, true
		}
	}
	_, local, _ := strings.Cut(name, ":")
	for _, a := range n.attrs {
		if a.Name.Local == local && local != "" {
			return a.Value, true
		}
	}
	return "", false
}

// number returns an attribute as a number, or otherwise.
func (n *node) number(name string, otherwise int) int {
	if i, err := strconv.Atoi(strings.TrimSpace(n.attr(name))); err == nil {
		return i
	}
	return otherwise
}

// child returns the first child of a name, nil for none; of a loaded element.
// Every method of a node may be called on nil, which has nothing.
func (n *node) child(name string) *node {
	if n == nil {
		return nil
	}
	for _, kid := range n.kids {
		if kid.name == name {
			return kid
		}
	}
	return nil
}

// find returns the first element of a name within a loaded one, nil for none.
func (n *node) find(name string) *node {
	for found := range n.all(name) {
		return found
	}
	return nil
}

// all returns the elements of a name within a loaded one, but none within
// another of them.
func (n *node) all(name string) iter.Seq[*node] {
	return func(yield func(*node) bool) { n.walk(name, yield) }
}

func (n *node) walk(name string, yield func(*node) bool) bool {
	if n == nil {
		return true
	}
	for _, kid := range n.kids {
		if kid.name == name {
			if !yield(kid) {
				return false
			}
		} else if !kid.walk(name, yield) {
			return false
		}
	}
	return true
}

// on tells whether a switch is on: an element without a value is (ECMA-376
// part 1, 17.17.4).
func (n *node) on() bool {
	if n == nil {
		return false
	}
	switch n.attr("w:val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
