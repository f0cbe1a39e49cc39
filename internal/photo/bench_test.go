package photo

import (
	"bytes"
	"image"
	"image/jpeg"
	"sync"
	"testing"

	"github.com/disintegration/imaging"
)

var fourWidths = []int{1600, 1200, 800, 400}

// phone is a 12-megapixel JPEG as a telephone writes it.
var phone = sync.OnceValue(func() []byte {
	return asJPEG(scene(4000, 3000, image.Pt(1200, 1500)), 92)
})

func BenchmarkMake12MP(b *testing.B) {
	src := phone()
	b.ReportMetric(float64(len(src))/1e6, "MB-in")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Make(b.Context(), src, Spec{Widths: fourWidths}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPlain12MP is the plain library path to the same four files: decode,
// resize each from the decoded picture with imaging's Lanczos, encode.
func BenchmarkPlain12MP(b *testing.B) {
	src := phone()
	b.ReportAllocs()
	for b.Loop() {
		m, err := jpeg.Decode(bytes.NewReader(src))
		if err != nil {
			b.Fatal(err)
		}
		for _, w := range fourWidths {
			var out bytes.Buffer
			if err := jpeg.Encode(&out, imaging.Resize(m, w, 0, imaging.Lanczos), &jpeg.Options{Quality: quality}); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkDecode12MP is the part that no pipeline can do without.
func BenchmarkDecode12MP(b *testing.B) {
	src := phone()
	for b.Loop() {
		if _, err := jpeg.Decode(bytes.NewReader(src)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDescribe12MP(b *testing.B) {
	src := phone()
	for b.Loop() {
		if _, err := Describe(bytes.NewReader(src)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCard12MP(b *testing.B) {
	src := phone()
	for b.Loop() {
		if _, err := Make(b.Context(), src, Spec{Widths: []int{640}, AspectW: 3, AspectH: 2}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkResize12MP(b *testing.B) {
	in, _ := describe(phone())
	full, err := decode(b.Context(), phone(), in)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		now, whole := full, image.Rect(0, 0, full.w, full.h)
		for _, v := range (Spec{Widths: fourWidths}).Sizes(in) {
			if now, err = now.resized(b.Context(), whole, turn{}, v.Width, v.Height); err != nil {
				b.Fatal(err)
			}
			whole = image.Rect(0, 0, v.Width, v.Height)
		}
	}
}
