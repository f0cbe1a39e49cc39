package photo

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"testing"

	"github.com/disintegration/imaging"
	_ "golang.org/x/image/webp"
	"pgregory.net/rapid"
)

var testPalette = color.Palette{color.White, color.RGBA{180, 20, 20, 255}, color.RGBA{20, 20, 20, 255}, color.RGBA{250, 220, 60, 255}}

// withOrientation puts an EXIF block before a JPEG's other segments.
func withOrientation(src []byte, o byte, bigEndian bool) []byte {
	exif := "Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00" + string(o) + "\x00\x00\x00\x00\x00\x00\x00"
	if bigEndian {
		exif = "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(o)) + "\x00\x00\x00\x00\x00\x00"
	}
	n := len(exif) + 2
	return []byte(string(src[:2]) + "\xff\xe1" + string([]byte{byte(n >> 8), byte(n)}) + exif + string(src[2:]))
}

// lay undoes what a viewer does for each orientation, by means of a library
// that knows nothing of ours.
var lay = map[byte]func(image.Image) *image.NRGBA{
	1: imaging.Clone, 2: imaging.FlipH, 3: imaging.Rotate180, 4: imaging.FlipV,
	5: imaging.Transpose, 6: imaging.Rotate90, 7: imaging.Transverse, 8: imaging.Rotate270,
}

func TestEightOrientations(t *testing.T) {
	// Odd sizes put the half-resolution chroma grid at unequal edges.
	for _, size := range []image.Point{{80, 60}, {81, 121}} {
		upright := scene(size.X, size.Y, image.Pt(size.X/4, size.Y/3))
		for _, spec := range []Spec{{}, {Widths: []int{size.X / 2}}, {Widths: []int{size.X / 3, 30}, Crop: Crop{true, .5, 0, .5, .5}}} {
			plain, err := Make(t.Context(), asJPEG(upright, 95), spec)
			if err != nil {
				t.Fatal(err)
			}
			for o := byte(1); o <= 8; o++ {
				set, err := Make(t.Context(), withOrientation(asJPEG(lay[o](upright), 95), o, o%2 == 0), spec)
				if err != nil {
					t.Fatal(err)
				}
				for i, v := range set.Sizes {
					got, want := open(t, v.Data), open(t, plain.Sizes[i].Data)
					if got.Bounds() != want.Bounds() {
						t.Fatalf("orientation %d: %v, want %v", o, got.Bounds(), want.Bounds())
					}
					if _, mean := apart(got, want); mean > 6 {
						t.Errorf("orientation %d at %v, width %d: off by %.1f on average", o, size, v.Width, mean)
					}
				}
			}
		}
		for o := byte(1); o <= 8; o++ {
			clean, _, err := Strip(t.Context(), withOrientation(asJPEG(lay[o](upright), 95), o, o%2 == 0))
			if err != nil {
				t.Fatal(err)
			}
			if _, mean := apart(open(t, clean), upright); mean > 6 {
				t.Errorf("orientation %d: stripped original is off by %.1f", o, mean)
			}
		}
	}
}

