package compose

// side says where a story's photos stand.
type side uint8

const (
	sideNone    side = iota
	sideTop          // above the headline, over all columns
	sideFull         // under the headline, over all columns
	sideFoot         // under the legs, over all columns
	sideRight        // under the headline, over the last columns
	sideLeft         // under the headline, over the first columns
	footRight        // under the last legs
	footLeft         // under the first legs
	partedRight      // under the headline, over the last columns, and under the first legs
	partedLeft       // under the headline, over the first columns, and under the last legs
)

// whole reports whether the photos take all columns of their story.
func (s side) whole() bool { return s == sideTop || s == sideFull || s == sideFoot }

// atFoot reports whether the photos end their story.
func (s side) atFoot() bool { return s == sideFoot || s == footRight || s == footLeft }

// atRight reports whether they stand over the last columns.
func (s side) atRight() bool { return s == sideRight || s == footRight || s == partedRight }

// Where photos may stand, by how they take room, the preferred place first.
var (
	withoutPhoto = []side{sideNone}
	aboveText    = []side{sideFull, sideFoot}
	aboveHead    = []side{sideTop}
	overLegs     = []side{sideRight, sideLeft, footRight, footLeft}
	besideText   = []side{sideRight, sideLeft}
	overAndUnder = []side{partedRight, partedLeft}
)

var sideCost = [...]int32{sideTop: costPhotoTop, sideLeft: costPhotoLeft, sideFoot: costPhotoFoot, footRight: costPhotoFoot, footLeft: costPhotoFoot, partedRight: costPhotoFoot, partedLeft: costPhotoFoot + costPhotoLeft}

// form is one way to set one story over some columns, with its slack spent.
type form struct {
	story, span int
	head        int  // index in Story.Heads, -1 without headline
	strip       int  // index in the strips of the story, -1 without photos
	side        side // of the photos
	photo       int  // lines of the pictures
	other       int  // and of those that stand elsewhere
	legs        int  // columns with text; fewer than span where the others are the photos' alone
	under       int  // how many of them stand over or under the photos
	rows        int  // text lines of the longest leg
	stay        int  // text lines set here
	white       int  // lines of headline white
	leading     int  // lines of height more than rows
	height      int  // lines, frame and the gap below included
}

// body is a form before its slack is spent.
type body struct {
	form
	sides []side // where the photos may stand without a change of height
	cost  int32
	block int // lines the photos take from the shortest leg, or of all columns
	taken int // lines the photos take from all legs together
	blank int // lines without text
	least int // lines of a leg
}

// forms puts the forms of a story over span columns into the bucket.
func (s *search) forms(story, span int) {
	st := &s.stories[story]
	if st.MinSpan > span || st.MaxSpan > 0 && span > st.MaxSpan {
		return
	}
	b := body{form: form{story: story, span: span, head: -1, strip: -1}, sides: withoutPhoto, least: s.page.MinLeg}
	switch {
	case span > 1 && span == s.page.Columns:
		b.least = max(b.least, min(bannerLeg, st.Lines))
	case span > 2: // so it is with scraps below a photo
		b.least = max(b.least, min(span, bannerLeg, st.Lines))
	}
	if len(st.Heads) == 0 {
		s.photoForms(b)
		return
	}
	for _, i := range s.heads[story] {
		if st.Heads[i].Span == span {
			b.head = i
			s.photoForms(b)
			b.cost += costHead
		}
	}
}

// mostHeights is how many heights of a photo are tried.
const mostHeights = 6

// photoForms completes b with every place and height of the story's photos.
func (s *search) photoForms(b body) {
	strips := s.strip[b.story]
	if s.photos[b.story] == 0 {
		b.cost += int32(len(s.stories[b.story].Photos)) * costPhotoOut
		s.textForms(b)
		return
	}
	cost := b.cost
	for i := range strips {
		st := &strips[i]
		if st.span > b.span || st.count() != s.photos[b.story] || cost+st.cost > s.ceiling(b.story) {
			continue
		}
		b.strip, b.cost = i, cost+st.cost
		if st.other != nil {
			s.partedForms(b, st)
			continue
		}
		for h := st.lo; h <= st.hi; h += 1 + (st.hi-st.lo)/mostHeights {
			b.photo, b.cost = h, cost+st.cost+cropCost((h*1000-st.exact)*1000/st.exact)
			s.sideForms(b, st)
		}
	}
}

