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
	frames := "GIF89a\x88\x13\x88\x13\x00\x00\x00" + strings.Repeat(",\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x01\x00\x00", 1000) + ";"
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
		"endless scans":     {string(bombs()["JPEG scans"]), "层次或帧数", "重新"},
		"endless frames":    {frames, "层次或帧数", "重新"},
	} {
		_, err := Make(t.Context(), []byte(c.src), Spec{})
		var refused *Error
		if !errors.As(err, &refused) || refused == nil {
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

// fuzzSmall is the most bytes of an input that is tried, mostEdits that of
// damages, where each trial takes milliseconds.
const fuzzSmall, mostEdits = 200, 30

// fuzzFiles are the pictures that FuzzMake damages, in an order that holds.
func fuzzFiles(t testing.TB) [][]byte {
	tiny := scene(24, 16, image.Pt(8, 8))
	files := [][]byte{asJPEG(tiny, 50), asPNG(tiny), animation(t)}
	for _, name := range []string{"position.jpg", "progressive.jpg", "position.png", "position.webp", "alpha.webp", "lossless.webp"} {
		files = append(files, read(t, name))
	}
	return files
}

// damage returns src with edits made: of each three bytes two say where, one
// what is put there; and cut at a place, if it is in the file.
func damage(src, edits []byte, cut uint16) []byte {
	src = bytes.Clone(src)
	for ; len(edits) >= 3; edits = edits[3:] {
		src[int(binary.BigEndian.Uint16(edits))%len(src)] = edits[2]
	}
	if cut > 0 && int(cut) < len(src) {
		src = src[:cut]
	}
	return src
}

// FuzzMake holds that whatever is not a picture is refused in words, and that
// what is made is what was planned. It is given damages of pictures, or a whole
// file that is tiny, and never pictures themselves: the fuzzer makes whatever is
// new to it smaller byte by byte, in quadratic time, and of a picture of some
// kilobytes saw nothing else in a minute.
func FuzzMake(f *testing.F) {
	files := fuzzFiles(f)
	for i, src := range files {
		f.Add(uint8(i), []byte(nil), uint16(0))
		f.Add(uint8(i), []byte{0, 20, 0xff, 0, 40, 0}, uint16(len(src)/2))
	}
	for _, src := range bombs() {
		if len(src) <= fuzzSmall {
			f.Add(uint8(len(files)), src, uint16(0))
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, edits []byte, cut uint16) {
		if len(edits) > fuzzSmall {
			return
		}
		src := edits
		if int(which) < len(files) {
			if len(edits) > mostEdits {
				return
			}
			src = damage(files[which], edits, cut)
		}
		in, err := Describe(bytes.NewReader(src))
		if err == nil && in.Memory > 200<<10 {
			return // allowed, but slow to try a thousand times
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
