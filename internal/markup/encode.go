package markup

import (
	"encoding/binary"
	"sync"
)

// The encoded form: a version, flags, the numbers of nodes and links, the
// links, the blocks and the notes in preorder. Every number is a varint, every
// string its length and bytes. A node is its kind, a byte that says which
// fields follow, and those.
const version = 2

// What may follow in a node.
const (
	hasText = 1 << iota
	hasInfo
	hasLink
	hasAttr
	hasChildren
	hasNumber
	hasDetail
)

// Encode returns a compact form of the document, for caches and for keeping
// many documents in memory.
func (d *Doc) Encode() string {
	scratch := scratches.Get().(*[]byte)
	defer scratches.Put(scratch)
	*scratch = d.appendTo((*scratch)[:0])
	return string(*scratch)
}

var scratches = sync.Pool{New: func() any { return new([]byte) }}

func (d *Doc) appendTo(e []byte) []byte {
	flags := byte(0)
	if d.Cut {
		flags = 1
	}
	e = append(e, version, flags)
	e = binary.AppendUvarint(e, uint64(count(d.Blocks)+count(d.Notes)))
	e = binary.AppendUvarint(e, uint64(len(d.Links)))
	for _, l := range d.Links {
		e = appendString(e, l.Dest)
		at := uint64(l.Offset) << 2
		if l.Photo {
			at |= 1
		}
		if l.Typed != "" {
			at |= 2
		}
		e = binary.AppendUvarint(e, at)
		if l.Typed != "" {
			e = appendString(e, l.Typed)
		}
		e = binary.AppendUvarint(e, uint64(l.Len))
	}
	e = appendNodes(e, d.Blocks)
	return appendNodes(e, d.Notes)
}

func count(nodes []Node) int {
	n := len(nodes)
	for i := range nodes {
		n += count(nodes[i].Children)
	}
	return n
}

func sizeOf(nodes []Node) int {
	n := 0
	for i := range nodes {
		n += 8 + len(nodes[i].Text) + sizeOf(nodes[i].Children)
	}
	return n
}

func appendString(e []byte, s string) []byte {
	return append(binary.AppendUvarint(e, uint64(len(s))), s...)
}

func appendNodes(e []byte, nodes []Node) []byte {
	e = binary.AppendUvarint(e, uint64(len(nodes)))
	for i := range nodes {
		e = appendNode(e, &nodes[i])
	}
	return e
}

func appendNode(e []byte, n *Node) []byte {
	detail := n.detail()
	has := byte(0)
	set := func(bit byte, is bool) {
		if is {
			has |= bit
		}
	}
	set(hasText, n.Text != "")
	set(hasInfo, n.Info != "")
	set(hasLink, n.Link != 0)
	set(hasAttr, n.Attr != nil)
	set(hasChildren, len(n.Children) > 0)
	set(hasNumber, n.Number != 0)
	set(hasDetail, n.Level != 0 || detail != 0)
	e = append(e, byte(n.Kind), has)
	if has&hasDetail != 0 {
		e = append(e, n.Level, detail)
	}
	if has&hasNumber != 0 {
		e = binary.AppendVarint(e, int64(n.Number))
	}
	if has&hasLink != 0 {
		e = binary.AppendUvarint(e, uint64(n.Link))
	}
	if has&hasText != 0 {
		e = appendString(e, n.Text)
	}
	if has&hasInfo != 0 {
		e = appendString(e, n.Info)
	}
	if has&hasAttr != 0 {
		e = appendString(e, n.Attr.ID)
		e = appendString(e, n.Attr.Class)
		e = binary.AppendUvarint(e, uint64(len(n.Attr.Other)))
		for _, p := range n.Attr.Other {
			e = appendString(appendString(e, p.Name), p.Value)
		}
	}
	if has&hasChildren != 0 {
		e = appendNodes(e, n.Children)
	}
	return e
}

// detail packs the small fields of a node.
func (n *Node) detail() byte {
	d := byte(n.Align&3) | byte(n.Task&3)<<2
	if n.Ordered {
		d |= 1 << 4
	}
	if n.Tight {
		d |= 1 << 5
	}
	if n.Header {
		d |= 1 << 6
	}
	return d
}
