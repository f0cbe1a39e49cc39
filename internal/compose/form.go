package compose

// side says where a story's photos stand.
type side uint8

const (
	sideNone   side = iota
	sideTop         // above the headline, over all columns
	sideFull        // under the headline, over all columns
	sideRight       // under the headline, over the last columns
	sideLeft        // under the headline, over the first columns
	sideMiddle      // under the headline, with columns on both sides
	sideFoot        // under the legs, over all columns
	footRight       // under the last legs
	footLeft        // under the first legs
)

// whole reports whether the photos take all columns of their story.
func (s side) whole() bool { return s == sideTop || s == sideFull || s == sideFoot }

// atFoot reports whether the photos end their story.
func (s side) atFoot() bool { return s >= sideFoot }

// columns returns the columns under or over photos of so many columns.
func (s side) columns(span, photos int) (from, to int) {
	switch s {
	case sideNone:
		return 0, 0
	case sideRight, footRight:
		from = span - photos
	case sideMiddle:
		from = (span - photos) / 2
	}
	return from, from + photos
}

// form is one way to set one story over some columns, with its slack spent.
type form struct {
	height  int // lines, frame and the gap below included
	cost    int32
	span    int
	copy    int // index in Story.Copy, -1 without body
	head    int // index in Story.Heads, -1 without headline
	strip   int // index in the search's strips of the story, -1 without photos
	side    side
	photo   int // lines of the pictures
	rows    int // text lines of the longest leg
	stay    int // text lines set here
	white   int // lines of headline white
	leading int // lines of height more than rows
}

// body is a form before its slack is spent.
type body struct {
	form
	story       int
	legs, under int // legs, and how many of them stand under the photos
	block       int // lines the photos take from those
	blank       int // lines without text
	short       int // lines of the shortest leg
}

// forms calls add with every form of a story over span columns that costs at
// most limit and is at most tall lines high.
func (s *search) forms(story, span int, limit int32, tall int, add func(*form)) {
	st := &s.stories[story]
	if st.MinSpan > span || st.MaxSpan > 0 && span > st.MaxSpan {
		return
	}
	for _, head := range s.headsFor(story, span) {
		for i := range max(1, len(st.Copy)) {
			f := form{span: span, copy: i, head: head, strip: -1}
			if len(st.Copy) == 0 {
				f.copy = -1
			} else if c := st.Copy[i]; c.Lines == 0 || span%c.Measure != 0 {
				continue
			} else if c.Boxed {
				f.cost += costFrame
			} else {
				f.cost += int32(i * costBody)
			}
			f.cost += int32(s.headOrder(story, head) * costHead)
			s.photoForms(story, f, func(b *body) { s.bodyForms(b, limit, tall, add) })
		}
	}
}

// headsFor returns the headline options of the span, or -1 for a story
// without headline.
func (s *search) headsFor(story, span int) []int {
	if len(s.stories[story].Heads) == 0 {
		return []int{-1}
	}
	var fit []int
	for _, i := range s.heads[story] {
		if s.stories[story].Heads[i].Span == span {
			fit = append(fit, i)
		}
	}
	return fit
}

// headOrder counts the options of the same span the editor would rather have.
func (s *search) headOrder(story, head int) int {
	n := 0
	for i := range max(0, head) {
		if s.stories[story].Heads[i].Span == s.stories[story].Heads[head].Span {
			n++
		}
	}
	return n
}

// photoForms completes f with every place and height of the story's photos.
func (s *search) photoForms(story int, f form, use func(*body)) {
	measure := 1
	if f.copy >= 0 {
		measure = s.stories[story].Copy[f.copy].Measure
	}
	b := body{form: f, story: story, legs: f.span / measure}
	if len(s.stories[story].Photos) == 0 {
		use(&b)
		return
	}
	for i := range s.photos[story] {
		st := &s.photos[story][i]
		if st.span > f.span {
			continue
		}
		b.form, b.under, b.block = f, 0, 0
		b.strip, b.side = i, sideNone
		b.cost += st.cost
		if st.span == 0 {
			use(&b)
			continue
		}
		for h := st.lo; h <= st.hi; h++ {
			off := (h*1000 - st.exact) * 1000 / st.exact
			s.sides(&b, st, measure, h, f.cost+st.cost+cropCost(off), use)
		}
	}
}

func (s *search) sides(b *body, st *strip, measure, h int, cost int32, use func(*body)) {
	b.photo = h
	try := func(at side, under, block int, more int32) {
		b.side, b.under, b.block, b.cost = at, under, block, cost+more
		use(b)
	}
	below := h + st.cut + s.page.photoGap()
	if st.span == b.span {
		try(sideTop, 0, h+st.cut, costPhotoTop)
		try(sideFull, 0, below, 0)
		if b.copy >= 0 {
			try(sideFoot, 0, below, costPhotoFoot)
		}
		return
	}
	if st.span%measure != 0 || b.copy < 0 {
		return
	}
	try(sideRight, st.span/measure, below, 0)
	try(sideLeft, st.span/measure, below, costPhotoLeft)
	try(footRight, st.span/measure, below, costPhotoFoot)
	try(footLeft, st.span/measure, below, costPhotoFoot)
	if rest := b.span - st.span; rest%(2*measure) == 0 {
		try(sideMiddle, st.span/measure, below, costPhotoLeft)
	}
}

