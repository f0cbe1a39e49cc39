package photo

import (
	"image"
	"image/color"
	"math"
	"slices"
)

// grid is how many cells the longer side is cut into to find where a picture
// is lively.
const grid = 64

// focusOf returns the middle of the rectangle of the given size that holds
// the most of what people look at: edges, and colours of skin, which count
// more. It is no face finder; it keeps the side of the picture where the faces
// are, and in an upright picture the heads rather than the shoes. Coordinates
// are of the upright picture; the rectangle fills it in one direction.
func focusOf(p *picture, t turn, size image.Point) image.Point {
	w, h := p.w, p.h
	if t.swap {
		w, h = h, w
	}
	mid := image.Pt(w/2, h/2)
	score, cells := scores(p, t, w-size.X > h-size.Y)
	length, window := w, size.X
	if w-size.X <= h-size.Y {
		length, window = h, size.Y
	}
	free := length - window
	if free <= 0 || cells < 2 {
		return mid
	}
	span := max(window*cells/length, 1)
	best, at := -1.0, 0
	for from := 0; from+span <= cells; from++ {
		sum := 0.0
		for _, s := range score[from : from+span] {
			sum += s
		}
		// Where nothing stands out, the middle; in height, a little above it.
		off := float64(2*from+span)/float64(cells) - 1
		if length == h && w-size.X <= h-size.Y {
			off += 0.2
		}
		if sum *= 1 - 0.15*off*off; sum > best {
			best, at = sum, from
		}
	}
	offset := (2*at + span) * length / (2 * cells)
	if w-size.X > h-size.Y {
		return image.Pt(offset, mid.Y)
	}
	return image.Pt(mid.X, offset)
}

// focus says where to cut an upright picture when a place of another shape is
// filled with it: which share of what goes is to go at the left, and at the
// top. The third that is liveliest comes to the middle of a place that shows
// half of the picture; other places show something near it.
func (p *picture) focus() Crop {
	share := func(all, mid int) float64 {
		return math.Round(100*min(max(2*float64(mid)/float64(all)-0.5, 0), 1)) / 100
	}
	return Crop{
		Set: true,
		X:   share(p.w, focusOf(p, turn{}, image.Pt((p.w+2)/3, p.h)).X),
		Y:   share(p.h, focusOf(p, turn{}, image.Pt(p.w, (p.h+2)/3)).Y),
	}
}

// scores says how much of the picture's edges and of its skin is in each column
// or row of the upright picture. Shares, not sums, are weighed against each
// other: a street full of windows cannot outvote three faces.
func scores(p *picture, t turn, byColumn bool) ([]float64, int) {
	small, gw, gh := p.small()
	luma := func(x, y int) int { return int(small[y*gw+x].Y) }
	cells, alongX := gw, byColumn != t.swap // along the stored picture's x axis?
	if !alongX {
		cells = gh
	}
	edges, skins := make([]float64, cells), make([]float64, cells)
	allEdges, allSkin := 0.0, 0.0
	for y := range gh {
		for x := range gw {
			edge := 1 // so that an empty picture is cut in the middle
			edge += abs(luma(x, y)-luma(max(x-1, 0), y)) + abs(luma(x, y)-luma(x, max(y-1, 0)))
			s := skin(small[y*gw+x])
			i := y
			if alongX {
				i = x
			}
			edges[i] += float64(edge)
			skins[i] += s
			allEdges += float64(edge)
			allSkin += s
		}
	}
	weight := skinWeight(allSkin/float64(gw*gh)) / max(allSkin, 1)
	for i := range edges {
		edges[i] = edges[i]/allEdges + weight*skins[i]
	}
	if alongX && t.flipX || !alongX && t.flipY {
		slices.Reverse(edges)
	}
	return edges, cells
}

func abs(v int) int { return max(v, -v) }

// skinWeight says what the skin in a picture is worth beside its edges, given
// its share of the area. Less than a hundredth may be a red lantern; more than
// a sixth is mostly timber and brick.
func skinWeight(share float64) float64 {
	return 3 * min(share*100, 1) * min(1, 1/(6*max(share, 0.01)))
}

// skin says how much a colour is like human skin, 0 to 1. Peoples differ in
// lightness and hardly in chroma (Chai and Ngan, IEEE Trans. CSVT 9:551, 1999);
// the lower end of red, where brick and timber are too, counts less.
func skin(c color.YCbCr) float64 {
	if c.Y <= 40 || c.Cb < 77 || c.Cb > 127 || c.Cr < 138 || c.Cr > 173 {
		return 0
	}
	return min(float64(c.Cr-138)/12, 1)
}

// small averages the stored picture over a grid, from a few samples a cell.
func (p *picture) small() (cells []color.YCbCr, w, h int) {
	long := max(p.w, p.h)
	w = max(min(p.w*grid/long, p.w), 1)
	h = max(min(p.h*grid/long, p.h), 1)
	sums := make([][4]int, w*h)
	const picks = 4 // samples a cell in each direction
	at := 0
	for _, pl := range p.planes {
		buf := make([]byte, pl.w*pl.channels)
		for gy := range h * picks {
			row := pl.row(gy*pl.h/(h*picks), buf)
			for gx := range w * picks {
				sample := row[gx*pl.w/(w*picks)*pl.channels:]
				sum := &sums[gy/picks*w+gx/picks]
				for c := range pl.channels {
					sum[at+c] += int(sample[c])
				}
			}
		}
		at += pl.channels
	}
	cells = make([]color.YCbCr, w*h)
	for i, s := range sums {
		const n = picks * picks
		a, b, c := byte(s[0]/n), byte(s[1]/n), byte(s[2]/n)
		switch {
		case p.grey():
			b, c = 128, 128
		case len(p.planes) == 1:
			a, b, c = color.RGBToYCbCr(a, b, c)
		}
		cells[i] = color.YCbCr{Y: a, Cb: b, Cr: c}
	}
	return cells, w, h
}
