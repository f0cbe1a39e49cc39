package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"runtime"
	"strings"
	"testing"
)

func TestRefusedInTheEditorsWords(t *testing.T) {
	jpg := asJPEG(scene(60, 40, image.Pt(20, 20)), 80)
	arithmetic := bytes.Replace(jpg, []byte{0xFF, mSOF0}, []byte{0xFF, 0xC9}, 1)
	for name, c := range map[string]struct{ src, message, hint string }{
		"HEIC":              {"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "HEIC", "兼容性最佳"},
		"HEIC mif1":         {"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic", "HEIC", "JPEG"},
		"AVIF":              {"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00avifmif1", "AVIF", "JPEG"},
		"film":              {"\x00\x00\x00\x14ftypqt  \x00\x00\x00\x00qt  ", "视频", "截"},
		"web page":          {"\n<!DOCTYPE html><html><body>404</body></html>", "网页", "另存"},
		"Word":              {"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00", "Word", "另存"},
		"BMP":               {"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00", "BMP", "JPEG"},
		"empty":             {"", "空文件", "重新"},
		"short":             {"\xff\xd8\xff", "不完整", ""},
		"text":              {"这不是图片，是一段文字", "不是认得的图片格式", "JPEG"},
		"cut JPEG":          {string(jpg[:len(jpg)/2]), "不完整", "重新"},
		"arithmetic coding": {string(arithmetic), "变种", "JPEG"},
	} {
		_, err := Make(t.Context(), []byte(c.src), Spec{})
		var refused *Error
		if !errors.As(err, &refused) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !strings.Contains(refused.Problem.Message, c.message) || !strings.Contains(refused.Problem.Hint, c.hint) {
			t.Errorf("%s: %s（%s）", name, refused.Problem.Message, refused.Problem.Hint)
		}
	}
}

func TestMisnamed(t *testing.T) {
	in := Info{Format: "png"}
	if p, bad := in.Misnamed("content/2024-05-01/photos/a.JPG"); !bad || !strings.Contains(p.Hint, ".png") {
		t.Errorf("a PNG called JPG: %v", p)
	}
	for path, in := range map[string]Info{"a.JPEG": {Format: "jpeg"}, "b.c.jpg": {Format: "jpeg"}, "x/c.gif": {Format: "gif"}} {
		if p, bad := in.Misnamed(path); bad {
			t.Errorf("%s: %v", path, p)
		}
	}
}

// bombs are small files that claim to be huge.
func bombs() map[string][]byte {
	header := make([]byte, 13)
	binary.BigEndian.PutUint32(header, 60000)
	binary.BigEndian.PutUint32(header[4:], 60000)
	header[8], header[9] = 16, pngRGBA
	var p []byte
	p = append(p, "\x89PNG\r\n\x1a\n"...)
	p = appendChunk(p, "IHDR", header)
	p = appendChunk(p, "IDAT", []byte("x\x9c"))
	p = appendChunk(p, "IEND", nil)

	j := asJPEG(image.NewGray(image.Rect(0, 0, 8, 8)), 50)
	at := bytes.Index(j, []byte{0xFF, mSOF0})
	copy(j[at+5:], "\xff\xff\xff\xff")

	// Ten thousand passes over a picture that is just small enough.
	many := bytes.Clone(j)
	copy(many[at+5:], "\x40\x00\x30\x00")
	scan := bytes.Index(many, []byte{0xFF, mSOS})
	many = append(many[:len(many)-2], bytes.Repeat(many[scan:len(many)-2], 10000)...)
	many = append(many, 0xFF, mEOI)

	g := []byte("GIF89a\xff\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x01\x00\x00;")
	w := []byte("RIFF\x1e\x00\x00\x00WEBPVP8L\x11\x00\x00\x00/\xff\xff\xff\x0f\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")
	return map[string][]byte{"PNG": p, "JPEG": j, "JPEG scans": many, "GIF": g, "WebP": w}
}

func TestBombsTakeNoMemory(t *testing.T) {
	for name, src := range bombs() {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Make(t.Context(), src, Spec{Widths: []int{400}})
		_, errStrip := Describe(bytes.NewReader(src))
		runtime.ReadMemStats(&after)
		var refused *Error
		if !errors.As(err, &refused) {
			t.Errorf("%s: %v, %v", name, err, errStrip)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 8<<20 {
			t.Errorf("%s of %d bytes took %d MB", name, len(src), used>>20)
		}
	}
}

// TestTruncatedAnywhere cuts files at every tenth byte.
func TestTruncatedAnywhere(t *testing.T) {
	files := map[string][]byte{"animation.gif": animation(t)}
	for _, name := range []string{"position.jpg", "progressive.jpg", "position.png", "position.webp", "alpha.webp", "lossless.webp"} {
		files[name] = read(t, name)
	}
	for name, src := range realPhotos(t) {
		if len(src) < 12000 {
			files[name] = src
		}
	}
	for name, src := range files {
		whole, _ := describe(src)
		for n := 0; n < len(src); n += 10 {
			set, err := Make(t.Context(), src[:n], Spec{Widths: []int{50}})
			var refused *Error
			if err != nil && !errors.As(err, &refused) {
				t.Fatalf("%s cut at %d: %v", name, n, err)
			}
			if err == nil && n < len(src)/2 {
				t.Errorf("%s cut at %d of %d was taken for whole: %+v", name, n, len(src), whole)
			}
			if err == nil && len(set.Sizes) == 0 {
				t.Errorf("%s cut at %d: neither error nor picture", name, n)
			}
		}
	}
}

func FuzzMake(f *testing.F) {
	for _, name := range []string{"position.jpg", "progressive.jpg", "position.png", "position.webp", "alpha.webp", "lossless.webp"} {
		f.Add(read(f, name))
	}
	f.Add(animation(f))
	for _, src := range bombs() {
		if len(src) < 4096 { // the fuzzer crawls over large inputs
			f.Add(src)
		}
	}
	tiny := scene(24, 16, image.Pt(8, 8))
	f.Add(asJPEG(tiny, 50))
	f.Add(asPNG(tiny))
	f.Fuzz(func(t *testing.T, src []byte) {
		in, err := Describe(bytes.NewReader(src))
		if err == nil && in.Memory > 4<<20 {
			t.Skip("allowed, but slow to try a thousand times")
		}
		spec := Spec{Widths: []int{20}, AspectW: 4, AspectH: 3}
		set, err := Make(t.Context(), src, spec)
		var refused *Error
		if err != nil {
			if !errors.As(err, &refused) {
				t.Fatal(err)
			}
			return
		}
		for i, p := range spec.Sizes(in) {
			if v := set.Sizes[i]; v.Width != p.Width || v.Height != p.Height || v.Ext != p.Ext {
				t.Errorf("made %+v, planned %+v", v, p)
			}
		}
		clean, _, err := Strip(t.Context(), src)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := describe(clean); err != nil {
			t.Errorf("the stripped file is refused: %v", err)
		}
	})
}
