package photo

import (
	"bytes"
	"image"
	"image/draw"
	"image/gif"
	"strings"
	"testing"
)

// inks returns a picture as the JPEG that programs for print write: four
// channels of ink, the other way round, as Adobe stores them. Each channel is
// a scan of its own, coded as a grey picture is.
func inks(t testing.TB, m *image.RGBA, quality int) []byte {
	t.Helper()
	channel := image.NewGray(m.Rect)
	var head, scans, tables []byte
	for c := range 4 {
		for i := range channel.Pix {
			channel.Pix[i] = 255 // no black
			if c < 3 {
				channel.Pix[i] = m.Pix[4*i+c]
			}
		}
		for s := (jpegSegments{asJPEG(channel, quality)}); ; {
			seg, err := s.next()
			if err != nil {
				t.Fatal(err)
			}
			if seg.marker == mEOI {
				break
			}
			body := bytes.Clone(seg.body)
			switch {
			case seg.marker == mSOS:
				body[1] = byte(c + 1)
				scans = append(scans, part(mSOS, body)...)
				scans = append(scans, seg.coded...)
			case c == 0 && seg.marker == mSOF0:
				body = append(body[:5], 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0)
				head = part(mSOF0, body)
			case c == 0:
				tables = append(tables, part(seg.marker, body)...)
			}
		}
	}
	adobe := part(mAPP14, []byte("Adobe\x00\x64\x00\x00\x00\x00\x00"))
	return bytes.Join([][]byte{{0xFF, mSOI}, adobe, tables, head, scans, {0xFF, mEOI}}, nil)
}

func part(marker byte, body []byte) []byte {
	n := len(body) + 2
	return append([]byte{0xFF, marker, byte(n >> 8), byte(n)}, body...)
}

// TestInks holds that a picture for print comes out in the colours it had, as
// a JPEG that browsers read, also where the file as it came is smaller.
func TestInks(t *testing.T) {
	base := scene(200, 150, image.Pt(60, 60))
	for w, src := range map[int][]byte{100: inks(t, base, 95), 200: inks(t, base, 5)} {
		set, err := Make(t.Context(), src, Spec{Widths: []int{w}})
		if err != nil {
			t.Fatal(err)
		}
		got := open(t, set.Sizes[0].Data)
		if _, ok := got.(*image.YCbCr); !ok || set.Sizes[0].Ext != ".jpg" {
			t.Errorf("%d pixels wide: %T %s", w, got, set.Sizes[0].Ext)
		}
		want := open(t, mustMake(t, asPNG(base), w))
		if _, mean := apart(got, want); mean > 3 && w == 100 {
			t.Errorf("%d pixels wide: off by %.1f", w, mean)
		}
	}
}

func mustMake(t *testing.T, src []byte, w int) []byte {
	t.Helper()
	set, err := Make(t.Context(), src, Spec{Widths: []int{w}})
	if err != nil {
		t.Fatal(err)
	}
	return set.Sizes[0].Data
}

// TestProgressive reads progressive.jpg, which jpegtran made of the scene
// (jpegtran -progressive), and holds it against the scene.
func TestProgressive(t *testing.T) {
	src := read(t, "progressive.jpg")
	scans, err := jpegScans(src)
	if err != nil || scans < 3 {
		t.Fatalf("%d scans, %v", scans, err)
	}
	base := scene(160, 120, image.Pt(40, 40))
	if _, mean := apart(open(t, mustMake(t, src, 160)), base); mean > 8 {
		t.Errorf("off by %.1f", mean)
	}
	clean, _, err := Strip(t.Context(), src)
	if err != nil {
		t.Fatal(err)
	}
	if most, _ := apart(open(t, clean), open(t, src)); most != 0 {
		t.Error("stripping changed the pixels")
	}
}

