package word97

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"bao/internal/foreign/foreigntest"
)

// compound makes a compound file of entries; the first is the root's child, the
// others its right siblings, or each the child of the one before.
func compound(names []string, data [][]byte, nested bool) []byte {
	const size = 512
	sectors := func(n int) int { return (n + size - 1) / size }
	dirs := sectors((len(names) + 1) * 128)
	total := dirs
	for _, d := range data {
		total += sectors(len(d))
	}
	fats := 1
	for fats*128 < total+fats {
		fats++
	}
	fat := make([]uint32, fats*128)
	for i := range fat {
		fat[i] = 0xFFFFFFFF
	}
	body := make([]byte, (total+fats)*size)
	next := fats
	chain := func(b []byte) int {
		first, n := next, sectors(len(b))
		for i := range n {
			fat[first+i] = uint32(first + i + 1)
		}
		fat[first+n-1] = 0xFFFFFFFE
		copy(body[first*size:], b)
		next += n
		return first
	}
	dir := make([]byte, dirs*size)
	entry := func(i int, name string, kind byte, right, child uint32, start, length int) {
		e := dir[i*128:]
		copy(e, wide(name))
		binary.LittleEndian.PutUint16(e[64:], uint16(2*len(name)+2))
		e[66] = kind
		for at, v := range map[int]uint32{68: 0xFFFFFFFF, 72: right, 76: child, 116: uint32(start), 120: uint32(length)} {
			binary.LittleEndian.PutUint32(e[at:], v)
		}
	}
	for i, name := range names {
		follow := uint32(i + 2)
		if i == len(names)-1 {
			follow = 0xFFFFFFFF
		}
		if nested {
			entry(i+1, name, 1, 0xFFFFFFFF, follow, 0, 0)
			continue
		}
		entry(i+1, name, 2, follow, 0xFFFFFFFF, chain(data[i]), len(data[i]))
	}
	entry(0, "Root Entry", 5, 0xFFFFFFFF, 1, 0xFFFFFFFE, 0)
	start := chain(dir)
	for i := range fats {
		fat[i] = 0xFFFFFFFD
	}
	for i, v := range fat {
		binary.LittleEndian.PutUint32(body[4*i:], v)
	}
	head := make([]byte, size)
	copy(head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	for at, v := range map[int]uint32{24: 0x0003003E, 28: 0x0009FFFE, 32: 6, 44: uint32(fats), 48: uint32(start), 56: 4096, 60: 0xFFFFFFFE, 68: 0xFFFFFFFE} {
		binary.LittleEndian.PutUint32(head[at:], v)
	}
	for i := range 109 {
		v := uint32(0xFFFFFFFF)
		if i < fats {
			v = uint32(i)
		}
		binary.LittleEndian.PutUint32(head[76+4*i:], v)
	}
	return append(head, body...)
}

// made makes a document of plain text, each string a piece; those before an
// empty one are 8-bit.
func made(text ...string) []byte {
	word := make([]byte, 4096)
	binary.LittleEndian.PutUint32(word, 0x00C1A5EC)
	positions, pcds := []byte{0, 0, 0, 0}, []byte{}
	narrow, total := false, 0
	for _, s := range text {
		narrow = narrow || s == ""
	}
	for _, s := range text {
		if s == "" {
			narrow = false
			continue
		}
		fc := uint32(len(word))
		if narrow {
			fc = fc*2 | 0x40000000
			word = append(word, s...)
			total += len(s)
		} else {
			units := utf16.Encode([]rune(s))
			for _, u := range units {
				word = binary.LittleEndian.AppendUint16(word, u)
			}
			total += len(units)
		}
		positions = binary.LittleEndian.AppendUint32(positions, uint32(total))
		pcds = append(binary.LittleEndian.AppendUint32(append(pcds, 0, 0), fc), 0, 0)
	}
	binary.LittleEndian.PutUint32(word[0x4C:], uint32(total))
	clx := append(positions, pcds...)
	clx = append(binary.LittleEndian.AppendUint32([]byte{2}, uint32(len(clx))), clx...)
	binary.LittleEndian.PutUint32(word[0x9A+8*plcClx:], 0)
	binary.LittleEndian.PutUint32(word[0x9A+8*plcClx+4:], uint32(len(clx)))
	table := append(clx, make([]byte, 4096)...)
	return compound([]string{"WordDocument", "0Table"}, [][]byte{append(word, make([]byte, 4096)...), table}, false)
}

func TestMade(t *testing.T) {
	for _, c := range []struct {
		text []string
		want string
	}{
		{[]string{"甲\r乙\r"}, "P 甲\nP 乙\n"},
		{[]string{"caf\xe9 \x93a\x94\r", "", "渡口\r"}, "P café “a”\nP 渡口\n"},
		{[]string{"甲\x13 HYPERLINK \"https://a.cn/\" \x14乙\x13 PAGEREF x \x147\x15\x15丙\r"}, "P 甲[乙7](https://a.cn/)丙\n"},
		{[]string{"甲\x13 HYPERLINK \\l \"x\" \x14乙\x15\r"}, "P 甲乙\n"},
		{[]string{"\x13 EQ \\* jc2 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(hàn),汉)\x15字\r"}, "P 汉(hàn)字\n"},
		{[]string{"\x13 eq \\o\\ac(○,一)\x15甲\r"}, "P ㊀甲\n"},
		{[]string{"甲\x13 EQ \\f(1,2)\x15乙\r"}, "P 甲乙\n! 一个域没有取，它在 Word 里显示的可能是公式｜EQ \\f(1,2)｜true\n"},
		{[]string{"甲\x13 XE \"乙\" \x15丙\x13 MACROBUTTON x 点这里\x15\r"}, "P 甲丙点这里\n"},
		{[]string{"甲\x13 没有结束\r乙\r"}, "P 甲\n! 一个域没有结束，它的代码没有取｜没有结束乙｜true\n"},
		{[]string{"甲\x0b乙\x0c丙\x1e丁\x1f戊\r"}, "P 甲⏎乙\n--- \nP 丙-丁戊\n"},
		{[]string{"甲\r\x0c乙\r"}, "P 甲\n--- \nP 乙\n"},
		{[]string{"甲\x07乙\x07\x07丙\r"}, "T\n row false\n  cell 1×1\n   P 甲\n  cell 1×1\n   P 乙\n  cell 1×1\nP 丙\n"},
	} {
		d, err := Read(made(c.text...))
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if got := foreigntest.Dump(d); got != c.want {
			t.Errorf("%q: got\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

// What is made to take time or memory ends soon.
func TestHostile(t *testing.T) {
	folders := make([]string, 30_000)
	for i := range folders {
		folders[i] = "x"
	}
	loop := made("甲\r")
	for i := range 100 { // every sector is followed by itself
		binary.LittleEndian.PutUint32(loop[512+4*i:], uint32(i))
	}
	overlapping := make([]string, 100_000)
	for i := range overlapping {
		overlapping[i] = "甲"
	}
	for name, data := range map[string][]byte{
		"folders in folders": compound(folders, nil, true),
		"chain without end":  loop,
		"paragraphs":         made(strings.Repeat("\r", 100_000)),
		"too many":           made(strings.Repeat("\r", 300_000)),
		"cells":              made(strings.Repeat("a\x07", 100_000)),
		"breaks":             made(strings.Repeat("\x0b", 600_000)),
		"fields":             made(strings.Repeat("\x13 a", 1_000_000)),
		"pieces":             made(overlapping...),
		"text":               made(strings.Repeat("甲", 600_000)),
	} {
		foreigntest.Ends(t, name, func() error {
			_, err := Read(data)
			return err
		})
	}
}
