package typeset

import (
	"unicode/utf8"

	"bao/internal/zh"
)

// numbers keeps units with their numbers, and single letters with the word
// they begin.
func (t *Text) numbers(p *part) {
	for i := int(p.from) + 1; i < int(p.to); i++ {
		a, b := &t.atoms[i-1], &t.atoms[i]
		if a.kind == b.kind {
			continue
		}
		switch {
		case a.kind == digit && b.kind == han:
			t.keepUnit(p, i)
		case a.r == '第' && b.kind == digit, a.kind == letter && b.kind == han && t.initial(p, i-1):
			t.keep(i)
		}
	}
}

// keepUnit keeps the unit at atom i with its number (clreq 3.1.5), and the
// parts of 3月22日 and 9时30分 together.
func (t *Text) keepUnit(p *part, i int) {
	n := t.unitAt(p, i)
	for j := i; j < i+n; j++ {
		t.keep(j)
	}
	if n != 1 {
		return
	}
	var then string
	switch t.atoms[i].r {
	case '月':
		then = "日号"
	case '时', '点':
		then = "分"
	default:
		return
	}
	j := i + 1
	for j < int(p.to) && t.atoms[j].kind == digit {
		j++
	}
	if j == i+1 || j >= int(p.to) {
		return
	}
	for _, r := range then {
		if t.atoms[j].r == r {
			t.keep(i + 1)
		}
	}
}

// keep keeps atom i with what stands before it.
func (t *Text) keep(i int) { t.atoms[i].brk = max(t.atoms[i].brk, soft) }

// unitAt is the length in characters of the unit that begins at atom i.
func (t *Text) unitAt(p *part, i int) int {
	ahead := make([]byte, 0, zh.LongestUnit*utf8.UTFMax)
	for j := i; j < int(p.to) && j < i+zh.LongestUnit; j++ {
		ahead = utf8.AppendRune(ahead, t.atoms[j].r)
	}
	return utf8.RuneCount(ahead[:zh.Unit(string(ahead))])
}

// initial reports whether atom i is a capital by itself or the second of two
// alike: U盘, K歌, AA制.
func (t *Text) initial(p *part, i int) bool {
	r := t.atoms[i].r
	if r < 'A' || r > 'Z' {
		return false
	}
	if i > int(p.from) && t.atoms[i-1].r == r {
		i--
	}
	return !wordly(t.kindAt(p, i-1))
}
