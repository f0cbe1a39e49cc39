package word97

import (
	"strings"
	"unicode/utf16"

	"bao/internal/foreign/word"
)

// lists are the lists of a document and how far each has counted.
type lists struct {
	byID map[uint32]*list
	uses []listUse
}

type list struct {
	levels  [9]level
	counts  [9]int
	started [9]bool
	seen    map[int]bool // uses whose own starts have been applied
}

// level is how a level of a list is numbered.
type level struct {
	start  int
	format int
	text   []uint16 // with the numbers of levels in place of their numbers
	follow bool
	keep   int // restarts after levels below this one, 0 for the usual
}

// listUse is a use of a list, which may number it anew.
type listUse struct {
	id     uint32
	starts map[int]int
	levels map[int]level
}

// maxLists bounds the lists; Word itself keeps 2047 at most.
const maxLists = 4096

// readLists reads the lists (sections 2.9.131, 2.9.150) and their uses.
func (d *doc) readLists() {
	d.lists.byID = map[uint32]*list{}
	b, at := d.part(plcLists)
	rest := d.table[min(len(d.table), at+len(b)):]
	if b == nil {
		return
	}
	for i := range min(u16(b, 0), len(b)/28, maxLists) {
		l := &list{seen: map[int]bool{}}
		n := 9
		if u8(b, 2+28*i+26)&1 == 1 {
			n = 1
		}
		for k := range n {
			l.levels[k], rest = readLevel(rest)
		}
		d.lists.byID[u32(b, 2+28*i)] = l
	}
	d.readListUses()
}

// readLevel reads a level and returns what follows it.
func readLevel(b []byte) (level, []byte) {
	if len(b) < 30 {
		return level{format: 0xFF}, nil
	}
	l := level{start: int(int32(u32(b, 0))), format: u8(b, 4)}
	at := 28 + u8(b, 24) + u8(b, 25)
	n := u16(b, at)
	for i := range min(n, 255) {
		l.text = append(l.text, uint16(u16(b, at+2+2*i)))
	}
	if u8(b, 5)&0x08 != 0 { // fNoRestart: ilvlRestartLim says
		l.follow, l.keep = true, u8(b, 26)
	}
	return l, b[min(len(b), at+2+2*n):]
}

func (d *doc) readListUses() {
	b, _ := d.part(plcListUses)
	n := min(int(u32(b, 0)), len(b)/16, 4*maxLists)
	at := 4 + 16*n
	for i := range n {
		use := listUse{id: u32(b, 4+16*i), starts: map[int]int{}, levels: map[int]level{}}
		at += 4
		for range u8(b, 4+16*i+12) {
			start, flags := int(int32(u32(b, at))), u32(b, at+4)
			at += 8
			ilvl := int(flags & 0xF)
			if flags&0x20 != 0 && at < len(b) { // fFormatting
				l, rest := readLevel(b[at:])
				at = len(b) - len(rest)
				use.levels[ilvl] = l
				start = l.start
			}
			if flags&0x10 != 0 { // fStartAt
				use.starts[ilvl] = start
			}
		}
		d.lists.uses = append(d.lists.uses, use)
	}
}

// mark counts a paragraph of a list on and returns its mark; "" for one that is
// in no list.
func (d *doc) mark(p para) string {
	if p.lfo < 1 || p.lfo > len(d.lists.uses) {
		return ""
	}
	use := d.lists.uses[p.lfo-1]
	l := d.lists.byID[use.id]
	if l == nil {
		return ""
	}
	of := func(i int) level {
		if own, ok := use.levels[i]; ok {
			return own
		}
		return l.levels[i]
	}
	if !l.seen[p.lfo] {
		l.seen[p.lfo] = true
		for i, start := range use.starts {
			if i < len(l.counts) {
				l.counts[i], l.started[i] = start-1, true
			}
		}
	}
	if !l.started[p.ilvl] {
		l.counts[p.ilvl], l.started[p.ilvl] = of(p.ilvl).start-1, true
	}
	l.counts[p.ilvl]++
	for i := p.ilvl + 1; i < len(l.counts); i++ {
		if lv := of(i); !lv.follow || p.ilvl < lv.keep {
			l.started[i] = false
		}
	}
	return l.print(of, p.ilvl)
}

// print returns the mark of a level with the numbers of those above it.
func (l *list) print(of func(int) level, ilvl int) string {
	lv := of(ilvl)
	if lv.format == formatBullet {
		return word.Bullet(string(utf16.Decode(lv.text)))
	}
	var b strings.Builder
	for _, u := range lv.text {
		if u > 8 {
			b.WriteString(string(utf16.Decode([]uint16{u})))
			continue
		}
		n := l.counts[u]
		if !l.started[u] {
			n = of(int(u)).start
		}
		b.WriteString(number(of(int(u)).format, n))
	}
	return strings.TrimSpace(b.String())
}
