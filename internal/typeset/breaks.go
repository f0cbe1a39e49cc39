package typeset

// level says how readily a line may end at a boundary.
type level uint8

const (
	free   level = iota // anywhere between characters of the grid, at spaces
	soft                // only so as not to leave the line half empty: numbers and units, names, URLs
	split               // inside a long Latin word, inside what is kept whole
	hard                // where the rules forbid it; only if nothing else fits
	dashed              // before —— and ……: hard by the strict rules, else free
)

// breaks finds the level of every boundary inside the part.
func (t *Text) breaks(p part) {
	for i := int(p.from) + 1; i < int(p.to); i++ {
		t.brk[i] = t.between(p, i)
		if a, b := &t.atoms[i-1], &t.atoms[i]; a.flags&b.flags&whole != 0 && a.run == b.run {
			t.brk[i] = max(t.brk[i], split)
		}
	}
	t.words(p)
	for i := int(p.from) + 1; i < int(p.to); i++ {
		if t.atoms[i-1].kind == digit && t.atoms[i].kind == han {
			t.keepUnit(p, i)
		}
	}
}

// between is the level of the boundary before atom i by the kinds beside it.
func (t *Text) between(p part, i int) level {
	a, b := &t.atoms[i-1], &t.atoms[i]
	switch {
	case a.kind == glue || b.kind == glue, b.kind == space || b.kind == zero:
		return hard
	case a.run < 0: // the mark of an item
		return hard
	case b.kind.noStart(), a.kind.noEnd(), b.flags&second != 0:
		return hard
	case a.kind == space:
		switch before := t.kindAt(p, i-2); {
		case before.noEnd():
			return hard
		case b.kind == digit && before == lclose && i >= 4 && t.atoms[i-2].r == '.' &&
			t.atoms[i-3].r == 'o' && t.atoms[i-4].r == 'N':
			return soft // No. 5
		}
		return free
	case a.kind == zero:
		return free
	case b.kind == dash || b.kind == ellipsis:
		return dashed
	case a.kind == interpunct: // names: clreq 3.1.4, GB/T 15834-2011 5.1.7
		return soft
	case a.kind == connector && b.kind == digit, a.r == '第' && b.kind == digit:
		return soft
	case a.kind.latin() && b.kind.latin():
		return t.latinBetween(p, i)
	}
	return free
}

// latinBetween is the level between two Latin characters: none inside a
// number, soft after the marks of URLs and compounds, and for words to words
// (clreq 3.2.4: a word is not divided).
func (t *Text) latinBetween(p part, i int) level {
	a, b := t.atoms[i-1].kind, t.atoms[i].kind
	switch {
	case a == digit && b == digit, b == joiner, b == prefix:
		return hard
	case a == lclose && b == digit && t.kindAt(p, i-2) == digit && number(t.atoms[i-1].r):
		return hard // 3.14, 1,000, 12:30
	case a == joiner && b == digit && t.kindAt(p, i-2) == digit && t.atoms[i-1].r == '-':
		return split // 0571-8765, 2026-03-02
	case (a == letter || a == digit) && (b == letter || b == digit):
		return split // words decides
	}
	return soft
}

func number(r rune) bool { return r == '.' || r == ',' || r == ':' }

// words makes the ends of a Latin word hard to split: three characters stay
// on each side.
func (t *Text) words(p part) {
	const stay = 3
	start := int(p.from)
	for i := start + 1; i <= int(p.to); i++ {
		if i < int(p.to) && wordly(t.atoms[i-1].kind) && wordly(t.atoms[i].kind) {
			continue
		}
		for j := start + 1; j < i; j++ {
			if j-start < stay || i-j < stay {
				t.brk[j] = hard
			}
		}
		start = i
	}
}

func wordly(k kind) bool { return k == letter || k == digit }

// keepUnit keeps the unit at atom i with its number (clreq 3.1.5), and the
// parts of 3月22日 and 9时30分 together.
func (t *Text) keepUnit(p part, i int) {
	n := t.unitAt(p, i)
	for j := i; j < i+n; j++ {
		t.brk[j] = max(t.brk[j], soft)
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
			t.brk[i+1] = max(t.brk[i+1], soft)
		}
	}
}

// unitAt is the length in characters of the unit that begins at atom i.
func (t *Text) unitAt(p part, i int) int {
candidates:
	for _, u := range units[t.atoms[i].r] {
		n := 0
		for _, r := range u {
			if i+n >= int(p.to) || t.atoms[i+n].r != r {
				continue candidates
			}
			n++
		}
		return n
	}
	return 0
}

// total fills the running sums.
func (t *Text) total() {
	n := len(t.atoms)
	t.sum, t.end, t.tight, t.sq = make([]int, n+1), make([]int, n+1), make([]int, n+1), make([]int, n+1)
	t.gaps = make([]int32, n+1)
	for _, p := range t.parts {
		fall := 0 // white that falls away if the line ends here
		own := 0  // the part of it that counts as squeezable
		for i := int(p.from); i < int(p.to); i++ {
			a := &t.atoms[i]
			t.sum[i+1] = t.sum[i] + int(a.w)
			t.sq[i+1] = t.sq[i] + int(a.slack)
			t.gaps[i+1] = t.gaps[i]
			if i > int(p.from) && t.blocks[p.block].Kind != Preformatted && joint(&t.atoms[i-1], a) {
				a.flags |= gapBefore
				t.gaps[i+1]++
			}
			switch {
			case a.kind == space:
				fall += int(a.w)
			case a.kind.slackAfter():
				// GB/T 15834-2011 5.1.10: a mark that ends a line is
				// half wide.
				fall, own = int(a.slack), int(a.slack)
			default:
				fall, own = 0, 0
			}
			t.end[i+1] = t.sum[i+1] - fall
			t.tight[i+1] = t.end[i+1] - (t.sq[i+1] - own)
		}
	}
}

// joint reports whether Han meets a Latin letter or digit between a and b
// (clreq 3.2.2, 3.2.4).
func joint(a, b *atom) bool {
	western := func(a *atom) bool { return (wordly(a.kind) || a.kind == postfix || a.kind == prefix) && !wide(a.r) }
	return a.kind == han && western(b) || western(a) && b.kind == han
}
