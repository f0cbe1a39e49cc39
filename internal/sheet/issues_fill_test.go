package sheet

import (
	"math"

	"bao/internal/compose"
	"bao/internal/typeset"
)

// fullPage is the share of a page that stories, headlines and photos take at
// least.
const fullPage = 0.97

// grid is a page of cells, a column wide and a line high.
type cells struct {
	columns, lines int
	carry          []bool
}

func (g *cells) mark(r compose.Rect) {
	for line := max(0, r.Top); line < min(g.lines, r.Top+r.Lines); line++ {
		for col := max(0, r.Col); col < min(g.columns, r.Col+r.Cols); col++ {
			g.carry[line*g.columns+col] = true
		}
	}
}

// carried is the share of a page that carries something: headlines with their
// white, photos with cutline and the line that parts them from the text, lines
// of text, frames, and the line between two stories. What is left for a filler
// counts as empty, and so does a line that a leg ends early.
func carried(s *Sheet) float64 {
	lines := max(s.Lines, s.Format.Lines)
	g := &cells{s.Format.Columns, lines, make([]bool, lines*s.Format.Columns)}
	for i := range s.Stories {
		g.story(&s.Stories[i])
	}
	n := 0
	for _, carries := range g.carry {
		if carries {
			n++
		}
	}
	return float64(n) / float64(max(1, len(g.carry)))
}

func (g *cells) story(s *Story) {
	region := s.Place.Region
	g.mark(compose.Rect{Col: region.Col, Top: region.Top + region.Lines, Cols: region.Cols, Lines: 1})
	if s.Place.Boxed {
		g.mark(compose.Rect{Col: region.Col, Top: region.Top, Cols: region.Cols, Lines: 1})
		g.mark(compose.Rect{Col: region.Col, Top: region.Top + region.Lines - 1, Cols: region.Cols, Lines: 1})
	}
	g.mark(s.Place.Head)
	for _, p := range s.Photos {
		r := p.Rect
		from, to := max(region.Top, r.Top-1), min(region.Top+region.Lines, r.Top+r.Lines+p.Rows+1)
		g.mark(compose.Rect{Col: r.Col, Top: from, Cols: r.Cols, Lines: to - from})
	}
	for _, t := range s.Tables {
		from, to := max(region.Top, t.Top-1), min(region.Top+region.Lines, t.Top+t.Rect.Lines+1)
		g.mark(compose.Rect{Col: t.Col, Top: from, Cols: t.Cols, Lines: to - from})
	}
	for i, leg := range s.Legs {
		r := leg.Rect
		r.Lines = seen(leg.Lines) + s.Place.Leading
		if s.To > 0 && i == len(s.Legs)-1 {
			r.Lines++
		}
		g.mark(r)
	}
}

// seen is how many lines of a leg there are down to the last that is not white.
func seen(lines []typeset.Line) int {
	for n := len(lines); n > 0; n-- {
		if l := &lines[n-1]; len(l.Segments) > 0 || l.Table != nil {
			return n
		}
	}
	return 0
}

// emptyLines are the lines of a story's legs that carry nothing, beyond an
// uneven last row.
func emptyLines(s *Story) int {
	n := 1 - len(s.Legs)
	for _, leg := range s.Legs {
		n += (leg.Leg.Lines - s.Place.Leading - seen(leg.Lines)) * leg.Cols
	}
	if s.To > 0 {
		n--
	}
	return max(0, n)
}

// astray says what of a page lies off it or over something else.
func astray(s *Sheet) string {
	page := compose.Rect{Cols: s.Format.Columns, Lines: max(s.Lines, 1)}
	var parts []compose.Rect
	for i := range s.Stories {
		story := &s.Stories[i]
		own := []compose.Rect{story.Place.Head}
		for _, p := range story.Photos {
			r := p.Rect
			r.Lines += p.Rows
			own = append(own, r)
		}
		for _, t := range story.Tables {
			own = append(own, t.Rect)
		}
		for _, leg := range story.Legs {
			own = append(own, leg.Rect)
		}
		for _, r := range own {
			if r.Lines <= 0 {
				continue
			}
			if !within(page, r) || !within(story.Place.Region, r) {
				return "《" + story.Headline + "》 is off its place"
			}
			for _, other := range parts {
				if overlap(r, other) {
					return "《" + story.Headline + "》 stands over something"
				}
			}
			parts = append(parts, r)
		}
	}
	return ""
}

func within(r, o compose.Rect) bool {
	return o.Col >= r.Col && o.Top >= r.Top && o.Col+o.Cols <= r.Col+r.Cols && o.Top+o.Lines <= r.Top+r.Lines
}

func overlap(r, o compose.Rect) bool {
	return r.Col < o.Col+o.Cols && o.Col < r.Col+r.Cols && r.Top < o.Top+o.Lines && o.Top < r.Top+r.Lines
}

// window is the part of a picture that the page shows in a place: it fills the
// place around the point that its editor set, as sheet.css has it, or a third
// from above.
func window(f Format, p *Photo, boxed bool) area {
	wide := float64(f.SpanWidth(p.Cols))
	if boxed && !f.OuterFrames {
		wide -= 2 * BoxInset
	}
	high := float64(p.Lines) * f.Pitch()
	x, y := 0.5, 0.35
	if c := p.Photo.Crop; c.Set && !c.Box() {
		x, y = c.X, c.Y
	}
	own, place := float64(p.Photo.Width)/float64(p.Photo.Height), wide/high
	if place > own { // cut above and below
		return area{0, y * (1 - own/place), 1, own / place}
	}
	return area{x * (1 - place/own), 0, place / own, 1}
}

// shows reports whether a window shows a region, but for a hair.
func (a area) shows(region area) bool {
	const hair = 0.005
	return a.x <= region.x+hair && a.y <= region.y+hair &&
		a.x+a.w >= region.x+region.w-hair && a.y+a.h >= region.y+region.h-hair
}

// wholeEnough reports whether a window shows all of a picture, but for what
// setting its place to whole lines takes.
func (a area) wholeEnough(f Format, p *Photo) bool {
	line := 0.5 / math.Max(1, float64(p.Lines))
	return a.w >= 1-line-0.005 && a.h >= 1-line-0.005
}
