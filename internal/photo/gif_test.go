package photo

import (
	"bytes"
	"image"
	"image/gif"
	"strings"
	"testing"
)

// TestGIFBlocks cuts a GIF into what it is made of, and nothing that is cut
// short or that no GIF has.
func TestGIFBlocks(t *testing.T) {
	const picture = ",\x00\x00\x00\x00\x02\x00\x02\x00\x00\x02\x02\x44\x01\x00"
	const coloured = ",\x00\x00\x00\x00\x02\x00\x02\x00\x80RGBRGB\x02\x02\x44\x01\x00"
	for _, c := range []struct{ in, want string }{ // the first block, "" for none
		{";", ";"},
		{";more", ";"},
		{"!\xf9\x04\x00\x01\x00\x02\x00;", "!\xf9\x04\x00\x01\x00\x02\x00"},
		{"!\xfe\x00", "!\xfe\x00"},
		{"!\xfe\x02ab\x01c\x00!", "!\xfe\x02ab\x01c\x00"},
		{picture + ";", picture},
		{coloured, coloured},
		{picture[:len(picture)-1], ""},
		{picture[:11], ""},
		{coloured[:16], ""},
		{"!\xfe", ""},
		{"!\xfe\x02a", ""},
		{"!\xfe\x02ab", ""},
		{"", ""},
		{"?\x00\x00", ""},
	} {
		b, err := (&gifBlocks{[]byte(c.in)}).next()
		if string(b.raw) != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%q: %q, %v", c.in, b.raw, err)
		}
	}
	for flags, want := range map[byte]int{0x00: 0, 0x07: 0, 0x80: 6, 0x81: 12, 0x87: 768, 0xF0: 6} {
		if got := colours(flags); got != want {
			t.Errorf("flags %x: %d bytes of colours", flags, got)
		}
	}
}

// gifOf writes a GIF of the given blocks with a screen of 30×20 pixels.
func gifOf(blocks ...string) []byte {
	return []byte("GIF89a\x1e\x00\x14\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff" + strings.Join(blocks, "") + ";")
}

// gifPicture is a picture of the given place and size, by what it says.
func gifPicture(x, y, w, h byte) string {
	return string([]byte{',', x, 0, y, 0, w, 0, h, 0, 0, 2, 2, 0x44, 1, 0})
}

// TestGIFDescribed: whether one moves, and whether something can be seen
// through it.
func TestGIFDescribed(t *testing.T) {
	whole := gifPicture(0, 0, 30, 20)
	const clear, solid = "!\xf9\x04\x01\x00\x00\x00\x00", "!\xf9\x04\x08\x00\x00\x00\x00"
	dense := "!\xfe" + strings.Repeat("\xff"+strings.Repeat("x", 255), 2) + "\x00" // as if many bytes were needed
	for name, c := range map[string]struct {
		src             []byte
		animated, drawn bool
	}{
		"few bytes":      {gifOf(whole), false, true},
		"many bytes":     {gifOf(dense, solid, whole), false, false},
		"see-through":    {gifOf(dense, clear, whole), false, true},
		"two pictures":   {gifOf(dense, whole, solid, whole), true, false},
		"beside":         {gifOf(dense, gifPicture(1, 0, 29, 20)), false, true},
		"below":          {gifOf(dense, gifPicture(0, 1, 30, 19)), false, true},
		"too narrow":     {gifOf(dense, gifPicture(0, 0, 29, 20)), false, true},
		"too low":        {gifOf(dense, gifPicture(0, 0, 30, 19)), false, true},
		"another's flag": {gifOf(dense, "!\xfe\x04\x01\x00\x00\x00\x00", whole), false, false},
	} {
		in, err := describe(c.src)
		if err != nil || in.Animated != c.animated || in.Drawn != c.drawn || in.Width != 30 || in.Height != 20 || in.Memory < 30*20*5 {
			t.Errorf("%s: %+v, %v", name, in, err)
		}
	}
	for name, src := range map[string][]byte{"no picture": gifOf(solid), "no end": gifOf(whole)[:30], "no colours": gifOf()[:16]} {
		if in, err := describe(src); err == nil {
			t.Errorf("%s: %+v", name, in)
		}
	}
}

// TestGIFStripped keeps what moves a picture and lets go of what is said
// about it.
func TestGIFStripped(t *testing.T) {
	whole := gifPicture(0, 0, 30, 20)
	const control, again = "!\xf9\x04\x05\x07\x00\x01\x00", "!\xff\x0bNETSCAPE2.0\x03\x01\x02\x00\x00"
	for _, c := range []struct{ in, want string }{
		{control + whole, control + whole},
		{again + whole, again + whole},
		{strings.Replace(again, "NETSCAPE2.0", "ANIMEXTS1.0", 1) + whole, strings.Replace(again, "NETSCAPE2.0", "ANIMEXTS1.0", 1) + whole},
		{whole + "!\xfe\x04HOME\x00" + whole, whole + whole},
		{"!\xff\x0bXMP DataXMP\x03abc\x00" + whole, whole},
		{"!\xff\x0bNETSCAPE2.0\x03\x01\x02\x00\x05house\x00" + whole, again + whole},
		{"!\xff\x0bNETSCAPE2.0\x05house\x00" + whole, whole},
		{"!\xf9\x04\x05\x07\x00\x01\x05house\x00" + whole, control + whole},
		{"!\xf9\x05house\x00" + whole, whole},
		{"!\xff\x00" + whole, whole},
		{"!\xf9\x00" + whole, whole},
		{"!\x01\x05house\x00" + whole, whole},
	} {
		got, err := stripGIF(append(gifOf(c.in), "behind"...))
		if want := gifOf(c.want); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%q: %q, %v", c.in, got[19:], err)
		}
	}
}

// TestStill: a cut or a box makes a still of a picture that moves, and the
// first picture is what is shown.
func TestStill(t *testing.T) {
	g := &gif.GIF{}
	for i := range 2 {
		m := image.NewPaletted(image.Rect(0, 0, 40, 20), testPalette)
		for k := range m.Pix {
			m.Pix[k] = byte(i + 1)
		}
		g.Image, g.Delay = append(g.Image, m), append(g.Delay, 5)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		t.Fatal(err)
	}
	in, err := describe(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	box, point := Crop{true, 0, 0, .5, .5}, Crop{Set: true, X: .2, Y: .2}
	for _, c := range []struct {
		spec  Spec
		still bool
	}{{Spec{}, false}, {Spec{Widths: []int{10}}, false}, {Spec{Crop: point}, false}, {Spec{AspectW: 1}, false}, {Spec{AspectH: 1}, false}, {Spec{Crop: box}, true}, {Spec{AspectW: 1, AspectH: 1}, true}} {
		sizes := c.spec.Sizes(in)
		if (sizes[0].Ext != ".gif") != c.still || !c.still && (len(sizes) != 1 || sizes[0].Width != 40 || sizes[0].Height != 20) {
			t.Errorf("%+v: %+v", c.spec, sizes)
		}
	}
	still, err := Make(t.Context(), b.Bytes(), Spec{Crop: box})
	if err != nil {
		t.Fatal(err)
	}
	if most, _ := apart(open(t, still.Sizes[0].Data), flat(20, 10, testPalette[1])); most > 2 {
		t.Errorf("the still is not the first picture: off by %v", most)
	}
}
