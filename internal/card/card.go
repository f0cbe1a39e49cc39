// Package card draws the picture that stands for an article where its address
// is shared: 1200×630 pixels, the paper's name above the double rule, the
// headline set as in the paper, a line of small print.
//
// It draws with the font it is given and never with a wrong one: a headline
// with a character that the font lacks is an error, and the caller shows the
// article's photo or a card without words. It reads no files.
package card

import (
	"errors"
	"fmt"
	"image"
	"image/color"
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
	p := plates.Get().(*plate)
	defer plates.Put(p)
	p.clear()
	if err := p.letter(f, s); err != nil {
		return nil, err
	}
	return p.png(s), nil
}

// Sets reports whether the font has every character of a text.
func (f *Font) Sets(text string) bool {
	_, lacking := f.lacks(text)
	return !lacking
}

func (p *plate) letter(f *Font, s Spec) error {
	name, err := f.face(nameSize, spot)
	if err != nil {
		return err
	}
	p.line(name, s.Name, nameTop+nameSize, nameSize/4)
	p.rule(ruleTop, 5, spot) // 文武线: the thick and the thin rule of a nameplate
	p.rule(ruleTop+9, 1, spot)
	if err := p.headline(f, s.Headline); err != nil {
		return err
	}
	if s.Note == "" {
		return nil
	}
	note, err := f.face(noteSize, ink)
	if err != nil {
		return err
	}
	p.rule(noteTop-8, 1, ink)
	p.line(note, s.Note, noteTop+noteSize+4, 0)
	return nil
}

func (p *plate) headline(f *Font, text string) error {
	for i, size := range headSizes {
		face, err := f.face(size, ink)
		if err != nil {
			return err
		}
		lines, fits := balance(face.advance, text, Width-2*margin, mostLines)
		step := int(size * lineHeight)
		if fits && len(lines)*step <= headBottom-headTop || i == smallestTry {
			// Chinese characters stand on a square: its lower edge is about
			// an eighth of it below the base line.
			y := (headTop+headBottom-len(lines)*step)/2 + int(size*0.88) + (step-int(size))/2
			for _, line := range lines {
				p.line(face, line, y, 0)
				y += step
			}
			return nil
		}
	}
	return nil
}

// line sets a centred line, with space between its characters.
func (p *plate) line(face *face, text string, baseline, space int) {
	runes := []rune(text)
	x := max(len(runes)-1, 0) * space
	for _, r := range runes {
		x += face.glyph(r).advance
	}
	for x = (Width - x) / 2; len(runes) > 0; runes = runes[1:] {
		g := face.glyph(runes[0])
		p.stamp(g, image.Pt(x, baseline))
		x += g.advance + space
	}
}

// Plain returns a card without words, for want of a font.
func Plain(s Spec) ([]byte, error) {
	p := &plate{}
	p.rule(ruleTop, 5, spot)
	p.rule(ruleTop+9, 1, spot)
	return p.png(s), nil
}
