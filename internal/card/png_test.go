package card

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"pgregory.net/rapid"
)

// TestPNG holds that any plate is read by others as it is.
func TestPNG(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := &plate{}
		for range rapid.IntRange(0, 12).Draw(t, "stretches") {
			// Rows come in neighbours, and the first and the last of a card too.
			y := rapid.OneOf(rapid.SampledFrom([]int{0, 1, 2, Height - 2, Height - 1}), rapid.IntRange(0, Height-1)).Draw(t, "row")
			from := rapid.IntRange(0, Width-1).Draw(t, "from")
			to := rapid.IntRange(from, Width).Draw(t, "to")
			colours := rapid.SliceOfN(rapid.ByteRange(0, 2*steps-1), 1, 5).Draw(t, "colours")
			for x := from; x < to; x++ {
				p.points[y*Width+x] = colours[x%len(colours)]
			}
			p.marked[y] = true
		}
		m, err := png.Decode(bytes.NewReader(p.png(sample)))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(m.(*image.Paletted).Pix, p.points[:]) {
			t.Fatal("a point has another colour")
		}
	})
}
