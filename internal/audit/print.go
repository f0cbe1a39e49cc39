package audit

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Words tells what is printed next.
func (a *Account) Words(s string) {
	if a == nil || s == "" {
		return
	}
	a.settle()
	a.out = append(a.out, s)
	a.lost = a.lost || !a.match(s)
}

// Show tells that a unit is printed.
func (a *Account) Show(kind Kind, key int) {
	if a != nil {
		a.shown = append(a.shown, shown{kind, key})
	}
}

// Note tells that what is printed next is the note that Moved told of, from 0.
func (a *Account) Note(i int) {
	if a == nil {
		return
	}
	a.settle()
	a.finish()
	if i < 0 || i >= len(a.notes) {
		a.lost = true
		return
	}
	n := a.notes[i]
	a.notes[i].why = Named // it is printed
	a.pos, a.end = n.at, n.end
	a.next = firstFrom(a.spans, n.at)
	for a.next < len(a.spans) && a.spans[a.next].at == n.at && a.spans[a.next].why == moved {
		a.next++
	}
}

// settle puts what is consumed in the order of the copy.
func (a *Account) settle() {
	if a.settled {
		return
	}
	a.settled = true
	a.define()
	order := func(x, y span) int { return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(y.end, x.end)) }
	if !slices.IsSortedFunc(a.spans, order) {
		slices.SortFunc(a.spans, order)
	}
}

// define takes an address, a definition or its name for copy when nothing was
// read that has it.
func (a *Account) define() {
	var keys []int
	used := func(at, end int) bool {
		if keys == nil {
			for _, u := range a.read {
				keys = append(keys, u.key)
			}
			slices.Sort(keys)
		}
		k, _ := slices.BinarySearch(keys, at)
		return k < len(keys) && keys[k] < end
	}
	for _, u := range a.addresses {
		if used(u.key, u.key+1) {
			a.spans = append(a.spans, span{u.at, u.end, address})
		}
	}
	var names map[string]bool // of definitions
	for i, s := range a.spans {
		if s.why != Definition || a.src[s.at] != '[' {
			continue
		}
		if names == nil {
			names = map[string]bool{}
		}
		name, _, _ := bytes.Cut(a.src[s.at:s.end], []byte("]:"))
		names[folded(name)] = true
		if !used(s.at, s.end) && !bytes.HasSuffix(bytes.TrimSpace(a.src[:s.end]), []byte("<>")) {
			a.spans[i].end = s.at
		}
	}
	for i, s := range a.spans {
		if s.why == Label && !noted(a.src[s.at:s.end]) && !names[folded(a.src[s.at:s.end])] {
			a.spans[i].end = s.at
		}
	}
}

// folded returns the name in brackets as it is compared with others.
func folded(label []byte) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.Trim(string(label), "[]")), " "))
}

// finish ends the stretch that is printed now: nothing may be left of it.
func (a *Account) finish() {
	a.skip()
	a.lost = a.lost || a.pos < a.end
}

// skip passes white space and what is consumed.
func (a *Account) skip() {
	for a.pos < a.end {
		for a.next < len(a.spans) && a.spans[a.next].at <= a.pos {
			a.pos = max(a.pos, a.spans[a.next].end)
			a.next++
		}
		n := 0
		if a.pos < a.end {
			n = blank(a.src[a.pos:a.end])
		}
		if n == 0 {
			break
		}
		a.pos += n
	}
	a.pos = min(a.pos, a.end)
}

// rest is the copy from here to what is consumed next.
func (a *Account) rest() []byte {
	end := a.end
	if a.next < len(a.spans) {
		end = min(end, a.spans[a.next].at)
	}
	return a.src[a.pos:max(end, a.pos)]
}

// match passes s in the copy and reports whether it stands there. Usually it
// does, whole or line by line, so nothing is looked at twice.
func (a *Account) match(s string) bool {
	for {
		for len(s) > 0 {
			n := blank(s)
			if n == 0 {
				break
			}
			s = s[n:]
		}
		if s == "" {
			return true
		}
		a.skip()
		rest := a.rest()
		if len(rest) >= len(s) && string(rest[:len(s)]) == s && s[len(s)-1] != '&' && s[len(s)-1] != '\\' {
			a.pos += len(s)
			return true
		}
		n := line(rest)
		if n == 0 || n > len(s) || string(rest[:n]) != s[:n] {
			n = common(rest, s)
		}
		if n == 0 {
			var said int
			if n, said = spelled(rest, s); n == 0 {
				return false
			}
			a.pos, s = a.pos+n, s[said:]
			continue
		}
		a.pos, s = a.pos+n, s[n:]
	}
}

// line returns the length of the first line of b, without the blanks at its
// end, up to what may stand for something else. Of a long line it is a piece:
// what is looked at and not passed would be looked at again.
func line(b []byte) int {
	const longest = 512
	n := min(len(b), longest)
	for n > 0 && n < len(b) && !utf8.RuneStart(b[n]) {
		n--
	}
	for _, c := range []byte{'\n', '&', '\\'} {
		if i := bytes.IndexByte(b[:n], c); i >= 0 {
			n = i
		}
	}
	for n > 0 && b[n-1] <= ' ' {
		n--
	}
	return n
}

// common returns the length of the characters that both begin with, up to what
// stands for another one.
func common(b []byte, s string) int {
	n := 0
	for n < len(b) && n < len(s) && b[n] == s[n] {
		size := 1
		switch b[n] {
		case '&':
			if _, size := resolve(b[n:]); size > 0 && !strings.HasPrefix(s[n:], string(b[n:n+size])) {
				return n
			}
		case '\\':
			if size = backslashes(b[n:]); size != backslashes(s[n:]) {
				return n
			}
		}
		n += size
	}
	for n > 0 && n < len(s) && !utf8.RuneStart(s[n]) {
		n--
	}
	if n == len(s) && n < len(b) && !utf8.RuneStart(b[n]) {
		return 0 // s is no text
	}
	return n
}

// blank returns the length of the blank character that s begins with, or 0: a
// space of any width, a control, or something that shows nothing.
func blank[T string | []byte](s T) int {
	switch c := s[0]; {
	case c <= ' ' || c == 0x7f:
		return 1
	case c != 0xc2 && c != 0xe1 && c != 0xe2 && c != 0xe3 && c != 0xef && c != 0xf0 && c < 0xf3:
		return 0
	}
	r, size := utf8.DecodeRuneInString(string(s[:min(len(s), utf8.UTFMax)]))
	if blankRune(r) {
		return size
	}
	return 0
}

// trim returns s without the blanks around it.
func trim(s string) string { return strings.TrimFunc(s, blankRune) }
