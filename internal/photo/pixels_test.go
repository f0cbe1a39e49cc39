package photo

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"testing"
)

// flat is a picture of one colour.
func flat(w, h int, c color.Color) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(m, m.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	return m
}

// TestSkin: what counts as the colour of people, after Chai and Ngan.
func TestSkin(t *testing.T) {
	for name, c := range map[string]struct {
		rgb        color.RGBA
		much, none bool
	}{
		"pale":        {color.RGBA{240, 200, 175, 255}, true, false},
		"olive":       {color.RGBA{198, 144, 112, 255}, true, false},
		"brown":       {color.RGBA{120, 76, 54, 255}, true, false},
		"brick":       {color.RGBA{170, 150, 130, 255}, false, false},
		"grey":        {color.RGBA{128, 128, 128, 255}, false, true},
		"white":       {color.RGBA{255, 255, 255, 255}, false, true},
		"night":       {color.RGBA{40, 20, 12, 255}, false, true},
		"leaf":        {color.RGBA{60, 120, 40, 255}, false, true},
		"sky":         {color.RGBA{120, 160, 220, 255}, false, true},
		"red lantern": {color.RGBA{200, 20, 20, 255}, false, true},
		"pink":        {color.RGBA{250, 150, 220, 255}, false, true},
		"orange":      {color.RGBA{240, 150, 20, 255}, false, true},
		"timber":      {color.RGBA{180, 150, 122, 255}, false, false},
	} {
		y, cb, cr := color.RGBToYCbCr(c.rgb.R, c.rgb.G, c.rgb.B)
		if got := skin(color.YCbCr{Y: y, Cb: cb, Cr: cr}); (got == 1) != c.much || (got == 0) != c.none || got < 0 || got > 1 {
			t.Errorf("%s: %.2f (%d, %d, %d)", name, got, y, cb, cr)
		}
	}
}

// TestSkinBounds: what is darker, or of another chroma, is no skin.
func TestSkinBounds(t *testing.T) {
	for c, want := range map[color.YCbCr]bool{
		{Y: 41, Cb: 100, Cr: 150}: true, {Y: 40, Cb: 100, Cr: 150}: false, {Y: 255, Cb: 100, Cr: 150}: true,
		{Y: 99, Cb: 77, Cr: 150}: true, {Y: 99, Cb: 76, Cr: 150}: false, {Y: 99, Cb: 127, Cr: 150}: true, {Y: 99, Cb: 128, Cr: 150}: false,
		{Y: 99, Cb: 100, Cr: 139}: true, {Y: 99, Cb: 100, Cr: 137}: false, {Y: 99, Cb: 100, Cr: 173}: true, {Y: 99, Cb: 100, Cr: 174}: false,
	} {
		if got := skin(c) > 0; got != want {
			t.Errorf("%v: %v", c, got)
		}
	}
}

