package sheet

import (
	"math"

	"bao/internal/compose"
)

// plain sets stories one below the other, for copy with which no newspaper
// page can be made: a few lines in all, or a single brief. Rules are broken
// and reported; no story is lost that has room.
func plain(page compose.Page, stories []compose.Story) compose.Layout {
	layout := compose.Layout{Lines: page.Lines}
	top := 0
	for i := range stories {
		place, height := plainPlace(page, &stories[i], i, top)
		if top+height > page.Lines {
			layout.Out = append(layout.Out, i)
			layout.Reports = append(layout.Reports, compose.Report{Story: i})
			continue
		}
		layout.Places = append(layout.Places, place)
		layout.Reports = append(layout.Reports, compose.Report{Story: i, Dropped: len(stories[i].Photos) - len(place.Photos)})
		top += height + page.Gap
	}
	top = min(max(top-page.Gap, 0), page.Lines)
	layout.Fill = float64(top) / float64(max(page.Lines, 1))
	if page.CloseUp {
		layout.Lines = top
	} else {
		layout.Foot = compose.Rect{Top: top, Cols: page.Columns, Lines: page.Lines - top}
	}
	layout.Broken = compose.Check(page, stories, layout)
	return layout
}

// plainLeg is about how many lines a leg has on a plain page.
const plainLeg = 6

// plainPlace sets one story over all columns: its first photo at the right,
// its copy in as many legs as it fills.
func plainPlace(page compose.Page, s *compose.Story, i, top int) (compose.Place, int) {
	p := compose.Place{Story: i, Option: -1, Copy: -1, Jump: -1}
	at := top
	for k, h := range s.Heads {
		if h.Span == page.Columns {
			p.Option, p.White = k, h.White
			p.Head = compose.Rect{Top: at, Cols: page.Columns, Lines: h.Lines + h.White}
			at += p.Head.Lines
			break
		}
	}
	columns, foot := page.Columns, at
	if len(s.Photos) > 0 && columns > 1 {
		photo := plainPhoto(page, &s.Photos[0], at)
		p.Photos = append(p.Photos, photo)
		columns, foot = photo.Col, at+photo.Lines+photo.Cutline
	}
	if len(s.Copy) > 0 && columns > 0 {
		p.Copy = 0
		lines := s.Copy[0].Lines
		legs := min(columns, max(1, lines/plainLeg))
		rows := (lines + legs - 1) / legs
		for k := range legs {
			from := min(k*rows, lines)
			p.Legs = append(p.Legs, compose.Leg{
				Rect: compose.Rect{Col: k, Top: at, Cols: 1, Lines: rows}, From: from, To: min(from+rows, lines),
			})
		}
		foot = max(foot, at+rows)
	}
	p.Region = compose.Rect{Top: top, Cols: page.Columns, Lines: foot - top}
	return p, foot - top
}

func plainPhoto(page compose.Page, photo *compose.Photo, top int) compose.PhotoPlace {
	span := max(1, page.Columns/2)
	width := float64(span*(page.Chars+page.Gutter) - page.Gutter)
	cutline := 0
	if n := len(photo.Cutline); n > 0 {
		cutline = photo.Cutline[min(span, n)-1]
	}
	rows := int(math.Ceil(width / photo.Aspect / page.Pitch))
	return compose.PhotoPlace{
		Rect:    compose.Rect{Col: page.Columns - span, Top: top, Cols: span, Lines: rows},
		Cutline: cutline,
	}
}