// sideForms puts photos of one height above, over or beside the text.
func (s *search) sideForms(b body, st *strip) {
	block, text := b.photo+st.cut, b.cost
	b.cost += int32(s.hole(st, b.photo) * costBlank)
	if st.span == b.span {
		b.sides, b.block = aboveText, block+photoGap
		if s.stories[b.story].Lines == 0 {
			b.sides, b.block = []side{sideFull}, block
		}
		s.textForms(b)
		if s.blocks(b.story) == 0 {
			b.sides, b.block = aboveHead, block
			s.textForms(b)
		}
		return
	}
	if s.stories[b.story].Lines == 0 {
		return
	}
	beside := b
	beside.sides, beside.block = besideText, block
	b.sides, b.under, b.cost = overLegs, st.span, text // which runs into every corner
	b.taken, b.block = s.taken(st, b.photo)
	s.textForms(b)
	s.besideForms(beside, st)
}

// photoGap is the white between a cutline and the text below it.
const photoGap = 1

// textForms finds the rows the body needs and spends slack on them, then the
// rows it can have when its end runs on elsewhere.
func (s *search) textForms(b body) {
	length := s.stories[b.story].Lines
	if length == 0 {
		s.spend(&b)
		return
	}
	b.legs, b.stay = b.span, length
	if b.under == 0 && b.span == s.page.Columns {
		b.legs = within(length/b.least, 1, b.span)
	}
	rows := (length + b.taken + b.legs - 1) / b.legs
	if b.under > 0 {
		rows = max(rows, b.block+b.least)
	}
	cost := b.cost
	b.cost += int32((b.span - b.legs) * rows * costBlank)
	if b.legs < b.span && s.page.Free && len(s.present) > 1 {
		b.cost += costPhotoOut // it need not be that wide
	}
	switch {
	case b.setRows(rows, 0):
		s.spend(&b)
	case b.legs == 1 && length < s.page.MinLeg:
		b.cost += costBroken // a body too short for any leg
		s.spend(&b)
	}
	if s.jump != b.story || s.stories[b.story].Boxed {
		return // in a frame the rest would have the frame's measure
	}
	for rows = min(rows-1, s.tall); rows > 0; rows-- {
		b.stay = b.legs*rows - b.taken - s.page.JumpLines
		gone := length - b.stay
		b.cost = cost + costJump + int32(gone/costJumpLines)
		if b.stay < s.stories[b.story].Stay || b.cost > s.ceiling(b.story) {
			return
		}
		if gone >= max(s.page.MinLeg, s.stories[b.story].Go) && b.setRows(rows, s.page.JumpLines) {
			s.put(&b, s.headOf(&b).White, 0, b.rows, b.cost) // needs no slack
		}
	}
}

// setRows gives the body rows lines and reports whether every leg keeps the
// least number of lines; taken are used up at the end of the last leg.
func (b *body) setRows(rows, taken int) bool {
	b.rows = rows
	b.blank = b.legs*rows - b.taken - taken - b.stay
	lost := (b.blank + b.legs - 1) / b.legs
	return b.short()-max(lost, taken) >= b.least
}

// short is how many lines the shortest leg has.
func (b *body) short() int {
	if b.under > 0 {
		return b.rows - b.block
	}
	return b.rows
}

// besideForms sets a short text beside photos of about its height.
func (s *search) besideForms(b body, st *strip) {
	photos := st.span
	b.stay, b.legs = s.stories[b.story].Lines, b.span-photos
	if photos > 2*b.legs || st.stacked && b.block > mostStacked {
		return // a thin leg beside pictures is none
	}
	rows := (b.stay + b.legs - 1) / b.legs
	hole := rows - b.block
	if hole > mostBeside || !b.setRows(max(rows, b.block), 0) {
		return
	}
	head := s.headOf(&b)
	b.cost += blankCost(b.blank-b.legs+1) + int32(max(0, min(b.blank, b.legs-1))*costUneven) + int32(max(0, hole)*photos*costBlank)
	for white := head.MinWhite; white <= head.MaxWhite; white++ {
		s.put(&b, white, 0, b.rows, b.cost+whiteCost(white-head.White))
	}
}

