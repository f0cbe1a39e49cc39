package word97

import (
	"bytes"
	"fmt"

	"bao/internal/foreign"
)

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
		b = cut(b, head, len(b))
		if text := inlineText(b); text != "" {
			l.formed(text)
			return
		}
		b = blip(b)
		if l.pictures == nil {
			l.pictures = map[int][]byte{}
		}
		l.pictures[k.picture] = b
	}
	l.addPicture(b)
}

// inlineText returns the text that is the form of a shape in a line.
func inlineText(b []byte) string {
	text := ""
	records(b, 0, func(r record) bool {
		if r.kind == artShape {
			if text == "" {
				text = readShape(r.body).text
			}
			return false
		}
		return r.kind != artStored
	})
	return text
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
