package compose

import (
	"cmp"
	"slices"
)

// Violation is a hard rule broken, in a layout, by some stories.
type Violation struct {
	Rule    string // one of the names below
	Stories []int
}

// The hard rules by the names editors know them by.
const (
	ruleLead    = "头条不在左上或标题不是最大"
	ruleSize    = "标题字号不随位次递减"
	ruleCover   = "标题没有盖住正文"
	ruleBump    = "碰题"
	ruleSeam    = "通栏断版"
	ruleLeg     = "单行成栏"
	rulePhotos  = "不同稿件的图片相接"
	ruleBounds  = "稿件重叠或越出版心"
	ruleText    = "正文缺行或重行"
	ruleCrop    = "图片走样或越出跨栏范围"
	ruleWhite   = "标题留白越出范围"
	ruleLeading = "行距越出范围"
	ruleMissing = "稿件去向不明"
	ruleJumps   = "转版多于一篇"
	ruleTails   = "上接稿没有排在版末"
	ruleBanner  = "通栏稿每栏不足四行"
	rulePicture = "头条图片不足版宽五分之二"
)

// Check looks for broken rules in a layout, from its geometry alone. It knows
// nothing of how layouts are found.
func Check(page Page, stories []Story, layout Layout) []Violation {
	c := checker{page: cleanPage(page), layout: layout}
	for _, st := range stories {
		c.stories = append(c.stories, cleanStory(c.page, st))
	}
	c.lead = leadOf(c.stories)
	if !c.all() {
		return c.found
	}
	for i := range layout.Places {
		c.place(&layout.Places[i])
		for j := range layout.Places[:i] {
			c.pair(&layout.Places[j], &layout.Places[i])
		}
	}
	c.sizes()
	c.jumps()
	c.seams()
	slices.SortStableFunc(c.found, func(a, b Violation) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), slices.Compare(a.Stories, b.Stories))
	})
	return c.found
}

type checker struct {
	page    Page
	stories []Story
	lead    int // index of the lead, -1 on a page of tails
	layout  Layout
	found   []Violation
}

// leadOf is the best story that is no tail, -1 without one.
func leadOf(stories []Story) int {
	return slices.IndexFunc(stories, func(st Story) bool { return !st.Tail })
}

func (c *checker) broken(rule string, stories ...int) {
	c.found = append(c.found, Violation{rule, stories})
}

// all holds that every story is placed or out, once, and the lead at the top
// left. It reports false of a layout that is not one of these stories.
func (c *checker) all() bool {
	seen := make([]int, len(c.stories))
	for _, p := range c.layout.Places {
		if !c.known(&p) {
			c.broken(ruleMissing, p.Story)
			return false
		}
		seen[p.Story]++
		if p.Story == c.lead && (p.Region.Col != 0 || p.Region.Top != 0) {
			c.broken(ruleLead, c.lead)
		}
	}
	for _, i := range c.layout.Out {
		if i < 0 || i >= len(seen) {
			c.broken(ruleMissing, i)
			return false
		}
		seen[i]++
		if i == c.lead {
			c.broken(ruleLead, i)
		}
	}
	for i, n := range seen {
		if n != 1 {
			c.broken(ruleMissing, i)
		}
	}
	return true
}

// known reports whether a place is one of a story and of its shapes.
func (c *checker) known(p *Place) bool {
	if p.Story < 0 || p.Story >= len(c.stories) {
		return false
	}
	st := &c.stories[p.Story]
	for _, ph := range p.Photos {
		if ph.Photo < 0 || ph.Photo >= len(st.Photos) {
			return false
		}
	}
	return p.Option < len(st.Heads)
}

// sizes holds that headlines get no larger down the ranks, the lead's being
// larger than any. Tails stand outside of that.
func (c *checker) sizes() {
	placed := slices.Clone(c.layout.Places)
	slices.SortFunc(placed, func(a, b Place) int { return a.Story - b.Story })
	before, size := -1, 0
	for _, p := range placed {
		if p.Option < 0 || c.stories[p.Story].Tail {
			continue
		}
		own := c.stories[p.Story].Heads[p.Option].Size
		if before >= 0 && own > size {
			c.broken(ruleSize, before, p.Story)
		} else if before == c.lead && own == size {
			c.broken(ruleLead, before, p.Story)
		}
		before, size = p.Story, own
	}
}