func open(t testing.TB, b []byte) image.Image {
	t.Helper()
	m, err := decodeAny(b)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestLikeTheLibraries compares every kind of file with what the plain library
// path makes of it.
func TestLikeTheLibraries(t *testing.T) {
	base := scene(200, 150, image.Pt(60, 60))
	files := map[string][]byte{"scene.jpg": asJPEG(base, 95), "scene.png": asPNG(base)}
	deep := image.NewRGBA64(base.Rect)
	draw.Draw(deep, deep.Rect, base, image.Point{}, draw.Src)
	files["16-bit.png"] = asPNG(deep)
	grey := image.NewGray(base.Rect)
	draw.Draw(grey, grey.Rect, base, image.Point{}, draw.Src)
	files["grey.png"], files["grey.jpg"] = asPNG(grey), asJPEG(grey, 95)
	deepGrey := image.NewGray16(base.Rect)
	draw.Draw(deepGrey, deepGrey.Rect, base, image.Point{}, draw.Src)
	files["16-bit grey.png"] = asPNG(deepGrey)
	few := image.NewPaletted(base.Rect, testPalette)
	draw.Draw(few, few.Rect, base, image.Point{}, draw.Src)
	files["palette.png"] = asPNG(few)
	for name, src := range realPhotos(t) {
		files[name] = src
	}
	for _, name := range []string{"lossless.webp"} {
		files[name] = read(t, name)
	}
	compared := 0
	for name, src := range files {
		in, err := describe(src)
		m, errPlain := decodeAny(src)
		if err != nil || errPlain != nil || in.orient != 1 || in.Animated || max(in.Width, in.Height) > 700 || min(in.Width, in.Height) < 64 {
			continue
		}
		if in.Format == "webp" && len(planesOf(m, false)) == 3 {
			continue // the library leaves the colours pale: TestWebPColours
		}
		w := max(in.Width/2, 1)
		set, err := Make(t.Context(), src, Spec{Widths: []int{w}})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		v := set.Sizes[0]
		want := onGrey(imaging.Resize(m, v.Width, v.Height, imaging.Lanczos))
		if v.Ext == ".jpg" {
			want = open(t, asJPEG(want, quality))
		}
		if _, mean := apart(want, onGrey(open(t, v.Data))); mean > 4 {
			t.Errorf("%s: off by %.1f on average", name, mean)
		}
		compared++
	}
	t.Logf("%d files compared", compared)
}

func onGrey(m image.Image) image.Image {
	out := image.NewRGBA(image.Rect(0, 0, m.Bounds().Dx(), m.Bounds().Dy()))
	draw.Draw(out, out.Rect, image.NewUniform(color.Gray{128}), image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, m, m.Bounds().Min, draw.Over)
	return out
}

// TestWebPColours holds a lossy WebP against the picture it was made of: its
// numbers have another range than JPEG's.
func TestWebPColours(t *testing.T) {
	upright := imaging.Rotate270(scene(160, 120, image.Pt(40, 60)))
	set, err := Make(t.Context(), read(t, "position.webp"), Spec{})
	if err != nil {
		t.Fatal(err)
	}
	if _, mean := apart(upright, open(t, set.Sizes[0].Data)); mean > 7 {
		t.Errorf("position.webp is off by %.1f", mean)
	}
	// The same picture with and without loss, see-through around a disc.
	lossy, err := Make(t.Context(), read(t, "alpha.webp"), Spec{})
	if err != nil {
		t.Fatal(err)
	}
	lossless, err := Make(t.Context(), read(t, "lossless.webp"), Spec{})
	if err != nil {
		t.Fatal(err)
	}
	a, b := lossy.Sizes[0], lossless.Sizes[0]
	if a.Ext != ".png" || b.Ext != ".png" {
		t.Errorf("see-through pictures became %s and %s", a.Ext, b.Ext)
	}
	if _, mean := apart(onGrey(open(t, a.Data)), onGrey(open(t, b.Data))); mean > 4 {
		t.Errorf("alpha.webp is off by %.1f", mean)
	}
}

// TestWebPRange: in a WebP black is 16 and white 235, colours go from 16 to 240;
// in a JPEG all of it is used.
func TestWebPRange(t *testing.T) {
	m := image.NewYCbCr(image.Rect(0, 0, 2, 1), image.YCbCrSubsampleRatio444)
	copy(m.Y, "\x10\xeb")
	copy(m.Cb, "\x10\xf0")
	copy(m.Cr, "\x80\x10")
	for webp, want := range map[bool][]string{true: {"\x00\xff", "\x00\xff", "\x80\x00"}, false: {"\x10\xeb", "\x10\xf0", "\x80\x10"}} {
		for i, plane := range planesOf(m, webp) {
			if got := string(plane.row(0, make([]byte, 2))); got != want[i] {
				t.Errorf("WebP %v: plane %d is %x, want %x", webp, i, got, want[i])
			}
		}
	}
}

func TestOddShapes(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {2, 1}, {1, 300}, {10000, 10}, {10, 10000}, {7, 7}} {
		m := scene(size.X, size.Y, image.Point{})
		for _, src := range [][]byte{asJPEG(m, 90), asPNG(m)} {
			for _, spec := range []Spec{{Widths: []int{400, 1600}}, {Widths: []int{300}, AspectW: 3, AspectH: 2}, {Crop: Crop{true, .9, .9, .1, .1}}} {
				set, err := Make(t.Context(), src, spec)
				if err != nil {
					t.Fatalf("%v: %v", size, err)
				}
				for _, v := range set.Sizes {
					if got := open(t, v.Data).Bounds(); got != image.Rect(0, 0, v.Width, v.Height) {
						t.Errorf("%v: %v, want %d×%d", size, got, v.Width, v.Height)
					}
					if v.Width > size.X || v.Height > size.Y {
						t.Errorf("%v was enlarged to %d×%d", size, v.Width, v.Height)
					}
				}
			}
			if _, _, err := Icons(t.Context(), src, Crop{}); err != nil {
				t.Errorf("icons of %v: %v", size, err)
			}
		}
	}
}

