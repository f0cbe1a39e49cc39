package photo

import (
	"bytes"
	"errors"
	"image"
	"io"
	"testing"
)

// TestDescribeReadsTheHeadOnly: pages ask for sizes on every build.
func TestDescribeReadsTheHeadOnly(t *testing.T) {
	src := withOrientation(asJPEG(scene(450, 300, image.Pt(100, 100)), 95), 6, true)
	in, err := Describe(io.MultiReader(bytes.NewReader(src[:8192]), failing{}))
	if err != nil || in.Width != 300 || in.Height != 450 || in.Format != "jpeg" || in.Ext() != ".jpg" {
		t.Errorf("%+v, %v", in, err)
	}
	if _, err := Describe(failing{}); !errors.Is(err, errRead) {
		t.Errorf("a disk that fails: %v", err)
	}
}

var errRead = errors.New("disk")

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errRead }

// TestMemoryIsEnough: callers bound their workers by it.
func TestMemoryIsEnough(t *testing.T) {
	for name, src := range realPhotos(t) {
		in, err := describe(src)
		m, errPlain := decodeAny(src)
		if err != nil || errPlain != nil {
			continue
		}
		held := 0
		switch m := m.(type) {
		case *image.YCbCr:
			held = len(m.Y) + 2*len(m.Cb)
		case *image.CMYK:
			held = len(m.Pix)
		case *image.NRGBA:
			held = len(m.Pix)
		case *image.NRGBA64:
			held = len(m.Pix)
		case *image.RGBA64:
			held = len(m.Pix)
		case *image.Gray:
			held = len(m.Pix)
		case *image.Paletted:
			held = len(m.Pix)
		case *image.NYCbCrA:
			held = len(m.Y) + 2*len(m.Cb) + len(m.A)
		}
		// Decoders round up to whole blocks.
		if pad := int64(32 * 4 * (in.Width + in.Height + 32)); int64(held) > in.Memory+pad {
			t.Errorf("%s: holds %d bytes, %d were announced", name, held, in.Memory)
		}
	}
}

func TestKeyHoldsEverything(t *testing.T) {
	keys := map[string]string{}
	for name, key := range map[string]string{
		"none": Spec{}.Key("d1"), "digest": Spec{}.Key("d2"), "widths": Spec{Widths: []int{400}}.Key("d1"),
		"two widths": Spec{Widths: []int{400, 800}}.Key("d1"), "aspect": Spec{AspectW: 3, AspectH: 2}.Key("d1"),
		"crop": Spec{Crop: Crop{Set: true}}.Key("d1"), "crop point": Spec{Crop: Crop{Set: true, X: .1}}.Key("d1"),
	} {
		if other, taken := keys[key]; taken {
			t.Errorf("%s and %s have one key", name, other)
		}
		keys[key] = name
	}
	one, other := Spec{Widths: []int{1}}, Spec{Widths: []int{1}}
	if one.Key("d") != other.Key("d") {
		t.Error("equal options have two keys")
	}
}

// TestJPEGMemory adds up the samples of a picture: one byte each, four more in
// a progressive one, and a second picture of what is in four colours.
func TestJPEGMemory(t *testing.T) {
	for _, c := range []struct {
		name        string
		sampling    []byte // of each component, across and down
		progressive bool
		want        int64 // of 400 pixels
	}{
		{"grey", []byte{0x11}, false, 400},
		{"grey, whatever its factors", []byte{0x22}, false, 400},
		{"full colour", []byte{0x11, 0x11, 0x11}, false, 1200},
		{"half across", []byte{0x21, 0x11, 0x11}, false, 800},
		{"half across and down", []byte{0x22, 0x11, 0x11}, false, 600},
		{"progressive", []byte{0x22, 0x11, 0x11}, true, 3000},
		{"four colours", []byte{0x11, 0x11, 0x11, 0x11}, false, 1600 + 1600},
	} {
		frame := append(make([]byte, 5), byte(len(c.sampling)))
		for _, s := range c.sampling {
			frame = append(frame, 0, s, 0)
		}
		if got := jpegMemory(frame, 400, c.progressive); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// TestBetweenSegments passes over what decoders pass over.
func TestBetweenSegments(t *testing.T) {
	plain := asJPEG(scene(32, 24, image.Pt(10, 10)), 90)
	want, err := describe(plain)
	if err != nil {
		t.Fatal(err)
	}
	first := 4 + int(plain[4])<<8 + int(plain[5]) // behind the first segment
	for _, stray := range []string{"\xff\x00", "\xff\x01", "\xff\xd0", "\xff\xd3", "\xff\xd7", "\xff\xd8", "\xff", "\x12\x34"} {
		src := append([]byte(string(plain[:first])+stray), plain[first:]...)
		if got, err := describe(src); err != nil || got.Width != want.Width || got.Height != want.Height {
			t.Errorf("%x: %+v, %v", stray, got, err)
		}
	}
	if _, err := describe(append([]byte(string(plain[:first])+"\xff\xd9"), plain[first:]...)); err == nil {
		t.Error("a picture goes on behind its end")
	}
}
