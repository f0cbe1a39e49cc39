package sheet

import "encoding/binary"

// makeUpVersion changes whenever an issue may be made up otherwise than before.
const makeUpVersion = "make-up 11"

// packMade keeps what stands on which page, without the layouts, which are made
// again for who wants to see them.
func packMade(m *Made) []byte {
	out := binary.AppendUvarint(nil, uint64(len(m.Pages)))
	number := func(n int) { out = binary.AppendUvarint(out, uint64(n)) }
	for _, p := range m.Pages {
		number(p.Number)
		number(len(p.Name))
		out = append(out, p.Name...)
		number(len(p.Slots))
		for _, s := range p.Slots {
			number(s.From)
			number(len(s.Copy))
			for _, c := range s.Copy {
				number(c)
			}
		}
	}
	number(len(m.Left))
	for _, l := range m.Left {
		number(l.Copy)
		number(l.Page)
		number(l.Lines)
	}
	return out
}

// unpackMade reads what packMade kept of an issue of so many pieces of copy.
func unpackMade(data []byte, copies int) (*Made, bool) {
	ok := true
	number := func(most int) int {
		n, size := binary.Uvarint(data)
		if size <= 0 || most < 0 || n > uint64(most) {
			ok = false
			return 0
		}
		data = data[size:]
		return int(n)
	}
	const most = 1 << 20
	m := &Made{Pages: make([]Dummy, number(len(data)))}
	for i := range m.Pages {
		p := &m.Pages[i]
		p.Number = number(most)
		n := number(len(data))
		n = min(n, len(data)) // less, where the end is missing
		p.Name, data = string(data[:n]), data[n:]
		p.Slots = make([]Slot, number(len(data)))
		for k := range p.Slots {
			s := &p.Slots[k]
			s.From = number(most)
			s.Copy = make([]int, number(len(data)))
			for c := range s.Copy {
				s.Copy[c] = number(copies - 1)
			}
		}
	}
	m.Left = make([]Left, number(len(data)))
	for i := range m.Left {
		m.Left[i] = Left{number(copies - 1), number(most), number(most)}
	}
	return m, ok && len(data) == 0
}
