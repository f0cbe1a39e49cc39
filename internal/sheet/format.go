// Package sheet makes up an issue as a night desk does: it weighs every article,
// decides which stand on which page so that each page is full, composes the pages,
// and takes what did not fit to a later one. It alone says where an article stands,
// and how every story fits.
//
// A Budget is what an issue is to be made of, Made is what became of it, and a Sheet
// is one of its pages with all that it shows. How an issue is made up depends on its
// budget alone; one that is out is made up as its record says.
//
// It draws nothing and knows no HTML: its sheets are rectangles, lines and
// numbers, and an edition shows them.
package sheet

import (
	"math"

	"bao/internal/compose"
	"bao/internal/config"
	"bao/internal/typeset"
)

// Format is the grid of a page and the sizes of its type. Lengths are in body
// sizes (em) unless they say otherwise.
type Format struct {
	Columns     int
	Lines       int // of the composed area; 0: as tall as needed
	Chars       int // in a line of a column
	Gutter      int // between columns
	Size        float64
	Leading     float64 // both in points
	CloseUp     bool    // a short page ends early rather than ask for a filler
	OuterFrames bool    // frames stand in the gutter, so that lines are the same with and without
}

// Pitch is the distance of two lines.
func (f Format) Pitch() float64 { return f.Leading / f.Size }

// Width is the width of the sheet.
func (f Format) Width() int { return f.Columns*(f.Chars+f.Gutter) - f.Gutter }

// SpanWidth is the width of so many columns.
func (f Format) SpanWidth(span int) int { return span*(f.Chars+f.Gutter) - f.Gutter }

// Lines that the head of a page takes, before any story.
const (
	NameplateLines = 14 // 报头, on page one
	FolioLines     = 3  // 报眉, on the other pages
)

// headingSizes are the sizes of headlines by rank, in body sizes: two or three
// for each rank, bands apart, so that size falls with rank whatever is chosen.
// With a body of 9 pt the lead stands in 小初 to 一号, the next in 二号.
var headingSizes = [][]float64{
	{4.0, 3.55, 3.1}, {3.0, 2.65}, {2.4, 2.3}, {2.25, 2.0}, {1.95, 1.8}, {1.7, 1.6},
}

// briefSize is the headline of a brief: bold, hardly larger than the copy.
const briefSize = 1.3

// Printed is the format of a printed page.
func Printed(p config.Print, first bool) Format {
	head := FolioLines
	if first {
		head = NameplateLines
	}
	return Format{
		Columns: p.Columns, Lines: max(p.Lines-head, 10), Chars: p.Chars, Gutter: 1,
		Size: p.Size, Leading: p.Leading, CloseUp: p.Short == config.ShortClose,
	}
}

// Screen is the format of the site's front page at so many columns: the same
// measure at every width, so that one setting of the copy serves them all.
func Screen(columns int) Format {
	return Format{Columns: columns, Chars: 15, Gutter: 2, Size: 10, Leading: 16.5, CloseUp: true, OuterFrames: true}
}

// mostScreen is more lines than a front page ever takes.
const mostScreen = 400

func (f Format) page() compose.Page {
	// No leading is given or taken, unless a page is loosened: the lines of every leg
	// stand on the grid, beside those of its neighbour.
	p := compose.Page{
		Columns: f.Columns, Lines: f.Lines, Chars: f.Chars, Gutter: f.Gutter, Pitch: f.Pitch(),
		Gap: 1, MinLeg: 2, BoxLines: 1, JumpLines: 1, CloseUp: f.CloseUp,
		Free: f.OuterFrames, // the front page is as tall as it takes
	}
	if f.Lines == 0 {
		p.Lines, p.MinLeg = mostScreen, 3
	}
	return p
}

// measure is the setting of body copy in a base column.
func (f Format) measure() typeset.Measure {
	return typeset.Measure{Width: f.Chars * 1000, Indent: 2000, Inset: 1000}
}

// BoxInset is the white between a frame (花边) and the copy in it, at each
// side of a column.
const BoxInset = 1.0

// boxedMeasure is the setting of body copy in a frame.
func (f Format) boxedMeasure() typeset.Measure {
	m := f.measure()
	if !f.OuterFrames {
		m.Width -= 2 * BoxInset * 1000
	}
	return m
}

// rows is how many grid lines a height in body sizes takes.
func (f Format) rows(height float64) int {
	return int(math.Ceil(height/f.Pitch() - 1e-9))
}
