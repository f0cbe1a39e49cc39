package main

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
)

// photoScenes is how many different pictures are drawn; each photo of the
// paper is one of them with a comment of its own, so that nobody who goes by
// the bytes takes two for the same.
const photoScenes = 6

// photos measures a paper with n photos of 12 megapixels, each shown once, in
// bao and in Hugo: the same four widths, the same quality, the same filter.
// Composed pages are left out of bao, as Hugo has nothing like them. With webp,
// Hugo then makes WebP by method 4 of the same photos: it holds the one encoder
// that a program in pure Go can have.
func photos(dir, hugo string, n int, seed uint64, webp bool, out io.Writer) error {
	c := &contest{dir: dir, bao: filepath.Join(dir, "bao")}
	if err := compile(".", c.bao, unComposed); err != nil {
		return err
	}
	// Another process writes the papers: a process starts with the peak of
	// the one that started it, and drawing takes memory.
	self, err := os.Executable()
	if err != nil {
		return err
	}
	if _, err := measure(dir, self, "photosite", "-n", fmt.Sprint(n), "-seed", fmt.Sprint(seed), "."); err != nil {
		return err
	}
	bao := c.bao
	type row struct {
		name    string
		command []string
	}
	rows := []row{
		{"bao, first build", []string{bao, "build", "-C", "site", "-o", "public"}},
		{"bao, unchanged", []string{bao, "build", "-C", "site", "-o", "public"}},
		{"bao, new folder", []string{bao, "build", "-C", "site", "-o", "again"}},
	}
	if hugo, err := exec.LookPath(hugo); err == nil {
		command := []string{hugo, "--quiet", "-s", "hugosite", "-d", "../hugo", "--noBuildLock"}
		rows = append(rows, row{"Hugo, first build", command}, row{"Hugo, unchanged", command})
		if webp {
			rows = append(rows, row{"Hugo, WebP instead", append(command, "--config", "hugo.toml,webp.toml")})
		}
	} else {
		fmt.Fprintln(out, "no Hugo:", err)
	}
	fmt.Fprintf(out, "%-20s%8s%8s%10s%9s\n", fmt.Sprint(n, " photos of 12 MP"), "wall s", "CPU s", "photos/s", "peak MB")
	for _, row := range rows {
		cost, err := measure(dir, row.command...)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%-20s%8.1f%8.1f%10.2f%9d\n", row.name, cost.wall.Seconds(), cost.cpu().Seconds(),
			float64(n)/cost.wall.Seconds(), cost.memory>>20)
	}
	return nil
}

// hugoPhoto is what Hugo's manual recommends for srcset.
const hugoPhoto = `{{ with .Resources.GetMatch "photo.jpg" }}{{ $p := . }}{{ $set := slice }}{{ range slice 480 800 1200 1600 }}{{ $i := $p.Resize (printf "%dx Lanczos %s" . site.Params.save) }}{{ $set = $set | append (printf "%s %dw" $i.RelPermalink .) }}{{ end }}
<img srcset="{{ delimit $set ", " }}" width="{{ $p.Width }}" height="{{ $p.Height }}">{{ end }}{{ .Content }}`

func writePhotos(dir string, n int, seed uint64) error {
	scenes := make([][]byte, min(n, photoScenes))
	for i := range scenes {
		scenes[i] = scene(rand.New(rand.NewPCG(seed, uint64(i))))
	}
	for name, text := range map[string]string{
		"site/site.yaml":                "title: 槐荫里\n",
		"hugosite/hugo.toml":            "baseURL = \"/\"\ntitle = \"槐荫里\"\ndisableKinds = [\"RSS\", \"sitemap\", \"taxonomy\", \"term\", \"404\"]\n[params]\nsave = \"q80\"\n",
		"hugosite/webp.toml":            "[params]\nsave = \"webp q75\"\n[imaging.webp]\nmethod = 4\nuseSharpYuv = false\n",
		"hugosite/layouts/page.html":    "<!DOCTYPE html><title>{{ .Title }}</title>" + hugoPhoto,
		"hugosite/layouts/home.html":    "<!DOCTYPE html><title>{{ .Title }}</title>",
		"hugosite/layouts/section.html": "<!DOCTYPE html><title>{{ .Title }}</title>",
	} {
		if err := write(dir, name, text); err != nil {
			return err
		}
	}
	for i := range n {
		photo := commented(scenes[i%len(scenes)], fmt.Sprint("photo ", i))
		day := fmt.Sprintf("2026-%02d-%02d", 1+i/20/28%12, 1+i/20%28)
		article := "---\ntitle: 花园开门\n---\n\n花开了，街坊都来看。\n"
		for name, text := range map[string]string{
			fmt.Sprintf("site/content/%s/a%03d.md", day, i):            article + "\n![花园](a" + fmt.Sprintf("%03d", i) + ".jpg)\n",
			fmt.Sprintf("site/content/%s/a%03d.jpg", day, i):           string(photo),
			fmt.Sprintf("hugosite/content/%s/a%03d/index.md", day, i):  article,
			fmt.Sprintf("hugosite/content/%s/a%03d/photo.jpg", day, i): string(photo),
		} {
			if err := write(dir, name, text); err != nil {
				return err
			}
		}
	}
	return nil
}

// commented puts a comment behind the first marker of a JPEG.
func commented(data []byte, text string) []byte {
	segment := append([]byte{0xff, 0xfe, 0, byte(len(text) + 2)}, text...)
	return append(append(data[:2:2], segment...), data[2:]...)
}

// scene draws 4000×3000 pixels in which there is as much to compress as in a
// photograph: soft light, edges, leaves, grain.
func scene(r *rand.Rand) []byte {
	const w, h = 4000, 3000
	m := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio420)
	waves := make([][3]float64, 6)
	for i := range waves {
		waves[i] = [3]float64{r.Float64() * 0.02 * float64(i+1), r.Float64() * 0.02 * float64(i+1), 28 / float64(i+1)}
	}
	for y := range h {
		for x := range w {
			v := 128.0
			for _, k := range waves {
				v += k[2] * math.Sin(float64(x)*k[0]+float64(y)*k[1])
			}
			if (x/90+y/70)%5 == 0 {
				v -= 35
			}
			m.Y[y*m.YStride+x] = uint8(min(max(v+float64(r.IntN(13)-6), 0), 255))
		}
	}
	for y := range h / 2 {
		for x := range w / 2 {
			i := y*m.CStride + x
			m.Cb[i], m.Cr[i] = uint8(118+x/200), uint8(120+y/120)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 92}); err != nil {
		panic(err) // memory does not fail
	}
	return b.Bytes()
}