// TestSmall holds that each cell is the mean of the pixels it stands for, of
// whatever form the picture is.
func TestSmall(t *testing.T) {
	quarters := func(m draw.Image) image.Image {
		r := m.Bounds()
		for i, c := range []color.RGBA{{200, 40, 40, 255}, {40, 160, 40, 255}, {30, 30, 180, 255}, {220, 220, 220, 255}} {
			at := image.Pt(i%2*r.Dx()/2, i/2*r.Dy()/2)
			draw.Draw(m, image.Rectangle{at, at.Add(image.Pt(r.Dx()/2, r.Dy()/2))}, image.NewUniform(c), image.Point{}, draw.Src)
		}
		return m
	}
	for _, c := range []struct{ w, h, cellsW, cellsH int }{{256, 128, 64, 32}, {60, 240, 16, 64}, {40, 20, 40, 20}, {1000, 4, 64, 1}, {2, 1000, 1, 64}} {
		whole := image.Rect(0, 0, c.w, c.h)
		rgba, grey := quarters(image.NewRGBA(whole)), quarters(image.NewGray(whole))
		ycc := image.NewYCbCr(whole, image.YCbCrSubsampleRatio444)
		for y := range c.h {
			for x := range c.w {
				p := color.YCbCrModel.Convert(rgba.At(x, y)).(color.YCbCr)
				i, j := ycc.YOffset(x, y), ycc.COffset(x, y)
				ycc.Y[i], ycc.Cb[j], ycc.Cr[j] = p.Y, p.Cb, p.Cr
			}
		}
		for _, m := range []image.Image{rgba, grey, ycc} {
			p := &picture{c.w, c.h, planesOf(m, false)}
			cells, w, h := p.small()
			if w != c.cellsW || h != c.cellsH || len(cells) != w*h {
				t.Fatalf("%T of %v: %d cells, %d×%d", m, whole, len(cells), w, h)
			}
			if h < 2 || w < 2 {
				continue
			}
			for i, got := range cells {
				at := image.Pt((2*(i%w)+1)*c.w/(2*w), (2*(i/w)+1)*c.h/(2*h))
				want := color.YCbCrModel.Convert(m.At(at.X, at.Y)).(color.YCbCr)
				if away(got.Y, want.Y) > 1 || away(got.Cb, want.Cb) > 1 || away(got.Cr, want.Cr) > 1 {
					t.Fatalf("%T of %v: cell %d is %v, want %v", m, whole, i, got, want)
				}
			}
		}
	}
	// A cell of 2×2 pixels is no one of them.
	board := image.NewGray(image.Rect(0, 0, 128, 128))
	for i := range board.Pix {
		board.Pix[i] = byte(200 * ((i + i/128) % 2))
	}
	cells, _, _ := (&picture{128, 128, planesOf(board, false)}).small()
	for i, c := range cells {
		if c.Y != 100 {
			t.Fatalf("cell %d of a board is %v", i, c)
		}
	}
}

func away(a, b uint8) int { return abs(int(a) - int(b)) }

