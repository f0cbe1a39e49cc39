package photo

import (
	"bytes"
	"image"
	"image/draw"
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
