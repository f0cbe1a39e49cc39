package compose

import "slices"

// seams holds that no straight cut runs through the whole page, from side to
// side unless covered, or from head to foot where there is one.
func (c *checker) seams() {
	for i, p := range c.layout.Places {
		y := p.Region.Top
		first := !slices.ContainsFunc(c.layout.Places[:i], func(o Place) bool { return o.Region.Top == y })
		if y > 0 && first && !c.crossed(func(r Rect) bool { return r.Top < y && y < r.bottom() }) && !c.covered(y) {
			c.broken(ruleSeam, c.at(func(r Rect) bool { return r.Top == y })...)
		}
	}
	if len(c.layout.Places) < 2 || c.lead < 0 || c.page.footless(c.height()) {
		return
	}
	for x := 1; x < c.page.Columns; x++ {
		if !c.crossed(func(r Rect) bool { return r.Col < x && x < r.right() }) {
			c.broken(ruleSeam, c.at(func(r Rect) bool { return r.Col == x || r.right() == x })...)
		}
	}
}

// height is that of the copy.
func (c *checker) height() int {
	lines := 0
	for _, p := range c.layout.Places {
		lines = max(lines, p.Region.bottom())
	}
	return lines
}

func (c *checker) crossed(by func(Rect) bool) bool {
	return slices.ContainsFunc(c.layout.Places, func(p Place) bool { return by(p.Region) })
}

func (c *checker) at(which func(Rect) bool) []int {
	var found []int
	for _, p := range c.layout.Places {
		if which(p.Region) {
			found = append(found, p.Story)
		}
	}
	return found
}

// covered reports whether a cut from side to side above line y is covered: a
// story over all columns begins there with its headline or a photo as wide,
// or the lead's headline over all columns rules what follows it. Tails are a
// part of the page by themselves.
func (c *checker) covered(y int) bool {
	if !slices.ContainsFunc(c.at(func(r Rect) bool { return r.Top == y }), func(i int) bool { return !c.stories[i].Tail }) {
		return true
	}
	for _, p := range c.layout.Places {
		if p.Region.Cols != c.page.Columns {
			continue
		}
		if p.Region.Top == y {
			if p.Head.Lines > 0 && p.Head.Cols == c.page.Columns {
				return true
			}
			wide := 0
			for _, ph := range p.Photos {
				if ph.Top <= y+c.page.BoxLines {
					wide += ph.Cols
				}
			}
			if wide == c.page.Columns {
				return true
			}
		}
		if p.Story == c.lead && p.Head.Lines > 0 && p.Region.bottom() <= y && p.Region.bottom()+c.page.Gap >= y {
			return true
		}
	}
	return false
}
