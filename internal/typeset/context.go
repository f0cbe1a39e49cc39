package typeset

// settle decides the kinds that depend on what stands beside a character.
func (t *Text) settle(p part) {
	t.pairQuotes(p)
	quoted, pair := false, 0
	for i := int(p.from); i < int(p.to); i++ {
		a := &t.atoms[i]
		prev, next := t.kindAt(p, i-1), t.kindAt(p, i+1)
		switch {
		case a.r == '"':
			a.kind, quoted = lopen, !quoted
			if !quoted {
				a.kind = lclose
			}
		case a.r == '\'':
			a.kind = lopen
			if prev == letter && next == letter {
				a.kind = letter
			} else if prev != space && prev != opening && i > int(p.from) {
				a.kind = lclose
			}
		case a.r == '/' && (prev == han || next == han) && i > int(p.from) && i+1 < int(p.to):
			a.kind = slash // 文/图
		case a.r == '·' || a.r == '・':
			// GB/T 15834-2011 5.1.7: half a character wide.
			a.w = min(a.w, em/2)
		case (a.r == '-' || a.r == '+') && next == digit && !prev.latin():
			a.kind = prefix // −5℃
		}
		// —— and …… are pairs; a third mark stays with the second.
		// A single — is a connector (GB/T 15834-2011 4.13).
		if a.kind != dash && a.kind != ellipsis || i > int(p.from) && prev != a.kind {
			pair = 0
		}
		if a.kind == dash || a.kind == ellipsis {
			if pair++; pair%2 == 0 || pair > 1 && next != a.kind {
				a.flags |= second
			}
			if a.kind == dash && pair == 1 && next != dash && a.r != '⸺' {
				a.kind = connector
			}
		}
	}
}

// kindAt is the kind of atom i, or space beyond the ends of the part.
func (t *Text) kindAt(p part, i int) kind {
	if i < int(p.from) || i >= int(p.to) {
		return space
	}
	return t.atoms[i].kind
}

// pairQuotes tells Latin curly quotes from Chinese ones: an apostrophe
// between letters, and a pair with nothing but Latin on all four sides
// (clreq 3.2.1: Chinese marks are used in Chinese text).
func (t *Text) pairQuotes(p part) {
	quotes := t.quotes(p)
	var open []int
	for n, q := range quotes {
		a := &t.atoms[q.atom]
		if a.kind == opening {
			open = append(open, n)
			continue
		}
		last := len(open) - 1
		switch {
		case last >= 0 && closes(t.atoms[quotes[open[last]].atom].r, a.r):
			if o := quotes[open[last]]; o.left && o.right && q.left && q.right {
				t.makeLatin(o.atom, lopen)
				t.makeLatin(q.atom, lclose)
			}
			open = open[:last]
		case a.r == '’' && q.left && q.right && t.kindAt(p, q.atom+1) == letter:
			t.makeLatin(q.atom, letter) // don’t
		case a.r == '’' && q.left && q.right:
			t.makeLatin(q.atom, lclose) // readers’ letters
		}
	}
}

// quote is a curly quote and whether the next character on each side that is
// neither white nor a quote is Latin. Beyond the ends of a part it is if the
// part has no Chinese at all.
type quote struct {
	atom        int
	left, right bool
}

func (t *Text) quotes(p part) []quote {
	var found []quote
	chinese := false
	for i := int(p.from); i < int(p.to); i++ {
		chinese = chinese || t.atoms[i].kind == han
		if curly(t.atoms[i].r) {
			found = append(found, quote{atom: i})
		}
	}
	if len(found) == 0 {
		return nil
	}
	n, latin := 0, !chinese
	for i := int(p.from); i < int(p.to); i++ {
		switch a := &t.atoms[i]; {
		case curly(a.r):
			found[n].left = latin
			n++
		case a.kind != space:
			latin = a.kind.latin()
		}
	}
	latin = !chinese
	for i := int(p.to) - 1; i >= int(p.from); i-- {
		switch a := &t.atoms[i]; {
		case curly(a.r):
			n--
			found[n].right = latin
		case a.kind != space:
			latin = a.kind.latin()
		}
	}
	return found
}

func curly(r rune) bool { return r == '‘' || r == '’' || r == '“' || r == '”' }

func closes(open, close rune) bool {
	return open == '‘' && close == '’' || open == '“' && close == '”'
}

func (t *Text) makeLatin(i int, k kind) {
	a := &t.atoms[i]
	style := Style(0)
	if a.run >= 0 {
		style = t.blocks[a.block].Runs[a.run].Style
	}
	a.w = a.w * int32(latinQuote(a.r, style)) / em // less again if Sup or Sub
	a.kind, a.flags = k, a.flags|inLatin
}

// cutAdjacent narrows full-width marks that stand side by side from two to
// one and a half em, keeping brackets close to what they hold (clreq
// 3.1.6.2), and sets ？！ and ！！ on one em, ！！！ on two (clreq 3.1.3.3,
// GB/T 15834-2011 5.1.3).
func (t *Text) cutAdjacent(p part) {
	shout := func(r rune) bool { return r == '？' || r == '！' }
	run := 0
	for i := int(p.from); i < int(p.to); i++ {
		a := &t.atoms[i]
		if shout(a.r) {
			run++
		} else {
			run = 0
		}
		if i+1 < int(p.to) {
			b := &t.atoms[i+1]
			switch {
			case shout(a.r) && shout(b.r) && run%3 == 0:
			case a.kind.slackAfter() && (b.kind.slackAfter() || b.kind == opening):
				a.cut(cutAfter)
			case a.kind == opening && b.kind == opening:
				b.cut(cutBefore)
			}
		}
		if run%3 == 2 && a.flags&cutAfter == 0 {
			a.cut(cutAfter)
		}
	}
	for i := p.from; i < p.to; i++ {
		a := &t.atoms[i]
		if a.kind.slackAfter() && a.flags&cutAfter == 0 || a.kind.slackBefore() && a.flags&cutBefore == 0 {
			a.slack = int16(a.w / 2)
		}
	}
}

func (a *atom) cut(side uint8) {
	a.flags |= side
	a.w -= a.w / 2
}
