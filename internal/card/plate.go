package card

import (
	"encoding/binary"
	"image"
	"image/color"
	"sync"
)

// plate is a card of which each point is the ground, or a colour in so many steps:
// a picture with a palette of sixteen, which is light and quickly written.
type plate struct {
	points [Width * Height]byte
	marked [Height]bool // rows on which something is printed
	packed []byte       // of the card before
}

// plates are used again: one is as large as fifty cards.
var plates = sync.Pool{New: func() any { return new(plate) }}

func (p *plate) clear() {
	for y := range p.marked {
		if p.marked[y] {
			clear(p.points[y*Width : (y+1)*Width])
		}
	}
	clear(p.marked[:])
}

// colour is that of the ground, from which a colour's steps count.
type colour byte

// steps are from the ground to a colour: as many as edges of type of this size need.
const (
	steps = 8
	ink   = colour(0)
	spot  = colour(steps)
)

var ground [Width]byte

// row is the points of a row; above the first is ground.
func (p *plate) row(y int) []byte {
	if y < 0 {
		return ground[:]
	}
	return p.points[y*Width:][:Width]
}

// stamp prints a glyph whose origin stands at a point.
func (p *plate) stamp(g *glyph, at image.Point) {
	r := g.rect.Add(at).Intersect(image.Rect(0, 0, Width, Height))
	for y := r.Min.Y; y < r.Max.Y; y++ {
		p.marked[y] = true
		from := g.points[(y-at.Y-g.rect.Min.Y)*g.rect.Dx()+r.Min.X-at.X-g.rect.Min.X:][:r.Dx()]
		to := p.points[y*Width+r.Min.X:][:len(from)]
		for ; len(from) >= 8; from, to = from[8:], to[8:] {
			points := binary.LittleEndian.Uint64(to) | binary.LittleEndian.Uint64(from) // glyphs hardly ever touch
			binary.LittleEndian.PutUint64(to, points)
		}
		for x, point := range from {
			to[x] |= point
		}
	}
}

func (p *plate) rule(y, thick int, c colour) {
	for row := y; row < y+thick; row++ {
		p.marked[row] = true
		line := p.points[row*Width:][margin : Width-margin]
		for i := range line {
			line[i] = byte(c) + steps - 1
		}
	}
}

// palette is the colours of a card by step.
func palette(s Spec) [2 * steps]color.RGBA {
	var list [2 * steps]color.RGBA
	for i := range steps {
		list[int(ink)+i] = mix(s.Ground, s.Ink, i)
		list[int(spot)+i] = mix(s.Ground, s.Spot, i)
	}
	return list
}

func mix(from, to color.RGBA, part int) color.RGBA {
	const all = steps - 1
	at := func(a, b uint8) uint8 { return uint8((int(a)*(all-part) + int(b)*part + all/2) / all) }
	return color.RGBA{at(from.R, to.R), at(from.G, to.G), at(from.B, to.B), 0xFF}
}
