package typeset

// settle decides the kinds that depend on what stands beside a character.
func (t *Text) settle(p *part) {
	var quoted bool
	var pair int
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
			} else if prev != space && prev != opening {
				a.kind = lclose
			}
		case a.r == '/' && (prev == han || next == han):
			a.kind = slash // 文/图
		case a.kind == interpunct:
			// GB/T 15834-2011 5.1.7: half a character wide.
			a.w = min(a.w, em/2)
		case (a.r == '-' || a.r == '+' || a.r == '<' || a.r == '>') && next == digit && !prev.latin():
			a.kind = prefix // −5℃, >60
		case a.r == '~' && prev != joiner && prev != space, (a.r == '-' || a.r == '‐') && prev == han:
			a.kind = connector // 20%~30%; in an address it is none
		}
		// —— and …… are pairs; a third mark stays with the second.
		// A single — is a connector (GB/T 15834-2011 4.13).
		if a.kind == dash || a.kind == ellipsis {
			if prev != a.kind {
				pair = 0
			}
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
func (t *Text) kindAt(p *part, i int) kind {
	if i < int(p.from) || i >= int(p.to) {
		return space
	}
	return t.atoms[i].kind
}

// pairQuotes tells Latin curly quotes from Chinese ones: an apostrophe
// between letters, and a pair with nothing but Latin on all four sides
// (clreq 3.2.1: Chinese marks are used in Chinese text).
func (t *Text) pairQuotes(p *part) {
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
				t.makeLatin(p, o.atom, lopen)
				t.makeLatin(p, q.atom, lclose)
			}
			open = open[:last]
		case a.r == '’' && q.left && q.right && t.kindAt(p, q.atom+1) == letter:
			t.makeLatin(p, q.atom, letter) // don’t
		case a.r == '’' && q.left && q.right:
			t.makeLatin(p, q.atom, lclose) // readers’ letters
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

func (t *Text) quotes(p *part) []quote {
	var found []quote
	latin, any := p.kinds&(1<<han) == 0, false
	chinese := !latin
	for i := int(p.from); i < int(p.to); i++ {
		switch a := &t.atoms[i]; {
		case a.kind == han:
			latin = false
		case curly(a.r):
			found = append(found, quote{atom: i, left: latin})
			any = any || latin
		case a.kind != space:
			latin = a.kind.latin()
		}
	}
	if !any {
		return nil // none is Latin
	}
	latin = !chinese
	for i, n := int(p.to)-1, len(found); i >= int(p.from); i-- {
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

func (t *Text) makeLatin(p *part, i int, k kind) {
	a := &t.atoms[i]
	style := t.blocks[p.block].Runs[a.run].Style
	a.w = int16(int(a.w) * latinQuote(a.r, style) / em) // less again if Sup or Sub
	a.kind, a.flags = k, a.flags|inLatin
}

// cut takes the white from a mark: before one that opens, else after it.
func (a *atom) cut() {
	a.flags |= cut
	a.w -= a.w / 2
}

// squeeze cuts what white is left.
func (a *atom) squeeze() {
	if a.slack != 0 {
		a.cut()
		a.slack = 0
	}
}
