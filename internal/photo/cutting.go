package photo

import (
	"context"
	"image"
)

// cutting is the part of a picture that is shown. It is made smaller and
// smaller, each size from the one before it.
type cutting struct {
	now     *picture
	rect    image.Rectangle // of now
	turn    turn            // still to be made
	profile []byte
}

func cutOut(full *picture, in Info, src []byte, spec Spec) *cutting {
	t := turns[in.orient]
	rect := spec.cut(in, func(size image.Point) image.Point { return focusOf(full, t, size) })
	return &cutting{full, stored(rect, t, full.w, full.h), t, profileOf(in, src, full.grey())}
}

func (c *cutting) resize(ctx context.Context, w, h int) (err error) {
	c.now, err = c.now.resized(ctx, c.rect, c.turn, w, h)
	c.rect, c.turn = image.Rect(0, 0, w, h), turn{}
	return err
}
