package audit

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Missing is what is not printed.
type Missing struct {
	Kind    Kind
	At, Len int    // where it stands in the body
	Count   int    // characters of a text
	Words   string // the first of them
}

// A Range is where something stands in the body.
type Range struct{ At, Len int }

// Missing ends the account and returns what is not printed, in the order of
// the copy. named is where findings say that something was left out, noted is
// where they say anything at all: what they name is not said again.
func (a *Account) Missing(named, noted []Range) []Missing {
	if a == nil {
		return nil
	}
	a.settle()
	a.finish()
	all := a.units()
	for _, n := range a.notes {
		a.lost = a.lost || n.why == moved // never printed
	}
	if a.lost {
		all = append(all, a.words(all)...)
	}
	if all == nil {
		return nil
	}
	all = slices.DeleteFunc(all, func(m Missing) bool { return a.told(m, named, noted) })
	slices.SortStableFunc(all, func(x, y Missing) int { return cmp.Compare(x.At, y.At) })
	return all
}

// units returns what was read and not shown.
func (a *Account) units() []Missing {
	if len(a.read) == 0 {
		return nil
	}
	order := func(k1, k2 Kind, key1, key2 int) int {
		return cmp.Or(cmp.Compare(k1.family(), k2.family()), cmp.Compare(key1, key2))
	}
	slices.SortFunc(a.read, func(x, y unit) int {
		return cmp.Or(order(x.kind, y.kind, x.key, y.key), cmp.Compare(x.at, y.at))
	})
	slices.SortFunc(a.shown, func(x, y shown) int { return order(x.kind, y.kind, x.key, y.key) })
	var missing []Missing
	printed := a.shown
	for _, u := range a.read {
		for len(printed) > 0 && order(printed[0].kind, u.kind, printed[0].key, u.key) < 0 {
			printed = printed[1:]
		}
		if len(printed) > 0 && order(printed[0].kind, u.kind, printed[0].key, u.key) == 0 {
			printed = printed[1:]
			continue
		}
		if len(missing) == most {
			break
		}
		missing = append(missing, Missing{Kind: u.kind, At: u.at, Len: u.end - u.at, Words: first(string(a.src[u.at:u.end]))})
	}
	return missing
}

// family is what a kind may be taken for: ！[柳](1.jpg) is read as a link and
// printed as the picture it was meant to be.
func (k Kind) family() Kind {
	if k < Link {
		return Link
	}
	return k
}

// told reports whether findings say already what is missing: one that names a
// loss, at its place; any at all in a stretch that the parser took for no copy.
func (a *Account) told(m Missing, named, noted []Range) bool {
	at, end := m.At, m.At+m.Len
	for _, u := range a.read { // a picture is named at its address, and its words go with it
		if u.kind < Ref && u.at <= m.At && m.At+m.Len <= u.end {
			at, end = min(at, u.at), max(end, u.end)
			if touches(named, u.key, u.key+1) {
				return true
			}
		}
	}
	if touches(named, at, end) {
		return true
	}
	for _, d := range a.doubts {
		if d.at <= m.At && m.At+m.Len <= d.end && touches(noted, d.at, d.end) {
			return true
		}
	}
	return false
}

func touches(ranges []Range, at, end int) bool {
	for _, r := range ranges {
		if r.At < end && at < r.At+max(r.Len, 1) {
			return true
		}
	}
	return false
}

// first returns the first characters of what is missing, for a message.
func first(s string) string {
	const most = 12
	out := make([]rune, 0, most+1)
	for _, r := range s {
		if blankRune(r) {
			if len(out) == 0 || out[len(out)-1] == ' ' {
				continue
			}
			r = ' '
		}
		if len(out) == most {
			return string(append(out, '…'))
		}
		out = append(out, r)
	}
	return trim(string(out))
}

func count(s string) int {
	n := 0
	for _, r := range s {
		if r != utf8.RuneError && !blankRune(r) {
			n++
		}
	}
	return n
}