// TestMakeKeepsThePlan: what a page says of a picture before it is made must
// be true of what is made.
func TestMakeKeepsThePlan(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w, h := rapid.IntRange(1, 90).Draw(r, "w"), rapid.IntRange(1, 90).Draw(r, "h")
		src := asJPEG(scene(w, h, image.Pt(w/2, h/2)), 80)
		if rapid.Bool().Draw(r, "png") {
			src = asPNG(scene(w, h, image.Pt(w/2, h/2)))
		} else {
			src = withOrientation(src, byte(rapid.IntRange(0, 9).Draw(r, "o")), false)
		}
		spec := Spec{
			Widths:  rapid.SliceOfN(rapid.IntRange(-1, 120), 0, 4).Draw(r, "widths"),
			AspectW: rapid.IntRange(0, 20).Draw(r, "aw"), AspectH: rapid.IntRange(0, 20).Draw(r, "ah"),
			Crop: Crop{
				rapid.Bool().Draw(r, "set"), rapid.Float64Range(0, 1).Draw(r, "x"), rapid.Float64Range(0, 1).Draw(r, "y"),
				rapid.Float64Range(0, 1).Draw(r, "cw"), rapid.Float64Range(0, 1).Draw(r, "ch"),
			},
		}
		in, err := Describe(bytes.NewReader(src))
		if err != nil {
			r.Fatal(err)
		}
		plan := spec.Sizes(in)
		set, err := Make(context.Background(), src, spec)
		if err != nil {
			r.Fatal(err)
		}
		again, err := Make(context.Background(), src, spec)
		if err != nil || len(set.Sizes) != len(plan) {
			r.Fatalf("%d sizes, planned %d, %v", len(set.Sizes), len(plan), err)
		}
		for i, v := range set.Sizes {
			c, format, err := image.DecodeConfig(bytes.NewReader(v.Data))
			ext := map[string]string{"jpeg": ".jpg", "png": ".png"}[format]
			if err != nil || c.Width != plan[i].Width || c.Height != plan[i].Height || ext != plan[i].Ext {
				r.Errorf("made %d×%d %s (%v), planned %d×%d %s", c.Width, c.Height, ext, err, plan[i].Width, plan[i].Height, plan[i].Ext)
			}
			if plan[i].Width > in.Width || plan[i].Height > in.Height {
				r.Errorf("enlarged %d×%d to %d×%d", in.Width, in.Height, plan[i].Width, plan[i].Height)
			}
			if !bytes.Equal(v.Data, again.Sizes[i].Data) {
				r.Error("the same input gave other bytes")
			}
		}
	})
}

// fading is a context that ends when it has been asked n times.
type fading struct {
	context.Context
	left *int
}

func (f fading) Err() error {
	if *f.left--; *f.left < 0 {
		return context.Canceled
	}
	return nil
}

