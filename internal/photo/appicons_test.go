package photo

import (
	"image"
	"slices"
	"testing"
)

func TestAppIcons(t *testing.T) {
	for _, c := range []struct {
		w, h int
		want []AppIcon
	}{
		{520, 512, []AppIcon{{512, false}, {512, true}, {192, false}}},
		{200, 192, []AppIcon{{192, false}, {192, true}}},
		{191, 192, nil},
	} {
		src := asJPEG(scene(c.w, c.h, image.Pt(c.w/2, c.h/2)), 90)
		in, err := describe(src)
		if err != nil {
			t.Fatal(err)
		}
		list := AppIcons(in)
		if !slices.Equal(list, c.want) {
			t.Errorf("%d×%d: %v, want %v", c.w, c.h, list, c.want)
		}
		set, err := AppIconsJob("x", in, func() ([]byte, error) { return src, nil }).Make(t.Context())
		if err != nil || len(set.Sizes) != len(list) {
			t.Fatalf("%d×%d: %d made, %v", c.w, c.h, len(set.Sizes), err)
		}
		for i, icon := range list {
			m := open(t, set.Sizes[i].Data)
			if m.Bounds().Dx() != icon.Side || m.Bounds().Dy() != icon.Side {
				t.Errorf("%v is %v", icon, m.Bounds())
			}
			edge := icon.Side / 10 // outside of the circle, but not where the picture stands
			if r, g, b, a := m.At(edge, icon.Side/2).RGBA(); icon.Maskable != (r+g+b+a == 4*0xFFFF) {
				t.Errorf("%v is white at its edge: %v", icon, !icon.Maskable)
			}
		}
	}
}

// TestGreyAppIcon: the icons of a grey picture are grey, too, as the colour
// profile that they keep is of greys.
func TestGreyAppIcon(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 200, 200))
	src := asJPEG(grey, 90)
	in, err := describe(src)
	if err != nil {
		t.Fatal(err)
	}
	set, err := AppIconsJob("x", in, func() ([]byte, error) { return src, nil }).Make(t.Context())
	if err != nil || len(set.Sizes) != 2 {
		t.Fatalf("%d made, %v", len(set.Sizes), err)
	}
	for i, size := range set.Sizes {
		if m, is := open(t, size.Data).(*image.Gray); !is || m.GrayAt(96, 96).Y != 0 {
			t.Errorf("icon %d is in colour, or not black", i)
		}
	}
}
