package photo

import (
	"context"
	"image"
	"image/color"
	"image/draw"
)

// AppIcon is an icon for a home screen. A maskable one is white to its edge, for
// telephones cut circles and the like out of it.
type AppIcon struct {
	Side     int
	Maskable bool
}

// appSides are what browsers ask of a site that is put on a home screen
// (web.dev/articles/add-manifest), largest first.
var appSides = []int{512, 192}

// AppIcons lists the icons that AppIconsJob makes of a picture, in its order:
// one of them maskable. No picture is made larger than it is, so that there may
// be none.
func AppIcons(in Info) []AppIcon {
	var list []AppIcon
	for _, side := range appSides {
		if side > min(in.Width, in.Height) {
			continue
		}
		list = append(list, AppIcon{Side: side})
		if len(list) == 1 {
			list = append(list, AppIcon{side, true})
		}
	}
	return list
}

// AppIconsJob makes a set of AppIcons as PNG, the picture cut to a square.
func AppIconsJob(digest string, in Info, read func() ([]byte, error)) Job {
	return job(Spec{}.Key("app icons "+digest), in, read, func(ctx context.Context, src []byte) (Set, error) {
		s, err := squareOf(ctx, src, Crop{})
		if err != nil {
			return Set{}, err
		}
		list := AppIcons(in)
		set := Set{Sizes: make([]Size, len(list))}
		for i, icon := range list {
			side := icon.Side
			if icon.Maskable {
				side = masked(side)
			}
			if err := s.resize(ctx, side, side); err != nil {
				return Set{}, err
			}
			m := s.now.image()
			if icon.Maskable {
				m = framed(m, icon.Side)
			}
			set.Sizes[i] = Size{icon.Side, icon.Side, ".png", encodePNG(m, s.profile)}
		}
		return set, nil
	})
}

// masked is the side of the square within a maskable icon that is seen whatever
// is cut off: the one inside a circle of 4/5 of the icon (w3.org/TR/appmanifest,
// safe zone).
func masked(side int) int { return side * 9 / 16 }

// framed puts a picture into the middle of a white square.
func framed(m image.Image, side int) image.Image {
	whole := image.Rect(0, 0, side, side)
	var out draw.Image = image.NewRGBA(whole)
	if _, grey := m.(*image.Gray); grey {
		out = image.NewGray(whole) // as its profile has it
	}
	draw.Draw(out, whole, image.NewUniform(color.White), image.Point{}, draw.Src)
	at := image.Pt((side-m.Bounds().Dx())/2, (side-m.Bounds().Dy())/2)
	draw.Draw(out, m.Bounds().Add(at), m, image.Point{}, draw.Over)
	return out
}
