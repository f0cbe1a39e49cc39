package photo

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// lively is a grey picture with a board of black and white fields in one place.
func lively(w, h int, place image.Rectangle) *image.RGBA {
	m := flat(w, h, color.Gray{128})
	for y := place.Min.Y; y < place.Max.Y; y++ {
		for x := place.Min.X; x < place.Max.X; x++ {
			m.Set(x, y, color.Gray{uint8(255 * ((x/5 + y/5) % 2))})
		}
	}
	return m
}

// TestFocusFindsTheLivelyPart holds that a window of any size stands around
// what is lively, to within two cells, where the picture has room for it.
func TestFocusFindsTheLivelyPart(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		long, short := rapid.IntRange(100, 200).Draw(r, "long"), rapid.IntRange(30, 60).Draw(r, "short")
		width := rapid.IntRange(12, 24).Draw(r, "wide")
		at := rapid.IntRange(0, long-width).Draw(r, "at")
		window := rapid.IntRange(width+8, 60).Draw(r, "window")
		upright := rapid.Bool().Draw(r, "upright")
		o := byte(rapid.IntRange(1, 8).Draw(r, "orientation"))
		size, place, shown := image.Pt(long, short), image.Rect(at, 0, at+width, short), image.Pt(window, short)
		if upright {
			size, place, shown = image.Pt(short, long), image.Rect(0, at, short, at+width), image.Pt(short, window)
		}
		m := lay[o](lively(size.X, size.Y, place))
		p := &picture{m.Bounds().Dx(), m.Bounds().Dy(), planesOf(m, false)}
		mid := focusOf(p, turns[o], shown)
		got, across := mid.X, mid.Y
		if upright {
			got, across = mid.Y, mid.X
		}
		if across != short/2 {
			r.Errorf("across it is %d of %d", across, short)
		}
		lo, hi := got-window/2, got+window/2
		cell := (long + grid - 1) / grid
		if lo > at+2*cell || hi < at+width-2*cell {
			r.Errorf("orientation %d: from %d to %d of %d is shown of what is at %d to %d", o, lo, hi, long, at, at+width)
		}
	})
}

// TestFocusOfNothing: where nothing stands out the middle is kept, and in
// height a little above it; and where there is no room, too.
func TestFocusOfNothing(t *testing.T) {
	for _, c := range []struct{ size, shown, lo, hi image.Point }{
		{image.Pt(200, 100), image.Pt(100, 100), image.Pt(96, 50), image.Pt(104, 50)},
		{image.Pt(100, 200), image.Pt(100, 100), image.Pt(50, 80), image.Pt(50, 98)},
		{image.Pt(200, 100), image.Pt(200, 100), image.Pt(100, 50), image.Pt(100, 50)},
		{image.Pt(1, 1), image.Pt(1, 1), image.Pt(0, 0), image.Pt(0, 0)},
		{image.Pt(1, 3), image.Pt(1, 1), image.Pt(0, 0), image.Pt(0, 2)},
	} {
		m := flat(c.size.X, c.size.Y, color.Gray{128})
		got := focusOf(&picture{c.size.X, c.size.Y, planesOf(m, false)}, turn{}, c.shown)
		if got.X < c.lo.X || got.Y < c.lo.Y || got.X > c.hi.X || got.Y > c.hi.Y {
			t.Errorf("%v of %v: %v", c.shown, c.size, got)
		}
	}
	m := flat(120, 120, color.Gray{128})
	if f := (&picture{120, 120, planesOf(m, false)}).focus(); !f.Set || math.Abs(f.X-.5) > .06 || f.Y >= .5 || f.Y < .2 || f.W+f.H != 0 {
		t.Errorf("the focus of nothing is %+v", f)
	}
}

// TestFocusShare: what is lively at an edge stays there, what is in the middle
// is in the middle of what is shown.
func TestFocusShare(t *testing.T) {
	for at, want := range map[int]float64{0: 0, 80: .5, 160: 1, 50: -1, 110: -1} { // -1 for one or another
		m := lively(180, 60, image.Rect(at, 0, at+20, 60))
		f := (&picture{180, 60, planesOf(m, false)}).focus()
		if want >= 0 && math.Abs(f.X-want) > .12 {
			t.Errorf("at %d: %+v, want %.1f", at, f, want)
		}
		// What a square place leaves of the picture shows all of it.
		left := f.X * 120
		if left > float64(at)+3 || left+60 < float64(at)+17 {
			t.Errorf("at %d: from %.0f to %.0f is shown", at, left, left+60)
		}
	}
}

// TestFacesBeforeEdges: three faces count for more than a street of windows,
// which count for more than nothing; and a picture that is all of such colours
// has no faces.
func TestFacesBeforeEdges(t *testing.T) {
	face := color.RGBA{224, 172, 140, 255}
	street := lively(200, 60, image.Rect(120, 0, 200, 60))
	for i := range 3 {
		disc(street, image.Pt(20+i*14, 30), 6, face)
	}
	wall := lively(200, 60, image.Rect(140, 0, 200, 60))
	draw.Draw(wall, image.Rect(0, 0, 140, 60), image.NewUniform(face), image.Point{}, draw.Src)
	lantern := lively(200, 60, image.Rect(140, 0, 200, 60))
	disc(lantern, image.Pt(30, 30), 2, face)
	for name, c := range map[string]struct {
		m    image.Image
		left bool
	}{"faces": {street, true}, "a wall": {wall, false}, "a lantern": {lantern, false}, "windows": {lively(200, 60, image.Rect(120, 0, 200, 60)), false}} {
		mid := focusOf(&picture{200, 60, planesOf(c.m, false)}, turn{}, image.Pt(60, 60))
		if mid.X < 100 != c.left {
			t.Errorf("%s: %v", name, mid)
		}
	}
	for share, want := range map[float64]float64{0: 0, .005: 1.5, .01: 3, .1: 3, 1. / 6: 3, 1. / 3: 1.5, 1: .5} {
		if got := skinWeight(share); math.Abs(got-want) > 1e-9 {
			t.Errorf("skin on %.3f of a picture weighs %.3f", share, got)
		}
	}
}
