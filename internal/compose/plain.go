package compose

import "cmp"

// plainLeg is about how many lines a leg has on a plain page.
const plainLeg = 6

// plain sets stories one below the other over all columns, for copy with which
// no page can be made: rules are broken, but no story is lost that has room.
func (s *search) plain() (Layout, bool) {
	l := Layout{Lines: s.page.Lines, Cost: costBroken, Plain: true}
	top := 0
	for _, tails := range []bool{false, true} {
		for _, i := range s.present {
			if s.stories[i].Tail == tails {
				p := s.plainPlace(i, top)
				l.Places = append(l.Places, p)
				top += p.Region.Lines + s.page.Gap
			}
		}
	}
	if top > s.tall {
		return Layout{}, false
	}
	s.end(&l, top)
	return l, true
}

// plainPlace sets one story: its headline, its photos one below the other at the
// right, and its copy beside them in as many legs as it fills, or below them where
// they leave no column.
func (s *search) plainPlace(story, top int) Place {
	st := &s.stories[story]
	p := Place{Story: story, Boxed: st.Boxed, Option: -1, Jump: -1}
	frame := 0
	if st.Boxed {
		frame = s.page.BoxLines
	}
	at, span := top+frame, s.page.Columns
	for k, h := range st.Heads {
		if h.Span <= s.page.Columns && h.Span > p.Head.Cols {
			p.Option, p.White, span = k, h.White, h.Span
			p.Head = Rect{0, at, span, h.Lines + h.White}
		}
	}
	at += p.Head.Lines
	cols, foot := s.plainPhotos(&p, at, span)
	if cols == span {
		at, cols = foot, 0
	}
	if st.Lines > 0 {
		legs := within(st.Lines/plainLeg, 1, span-cols)
		rows := (st.Lines + legs - 1) / legs
		for k := range legs {
			from := min(k*rows, st.Lines)
			p.Legs = append(p.Legs, Leg{Rect{k, at, 1, rows}, from, min(from+rows, st.Lines)})
		}
		at += rows
	}
	p.Region = Rect{0, top, s.page.Columns, max(1, max(at, foot)+frame-top)}
	return p
}

// plainPhotos puts the photos of a place at the right, from a line on. It returns how
// many columns they take and where they end.
func (s *search) plainPhotos(p *Place, at, span int) (cols, foot int) {
	photos := s.stories[p.Story].Photos
	for i := range photos {
		cols = max(cols, s.plainSpan(p.Story, &photos[i], span))
	}
	for i, photo := range photos {
		own := s.plainSpan(p.Story, &photo, span)
		_, lo, _ := s.photoHeight(photo, own)
		place := PhotoPlace{Rect{span - own, at, own, lo}, i, photo.cutline(own)}
		p.Photos = append(p.Photos, place)
		at += lo + place.Cutline + photoGap
	}
	return cols, at
}

// plainSpan is over how many columns a photo stands: as few as may be, but for one of
// the lead's, which leads the page.
func (s *search) plainSpan(story int, p *Photo, most int) int {
	span := p.MinSpan
	if story == s.lead {
		span = max(span, min(pictureSpan(s.page), cmp.Or(p.MaxSpan, s.page.Columns)))
	}
	return min(span, most)
}
