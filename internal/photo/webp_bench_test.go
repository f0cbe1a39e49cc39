package photo

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkWebP reports what WebP saves of JPEG's bytes where both are equally
// like the photograph, in per cent over all, and the time of one picture in
// the four widths. It needs cwebp (Debian: webp):
//
//	go test ./internal/photo -run - -bench WebP -benchtime 1x -timeout 1h
func BenchmarkWebP(b *testing.B) {
	if _, err := exec.LookPath("cwebp"); err != nil {
		b.Skip("no cwebp")
	}
	refs := references(b)
	for _, method := range []int{2, 4, 6} {
		b.Run(fmt.Sprint("method", method), func(b *testing.B) {
			for b.Loop() {
				asJPEG, asWebP, more := 0.0, 0.0, 0
				for _, ref := range refs {
					var out bytes.Buffer
					jpeg.Encode(&out, ref, &jpeg.Options{Quality: quality})
					like := ssim(ref, open(b, out.Bytes()))
					size := webpLike(b, ref, method, like)
					asJPEG += float64(out.Len())
					asWebP += size
					if size > float64(out.Len()) {
						more++
					}
				}
				b.ReportMetric(100*(1-asWebP/asJPEG), "%saved")
				b.ReportMetric(float64(more), "larger")
			}
		})
		b.Run(fmt.Sprintf("method%d/time", method), func(b *testing.B) {
			var took time.Duration
			for b.Loop() {
				took = 0
				for _, w := range fourWidths {
					_, t := cwebp(b, reference(b, phone(), w), method, 75)
					took += t
				}
			}
			b.ReportMetric(took.Seconds(), "s/photo")
		})
	}
}

// webpLike returns the bytes of the WebP that is as like ref as the number
// says, between the two whole qualities around it by their proportion.
func webpLike(b *testing.B, ref image.Image, method int, like float64) float64 {
	type try struct{ size, like float64 }
	at := func(quality int) try {
		data, _ := cwebp(b, ref, method, quality)
		return try{float64(len(data)), ssim(ref, reference(b, data, ref.Bounds().Dx()))}
	}
	low, high := 0, 100
	below, above := try{}, at(100)
	for high-low > 1 {
		mid := (low + high) / 2
		if t := at(mid); t.like < like {
			low, below = mid, t
		} else {
			high, above = mid, t
		}
	}
	if above.like < like || below.size == 0 { // as like as it can be, or always more so
		return above.size
	}
	return below.size + (above.size-below.size)*(like-below.like)/(above.like-below.like)
}

// cwebp returns ref as WebP and how long the encoder says that it took.
func cwebp(b *testing.B, ref image.Image, method, quality int) ([]byte, time.Duration) {
	b.Helper()
	dir := b.TempDir()
	in, out := filepath.Join(dir, "in.png"), filepath.Join(dir, "out.webp")
	if err := os.WriteFile(in, asPNG(ref), 0o600); err != nil {
		b.Fatal(err)
	}
	said, err := exec.Command("cwebp", "-v", "-m", fmt.Sprint(method), "-q", fmt.Sprint(quality), in, "-o", out).CombinedOutput()
	if err != nil {
		b.Fatalf("%v\n%s", err, said)
	}
	_, text, _ := strings.Cut(string(said), "Time to encode picture: ")
	var seconds float64
	if _, err := fmt.Sscanf(text, "%fs", &seconds); err != nil {
		b.Fatalf("%v\n%s", err, said)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		b.Fatal(err)
	}
	return data, time.Duration(seconds * float64(time.Second))
}