// mostStacked is how high photos may be, one above the other, with nothing but text
// beside them.
const mostStacked = 30

// mostBeside is how many lines a text may be longer than the photo beside it.
const mostBeside = 2

func (s *search) headOf(b *body) Head {
	if b.head < 0 {
		return Head{}
	}
	return s.stories[b.story].Heads[b.head]
}

// spend puts b into the bucket at every height its slack reaches, cheapest
// knob first: headline white, then leading, then (upwards) lines left empty.
func (s *search) spend(b *body) {
	head := s.headOf(b)
	loose, tight := b.short()*s.page.leadingUp(b.span)/1000, b.short()*s.page.LeadingDown/1000
	cost := b.cost + int32(max(0, min(b.blank, b.legs-1))*costUneven)
	for n := head.MinWhite - head.White - tight; ; n++ {
		white := within(n, head.MinWhite-head.White, head.MaxWhite-head.White)
		leading := min(n-white, loose)
		empty := n - white - leading
		if empty > 0 && b.legs == 0 {
			return
		}
		c := cost + whiteCost(white) + blankCost(b.blank-b.legs+1+empty*b.legs) + int32(max(leading, -leading)*costLeading)
		if !s.put(b, head.White+white, leading, b.rows+empty, c) && n > 0 {
			return
		}
	}
}

// put puts the form that b becomes into the bucket and reports whether it
// costs no more than is looked for, region apart, and is no taller than the
// page.
func (s *search) put(b *body, white, leading, rows int, cost int32) bool {
	f := b.form
	f.white, f.leading, f.rows = white, leading, rows
	f.height = s.headOf(b).Lines + white + rows + leading + s.page.Gap
	if s.stories[b.story].Boxed {
		f.height += 2 * s.page.BoxLines
	}
	if b.legs == 0 || b.sides[0].whole() {
		f.height += b.block
	}
	if f.height > s.tall || cost > s.ceiling(b.story) {
		return false
	}
	cost += s.regionCost(b.story, f.span, f.height-s.page.Gap, f.rows)
	for _, side := range b.sides {
		if c := cost + sideCost[side]; c <= s.ceiling(b.story) && s.bucket.open(f.height, c) {
			f.side = side
			s.addLeaf(&f, c)
		}
	}
	return true
}

// ceiling is the most that a form of a story may cost to be of interest.
func (s *search) ceiling(story int) int32 { return s.least[story] + s.slack }

// addLeaf describes a form to its neighbours.
func (s *search) addLeaf(f *form, cost int32) {
	look := s.faceOf(f)
	if !s.bucket.wants(f.height, cost, look) {
		return
	}
	s.least[f.story] = min(s.least[f.story], cost)
	v := variant{cost: cost, h: int16(f.height), kind: leaf, face: look}
	if c := &s.bucket.cells[v.h]; c.n > 0 && look == c.v[0].face { // takes its place
		v.a = c.v[0].a
		s.kept[v.a], s.geometries[v.a] = *f, s.geometry(f)
	} else {
		v.a = int32(len(s.kept))
		s.kept, s.geometries = append(s.kept, *f), append(s.geometries, s.geometry(f))
	}
	s.bucket.add(&v)
}

func (s *search) faceOf(f *form) face {
	var look face
	if f.head >= 0 && s.stories[f.story].Heads[f.head].Lines+f.white > 0 {
		look.flags |= headed
	}
	if f.side == sideNone {
		return look
	}
	g := s.geometry(f)
	st := &s.strip[f.story][f.strip]
	from, to := f.columns(st.span, f.side.atRight())
	columns := uint16(1)<<to - uint16(1)<<from
	if g.photo <= s.page.BoxLines {
		look.top = columns
	}
	if st.other != nil {
		from, to = f.columns(st.other.span, !f.side.atRight())
		look.foot = uint16(1)<<to - uint16(1)<<from
		look.flags |= photoLeft | photoRight
		return look
	}
	if f.height-s.page.Gap-g.under <= 2*s.page.BoxLines {
		look.foot = columns
	}
	if from == 0 {
		look.flags |= photoLeft
	}
	if to == f.span {
		look.flags |= photoRight
	}
	return look
}
