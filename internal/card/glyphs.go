package card

import (
	"image"
	"image/draw"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// face is a font at one size. The characters that it has drawn it keeps, and how wide those
// are that it was asked for: those of one paper's headlines come again and again, and each
// is a read of the font's file. It may be used from several goroutines.
type face struct {
	mu     sync.Mutex
	from   font.Face
	colour colour
	glyphs map[rune]*glyph
	widths map[rune]float64
}

// look is how a face is used on cards.
type look struct {
	size   float64
	colour colour
}

// glyph is a character as it is printed, in its colour, about its origin.
type glyph struct {
	rect    image.Rectangle
	points  []byte
	advance int // in pixels
}

// mostGlyphs bounds what a face keeps: six sizes of so many characters take some ten
// megabytes.
const mostGlyphs = 400

// face returns the font at a size, in a colour.
func (f *Font) face(size float64, c colour) (*face, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	as := look{size, c}
	if known := f.faces[as]; known != nil {
		return known, nil
	}
	from, err := opentype.NewFace(f.sfnt, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, err
	}
	made := &face{from: from, colour: c, glyphs: map[rune]*glyph{}, widths: map[rune]float64{}}
	if f.faces == nil {
		f.faces = map[look]*face{}
	}
	f.faces[as] = made
	return made, nil
}

func (f *face) glyph(r rune) *glyph {
	f.mu.Lock()
	defer f.mu.Unlock()
	if known := f.glyphs[r]; known != nil {
		return known
	}
	if len(f.glyphs) >= mostGlyphs {
		clear(f.glyphs)
	}
	at, mask, from, advance, ok := f.from.Glyph(fixed.Point26_6{}, r)
	g := &glyph{advance: advance.Round()}
	if ok && !at.Empty() {
		alpha := image.NewAlpha(at)
		draw.Draw(alpha, at, mask, from, draw.Src) // the face draws the next one over it
		g.rect, g.points = at, alpha.Pix
		for i, a := range g.points {
			if g.points[i] = a / (256 / steps); g.points[i] > 0 {
				g.points[i] += byte(f.colour)
			}
		}
	}
	f.glyphs[r] = g
	return g
}

// advance is how far the next character stands from this one, in pixels.
func (f *face) advance(r rune) float64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	wide, known := f.widths[r]
	if !known {
		advance, _ := f.from.GlyphAdvance(r)
		wide = float64(advance) / 64
		f.widths[r] = wide
	}
	return wide
}