// place holds the rules of one story.
func (c *checker) place(p *Place) {
	st := c.stories[p.Story]
	parts := c.parts(p)
	for i, r := range parts {
		if r.Lines < 0 || r.Cols <= 0 || !p.Region.holds(r) || slices.ContainsFunc(parts[:i], r.overlaps) {
			c.broken(ruleBounds, p.Story)
			break
		}
	}
	if page := (Rect{0, 0, c.page.Columns, c.layout.Lines}); !page.holds(p.Region) {
		c.broken(ruleBounds, p.Story)
	}
	c.cover(p)
	c.legs(p, st)
	c.photos(p, st)
	if p.Option >= 0 {
		h := st.Heads[p.Option]
		if p.White < h.MinWhite || p.White > max(h.White, h.MaxWhite, h.MinWhite) || p.Head.Lines != max(0, h.Lines)+p.White || p.Head.Cols != h.Span {
			c.broken(ruleWhite, p.Story)
		}
	} else if len(st.Heads) > 0 {
		c.broken(ruleCover, p.Story)
	}
}

// parts are the rectangles of a story that must not overlap.
func (c *checker) parts(p *Place) []Rect {
	var parts []Rect
	if p.Head.Lines > 0 {
		parts = append(parts, p.Head)
	}
	for _, ph := range p.Photos {
		r := ph.Rect
		r.Lines += ph.Cutline
		parts = append(parts, r)
	}
	for _, leg := range p.Legs {
		parts = append(parts, leg.Rect)
	}
	return parts
}

// cover holds that the headline runs over every leg and stands above it.
func (c *checker) cover(p *Place) {
	if p.Option < 0 {
		return
	}
	for _, leg := range p.Legs {
		if leg.Col < p.Head.Col || leg.right() > p.Head.right() || leg.Top < p.Head.bottom() {
			c.broken(ruleCover, p.Story)
			return
		}
	}
}

// bannerLeg is how many lines a leg of a story over all columns has at least:
// text in many legs of two lines is no text but a pattern.
const bannerLeg = 4

// legs holds that all lines are there, once, in order, up to the jump, that no
// leg has a single one and no story over all columns legs of a few.
func (c *checker) legs(p *Place, st Story) {
	line, short, low := 0, false, false
	for _, leg := range p.Legs {
		n := leg.To - leg.From
		room := leg.Lines - p.Leading
		if leg.From != line || n > room {
			c.broken(ruleText, p.Story)
			return
		}
		short = short || n < c.page.MinLeg
		low = low || n < min(bannerLeg, st.Lines)
		if d := p.Leading * 1000; d > room*c.page.leadingUp(p.Region.Cols) || -d > room*c.page.LeadingDown {
			c.broken(ruleLeading, p.Story)
		}
		line = leg.To
	}
	if short {
		c.broken(ruleLeg, p.Story)
	}
	if low && p.Region.Cols == c.page.Columns {
		c.broken(ruleBanner, p.Story)
	}
	want := st.Lines
	if p.Jump >= 0 {
		if p.Jump >= want || !st.MayJump || p.Jump < st.Stay || want-p.Jump < st.Go {
			c.broken(ruleText, p.Story)
		}
		want = p.Jump
	}
	if line != want {
		c.broken(ruleText, p.Story)
	}
}

