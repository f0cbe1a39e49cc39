package rtf

import (
	"bytes"
	"fmt"

	"bao/internal/foreign"
)

// hexData is a picture that is being read.
type hexData struct {
	data []byte
	half byte
	odd  bool
}

func (h *hexData) add(b []byte) { h.data = append(h.data, b...) }

// digits takes hexadecimal digits.
func (h *hexData) digits(b []byte) {
	for _, c := range b {
		n, ok := nibble(c)
		switch {
		case !ok:
		case h.odd:
			h.data = append(h.data, h.half<<4|n)
			h.odd = false
		default:
			h.half, h.odd = n, true
		}
	}
}

// beginPicture reads a picture in the group.
func (r *reader) beginPicture(g *group) {
	was := g.to
	g.to, g.starred = toPicture, false
	r.hex = hexData{}
	g.end = func() {
		g := r.top()
		if was != toStory && was != toValue {
			return
		}
		r.addPicture(r.hex.data, g)
		r.hex = hexData{}
	}
}

// addPicture adds a picture where the text is.
func (r *reader) addPicture(b []byte, g *group) {
	if r.story().aside {
		if len(b) > 0 {
			r.remark("页眉、页脚或批注里的一张图没有取", "", false)
		}
		return
	}
	for _, kind := range []struct{ ext, start string }{
		{".png", "\x89PNG\r\n\x1a\n"}, {".jpg", "\xff\xd8\xff"}, {".gif", "GIF8"},
	} {
		if bytes.HasPrefix(b, []byte(kind.start)) {
			r.doc.Pictures = append(r.doc.Pictures, foreign.Picture{
				Name: fmt.Sprintf("image%d%s", len(r.doc.Pictures)+1, kind.ext), Data: b,
			})
			r.put(foreign.Span{Picture: len(r.doc.Pictures), Link: g.link})
			return
		}
	}
	if len(b) > 0 {
		r.remark("一张图没有取：它是 Word 自己画的图，不是照片", "", false)
	}
}
