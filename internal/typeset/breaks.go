package typeset

// level says how readily a line may end at a boundary.
type level uint8

const (
	free   level = iota // anywhere between characters of the grid, at spaces
	link                // after the marks of an address: only so as not to open the line wide
	soft                // numbers and units, names, compounds: only so as not to leave the line half empty
	split               // inside a long Latin word, inside what is kept whole
	hard                // where the rules forbid it; only if nothing else fits
	dashed              // before —— and ……: hard by the strict rules, else free
)

// finish cuts marks that stand side by side, finds the level of every
// boundary inside the part, and fills the bounds.
func (t *Text) finish(p *part) {
	atoms := t.atoms[p.from:p.to]
	bounds := t.bounds[p.from : p.to+1]
	at := bounds[0]
	var word, shouts int
	before := outside
	for i := range atoms {
		a := &atoms[i]
		if a.kind|before|kind(a.flags) == han { // most of all copy
			at.sum += int32(a.w)
			at.open++
			at.end, at.tight = at.sum, at.sum-at.sq
			bounds[i+1].set(&at)
			continue
		}
		if a.kind.in(slacks) {
			if shouts = cutBeside(atoms, i, shouts); t.squeezed {
				a.squeeze()
			}
		} else {
			shouts = 0
		}
		if before != outside {
			pair := &pairs[before][a.kind]
			a.brk = between(atoms, i)
			if pair.open && a.flags&second == 0 {
				at.open++
			}
			if pair.joint && !wide(atoms[i-int(pair.back)].r) { // ３ and ￥ are of the grid
				a.flags |= gapBefore
				at.gaps++
			}
			if !wordly(before) {
				word = i
			} else if !wordly(a.kind) {
				wordEnds(atoms[word:i])
			}
		}
		at.sum += int32(a.w)
		at.sq += int32(a.slack)
		if a.kind != space { // which falls away if the line ends there
			at.end, at.tight = at.sum, at.sum-at.sq
			if a.kind.slackAfter() {
				at.end -= int32(a.slack) // GB/T 15834-2011 5.1.10: a mark that ends a line is half wide
			}
		}
		bounds[i+1].set(&at)
		before = a.kind
	}
	if wordly(before) {
		wordEnds(atoms[word:])
	}
}

// cutBeside narrows full-width marks that stand side by side from two to one
// and a half em, keeping brackets close to what they hold (clreq 3.1.6.2), and
// sets ？！ and ！！ on one em, ！！！ on two (clreq 3.1.3.3, GB/T 15834-2011
// 5.1.3). It is given how many of these stand before mark i, and returns how
// many stand up to it.
func cutBeside(atoms []atom, i, shouts int) int {
	a := &atoms[i]
	if shout(a.r) {
		shouts++
	} else {
		shouts = 0
	}
	if i+1 < len(atoms) {
		b := &atoms[i+1]
		switch {
		case shouts > 0 && shouts%3 == 0 && shout(b.r):
		case a.kind != opening && b.kind.in(slacks):
			a.cut()
		case a.kind == opening && b.kind == opening:
			b.cut()
		}
	}
	if shouts%3 == 2 && a.flags&cut == 0 {
		a.cut()
	}
	if a.flags&cut == 0 {
		a.slack = a.w / 2
	}
	return shouts
}

func shout(r rune) bool { return r == '？' || r == '！' }

// pair is what the kinds of two neighbours say of the boundary between them.
type pair struct {
	level level
	open  bool // a share of the spread may go in (clreq 3.5.4)
	joint bool // Han meets a Latin letter or digit (clreq 3.2.2, 3.2.4)
	back  int8 // that stands so far back
}

// pairs holds all of them, the first of two above.
var pairs = func() (table [outside][outside]pair) {
	for a := range outside {
		for b := range outside {
			table[a][b] = pairOf(a, b)
		}
	}
	return table
}()

func pairOf(a, b kind) pair {
	const western = wordlys | 1<<prefix | 1<<postfix
	// No share goes inside Latin, nor between that and dashes, where browsers
	// give none either; nor beside connectors and solidi.
	const words = latins | 1<<dash | 1<<ellipsis
	const stiff kinds = 1<<connector | 1<<slash | 1<<glue | 1<<zero
	p := pair{
		open:  !(a.in(words) && b.in(words) || a.in(stiff) || b.in(stiff)),
		joint: a == han && b.in(western) || a.in(western) && b == han,
	}
	if b == han {
		p.back = 1
	}
	switch {
	case a == glue || b == glue, b == space || b == zero, b.noStart(), a.noEnd():
		p.level = hard
	case a == space, a == zero:
	case b == dash || b == ellipsis:
		p.level = dashed
	case a == interpunct, a == connector && b == digit: // names: clreq 3.1.4, GB/T 15834-2011 5.1.7
		p.level = soft
	case a == digit && b == digit, a.latin() && (b == joiner || b == prefix):
		p.level = hard
	case wordly(a) && wordly(b):
		p.level = split // wordEnds decides
	case a.latin() && b.latin():
		p.level = soft
	}
	return p
}

// between is the level of the boundary before atom i where more than the
// kinds beside it counts.
func between(atoms []atom, i int) level {
	a, b := &atoms[i-1], &atoms[i]
	before := func(k int) atom {
		if i < k {
			return atom{kind: space}
		}
		return atoms[i-k]
	}
	level := pairs[a.kind][b.kind].level
	switch {
	case b.flags&second != 0: // half a dash
		return hard
	case a.kind == space && level == free:
		switch c := before(2); {
		case c.kind.noEnd():
			return hard
		case b.kind == digit && c.r == '.' && before(3).r == 'o' && before(4).r == 'N':
			level = soft // No. 5
		}
	case a.kind == lclose && b.kind == digit && before(2).kind == digit && number(a.r):
		return hard // 3.14, 1,000, 12:30
	case a.r == '-' && a.kind == joiner && b.kind == digit && before(2).kind == digit:
		level = split // 0571-8765, 2026-03-02
	case level == soft && b.kind != digit && (a.kind == joiner && a.r != '-' || a.kind == lclose):
		level = link // https://a.example.com/
	}
	if a.flags&b.flags&whole != 0 && a.run == b.run {
		return max(level, split)
	}
	return level
}

func number(r rune) bool { return r == '.' || r == ',' || r == ':' }

// wordEnds makes the ends of a Latin word hard to split: three characters stay
// on each side.
func wordEnds(word []atom) {
	const stay = 3
	for i := 1; i < len(word); i++ {
		if i < stay || len(word)-i < stay {
			word[i].brk = hard
		}
	}
}