func TestCancelled(t *testing.T) {
	src := asJPEG(scene(300, 225, image.Pt(100, 100)), 90)
	in, _ := describe(src)
	full, err := decode(t.Context(), src, in)
	if err != nil {
		t.Fatal(err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := full.resized(ended, image.Rect(0, 0, 300, 225), turn{}, 150, 112); !errors.Is(err, context.Canceled) {
		t.Errorf("resizing went on: %v", err)
	}
	for n := range 200 {
		left := n
		set, err := Make(fading{t.Context(), &left}, src, Spec{Widths: []int{150, 100}})
		if left >= 0 { // it was not asked that often
			if err != nil || n < 10 {
				t.Fatalf("after %d questions: %v", n, err)
			}
			return
		}
		if !errors.Is(err, context.Canceled) || set.Sizes != nil {
			t.Fatalf("cancelled at question %d: %v", n, err)
		}
	}
	t.Error("never finished")
}

func TestDrawnOrPhotographed(t *testing.T) {
	photo := scene(200, 150, image.Pt(50, 50))
	drawing := image.NewRGBA(photo.Rect)
	draw.Draw(drawing, drawing.Rect, image.White, image.Point{}, draw.Src)
	for i := range 40 {
		disc(drawing, image.Pt(i*5, i*13%150), 4, color.RGBA{200, 30, 30, 255})
	}
	cut := image.NewNRGBA(photo.Rect)
	draw.Draw(cut, cut.Rect, photo, image.Point{}, draw.Src)
	opaque := asPNG(forceAlpha{cut})
	cut.SetNRGBA(199, 149, color.NRGBA{})
	for name, c := range map[string]struct {
		src  []byte
		want string
	}{
		"photo": {asPNG(photo), ".jpg"}, "photo with full alpha": {opaque, ".jpg"},
		"photo with a hole": {asPNG(cut), ".png"}, "drawing": {asPNG(drawing), ".png"},
		"drawing as JPEG": {asJPEG(drawing, 90), ".jpg"},
	} {
		set, err := Make(t.Context(), c.src, Spec{Widths: []int{100}})
		if err != nil || set.Sizes[0].Ext != c.want {
			t.Errorf("%s became %s (%v), want %s", name, set.Sizes[0].Ext, err, c.want)
		}
	}
}

// forceAlpha makes the encoder write an alpha channel that is full everywhere.
type forceAlpha struct{ *image.NRGBA }

func (forceAlpha) Opaque() bool { return false }

func TestColourProfileIsCarried(t *testing.T) {
	profile := make([]byte, 540)
	copy(profile[16:], "RGB ")
	copy(profile[36:], "acsp")
	copy(profile[300:], "Display P3")
	srgb := bytes.Clone(profile)
	copy(srgb[300:], "sRGB IEC61966")
	m := scene(90, 60, image.Pt(40, 30))
	for _, ext := range []string{".jpg", ".png"} {
		for name, c := range map[string]struct {
			profile []byte
			kept    bool
		}{"P3": {profile, true}, "sRGB": {srgb, false}, "for print": {bytes.Replace(profile, []byte("RGB "), []byte("CMYK"), 1), false}} {
			plain := asJPEG(m, 90)
			src := append(appendProfile([]byte{0xFF, mSOI}, c.profile), plain[2:]...)
			if ext == ".png" {
				plain = asPNG(m)
				src = append(append(bytes.Clone(plain[:33]), profileChunk(c.profile)...), plain[33:]...)
			}
			in, err := describe(src)
			if err != nil {
				t.Fatal(err)
			}
			set, err := Make(t.Context(), src, Spec{Widths: []int{45}})
			if err != nil {
				t.Fatal(err)
			}
			clean, _, err := Strip(t.Context(), src)
			if err != nil {
				t.Fatal(err)
			}
			open(t, set.Sizes[0].Data)
			open(t, clean)
			if got := profileJPEG(set.Sizes[0].Data); c.kept != bytes.Equal(got, c.profile) {
				t.Errorf("%s in %s: size has a profile of %d bytes", name, in.Format, len(got))
			}
			if got := profileOf(in, clean, false); c.kept != bytes.Equal(got, c.profile) {
				t.Errorf("%s in %s: stripped original has a profile of %d bytes", name, in.Format, len(got))
			}
		}
	}
}

func TestIcons(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 300, 200))
	picture := scene(300, 200, image.Pt(150, 100))
	draw.Draw(m, image.Rect(80, 30, 220, 170), picture, image.Pt(80, 30), draw.Src)
	ico, touch, err := Icons(t.Context(), asPNG(m), Crop{})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(ico, []byte{0, 0, 1, 0, 3, 0, 48, 48}) {
		t.Errorf("not an icon file of three images: % x", ico[:8])
	}
	first, err := png.Decode(bytes.NewReader(ico[6+3*16:]))
	if err != nil || first.Bounds().Dx() != 48 {
		t.Errorf("first image: %v", err)
	}
	if r, g, b, a := open(t, touch).At(2, 2).RGBA(); r+g+b+a != 4*0xFFFF {
		t.Errorf("the touch icon's corner is not white")
	}
}

func TestColourIsTheAverage(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 40, 40))
	draw.Draw(m, m.Rect, image.NewUniform(color.RGBA{0x20, 0x60, 0xA0, 0xFF}), image.Point{}, draw.Src)
	var b bytes.Buffer
	jpeg.Encode(&b, m, &jpeg.Options{Quality: 100})
	draw.Draw(m, image.Rect(0, 0, 40, 20), image.Transparent, image.Point{}, draw.Src)
	for want, src := range map[string][]byte{"#2060a0": asPNG(m), "#205fa0": b.Bytes()} {
		if set, err := Make(t.Context(), src, Spec{}); err != nil || set.Colour != want {
			t.Errorf("colour %s, %v, want %s", set.Colour, err, want)
		}
	}
}
