package word97

import (
	"bytes"
	"fmt"

	"bao/internal/foreign"
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

// pictureAt adds the picture that a character stands for.
func (l *line) pictureAt(k look) {
	if k.picture < 0 || k.hidden {
		return
	}
	b, ok := l.pictures[k.picture]
	if !ok {
		size, head := int(u32(l.data, k.picture)), u16(l.data, k.picture+4)
		b = cut(l.data, k.picture, size)
		if !l.repeats(len(b)) {
			b = nil
		}
		if u16(b, 6) == 0x66 { // the name of the file that it came from
			head += 1 + u8(b, head)
		}
		b = blip(cut(b, head, len(b)))
		if l.pictures == nil {
			l.pictures = map[int][]byte{}
		}
		l.pictures[k.picture] = b
	}
	l.addPicture(b)
}

// blip returns the first picture in a drawing.
func blip(b []byte) []byte {
	var found []byte
	records(b, 0, func(r record) bool {
		switch {
		case found != nil:
			return false
		case r.kind == artStored:
			found = blip(cut(r.body, 36+u8(r.body, 33), len(r.body)))
		case artBlipMin <= r.kind && r.kind <= artBlipMax:
			found = r.body
		}
		return true
	})
	return found
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
			if shape, n := pictureOf(r.body); n > 0 {
				numbers[shape] = n
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

// pictureOf returns the number of a shape and that of the picture that fills
// it, 0 where none does.
func pictureOf(b []byte) (shape uint32, number int) {
	records(b, 0, func(r record) bool {
		switch r.kind {
		case artShapeID:
			shape = u32(r.body, 0)
		case artOptions:
			for i := range min(r.instance, len(r.body)/6) {
				if u16(r.body, 6*i)&0x3FFF == optPicture {
					number = int(u32(r.body, 6*i+2))
				}
			}
		}
		return true
	})
	return shape, number
}

// addPicture adds the picture in a record: a file of its own behind an id.
func (l *line) addPicture(b []byte) {
	for _, kind := range []struct{ ext, start string }{
		{".png", "\x89PNG\r\n\x1a\n"},
		{".jpg", "\xff\xd8\xff"},
		{".gif", "GIF8"},
		{".tif", "II*\x00"},
		{".tif", "MM\x00*"},
	} {
		at := bytes.Index(b[:min(len(b), 64)], []byte(kind.start))
		if at < 0 {
			continue
		}
		l.Pictures = append(l.Pictures, foreign.Picture{
			Name: fmt.Sprintf("image%d%s", len(l.Pictures)+1, kind.ext), Data: b[at:],
		})
		l.put(foreign.Span{Picture: len(l.Pictures), Link: l.link()})
		return
	}
	l.remark("一张图没有取：它是 Word 自己画的图，不是照片", "", false)
}
