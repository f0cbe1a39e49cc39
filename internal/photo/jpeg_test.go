package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image/color"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// jpegOf puts the segments of a JPEG together, with the scan of a real one.
func jpegOf(t *testing.T, before, after string) []byte {
	t.Helper()
	src := asJPEG(flat(16, 16, color.White), 90)
	scan := bytes.Index(src, []byte{0xFF, mSOS})
	return []byte(string(src[:2]) + before + string(src[2:scan]) + after + string(src[scan:]))
}

// TestJPEGStripped: only what decodes the picture, and how its four colours
// are to be read, is left.
func TestJPEGStripped(t *testing.T) {
	want := jpegOf(t, "", "")
	comment := string(part(0xFE, []byte("house")))
	adobe := string(part(mAPP14, []byte("Adobe\x00\x64\x00\x00\x00\x00\x01")))
	for name, c := range map[string]struct{ in, want []byte }{
		"plain":            {want, want},
		"comments":         {jpegOf(t, comment, comment), want},
		"behind its end":   {append(bytes.Clone(want), "behind\xff\xd8\xff\xd9"...), want},
		"how to read it":   {jpegOf(t, "", adobe), jpegOf(t, "", adobe)},
		"and a house":      {jpegOf(t, "", string(part(mAPP14, []byte("Adobe\x00\x64\x00\x00\x00\x00\x01house")))), jpegOf(t, "", adobe)},
		"cut short":        {jpegOf(t, "", string(part(mAPP14, []byte("Adobe\x00\x64\x00\x00\x00\x00")))), want},
		"somebody else's":  {jpegOf(t, "", string(part(mAPP14, []byte("Other\x00\x64\x00\x00\x00\x00\x01")))), want},
		"restarts":         {jpegOf(t, "", string(part(mDRI, []byte{0, 0}))), jpegOf(t, "", string(part(mDRI, []byte{0, 0})))},
		"what JPG reserve": {jpegOf(t, "", string(part(mJPG, []byte("house")))), want},
	} {
		got, err := stripJPEG(c.in)
		if err != nil || !bytes.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q, %v", name, got, c.want, err)
		}
	}
}

// TestJPEGDescribed: which frame counts, and which are refused.
func TestJPEGDescribed(t *testing.T) {
	frame := func(marker byte, body string) []byte {
		src := asJPEG(flat(16, 16, color.White), 90)
		at := bytes.Index(src, []byte{0xFF, mSOF0})
		n := int(src[at+2])<<8 | int(src[at+3])
		return []byte(string(src[:at]) + string(part(marker, []byte(body))) + string(src[at+2+n:]))
	}
	const body = "\x08\x01\x02\x03\x04\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"
	for name, c := range map[string]struct {
		src  []byte
		said string // "" for a picture of 772×258
	}{
		"baseline":     {frame(mSOF0, body), ""},
		"extended":     {frame(0xC1, body), ""},
		"progressive":  {frame(mSOF2, body), ""},
		"lossless":     {frame(0xC3, body), "变种"},
		"arithmetic":   {frame(0xC9, body), "变种"},
		"the last":     {frame(mSOF15, body), "变种"},
		"12 bits":      {frame(mSOF0, "\x0c"+body[1:]), "变种"},
		"no component": {frame(mSOF0, body[:5]), "损坏"},
		"two of three": {frame(mSOF0, body[:14]), "损坏"},
		"no frame":     {frame(0xFE, body), "损坏"},
		"tables alone": {frame(mDHT, body), "损坏"},
		"reserved":     {frame(mJPG, body), "损坏"},
		"conditioning": {frame(mDAC, body), "损坏"},
		"too long":     {jpegOf(t, "\xff\xe1\x00\x01", ""), "损坏"},
	} {
		in, err := describe(c.src)
		memory := int64(772 * 258 * 3 / 2)
		if name == "progressive" {
			memory *= 5
		}
		if c.said == "" && (err != nil || in.Width != 772 || in.Height != 258 || in.Memory != memory) {
			t.Errorf("%s: %+v, %v", name, in, err)
		}
		if c.said != "" && (err == nil || !strings.Contains(err.Error(), c.said)) {
			t.Errorf("%s: %+v, %v", name, in, err)
		}
	}
	// The first EXIF block is the camera's; other blocks of that number are none.
	turned := string(part(mAPP1, append([]byte("Exif\x00\x00"), exifBlock(binary.BigEndian, 0, exifTag{0x0112, 3, 6})...)))
	upright := string(part(mAPP1, append([]byte("Exif\x00\x00"), exifBlock(binary.BigEndian, 0, exifTag{0x0112, 3, 1})...)))
	other := string(part(mAPP1, []byte("http://ns.adobe.com/xap/1.0/\x00<x/>")))
	for name, c := range map[string]struct {
		before string
		turned bool
	}{"one": {turned, true}, "first of two": {turned + upright, true}, "second of two": {upright + turned, false}, "behind another's": {other + turned, true}, "another's": {other, false}} {
		if in, err := describe(jpegOf(t, c.before, "")); err != nil || in.Turned != c.turned {
			t.Errorf("%s: %+v, %v", name, in, err)
		}
	}
}

