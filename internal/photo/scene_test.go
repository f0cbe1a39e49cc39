package photo

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// scene paints a picture that behaves like a photograph: a sky that shades off
// with haze at every scale, houses with windows, a crowd of skin-coloured
// heads at the given place, and the noise of a sensor. The same size and place
// give the same pixels on every machine.
func scene(w, h int, heads image.Point) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			fx, fy := x*1024/max(w, h), y*1024/max(w, h)
			haze := cloud(fx, fy, 256)/2 + cloud(fx, fy, 64)/4 + cloud(fx, fy, 16)/8
			r, g, b := 120+haze/3, 150+haze/4, 190+haze/5-fy/12
			if fy > 500+cloud(fx, 0, 128)/2 { // ground, with leaves
				leaf := cloud(fx*4, fy*4, 16) + cloud(x, y, 3)/2
				r, g, b = 40+leaf/3, 70+leaf/2, 30+leaf/5
			}
			if hx := fx % 180; fy > 300 && fy < 640 && hx < 120 { // houses
				r, g, b = 170-hx/4, 150-hx/4, 130-hx/4
				if hx%24 > 8 && fy%36 > 14 {
					r, g, b = 50, 60, 80
				}
			}
			grain := int(lattice(x, y+7919)%13) - 6
			m.SetRGBA(x, y, color.RGBA{clip(r + grain), clip(g + grain), clip(b + grain), 255})
		}
	}
	for i := range 9 {
		radius := max(w, h) / 40
		disc(m, heads.Add(image.Pt((i%3-1)*2*radius, (i/3-1)*2*radius)), radius, color.RGBA{224, 172, 140, 255})
	}
	return m
}

func disc(m *image.RGBA, at image.Point, radius int, c color.RGBA) {
	for y := -radius; y <= radius; y++ {
		for x := -radius; x <= radius; x++ {
			p := at.Add(image.Pt(x, y))
			if x*x+y*y <= radius*radius && p.In(m.Rect) {
				m.SetRGBA(p.X, p.Y, c)
			}
		}
	}
}

// cloud is noise that is smooth below the given distance, 0 to 255.
func cloud(x, y, size int) int {
	gx, gy, fx, fy := x/size, y/size, x%size, y%size
	top := int(lattice(gx, gy)&255)*(size-fx) + int(lattice(gx+1, gy)&255)*fx
	low := int(lattice(gx, gy+1)&255)*(size-fx) + int(lattice(gx+1, gy+1)&255)*fx
	return (top*(size-fy) + low*fy) / (size * size)
}

func lattice(x, y int) uint32 {
	n := uint32(x)*374761393 + uint32(y)*668265263
	n = (n ^ n>>13) * 1274126177
	return n ^ n>>16
}

func clip(v int) uint8 { return uint8(min(max(v, 0), 255)) }

func asJPEG(m image.Image, quality int) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func asPNG(m image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// realPhotos returns the pictures in testdata, and with them those below the
// folders that BAO_PHOTOS lists as PATH does: .ci/run names the pictures of Go and
// of the modules in use. Tests look at more with them, and never at what a machine
// merely happens to have.
func realPhotos(t testing.TB) map[string][]byte {
	found := map[string][]byte{}
	for _, folder := range append([]string{"testdata"}, filepath.SplitList(os.Getenv("BAO_PHOTOS"))...) {
		err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() && d.Name() == "fuzz" {
				return fs.SkipDir
			}
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			found[filepath.Base(name)], err = os.ReadFile(name)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

// ssim is the structural similarity of two pictures' luma: the mean over
// windows of 8×8, four apart (Wang and others, IEEE Trans. IP 13:600, 2004).
func ssim(a, b image.Image) float64 {
	x, y := lumaOf(a), lumaOf(b)
	w, h := x.Rect.Dx(), x.Rect.Dy()
	sum, n := 0.0, 0
	for top := 0; top+8 <= h; top += 4 {
		for left := 0; left+8 <= w; left += 4 {
			sum += window(x, y, left, top)
			n++
		}
	}
	return sum / float64(max(n, 1))
}

func window(a, b *image.Gray, left, top int) float64 {
	var sa, sb, saa, sbb, sab float64
	for y := top; y < top+8; y++ {
		for x := left; x < left+8; x++ {
			p, q := float64(a.Pix[y*a.Stride+x]), float64(b.Pix[y*b.Stride+x])
			sa, sb, saa, sbb, sab = sa+p, sb+q, saa+p*p, sbb+q*q, sab+p*q
		}
	}
	const n, c1, c2 = 64, 6.5025, 58.5225
	ma, mb := sa/n, sb/n
	return (2*ma*mb + c1) * (2*(sab/n-ma*mb) + c2) /
		((ma*ma + mb*mb + c1) * (saa/n - ma*ma + sbb/n - mb*mb + c2))
}

func lumaOf(m image.Image) *image.Gray {
	r := m.Bounds()
	if ycc, ok := m.(*image.YCbCr); ok {
		return &image.Gray{Pix: ycc.Y, Stride: ycc.YStride, Rect: image.Rect(0, 0, r.Dx(), r.Dy())}
	}
	out := image.NewGray(image.Rect(0, 0, r.Dx(), r.Dy()))
	for y := range r.Dy() {
		for x := range r.Dx() {
			c := color.YCbCrModel.Convert(m.At(r.Min.X+x, r.Min.Y+y)).(color.YCbCr)
			out.Pix[y*out.Stride+x] = c.Y
		}
	}
	return out
}

// apart is the largest difference between two pictures' channels, and the mean.
func apart(a, b image.Image) (most, mean float64) {
	p, q := plainRGBA(a), plainRGBA(b)
	for i, v := range p.Pix {
		d := math.Abs(float64(v) - float64(q.Pix[i]))
		most, mean = max(most, d), mean+d
	}
	return most, mean / float64(len(p.Pix))
}

func plainRGBA(m image.Image) *image.RGBA {
	if rgba, ok := m.(*image.RGBA); ok {
		return rgba
	}
	out := image.NewRGBA(image.Rect(0, 0, m.Bounds().Dx(), m.Bounds().Dy()))
	draw.Draw(out, out.Rect, m, m.Bounds().Min, draw.Src)
	return out
}
