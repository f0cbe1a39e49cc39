package compose

// seams holds that no straight cut runs through the whole page, from side to
// side or from head to foot, unless covered.
func (c *checker) seams() {
	for y := 1; y < c.layout.Lines; y++ {
		if c.starts(y) && !c.crossed(func(r Rect) bool { return r.Top < y && y < r.bottom() }) && !c.covered(y) {
			c.broken(ruleSeam, c.at(func(r Rect) bool { return r.Top == y })...)
		}
	}
	if len(c.layout.Places) < 2 {
		return
	}
	for x := 1; x < c.page.Columns; x++ {
		if !c.crossed(func(r Rect) bool { return r.Col < x && x < r.right() }) {
			c.broken(ruleSeam, c.at(func(r Rect) bool { return r.Col == x || r.right() == x })...)
		}
	}
}

func (c *checker) starts(y int) bool {
	return len(c.at(func(r Rect) bool { return r.Top == y })) > 0
}

func (c *checker) crossed(by func(Rect) bool) bool { return len(c.at(by)) > 0 }

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
// or the lead's headline over all columns rules what follows it.
func (c *checker) covered(y int) bool {
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
		if p.Story == 0 && p.Head.Lines > 0 && p.Region.bottom() <= y && p.Region.bottom()+c.page.Gap >= y {
			return true
		}
	}
	return false
}