// TestHeadIsEnough: of a JPEG the same is known from a reader that gives a byte
// at a time and fails behind the head, whatever stands before its frame.
func TestHeadIsEnough(t *testing.T) {
	long := string(part(0xE5, make([]byte, 60000)))
	for name, before := range map[string]string{
		"nothing": "", "long blocks": long + long, "stray bytes": "\xff\xfe\x00\x03x\x00\x12\xff\x00", "fill bytes": "\xff\xff\xff\xff\xfe\x00\x03x",
		"no parameters": "\xff\xd0\xff\xd7\xff\x01\xff\xd8", "a block of nothing": "\xff\xe1\x00\x02",
	} {
		src := jpegOf(t, before, "")
		want, err := describe(src)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		scan := bytes.Index(src, []byte{0xFF, mSOS})
		end := scan + 2 + int(src[scan+2])<<8 + int(src[scan+3])
		for _, r := range []io.Reader{bytes.NewReader(src), iotest.OneByteReader(bytes.NewReader(src)), iotest.DataErrReader(bytes.NewReader(src)), io.MultiReader(bytes.NewReader(src[:end]), failing{})} {
			if got, err := Describe(r); err != nil || got != want {
				t.Errorf("%s: %+v, %v", name, got, err)
			}
		}
		for _, n := range []int{end - 1, scan + 3, scan + 1} {
			var refused *Error
			if _, err := Describe(bytes.NewReader(src[:n])); !errors.As(err, &refused) {
				t.Errorf("%s cut at %d: %v", name, n, err)
			}
			if _, err := Describe(io.MultiReader(bytes.NewReader(src[:n]), failing{})); !errors.Is(err, errRead) {
				t.Errorf("%s, a disk that fails at %d: %v", name, n, err)
			}
		}
	}
	for _, src := range [][]byte{asPNG(flat(9, 9, color.White)), webpOf(riff("VP8 ", "\x00\x00\x00\x9d\x01\x2a\x40\x01\x23\x00xxx")), gifOf(gifPicture(0, 0, 30, 20))} {
		want, err := describe(src)
		if got, errRead := Describe(iotest.HalfReader(bytes.NewReader(src))); err != nil || errRead != nil || got != want {
			t.Errorf("%+v, want %+v, %v, %v", got, want, err, errRead)
		}
		if _, err := Describe(io.MultiReader(bytes.NewReader(src[:20]), failing{})); !errors.Is(err, errRead) {
			t.Errorf("a disk that fails: %v", err)
		}
	}
	// A megabyte of nothing is no JPEG.
	var refused *Error
	if _, err := Describe(io.MultiReader(strings.NewReader("\xff\xd8\xff\xff"), bytes.NewReader(bytes.Repeat([]byte{0xFF}, 3<<20)), failing{})); !errors.As(err, &refused) {
		t.Errorf("bytes that fill: %v", err)
	}
}

// TestCoded: what a scan holds goes on over stuffed zeros and restarts.
func TestCoded(t *testing.T) {
	for in, want := range map[string]int{
		"ab\xff\xd9": 2, "ab\xff\x00c\xff\xd9": 5, "a\xff\xd0b\xff\xd7c\xff\xda": 7, "a\xff\xff\xd9": 2, "abc": 3, "ab\xff": 3, "\xff\xcf": 0, "\xff\xd8": 0, "": 0,
	} {
		if got := codedEnd([]byte(in)); got != want {
			t.Errorf("%q: %d, want %d", in, got, want)
		}
	}
}