// photos holds spans and proportions, and that no set lines are left out.
func (c *checker) photos(p *Place, st Story) {
	for i := range st.Photos {
		if st.Photos[i].set() && !slices.ContainsFunc(p.Photos, func(ph PhotoPlace) bool { return ph.Photo == i }) {
			c.broken(ruleText, p.Story)
		}
	}
	if p.Story == c.lead && c.narrow(p, st) {
		c.broken(rulePicture, p.Story)
	}
	for _, ph := range p.Photos {
		photo := &st.Photos[ph.Photo]
		exact := float64(photoLines(c.page, *photo, ph.Cols)) / 1000
		off := (float64(ph.Lines) - exact) / exact
		near := float64(ph.Lines) > exact-0.51 && float64(ph.Lines) < exact+0.51 || ph.Lines == 1
		cropped := off > float64(photo.Taller)/100+0.001 || off < -float64(photo.Lower)/100-0.001
		if cropped && !near {
			c.broken(ruleCrop, p.Story)
		}
		if ph.Cols < photo.MinSpan || photo.MaxSpan > 0 && ph.Cols > photo.MaxSpan || ph.Cutline != photo.cutline(ph.Cols) {
			c.broken(ruleCrop, p.Story)
		}
	}
}

// narrow reports whether the lead's pictures are all narrower than two fifths
// of the page though one may be as wide.
func (c *checker) narrow(p *Place, st Story) bool {
	wide, pictures := true, false
	for _, ph := range p.Photos {
		if st.Photos[ph.Photo].set() {
			continue
		}
		if ph.Cols >= pictureSpan(c.page) {
			return false
		}
		pictures = true
		most := st.Photos[ph.Photo].MaxSpan
		wide = wide && most > 0 && most < pictureSpan(c.page)
	}
	return pictures && !wide
}

// pictureSpan is how many columns two fifths of the page take.
func pictureSpan(page Page) int { return (2*page.Columns + 4) / 5 }

// jumps holds that one story runs on at most.
func (c *checker) jumps() {
	var jump []int
	for _, p := range c.layout.Places {
		if p.Jump >= 0 {
			jump = append(jump, p.Story)
		}
	}
	if len(jump) > 1 {
		c.broken(ruleJumps, jump...)
	}
}

// pair holds what two stories owe each other.
func (c *checker) pair(a, b *Place) {
	upper, lower := a.Region, b.Region
	if upper.Top > lower.Top {
		upper, lower = lower, upper
	}
	if upper.Lines += c.page.Gap; upper.overlaps(lower) {
		c.broken(ruleBounds, a.Story, b.Story)
	}
	if a.Light == b.Light && c.equals(a, b) {
		c.broken(ruleBump, a.Story, b.Story)
	}
	if x, y := c.stories[a.Story].Tail, c.stories[b.Story].Tail; x && !y && a.Region.Top < b.Region.bottom() ||
		y && !x && b.Region.Top < a.Region.bottom() {
		c.broken(ruleTails, a.Story, b.Story)
	}
	for _, x := range a.Photos {
		for _, y := range b.Photos {
			if c.touch(x, y) {
				c.broken(rulePhotos, a.Story, b.Story)
				return
			}
		}
	}
}

// equals reports whether two headlines stand side by side on a line and neither
// size nor a frame tells them apart.
func (c *checker) equals(a, b *Place) bool {
	beside := a.Region.right() == b.Region.Col || b.Region.right() == a.Region.Col
	if !beside || a.Option < 0 || b.Option < 0 || a.Head.Lines == 0 || b.Head.Lines == 0 || !a.Head.sharesLines(b.Head) {
		return false
	}
	x, y := c.stories[a.Story].Heads[a.Option].Size, c.stories[b.Story].Heads[b.Option].Size
	return a.Boxed == b.Boxed && alike(x, y)
}

// alike reports whether two sizes are within a tenth of each other.
func alike(x, y int) bool { return 10*max(x-y, y-x) <= max(x, y) }

// touch reports whether nothing but white, frames and a cutline stands
// between two pictures.
func (c *checker) touch(x, y PhotoPlace) bool {
	p, q := x.Rect, y.Rect
	p.Lines += x.Cutline
	q.Lines += y.Cutline
	if p.sharesLines(q) {
		return p.right() == q.Col || q.right() == p.Col
	}
	if !p.sharesColumns(q) {
		return false
	}
	gap := max(q.Top-p.bottom(), p.Top-q.bottom())
	return gap <= c.page.Gap+2*c.page.BoxLines
}
