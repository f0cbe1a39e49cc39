// Package card draws the picture that stands for an article where its address
// is shared: 1200×630 pixels, the paper's name above the double rule, the
// headline set as in the paper, a line of small print.
//
// It draws with the font it is given and never with a wrong one: a headline
// with a character that the font lacks is an error, and the caller shows the
// article's photo or a card without words. It reads no files.
package card

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// Width and Height are what WeChat, Weibo and the Open Graph readers expect.
const Width, Height = 1200, 630

const (
	margin      = 72
	nameTop     = 60
	nameSize    = 60
	ruleTop     = 158
	headTop     = 190 // the headline stands in the middle of what is between
	headBottom  = 530
	noteTop     = 556
	noteSize    = 30
	mostLines   = 3
	lineHeight  = 1.25
	smallestTry = len(headSizes) - 1
)

// headSizes are tried from large to small.
var headSizes = [...]float64{104, 92, 80, 70, 62, 54}

// Spec is what stands on a card.
type Spec struct {
	Name     string // of the paper
	Headline string // a space in it is where the editor would break it
	Note     string // small print: date, section; may be empty
	// Ground is the colour of the paper, Ink that of the headline, Spot that
	// of the name and the rules.
	Ground, Ink, Spot color.RGBA
}

// ErrNoGlyph is returned, wrapped, when the font lacks a character.
var ErrNoGlyph = errors.New("字体里没有这个字")

// Draw returns the card as a PNG. Calls may run at the same time.
func (f *Font) Draw(s Spec) ([]byte, error) {
	for _, text := range []string{s.Name, s.Headline, s.Note} {
		if r, ok := f.lacks(text); ok {
			return nil, fmt.Errorf("“%c”：%w", r, ErrNoGlyph)
		}
	}
	p := newPlate()
	if err := p.letter(f, s); err != nil {
		return nil, err
	}
	return p.png(s)
}

// Sets reports whether the font has every character of a text.
func (f *Font) Sets(text string) bool {
	_, lacking := f.lacks(text)
	return !lacking
}

// plate holds how much of each colour is printed where.
type plate struct{ ink, spot *image.Alpha }

func newPlate() *plate {
	return &plate{
		ink:  image.NewAlpha(image.Rect(0, 0, Width, Height)),
		spot: image.NewAlpha(image.Rect(0, 0, Width, Height)),
	}
}

func (p *plate) png(s Spec) ([]byte, error) {
	var out bytes.Buffer
	err := png.Encode(&out, p.printed(s))
	return out.Bytes(), err
}

func (p *plate) letter(f *Font, s Spec) error {
	name, err := f.face(nameSize)
	if err != nil {
		return err
	}
	defer name.Close()
	spaced(p.spot, name, s.Name, nameTop+nameSize, nameSize/4)
	p.rule(p.spot, ruleTop, 5) // 文武线: the thick and the thin rule of a nameplate
	p.rule(p.spot, ruleTop+9, 1)
	if err := p.headline(f, s.Headline); err != nil {
		return err
	}
	if s.Note == "" {
		return nil
	}
	note, err := f.face(noteSize)
	if err != nil {
		return err
	}
	defer note.Close()
	p.rule(p.ink, noteTop-8, 1)
	spaced(p.ink, note, s.Note, noteTop+noteSize+4, 0)
	return nil
}

func (p *plate) headline(f *Font, text string) error {
	for i, size := range headSizes {
		face, err := f.face(size)
		if err != nil {
			return err
		}
		lines, fits := balance(face, text, Width-2*margin, mostLines)
		step := int(size * lineHeight)
		if fits && len(lines)*step <= headBottom-headTop || i == smallestTry {
			// Chinese characters stand on a square: its lower edge is about
			// an eighth of it below the base line.
			y := (headTop+headBottom-len(lines)*step)/2 + int(size*0.88) + (step-int(size))/2
			for _, line := range lines {
				spaced(p.ink, face, line, y, 0)
				y += step
			}
			return face.Close()
		}
		face.Close()
	}
	return nil
}

// spaced sets a centred line, with space between its characters.
func spaced(to *image.Alpha, face font.Face, text string, baseline, space int) {
	runes := []rune(text)
	width := font.MeasureString(face, text).Ceil() + max(len(runes)-1, 0)*space
	d := font.Drawer{Dst: to, Src: image.Opaque, Face: face, Dot: fixed.P((Width-width)/2, baseline)}
	for _, r := range runes {
		d.DrawString(string(r))
		d.Dot.X += fixed.I(space)
	}
}

func (p *plate) rule(to *image.Alpha, y, thick int) {
	for row := y; row < y+thick; row++ {
		line := to.Pix[row*to.Stride:][margin : Width-margin]
		for i := range line {
			line[i] = 0xFF
		}
	}
}

// printed lays the colours on the ground: 128 steps of each, so that the card
// is a picture with a palette and stays light.
func (p *plate) printed(s Spec) *image.Paletted {
	palette := make(color.Palette, 256)
	for i := range 128 {
		palette[i] = mix(s.Ground, s.Ink, i)
		palette[128+i] = mix(s.Ground, s.Spot, i)
	}
	m := image.NewPaletted(image.Rect(0, 0, Width, Height), palette)
	for i := range m.Pix {
		m.Pix[i] = p.ink.Pix[i] / 2
		if spot := p.spot.Pix[i] / 2; spot > 0 {
			m.Pix[i] = 128 + spot
		}
	}
	return m
}

func mix(from, to color.RGBA, part int) color.RGBA {
	at := func(a, b uint8) uint8 { return uint8((int(a)*(127-part) + int(b)*part + 63) / 127) }
	return color.RGBA{at(from.R, to.R), at(from.G, to.G), at(from.B, to.B), 0xFF}
}

func (f *Font) face(size float64) (font.Face, error) {
	return opentype.NewFace(f.sfnt, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
}

// Plain returns a card without words, for want of a font.
func Plain(s Spec) ([]byte, error) {
	p := newPlate()
	p.rule(p.spot, ruleTop, 5)
	p.rule(p.spot, ruleTop+9, 1)
	return p.png(s)
}
