package photo

import (
	"image"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestResampledByTheBook holds the resampler, which works in whole numbers, two
// samples at a time, against the same filter as it stands in the books: for
// each pixel of the upright picture, where its middle falls on the stored one,
// and the weighted mean of all samples around that.
func TestResampledByTheBook(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w, h := rapid.IntRange(1, 17).Draw(r, "w"), rapid.IntRange(1, 17).Draw(r, "h")
		p := noise(r, w, h)
		rect := image.Rectangle{
			Min: image.Pt(rapid.IntRange(0, w-1).Draw(r, "left"), rapid.IntRange(0, h-1).Draw(r, "top")),
		}
		rect.Max = image.Pt(rapid.IntRange(rect.Min.X+1, w).Draw(r, "right"), rapid.IntRange(rect.Min.Y+1, h).Draw(r, "bottom"))
		turn, most := turns[rapid.IntRange(1, 8).Draw(r, "orientation")], rect.Size()
		if turn.swap {
			most.X, most.Y = most.Y, most.X
		}
		// Nothing is ever enlarged.
		outW, outH := rapid.IntRange(1, most.X).Draw(r, "out w"), rapid.IntRange(1, most.Y).Draw(r, "out h")
		got, err := p.resized(t.Context(), rect, turn, outW, outH)
		if err != nil {
			r.Fatal(err)
		}
		for i, pl := range got.planes {
			sub := min(i+1, 2) // colours at half the resolution
			if pl.w != (outW+sub-1)/sub || pl.h != (outH+sub-1)/sub {
				r.Fatalf("plane %d of %d×%d is %d×%d", i, outW, outH, pl.w, pl.h)
			}
			want := byTheBook(p.planes[i], rect, turn, image.Pt(outW, outH), pl.w, pl.h, sub)
			for k, v := range pl.pix {
				if math.Abs(float64(v)-want[k]) > 1.2 {
					r.Fatalf("plane %d of %d×%d: sample %d is %d, want %.1f", i, outW, outH, k, v, want[k])
				}
			}
		}
	})
}

// noise is a picture of one of the three forms, of which no two samples need
// be alike.
func noise(r *rapid.T, w, h int) *picture {
	random := func(n int) []byte { return rapid.SliceOfN(rapid.Byte(), n, n).Draw(r, "samples") }
	switch rapid.IntRange(0, 2).Draw(r, "form") {
	case 0:
		return &picture{w, h, planesOf(&image.Gray{Pix: random(w * h), Stride: w, Rect: image.Rect(0, 0, w, h)}, false)}
	case 1:
		m := &image.RGBA{Pix: random(4 * w * h), Stride: 4 * w, Rect: image.Rect(0, 0, w, h)}
		for i := range m.Pix {
			m.Pix[i] = min(m.Pix[i], m.Pix[i|3]) // premultiplied
		}
		return &picture{w, h, planesOf(m, false)}
	}
	m := image.NewYCbCr(image.Rect(0, 0, w, h), rapid.SampledFrom([]image.YCbCrSubsampleRatio{
		image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420, image.YCbCrSubsampleRatio411,
	}).Draw(r, "subsampling"))
	copy(m.Y, random(len(m.Y)))
	copy(m.Cb, random(len(m.Cb)))
	copy(m.Cr, random(len(m.Cr)))
	return &picture{w, h, planesOf(m, false)}
}

func byTheBook(pl plane, rect image.Rectangle, t turn, out image.Point, w, h, sub int) []float64 {
	if t.swap {
		out.X, out.Y = out.Y, out.X
	}
	rows := make([][]byte, pl.h)
	for y := range rows {
		rows[y] = append([]byte(nil), pl.row(y, make([]byte, pl.w*pl.channels))...)
	}
	var all []float64
	for y := range h {
		for x := range w {
			sx, sy := x, y
			if t.swap {
				sx, sy = y, x
			}
			across := lanczosAt(rect.Min.X, rect.Max.X, out.X, sx, sub, pl.subX, pl.w, t.flipX)
			down := lanczosAt(rect.Min.Y, rect.Max.Y, out.Y, sy, sub, pl.subY, pl.h, t.flipY)
			at := len(all)
			for c := range pl.channels {
				sum := 0.0
				for j, v := range down {
					for i, u := range across {
						sum += v * u * float64(rows[j][i*pl.channels+c])
					}
				}
				all = append(all, min(max(sum, 0), 255))
			}
			for c := range pl.channels - 1 { // no colour above its alpha
				all[at+c] = min(all[at+c], all[at+pl.channels-1])
			}
		}
	}
	return all
}

// lanczosAt is the weight of each of size input samples in the i-th output
// sample, which covers sub of length pixels spread over the input from lo to hi.
func lanczosAt(lo, hi, length, i, sub, inSub, size int, flip bool) []float64 {
	pixels := float64(hi-lo) / float64(length) // of the input, to one of the output
	mid := float64(lo) + (float64(i)+.5)*float64(sub)*pixels
	if flip {
		mid = float64(hi) - (float64(i)+.5)*float64(sub)*pixels
	}
	stretch := max(pixels*float64(sub)/float64(inSub), 1)
	weights, sum := make([]float64, size), 0.0
	for k := range weights {
		x := (float64(k) + .5 - mid/float64(inSub)) / stretch
		if x == 0 {
			weights[k] = 1
		} else if math.Abs(x) < 3 {
			weights[k] = math.Sin(math.Pi*x) / (math.Pi * x) * math.Sin(math.Pi*x/3) / (math.Pi * x / 3)
		}
		sum += weights[k]
	}
	for k := range weights {
		weights[k] /= sum
	}
	return weights
}
