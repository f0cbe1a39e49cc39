package markup

import (
	"errors"
	"slices"
	"sync"
)

var (
	errDamaged = errors.New("markup: damaged document")
	errVersion = errors.New("markup: document of another version")
)

// deepest is how deep an encoded tree may be: what Parse makes, and the parts
// (rows, cells, credits) below its deepest nodes.
const deepest = maxDepth + 8

// Decode returns the document that Encode was called on, or an error when
// data is no such form or was written by another version. Its words are
// stretches of data. Sizes are believed only as far as the bytes that are
// there can bear them out.
func Decode(data string) (*Doc, error) { return decode(data, nil) }

// Lend decodes a document as Decode does, for as long as use takes: its nodes
// come again in other documents. Its words, and what is made of it, stay.
func Lend(data string, use func(*Doc)) error {
	room := rooms.Get().(*[]Node)
	defer func() {
		clear(*room) // a node sets only what it has
		rooms.Put(room)
	}()
	doc, err := decode(data, room)
	if err == nil {
		use(doc)
	}
	return err
}

var rooms = sync.Pool{New: func() any { return new([]Node) }}

// decode decodes into room, which it may make larger, or without it into memory
// of the document's own.
func decode(data string, room *[]Node) (*Doc, error) {
	if data == "" || data[0] != version {
		return nil, errVersion
	}
	r := reader{s: data[1:]}
	flags := r.byte()
	nodes, links := r.uint(), r.uint()
	if flags > 1 || nodes > len(data)/2 || links > len(data)/3 {
		return nil, errDamaged
	}
	d := &Doc{Cut: flags == 1}
	if links > 0 {
		d.Links = make([]Link, links)
	}
	for i := range d.Links {
		l := &d.Links[i]
		l.Dest = r.string()
		at := r.uint()
		l.Photo, l.Offset = at&1 == 1, at>>2
		if at&2 != 0 {
			l.Typed = r.string()
		}
		l.Len = r.uint()
	}
	r.links = links
	if room == nil {
		r.nodes = make([]Node, nodes)
	} else {
		*room = slices.Grow((*room)[:0], nodes)[:nodes]
		r.nodes = *room
	}
	d.Blocks = r.children(0)
	d.Notes = r.children(0)
	if r.bad || r.s != "" || len(r.nodes) != 0 {
		return nil, errDamaged
	}
	return d, nil
}

// A reader takes an encoded document apart. After an error it reads nothing
// but zeros.
type reader struct {
	s     string
	nodes []Node // not used yet; all nodes of a document are one allocation
	links int
	bad   bool
}

func (r *reader) fail() {
	r.bad, r.s, r.nodes = true, "", nil
}

func (r *reader) byte() byte {
	if len(r.s) == 0 {
		r.fail()
		return 0
	}
	b := r.s[0]
	r.s = r.s[1:]
	return b
}

// uint reads a number that fits an int.
func (r *reader) uint() int {
	if len(r.s) > 0 && r.s[0] < 0x80 {
		b := r.s[0]
		r.s = r.s[1:]
		return int(b)
	}
	var n uint64
	for shift := 0; shift < 63; shift += 7 {
		b := r.byte()
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return int(n)
		}
	}
	r.fail()
	return 0
}

// int reads a signed number.
func (r *reader) int() int {
	n := r.uint()
	if n&1 != 0 {
		return ^(n >> 1)
	}
	return n >> 1
}

func (r *reader) string() string {
	n := r.uint()
	if n > len(r.s) {
		r.fail()
		return ""
	}
	s := r.s[:n]
	r.s = r.s[n:]
	return s
}

// children reads a list of nodes.
func (r *reader) children(depth int) []Node {
	n := r.uint()
	if n == 0 {
		return nil
	}
	if n > len(r.nodes) || depth > deepest {
		r.fail()
		return nil
	}
	nodes := r.nodes[:n:n]
	r.nodes = r.nodes[n:]
	for i := range nodes {
		r.node(&nodes[i], depth)
		if r.bad {
			return nil
		}
	}
	return nodes
}

func (r *reader) node(n *Node, depth int) {
	n.Kind = Kind(r.byte())
	has := r.byte()
	if n.Kind == 0 || n.Kind >= kinds || has >= hasDetail<<1 {
		r.fail()
		return
	}
	if has&hasDetail != 0 {
		n.Level = r.byte()
		n.setDetail(r.byte())
	}
	if has&hasNumber != 0 {
		n.Number = r.int()
	}
	if has&hasLink != 0 {
		if n.Link = r.uint(); n.Link >= r.links {
			r.fail()
		}
	}
	if has&hasText != 0 {
		n.Text = r.string()
	}
	if has&hasInfo != 0 {
		n.Info = r.string()
	}
	if has&hasAttr != 0 {
		n.Attr = r.attr()
	}
	if has&hasChildren != 0 {
		n.Children = r.children(depth + 1)
	}
}

func (n *Node) setDetail(d byte) {
	n.Align, n.Task = Align(d&3), Task(d>>2&3)
	n.Ordered, n.Tight, n.Header = d>>4&1 == 1, d>>5&1 == 1, d>>6&1 == 1
}

func (r *reader) attr() *Attr {
	a := &Attr{ID: r.string(), Class: r.string()}
	n := r.uint()
	if n > len(r.s)/2 {
		r.fail()
		return nil
	}
	for range n {
		a.Other = append(a.Other, Pair{r.string(), r.string()})
	}
	return a
}
