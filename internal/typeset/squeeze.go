package typeset

// squeezeOrder is that of clreq 3.5.3: brackets, then 、，；：, then 。？！,
// each group alike.
var squeezeOrder = [3]kinds{1<<opening | 1<<closing, 1 << pause, 1 << stop}

// squeeze takes over from the white of the marks in s:e. What was cut from
// each goes to cuts; it returns the sum.
func (b *builder) squeeze(c *column, s, e, over int) int {
	last := e - 1 // its white has fallen away
	for last > s && b.atoms[last].kind == space {
		last--
	}
	want := over
	var group []int
	for _, in := range squeezeOrder {
		group = group[:0]
		for i := s; i < e; i++ {
			a := &b.atoms[i]
			ends := i == last && a.kind.slackAfter() || i == s && c.halfStart && a.kind == opening
			if a.slack > 0 && a.kind.in(in) && !ends {
				group = append(group, i)
			}
		}
		over -= b.share(s, group, over)
	}
	return want - over
}

// share cuts the marks of the group alike until over is gone or they are all
// half wide, and returns what it cut.
func (b *builder) share(s int, group []int, over int) int {
	done := 0
	for n, i := range group {
		left := len(group) - n
		cut := min((over-done+left-1)/left, int(b.atoms[i].slack))
		b.cuts[i-s] = cut
		done += cut
	}
	// Marks of unequal size (superscripts) may leave something to the others.
	for _, i := range group {
		more := min(over-done, int(b.atoms[i].slack)-b.cuts[i-s])
		b.cuts[i-s] += more
		done += more
	}
	return done
}
