package photo

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"testing"
)

// The quality of 80 was chosen by measuring: it is the lowest multiple of five
// at which the structural similarity of the luma, between the resized picture
// and its JPEG, is above 0.97 on average. BenchmarkQuality, over 21 pictures of
// 11 files, all but one of them real photographs, at 1600, 800 and 400 pixels:
//
//	quality      60     65     70     75     80     85     90     95
//	mean SSIM    .953   .958   .963   .968   .974   .981   .987   .994
//	worst SSIM   .898   .906   .915   .923   .934   .947   .964   .984
//	bytes        1.5    1.6    1.8    2.0    2.2    2.6    3.3    4.6 MB
//
// Why there is no WebP is told in internal/bench/PHOTOS.md.

func TestQuality(t *testing.T) {
	src := asJPEG(scene(1600, 1200, image.Pt(500, 600)), 95)
	for _, w := range []int{800, 400} {
		ref := reference(t, src, w)
		set, err := Make(t.Context(), src, Spec{Widths: []int{w}})
		if err != nil {
			t.Fatal(err)
		}
		if s := ssim(ref, open(t, set.Sizes[0].Data)); s < 0.965 {
			t.Errorf("%d pixels wide: SSIM is %.4f", w, s)
		}
		if n := len(set.Sizes[0].Data); n > w*w*3/4/4 {
			t.Errorf("%d pixels wide: %d bytes are more than two bits a pixel", w, n)
		}
	}
}

// reference is the picture resized and not yet saved.
func reference(t testing.TB, src []byte, w int) image.Image {
	t.Helper()
	in, err := describe(src)
	if err != nil {
		t.Fatal(err)
	}
	full, err := decode(t.Context(), src, in)
	if err != nil {
		t.Fatal(err)
	}
	small, err := full.resized(t.Context(), image.Rect(0, 0, full.w, full.h), turns[in.orient], w, max(w*in.Height/in.Width, 1))
	if err != nil {
		t.Fatal(err)
	}
	return small.image()
}

// references returns the painted scene and the larger photographs that are on
// this machine, at 1600, 800 and 400 pixels as far as they are twice as wide:
// smaller steps would keep what their own compression did to them.
func references(b *testing.B) []image.Image {
	sources := [][]byte{phone()}
	seen := map[string]bool{}
	for _, src := range realPhotos(b) {
		in, err := describe(src)
		if err != nil || in.Format != "jpeg" || in.Width < 800 || seen[string(src)] {
			continue
		}
		seen[string(src)] = true
		if _, err := decode(b.Context(), src, in); err == nil {
			sources = append(sources, src)
		}
	}
	var refs []image.Image
	for _, src := range sources {
		in, _ := describe(src)
		for _, w := range []int{1600, 800, 400} {
			if in.Width >= 2*w {
				refs = append(refs, reference(b, src, w))
			}
		}
	}
	b.Logf("%d pictures of %d files", len(refs), len(sources))
	return refs
}

// BenchmarkQuality reports bytes and SSIM by quality.
func BenchmarkQuality(b *testing.B) {
	refs := references(b)
	for q := 60; q <= 95; q += 5 {
		b.Run(fmt.Sprint(q), func(b *testing.B) {
			size, similar, worst := 0, 0.0, 1.0
			for b.Loop() {
				size, similar = 0, 0
				for _, ref := range refs {
					var out bytes.Buffer
					jpeg.Encode(&out, ref, &jpeg.Options{Quality: q})
					size += out.Len()
					s := ssim(ref, open(b, out.Bytes()))
					similar += s
					worst = min(worst, s)
				}
			}
			b.ReportMetric(float64(size)/1000, "kB")
			b.ReportMetric(similar/float64(len(refs)), "SSIM")
			b.ReportMetric(worst, "worst")
		})
	}
}
