package word97

import "encoding/binary"

// The parts of a document, in the order of their text.
const (
	partMain = iota
	partFootnotes
	partHeaders
	partMacros
	partComments
	partEndnotes
	partBoxes
	partHeaderBoxes
	parts
)

// The tables of a document by their place in FibRgFcLcb97.
const (
	plcStyles       = 1
	plcFootnoteRefs = 2
	plcFootnotes    = 3
	plcCharRuns     = 12
	plcParaRuns     = 13
	plcFonts        = 15
	plcClx          = 33
	plcShapes       = 40
	plcEndnoteRefs  = 46
	plcEndnotes     = 47
	plcDrawings     = 50
	plcBoxes        = 56
	plcLists        = 73
	plcListUses     = 74
)

// fib is the file information block: where everything is.
type fib struct {
	*streams
	ccp [parts]int // how many characters each part has
}

func readFIB(s *streams) (*fib, error) {
	w := s.word
	if len(w) < 0x9A || u16(w, 0) != 0xA5EC {
		if len(w) > 4 && u16(w, 0) == 0xA5DC {
			return nil, oldWord()
		}
		return nil, damaged()
	}
	if u16(w, 2) < 0xC1 {
		return nil, oldWord()
	}
	flags := u16(w, 0x0A)
	if flags&0x0100 != 0 {
		return nil, refuse("文件有密码，打不开", "用 Word 打开它，去掉密码（另存为 → 工具 → 常规选项）再导入")
	}
	s.table = s.named["0Table"]
	if flags&0x0200 != 0 {
		s.table = s.named["1Table"]
	}
	if s.table == nil {
		return nil, damaged()
	}
	f := &fib{streams: s}
	for i := range f.ccp {
		n := int(int32(u32(w, 0x4C+4*i)))
		if n < 0 || n > len(w) {
			return nil, damaged()
		}
		f.ccp[i] = n
	}
	return f, nil
}

func oldWord() error {
	return refuse("文件是 Word 6 或 Word 95 存的，太旧，读不了", "用 Word 或 WPS 打开它，另存为 .docx 再导入")
}

// part returns the table of a number, and where it begins in the table stream;
// nil where there is none.
func (f *fib) part(number int) (b []byte, at int) {
	p := 0x9A + 8*number
	at, size := int(u32(f.word, p)), int(u32(f.word, p+4))
	if size <= 0 || at < 0 || at > len(f.table) || size > len(f.table)-at {
		return nil, 0
	}
	return f.table[at : at+size], at
}

// start returns where the text of a part begins.
func (f *fib) start(part int) int {
	n := 0
	for _, ccp := range f.ccp[:part] {
		n += ccp
	}
	return n
}

// plc returns the positions of a table of positions and the data of each.
func plc(b []byte, size int) (positions []int, data []byte) {
	n := (len(b) - 4) / (4 + size)
	if n < 1 {
		return nil, nil
	}
	for i := range n + 1 {
		positions = append(positions, int(u32(b, 4*i)))
	}
	return positions, b[4*(n+1):]
}

// u16 and u32 read numbers, which are 0 beyond the end.
func u16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

func u32(b []byte, at int) uint32 {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint32(b[at:])
}

func u8(b []byte, at int) int {
	if at < 0 || at >= len(b) {
		return 0
	}
	return int(b[at])
}