// TestGroundColour: the mean of a picture in each of its forms; what cannot be
// seen does not count.
func TestGroundColour(t *testing.T) {
	half := flat(40, 40, color.RGBA{0x20, 0x60, 0xA0, 0xFF})
	draw.Draw(half, image.Rect(0, 0, 40, 20), image.NewUniform(color.RGBA{0x40, 0x80, 0xC0, 0xFF}), image.Point{}, draw.Src)
	grey := image.NewGray(image.Rect(0, 0, 3, 1))
	copy(grey.Pix, []byte{0x10, 0x20, 0x31})
	glass := flat(4, 4, color.RGBA{0x20, 0x10, 0x08, 0x40})
	ycc := image.NewYCbCr(image.Rect(0, 0, 3, 3), image.YCbCrSubsampleRatio420)
	for i := range ycc.Y {
		ycc.Y[i] = 0x80
	}
	for i := range ycc.Cb {
		ycc.Cb[i], ycc.Cr[i] = 0x60, 0xA0
	}
	r, g, b := color.YCbCrToRGB(0x80, 0x60, 0xA0)
	const digits = "0123456789abcdef"
	mixed := "#"
	for _, v := range []byte{r, g, b} {
		mixed += string([]byte{digits[v/16], digits[v%16]})
	}
	for name, c := range map[string]struct {
		m    image.Image
		want string
	}{
		"two halves":       {half, "#3070b0"},
		"grey, rounded":    {grey, "#202020"},
		"through glass":    {glass, "#804020"},
		"nothing at all":   {flat(4, 4, color.Transparent), "#000000"},
		"luma and chroma":  {ycc, mixed},
		"white":            {flat(3, 5, color.White), "#ffffff"},
		"only a few to go": {flat(1, 1, color.RGBA{1, 2, 3, 255}), "#010203"},
	} {
		p := &picture{c.m.Bounds().Dx(), c.m.Bounds().Dy(), planesOf(c.m, false)}
		if got := p.colour(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestFewColours: a PNG has a palette up to 256 colours, and whatever form it
// is saved in it shows the same.
func TestFewColours(t *testing.T) {
	for _, n := range []int{1, 2, 255, 256, 257, 400} {
		for _, alpha := range []uint8{255, 128} {
			m := image.NewRGBA(image.Rect(0, 0, 20, 20))
			for i := range 400 {
				c := color.NRGBA{uint8(i % n % 16 * 17), uint8(i % n / 16 * 7), 200, alpha}
				if i%n == n-1 && alpha < 255 {
					c = color.NRGBA{}
				}
				m.Set(i%20, i/20, c)
			}
			packed := fewColours(m)
			if p, ok := packed.(*image.Paletted); ok != (n <= 256) || ok && len(p.Palette) != n {
				t.Errorf("%d colours: %T", n, packed)
			}
			got := open(t, encodePNG(m, nil))
			if most, _ := apart(got, m); most > 1 {
				t.Errorf("%d colours of alpha %d: off by %v", n, alpha, most)
			}
		}
	}
	if grey := image.NewGray(image.Rect(0, 0, 2, 2)); fewColours(grey) != image.Image(grey) {
		t.Error("a grey picture is not left alone")
	}
}

// TestIconFile reads an icon file as the format has it: each picture where its
// entry says, as long and as wide as that says.
func TestIconFile(t *testing.T) {
	for own, want := range map[int][]int{60: {48, 32, 16}, 48: {48, 32, 16}, 47: {32, 16}, 20: {16}, 16: {16}, 9: {9}} {
		ico, touch, err := Icons(t.Context(), asPNG(flat(own+7, own, color.RGBA{10, 120, 10, 255})), Crop{})
		if err != nil {
			t.Fatal(err)
		}
		if side := open(t, touch).Bounds().Dx(); side != own {
			t.Errorf("%d pixels: the touch icon has %d", own, side)
		}
		if int(ico[4]) != len(want) || ico[2] != 1 || ico[0]+ico[1]+ico[3]+ico[5] != 0 {
			t.Fatalf("%d pixels: % x", own, ico[:6])
		}
		end := 6 + 16*len(want)
		for i, side := range want {
			entry := ico[6+16*i:]
			le := func(at int) int {
				return int(entry[at]) | int(entry[at+1])<<8 | int(entry[at+2])<<16 | int(entry[at+3])<<24
			}
			size, at := le(8), le(12)
			if int(entry[0]) != side || int(entry[1]) != side || le(4) != 1|32<<16 || at != end {
				t.Fatalf("%d pixels: entry %d is % x", own, i, entry[:16])
			}
			m, err := png.Decode(bytes.NewReader(ico[at : at+size]))
			if err != nil || m.Bounds() != image.Rect(0, 0, side, side) {
				t.Errorf("%d pixels: picture %d, %v", own, i, err)
			}
			end += size
		}
		if end != len(ico) {
			t.Errorf("%d pixels: %d bytes behind the last picture", own, len(ico)-end)
		}
	}
	if TouchSide(Info{Width: 900, Height: 181}) != 180 || TouchSide(Info{Width: 90, Height: 300}) != 90 {
		t.Error("the side of a touch icon")
	}
}

// TestOnWhite lays what is see-through on white.
func TestOnWhite(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 3, 1))
	copy(m.Pix, []byte{0, 0, 0, 0, 40, 20, 0, 128, 10, 20, 30, 255})
	out := onWhite(m).(*image.RGBA)
	if want := []byte{255, 255, 255, 255, 167, 147, 127, 255, 10, 20, 30, 255}; !bytes.Equal(out.Pix, want) {
		t.Errorf("%v, want %v", out.Pix, want)
	}
	if m.Pix[0] != 0 {
		t.Error("the picture itself was changed")
	}
}