// photoGap is the white between a cutline and the text below it.
func (p Page) photoGap() int { return 1 }

// bodyForms finds the rows the body needs and spends slack on them, then the
// rows it can have when its end runs on elsewhere.
func (s *search) bodyForms(b *body, limit int32, tall int, add func(*form)) {
	st := &s.stories[b.story]
	cost := b.cost
	length := 0
	if b.copy >= 0 {
		length = st.Copy[b.copy].Lines
	}
	if cost > limit {
		return
	}
	if length == 0 {
		b.rows, b.stay, b.blank, b.short = 0, 0, 0, 0
		if b.side == sideFull || b.side == sideTop || b.side == sideNone {
			s.spend(b, limit, tall, add)
		}
		return
	}
	rows := (length + b.under*b.block + b.legs - 1) / b.legs
	if b.under > 0 {
		rows = max(rows, b.block+s.page.MinLeg)
	}
	b.stay = length
	if s.setRows(b, rows, 0) {
		s.spend(b, limit, tall, add)
	} else if b.legs == 1 && length < s.page.MinLeg && cost+costBroken <= limit {
		b.cost += costBroken // a body too short for any leg
		s.spend(b, limit, tall, add)
	}
	// In a frame the rest would have the frame's measure.
	if s.jumps>>b.story&1 == 0 || s.boxed(b.story, &b.form) || b.strip >= 0 && !s.natural(b) {
		return
	}
	jump := int32(costJump)
	if s.page.FreeJump {
		jump = costFreeJump
	}
	for rows--; rows > 0 && cost+jump <= limit; rows-- {
		b.stay = b.legs*rows - b.under*b.block - s.page.JumpLines
		if b.stay < max(st.Stay, 1) {
			return
		}
		if length-b.stay < s.page.MinLeg || !s.setRows(b, rows, s.page.JumpLines) {
			continue
		}
		b.cost = cost + jump + int32((length-b.stay)/costJumpLines)
		s.finish(b, limit, tall, add)
	}
}

// natural reports whether the photos stand in their proportion, as near as
// whole lines allow.
func (s *search) natural(b *body) bool {
	st := &s.photos[b.story][b.strip]
	return st.span == 0 || b.photo == within((st.exact+500)/1000, st.lo, st.hi)
}

// setRows gives the body rows lines and reports whether every leg keeps the
// least number of lines; taken are used up at the end of the last leg.
func (s *search) setRows(b *body, rows, taken int) bool {
	b.rows = rows
	b.short = rows
	if b.under > 0 {
		b.short = rows - b.block
	}
	b.blank = b.legs*rows - b.under*b.block - taken - b.stay
	lost := (b.blank + b.legs - 1) / b.legs
	return b.short-max(lost, taken) >= s.page.MinLeg
}

// fixed is the height of everything but headline white, rows and leading.
func (s *search) fixed(head Head, b *body) int {
	fixed := head.Lines + s.page.Gap
	if s.boxed(b.story, &b.form) {
		fixed += 2 * s.page.BoxLines
	}
	if b.side.whole() {
		fixed += b.block
	}
	return fixed
}

// finish adds b as it is: a story that runs on elsewhere needs no slack.
func (s *search) finish(b *body, limit int32, tall int, add func(*form)) {
	head := s.headOf(b)
	f := &s.form
	*f = b.form
	f.white, f.leading = head.White, 0
	f.height = s.fixed(head, b) + f.white + f.rows
	if f.height <= tall {
		f.cost += s.regionCost(b.story, f.span, f.height-s.page.Gap, f.rows)
		if f.cost <= limit {
			add(f)
		}
	}
}

func (s *search) headOf(b *body) Head {
	if b.head < 0 {
		return Head{}
	}
	return s.stories[b.story].Heads[b.head]
}

// spend adds b at every height its slack reaches, cheapest knob first:
// headline white, then leading, then (upwards) lines left empty.
func (s *search) spend(b *body, limit int32, tall int, add func(*form)) {
	head := s.headOf(b)
	fixed := s.fixed(head, b)
	loose, tight := b.short*s.page.LeadingUp/1000, b.short*s.page.LeadingDown/1000
	cost := b.cost + int32(max(0, min(b.blank, b.legs-1))*costUneven)
	for n := head.MinWhite - head.White - tight; ; n++ {
		f := &s.form
		*f = b.form
		white := min(max(n, head.MinWhite-head.White), head.MaxWhite-head.White)
		f.white = head.White + white
		f.leading = min(n-white, loose)
		empty := n - white - f.leading
		f.rows += empty
		f.height = fixed + f.white + f.rows + f.leading
		up := blankCost(b.blank-b.legs+1+empty*b.legs) + int32(max(f.leading, -f.leading)*costLeading)
		f.cost = cost + whiteCost(white) + up
		if f.height > tall || n > 0 && f.cost > limit || empty > 0 && f.stay == 0 {
			return
		}
		f.cost += s.regionCost(b.story, f.span, f.height-s.page.Gap, f.rows)
		if f.cost <= limit {
			add(f)
		}
	}
}
