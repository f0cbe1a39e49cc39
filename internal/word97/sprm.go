package word97

import (
	"iter"

	"bao/internal/foreign/word"
)

// sprms yields the single properties of a grpprl (section 2.2.5.1).
func sprms(b []byte) iter.Seq2[int, []byte] {
	return func(yield func(op int, operand []byte) bool) {
		for len(b) >= 3 {
			op := u16(b, 0)
			at, size := 2, [8]int{1, 1, 2, 4, 2, 2, 0, 3}[op>>13]
			switch {
			case op == sprmTDefTable:
				at, size = 4, u16(b, 2)-1
			case op>>13 == 6:
				at, size = 3, int(b[2])
			}
			if size < 0 || at+size > len(b) || !yield(op, b[at:at+size]) {
				return
			}
			b = b[at+size:]
		}
	}
}

// The properties that are read.
const (
	sprmCFRMarkDel   = 0x0800
	sprmCFBold       = 0x0835
	sprmCFItalic     = 0x0836
	sprmCFStrike     = 0x0837
	sprmCFVanish     = 0x083C
	sprmCKul         = 0x2A3E
	sprmCIss         = 0x2A48
	sprmCIstd        = 0x4A30
	sprmCFObj        = 0x0856
	sprmCRgFtc0      = 0x4A4F
	sprmCSymbol      = 0x6A09
	sprmCPicLocation = 0x6A03
	sprmCFDStrike    = 0x2A53
	sprmPIstd        = 0x4600
	sprmPJc80        = 0x2403
	sprmPJc          = 0x2461
	sprmPFInTable    = 0x2416
	sprmPFTtp        = 0x2417
	sprmPItap        = 0x6649
	sprmPFInnerCell  = 0x244B
	sprmPFInnerTtp   = 0x244C
	sprmPOutLvl      = 0x2640
	sprmPIlvl        = 0x260A
	sprmPIlfo        = 0x460B
	sprmPHugePapx    = 0x6646
	sprmPHugePapx6   = 0x6645
	sprmTDefTable    = 0xD608
	sprmTTableHeader = 0x3404
	noLevel          = 9 // of an outline: body text
	maxTableDepth    = 20
)

// look is how characters look.
type look struct {
	bold, italic, struck, under, sup, sub bool
	hidden, deleted                       bool
	object                                bool
	font                                  int
	symbol                                rune
	picture                               int // place in the Data stream, -1 for none
}

// toggle returns a property that a style may set as well.
func toggle(operand []byte, style bool) bool {
	switch u8(operand, 0) {
	case 0x80:
		return style
	case 0x81:
		return !style
	}
	return u8(operand, 0) != 0
}

// apply sets what a grpprl says of characters whose style looks like base.
func (d *doc) apply(l *look, base look, grpprl []byte) {
	for op, v := range sprms(grpprl) {
		on := u8(v, 0) != 0
		switch op {
		case sprmCIstd:
			if s := d.style(u16(v, 0)); s != nil && s.isChar {
				l.bold, l.italic = l.bold || s.look.bold, l.italic || s.look.italic
				l.hidden = l.hidden || s.look.hidden
			}
		case sprmCFBold:
			l.bold = toggle(v, base.bold)
		case sprmCFItalic:
			l.italic = toggle(v, base.italic)
		case sprmCFStrike, sprmCFDStrike:
			l.struck = toggle(v, base.struck)
		case sprmCFVanish:
			l.hidden = toggle(v, base.hidden)
		case sprmCKul:
			l.under = on && u8(v, 0) != 5
		case sprmCIss:
			l.sup, l.sub = u8(v, 0) == 1, u8(v, 0) == 2
		case sprmCFRMarkDel:
			l.deleted = on
		case sprmCFObj:
			l.object = on
		case sprmCSymbol:
			l.font, l.symbol = u16(v, 0), rune(u16(v, 2))
		case sprmCRgFtc0:
			l.font = u16(v, 0)
		case sprmCPicLocation:
			l.picture = int(u32(v, 0))
		}
	}
}

// para are the properties of a paragraph.
type para struct {
	istd    int
	level   int // of its outline, noLevel for body text
	jc      int
	inTable bool
	rowEnd  bool
	depth   int  // of tables
	inner   bool // ends a cell of a table in a table
	lfo     int  // the use of a list, from 1
	ilvl    int
	row     word.Row
}

// apply sets what a grpprl says of a paragraph.
func (p *para) apply(d *doc, grpprl []byte) {
	for op, v := range sprms(grpprl) {
		on := u8(v, 0) != 0
		switch op {
		case sprmPIstd:
			p.istd = u16(v, 0)
		case sprmPJc, sprmPJc80:
			p.jc = u8(v, 0)
		case sprmPFInTable:
			p.inTable = on
		case sprmPFTtp, sprmPFInnerTtp:
			p.rowEnd = on
		case sprmPFInnerCell:
			p.inner = on
		case sprmPItap:
			p.depth = min(int(u32(v, 0)&0xffff), maxTableDepth)
		case sprmPOutLvl:
			p.level = min(u8(v, 0), noLevel)
		case sprmPIlvl:
			p.ilvl = min(u8(v, 0), 8)
		case sprmPIlfo:
			p.lfo = u16(v, 0)
		case sprmPHugePapx, sprmPHugePapx6:
			at := int(u32(v, 0))
			if d.repeats(u16(d.data, at)) {
				p.apply(d, cut(d.data, at+2, u16(d.data, at)))
			}
		case sprmTDefTable:
			p.row = readRow(v, p.row.Head)
		case sprmTTableHeader:
			p.row.Head = on
		}
	}
}
