package word97

import (
	"sort"

	"bao/internal/foreign"
	"bao/internal/foreign/word"

	"golang.org/x/text/encoding/charmap"
)

// doc is one reading of a document.
type doc struct {
	foreign.Document
	*fib
	text    []uint16 // of all parts
	pieces  []piece
	grpprls [][]byte // of pieces: what was changed since the last full save
	chars   []run
	paras   []run
	styles  []style
	lists   lists
	fonts   []string
	anchors anchors
	left    word.Leaving
	seen    []bool // what of text is in a block or a remark

	unknown  []rune         // of symbol fonts
	repeated int            // bytes of properties that were read again
	pictures map[int][]byte // by place in the Data stream
}

// piece is text that lies together in the file.
type piece struct {
	from, to int // of text
	fc       int // place in the WordDocument stream
	width    int // bytes a character
	prm      int
}

// readText puts the text together by the piece table (section 2.4.1).
func (d *doc) readText() error {
	clx, _ := d.part(plcClx)
	for len(clx) > 3 && clx[0] == 1 {
		size := 3 + u16(clx, 1)
		if size > len(clx) {
			return damaged()
		}
		d.grpprls = append(d.grpprls, clx[3:size])
		clx = clx[size:]
	}
	if len(clx) < 5 || clx[0] != 2 {
		return damaged()
	}
	positions, pcds := plc(clx[5:], 8)
	if len(positions) == 0 {
		return damaged()
	}
	total := positions[len(positions)-1]
	switch {
	case total > len(d.word):
		return damaged()
	case total > maxChars:
		return tooLong()
	}
	for i, from := range positions[:len(positions)-1] {
		if from != len(d.text) || positions[i+1] < from || positions[i+1] > total {
			return damaged()
		}
		p := piece{from: from, to: positions[i+1], width: 2, fc: int(u32(pcds, 8*i+2)), prm: u16(pcds, 8*i+6)}
		if p.fc&0x40000000 != 0 {
			p.width, p.fc = 1, p.fc&^0x40000000/2
		}
		d.pieces = append(d.pieces, p)
		d.addPiece(p)
	}
	marks := 0
	for _, c := range d.text {
		if c == charReturn || c == charCell || c == charPage {
			marks++
		}
	}
	if marks > maxParagraphs {
		return tooLong()
	}
	d.seen = make([]bool, len(d.text))
	for _, n := range d.ccp {
		if n > len(d.text) {
			return damaged()
		}
	}
	return nil
}

// Bounds of a text: twice the longest novels, so that what is made of a
// hostile one stays in memory.
const (
	maxChars      = 2_000_000
	maxParagraphs = 200_000
)

func tooLong() error {
	return refuse("文件里的文字太多，有上百万字", "把要的文章复制到一个新的 Word 文件里再导入")
}

// addPiece adds the characters of a piece. 8-bit text is Windows-1252 in every
// language. What lies beyond the end of a file that was cut off is U+FFFD.
func (d *doc) addPiece(p piece) {
	for i := range p.to - p.from {
		at := p.fc + i*p.width
		switch {
		case at+p.width > len(d.word):
			d.text = append(d.text, 0xFFFD)
		case p.width == 1:
			d.text = append(d.text, uint16(charmap.Windows1252.DecodeByte(d.word[at])))
		default:
			d.text = append(d.text, uint16(u16(d.word, at)))
		}
	}
}

// pieceAt returns the piece that a character is in.
func (d *doc) pieceAt(cp int) piece {
	i := sort.Search(len(d.pieces), func(i int) bool { return d.pieces[i].to > cp })
	if i == len(d.pieces) {
		return piece{from: cp, to: cp + 1, fc: -1, width: 1}
	}
	return d.pieces[i]
}
