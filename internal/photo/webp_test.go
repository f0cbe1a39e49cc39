package photo

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
)

// webpOf puts chunks into a WebP.
func webpOf(chunks ...string) []byte {
	body := "WEBP" + strings.Join(chunks, "")
	return []byte("RIFF" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body)
}

func riff(name, data string) string { return string(appendRIFF(nil, name, []byte(data))) }

// TestWebPDescribed reads sizes, of the frame with and without loss, and
// refuses what contradicts itself.
func TestWebPDescribed(t *testing.T) {
	lossy := riff("VP8 ", "\x00\x00\x00\x9d\x01\x2a\x40\x41\x23\x40"+strings.Repeat("x", 90)) // 320×35, with bits for scaling above
	lossless := func(w, h uint32, alpha bool, n int) string {
		bits := w - 1 | (h-1)<<14
		if alpha {
			bits |= 1 << 28
		}
		return riff("VP8L", "/"+string(binary.LittleEndian.AppendUint32(nil, bits))+strings.Repeat("x", n-5))
	}
	extended := func(flags byte, w, h int) string {
		return riff("VP8X", string([]byte{flags, 0, 0, 0, byte(w - 1), byte((w - 1) >> 8), 0, byte(h - 1), byte((h - 1) >> 8), 0}))
	}
	for name, c := range map[string]struct {
		src    []byte
		w, h   int
		memory int64
		drawn  bool
	}{
		"lossy":           {webpOf(lossy), 320, 35, 2 * 320 * 35, false},
		"lossless":        {webpOf(lossless(100, 50, false, 3010)), 100, 50, 8 * 5000, false},
		"drawing":         {webpOf(lossless(100, 50, false, 2990)), 100, 50, 8 * 5000, true},
		"extended":        {webpOf(extended(0, 320, 35), lossy), 320, 35, 2 * 320 * 35, false},
		"odd chunk":       {webpOf(riff("ICCP", "abc"), lossy), 320, 35, 2 * 320 * 35, false},
		"first of two":    {webpOf(lossy, lossless(100, 50, false, 40)), 320, 35, 2 * 320 * 35, false},
		"tiny drawing":    {webpOf(lossless(100, 50, true, 12)), 100, 50, 8 * 5000, true},
		"wide":            {webpOf(extended(0, 300, 2), lossless(300, 2, false, 12)), 300, 2, 8 * 600, true},
		"bytes behind it": {append(webpOf(lossy), "behind"...), 320, 35, 2 * 320 * 35, false},
	} {
		in, err := describe(c.src)
		if err != nil || in.Width != c.w || in.Height != c.h || in.Memory != c.memory || in.Drawn != c.drawn {
			t.Errorf("%s: %+v, %v", name, in, err)
		}
	}
	for name, c := range map[string]struct {
		src  []byte
		said string
	}{
		"moving":          {webpOf(extended(webpAnimated, 320, 35), lossy), "会动"},
		"another width":   {webpOf(extended(0, 321, 35), lossy), "损坏"},
		"another height":  {webpOf(extended(0, 320, 34), lossy), "损坏"},
		"no frame":        {webpOf(extended(0, 320, 35)), "损坏"},
		"half an X chunk": {webpOf(riff("VP8X", "\x00\x00\x00\x00\x00\x00\x00\x00\x00"), lossy), "损坏"},
		"a short frame":   {webpOf(riff("VP8 ", "\x00\x00\x00\x9d\x01\x2a\x40\x41\x23")), "损坏"},
		"no pixels":       {webpOf(lossless(100, 50, true, 3010)), "损坏"},
		"cut":             {webpOf(lossy)[:60], "不完整"},
		"a cut chunk":     {webpOf(lossy[:60]), "不完整"},
	} {
		in, err := describe(c.src)
		if err == nil || !strings.Contains(err.Error(), c.said) {
			t.Errorf("%s: %+v, %v", name, in, err)
		}
	}
}

// TestWebPStripped: what is left is a WebP of the chunks that show the picture.
func TestWebPStripped(t *testing.T) {
	const head = "\x10\x00\x00\x00\x3f\x01\x00\x22\x00\x00"
	p3 := string(profileOfSpace("RGB ", "Display P3", 541))
	frame := riff("VP8 ", "\x00\x00\x00\x9d\x01\x2a\x40\x01\x23\x00xxx")
	for name, c := range map[string]struct{ in, want []byte }{
		"plain":     {webpOf(frame), webpOf(frame)},
		"told of":   {webpOf(riff("VP8X", "\x3c"+head[1:]), riff("ALPH", "abc"), frame, riff("EXIF", "house"), riff("XMP ", "xmp")), webpOf(riff("VP8X", head), riff("ALPH", "abc"), frame)},
		"coloured":  {webpOf(riff("VP8X", "\x20"+head[1:]), riff("ICCP", p3), frame), webpOf(riff("VP8X", "\x20"+head[1:]), riff("ICCP", p3), frame)},
		"sRGB":      {webpOf(riff("VP8X", "\x20"+head[1:]), riff("ICCP", string(profileOfSpace("RGB ", "sRGB", 540))), frame), webpOf(riff("VP8X", "\x00"+head[1:]), frame)},
		"behind it": {append(webpOf(frame), "behind"...), webpOf(frame)},
	} {
		got, err := stripWebP(c.in)
		if err != nil || !bytes.Equal(got, c.want) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}
