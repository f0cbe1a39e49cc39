package photo

import (
	"bytes"
	"image"
	"image/color"
	"testing"
)

// profileOfSpace is a colour profile by what is looked at of it.
func profileOfSpace(space, words string, n int) []byte {
	p := make([]byte, n)
	copy(p[16:], space)
	copy(p[36:], "acsp")
	copy(p[100:], words)
	return p
}

// TestNeededProfile: which profiles are carried, and that a long one goes
// through the pieces of a JPEG.
func TestNeededProfile(t *testing.T) {
	p3 := profileOfSpace("RGB ", "Display P3", 540)
	for name, c := range map[string]struct {
		profile []byte
		space   string
		kept    bool
	}{
		"P3": {p3, "RGB ", true}, "of grey for colours": {profileOfSpace("GRAY", "", 300), "RGB ", false},
		"of grey for grey": {profileOfSpace("GRAY", "", 300), "GRAY", true}, "of colours for grey": {p3, "GRAY", false},
		"sRGB": {profileOfSpace("RGB ", "sRGB IEC61966", 540), "RGB ", false}, "sRGB in UTF-16": {profileOfSpace("RGB ", "s\x00R\x00G\x00B\x00", 540), "RGB ", false},
		"smallest": {profileOfSpace("RGB ", "", 132), "RGB ", true}, "too small": {profileOfSpace("RGB ", "", 131), "RGB ", false},
		"largest": {profileOfSpace("RGB ", "", 64<<10), "RGB ", true}, "too large": {profileOfSpace("RGB ", "", 64<<10+1), "RGB ", false},
		"none": {nil, "RGB ", false}, "no profile": {make([]byte, 540), "RGB ", false},
	} {
		if got := needed(c.profile, c.space); c.kept && !bytes.Equal(got, c.profile) || !c.kept && got != nil {
			t.Errorf("%s: %d bytes", name, len(got))
		}
	}
	grey := image.NewGray(image.Rect(0, 0, 90, 60))
	for name, c := range map[string]struct {
		m       image.Image
		profile []byte
	}{
		"long":              {flat(90, 60, color.White), profileOfSpace("RGB ", "x", 64<<10)},
		"in one piece":      {flat(90, 60, color.White), profileOfSpace("RGB ", "x", 65519)},
		"in two pieces":     {flat(90, 60, color.White), profileOfSpace("RGB ", "x", 65520)},
		"of a grey picture": {grey, profileOfSpace("GRAY", "x", 300)},
	} {
		plain := asJPEG(c.m, 90)
		src := append(appendProfile([]byte{0xFF, mSOI}, c.profile), plain[2:]...)
		for i, made := range [][]byte{mustMake(t, src, 45), mustStrip(t, src)} {
			if got := profileJPEG(made); !bytes.Equal(got, c.profile) {
				t.Errorf("%s, %d: %d bytes", name, i, len(got))
			}
			open(t, made)
		}
		if c.m != image.Image(grey) {
			continue
		}
		plain = asPNG(c.m)
		src = append(append(bytes.Clone(plain[:33]), profileChunk(c.profile)...), plain[33:]...)
		if got := profilePNG(mustStrip(t, src), "GRAY"); !bytes.Equal(got, c.profile) {
			t.Errorf("%s as PNG: %d bytes", name, len(got))
		}
	}
	// Pieces come in any order, with their numbers.
	plain := asJPEG(flat(8, 8, color.White), 90)
	pieces := append(part(mAPP2, append([]byte(iccTag+"\x02\x02"), p3[200:]...)), part(mAPP2, append([]byte(iccTag+"\x01\x02"), p3[:200]...))...)
	src := append(append([]byte{0xFF, mSOI}, pieces...), plain[2:]...)
	if got := profileJPEG(src); !bytes.Equal(got, p3) {
		t.Errorf("in pieces: %d bytes", len(got))
	}
}

func mustStrip(t *testing.T, src []byte) []byte {
	t.Helper()
	clean, _, err := Strip(t.Context(), src)
	if err != nil {
		t.Fatal(err)
	}
	return clean
}
