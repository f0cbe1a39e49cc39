package word97

import (
	"strings"
	"unicode/utf16"
)

// Records of drawings ([MS-ODRAW] section 2.2).
const (
	artStore    = 0xF001 // all pictures of the document
	artShape    = 0xF004
	artStored   = 0xF007 // one of them, or where it is
	artShapeID  = 0xF00A
	artOptions  = 0xF00B
	artBlipMin  = 0xF01A
	artBlipMax  = 0xF117
	optPicture  = 0x0104
	optText     = 0x00C0
	maxArtDepth = 12
)

// record is a piece of a drawing.
type record struct {
	kind, instance int
	body           []byte
}

// records calls visit with each record of a drawing, and with those in them
// while it says so.
func records(b []byte, depth int, visit func(record) bool) {
	for len(b) >= 8 && depth < maxArtDepth {
		head, size := u16(b, 0), int(u32(b, 4))
		r := record{kind: u16(b, 2), instance: head >> 4, body: cut(b, 8, size)}
		if visit(r) && head&0xF == 0xF {
			records(r.body, depth+1, visit)
		}
		if size < 0 || 8+size > len(b) {
			return
		}
		b = b[8+size:]
	}
}

// readDrawings finds the pictures of shapes that stand beside the text.
func (d *doc) readDrawings() {
	b, _ := d.part(plcDrawings)
	var stored [][]byte
	numbers := map[uint32]int{}
	visit := func(r record) bool {
		switch r.kind {
		case artStored:
			stored = append(stored, r.body)
		case artShape:
			s := readShape(r.body)
			if s.picture > 0 {
				numbers[s.id] = s.picture
			}
			if s.text != "" {
				d.anchors.texts[s.id] = s.text
			}
			return false
		}
		return true
	}
	size := 8 + int(u32(b, 4))
	records(cut(b, 0, size), 0, visit)
	for at := size + 1; at+8 < len(b); at += 9 + int(u32(b, at+4)) {
		records(cut(b, at, 8+int(u32(b, at+4))), 0, visit)
	}
	blips := make([][]byte, len(stored))
	for i, s := range stored {
		at := int(u32(s, 28))
		if kind := u16(d.word, at+2); artBlipMin <= kind && kind <= artBlipMax {
			blips[i] = cut(d.word, at+8, int(u32(d.word, at+4)))
		}
	}
	for shape, n := range numbers {
		if n <= len(blips) {
			d.anchors.pictures[shape] = blips[n-1]
		}
	}
}

// shape is what is read of a shape.
type shape struct {
	id      uint32
	picture int    // the number of the one that fills it, 0 for none
	text    string // that is drawn as its form: 艺术字
}

func readShape(b []byte) shape {
	var s shape
	records(b, 0, func(r record) bool {
		switch r.kind {
		case artShapeID:
			s.id = u32(r.body, 0)
		case artOptions:
			n := min(r.instance, len(r.body)/6)
			more := 6 * n // where what doesn't fit in an option is
			for i := range n {
				op, value := u16(r.body, 6*i), int(u32(r.body, 6*i+2))
				if op&0x3FFF == optPicture {
					s.picture = value
				}
				if op&0x8000 == 0 {
					continue
				}
				if op&0x3FFF == optText {
					s.text = strings.TrimSpace(utf16String(cut(r.body, more, value)))
				}
				more += value
			}
		}
		return true
	})
	return s
}

// utf16String reads UTF-16 to its end or to a 0.
func utf16String(b []byte) string {
	var units []uint16
	for i := 0; i+1 < len(b) && u16(b, i) != 0; i += 2 {
		units = append(units, uint16(u16(b, i)))
	}
	return string(utf16.Decode(units))
}
