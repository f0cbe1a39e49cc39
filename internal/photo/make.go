package photo

import (
	"context"
	"image"
)

// Set is what Make makes of one picture.
type Set struct {
	Sizes []Size // as planned, largest first
	Look
}

// Look is what a page is told of a picture.
type Look struct {
	Colour string `json:",omitempty"` // the average, #rrggbb: a ground until the picture is there
	// Focus is a point to cut around where the editor named none: the
	// liveliest part, as CSS's object-position reads it.
	Focus Crop `json:",omitzero"`
}

// quality of a JPEG size. Measured, not guessed: see TestQuality and
// BenchmarkQuality.
const quality = 80

// Make decodes a picture and returns the sizes that spec.Sizes announces. It
// needs about Info.Memory bytes and those of the largest size, and ends
// early, with the context's error, when the context does. Any other error is
// an *Error. It may be called concurrently.
func Make(ctx context.Context, src []byte, spec Spec) (Set, error) {
	in, err := describe(src)
	if err != nil {
		return Set{}, err
	}
	return develop(ctx, src, in, spec, quality)
}

func develop(ctx context.Context, src []byte, in Info, spec Spec, quality int) (Set, error) {
	full, err := decode(ctx, src, in)
	if err != nil {
		return Set{}, err
	}
	set := Set{Sizes: spec.Sizes(in)}
	c := cutOut(full, in, src, spec)
	untouched := in.orient == 1 && c.rect == image.Rect(0, 0, full.w, full.h)
	for i := range set.Sizes {
		v := &set.Sizes[i]
		own := untouched && v.Width == full.w && v.Height == full.h
		if err := c.resize(ctx, v.Width, v.Height); err != nil {
			return Set{}, err
		}
		if v.Ext == ".gif" {
			if v.Data, err = stripGIF(src); err != nil {
				return Set{}, err
			}
			continue
		}
		v.Data = encode(c.now, v.Ext, c.profile, quality)
		// A JPEG of four channels is CMYK or RGB inside, which browsers misread.
		if own && v.Ext == in.Ext() && (v.Ext != ".jpg" || full.planes[0].channels == 1) {
			keepSmaller(v, in, src)
		}
	}
	set.Look = Look{c.now.colour(), c.now.focus()}
	return set, nil
}

// keepSmaller prefers the picture as it came, cleaned, where nothing was to be
// done to it and saving it again did not make it smaller.
func keepSmaller(v *Size, in Info, src []byte) {
	if clean, err := strip(in, src); err == nil && len(clean) <= len(v.Data) {
		v.Data = clean
	}
}