// TestStripName holds that a file that is published as it came has the ending
// of what it then is.
func TestStripName(t *testing.T) {
	tilted := read(t, "position.webp") // EXIF turns it, so that it is saved again
	upright := untilted(t, tilted)
	turnedPNG := read(t, "position.png")
	grey := image.NewGray(image.Rect(0, 0, 8, 8))
	draw.Draw(grey, grey.Rect, image.White, image.Point{}, draw.Src)
	for _, c := range []struct {
		src        []byte
		name, want string
	}{
		{tilted, "photos/a.webp", "photos/a.jpg"},
		{upright, "photos/a.webp", "photos/a.webp"},
		{turnedPNG, "a.png", ""},
		{asJPEG(grey, 80), "a.b.JPEG", "a.b.JPEG"},
		{asJPEG(grey, 80), "a.JPG", "a.JPG"},
		{asPNG(grey), "a.jpg", "a.png"},
		{asPNG(grey), "a", "a.png"},
	} {
		in, err := describe(c.src)
		if err != nil {
			t.Fatal(err)
		}
		clean, ext, err := Strip(t.Context(), c.src)
		if err != nil {
			t.Fatal(err)
		}
		is, err := describe(clean)
		if err != nil || is.Ext() != ext {
			t.Errorf("%s: %s inside, said to be %s, %v", c.name, is.Ext(), ext, err)
		}
		got := in.StripName(c.name)
		if c.want != "" && got != c.want || !strings.EqualFold(got, c.name) && !strings.HasSuffix(got, ext) {
			t.Errorf("%s is called %s, want %s; it is %s", c.name, got, c.want, ext)
		}
	}
}

// TestFirstFrameOfAPart: what the first picture of a GIF leaves free is shown,
// too, and the size is that of the whole.
func TestFirstFrameOfAPart(t *testing.T) {
	m := image.NewPaletted(image.Rect(10, 5, 30, 20), testPalette)
	for i := range m.Pix {
		m.Pix[i] = 1
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{m}, Delay: []int{0}, Config: image.Config{ColorModel: testPalette, Width: 40, Height: 30}}); err != nil {
		t.Fatal(err)
	}
	in, err := describe(b.Bytes())
	if err != nil || in.Width != 40 || in.Height != 30 {
		t.Fatalf("%+v, %v", in, err)
	}
	full, err := decode(t.Context(), b.Bytes(), in)
	if err != nil || full.w != 40 || full.h != 30 {
		t.Fatal(err)
	}
	rgba := full.planes[0].row(12, make([]byte, 4*40))
	if inside, outside := rgba[4*20+3], rgba[4*35+3]; inside != 255 || outside != 0 {
		t.Errorf("opaque inside %d, outside %d", inside, outside)
	}
}

// TestSubsampling: however coarse its colours are kept, a picture of one colour
// has as many samples of them as its pixels need, to the last odd row.
func TestSubsampling(t *testing.T) {
	for ratio, want := range map[image.YCbCrSubsampleRatio]image.Point{
		image.YCbCrSubsampleRatio444: {9, 7}, image.YCbCrSubsampleRatio422: {5, 7}, image.YCbCrSubsampleRatio420: {5, 4},
		image.YCbCrSubsampleRatio440: {9, 4}, image.YCbCrSubsampleRatio411: {3, 7}, image.YCbCrSubsampleRatio410: {3, 4},
	} {
		m := image.NewYCbCr(image.Rect(0, 0, 9, 7), ratio)
		for i := range m.Cb {
			m.Cb[i], m.Cr[i] = 40, 200
		}
		planes := planesOf(m, false)
		for i, p := range planes[1:] {
			if p.w != want.X || p.h != want.Y {
				t.Errorf("%s: %d by %d, want %v", ratio, p.w, p.h, want)
			}
			for y := range p.h {
				for _, v := range p.row(y, make([]byte, p.w)) {
					if v != []byte{40, 200}[i] {
						t.Errorf("%s: a sample of %d", ratio, v)
					}
				}
			}
		}
	}
}
