package word97

import "unicode/utf16"

// style is a style with all that it has from those that it is based on.
type style struct {
	sti    int // what built-in style it is
	isChar bool
	base   int
	para   para
	look   look
	papx   []byte
	chpx   []byte
	done   bool
}

// Built-in styles.
const (
	stiHeading1 = 1
	stiHeading9 = 9
	stiCaption  = 0x22
	stiTitle    = 0x3E
	stiUser     = 0xFFE
	istdNone    = 0xFFF
)

// readStyles reads the style sheet (section 2.9.271).
func (d *doc) readStyles() {
	b, _ := d.part(plcStyles)
	size := u16(b, 0)
	head := u16(b, 4) // size of the fixed part of each style
	at := 2 + size
	for range min(u16(b, 2), 4095) {
		if at+2 > len(b) {
			break
		}
		n := u16(b, at)
		d.styles = append(d.styles, readStyle(cut(b, at+2, n), head))
		at += 2 + n
	}
	for i := range d.styles {
		d.resolve(i, 0)
	}
}

func readStyle(b []byte, head int) style {
	s := style{base: istdNone, sti: stiUser}
	if len(b) < 8 || head < 8 {
		return s
	}
	s.sti = u16(b, 0) & 0xFFF
	s.isChar = u16(b, 2)&0xF == 2
	s.base = u16(b, 2) >> 4
	chars := u16(b, head)
	at := head + 2 + 2*chars + 2 // behind the name
	upx := func() []byte {
		at += at & 1
		n := u16(b, at)
		u := cut(b, at+2, n)
		at += 2 + n
		return u
	}
	if !s.isChar {
		if u := upx(); len(u) > 2 {
			s.papx = u[2:]
		}
	}
	s.chpx = upx()
	return s
}

// resolve gives a style what it has from its base.
func (d *doc) resolve(i, depth int) {
	s := &d.styles[i]
	if s.done || depth > 20 {
		return
	}
	s.para, s.look = para{level: noLevel}, look{picture: -1}
	if s.base < len(d.styles) && s.base != i {
		d.resolve(s.base, depth+1)
		s.para, s.look = d.styles[s.base].para, d.styles[s.base].look
	}
	if stiHeading1 <= s.sti && s.sti <= stiHeading9 {
		s.para.level = s.sti - stiHeading1
	}
	if s.sti == stiTitle {
		s.para.level = 0
	}
	s.done = true
	s.para.apply(d, s.papx)
	base := s.look
	d.apply(&s.look, base, s.chpx)
}

// readFonts reads the names of fonts (section 2.9.286).
func (d *doc) readFonts() {
	b, _ := d.part(plcFonts)
	at := 4
	for range min(u16(b, 0), 4096) {
		size := u8(b, at)
		var name []uint16
		for i := at + 40; i < at+1+size && u16(b, i) != 0; i += 2 {
			name = append(name, uint16(u16(b, i)))
		}
		d.fonts = append(d.fonts, string(utf16.Decode(name)))
		at += 1 + size
	}
}

func (d *doc) style(istd int) *style {
	if istd < 0 || istd >= len(d.styles) {
		return nil
	}
	return &d.styles[istd]
}
