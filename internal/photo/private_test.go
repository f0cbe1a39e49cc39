package photo

import (
	"bytes"
	"image"
	"image/gif"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bep/imagemeta"
)

// published returns everything that can be published of a file.
func published(t *testing.T, src []byte) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	clean, ext, err := Strip(t.Context(), src)
	if err != nil {
		t.Fatal(err)
	}
	out["strip"+ext] = clean
	for name, spec := range map[string]Spec{
		"small": {Widths: []int{40}}, "own": {}, "card": {Widths: []int{40}, AspectW: 1, AspectH: 1},
	} {
		set, err := Make(t.Context(), src, spec)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range set.Sizes {
			out[name+v.Ext] = v.Data
		}
	}
	ico, touch, err := Icons(t.Context(), src, Crop{})
	if err != nil {
		t.Fatal(err)
	}
	out["icon.ico"], out["touch.png"] = ico, touch
	return out
}

// secrets are the words and marks that the files in testdata carry.
var secrets = []string{
	"Exif", "EXIF", "eXIf", "ZHANGSAN", "张三", "PHONE9", "HOUSE12", "LINHE",
	"Photoshop", "8BIM", "xpacket", "http://ns.adobe.com", "tEXt", "iTXt", "zTXt", "XMP", "TRAILER", "GPS",
	"II*\x00", "MM\x00*",
}

func TestNothingPrivateIsPublished(t *testing.T) {
	for _, name := range []string{"position.jpg", "position.png", "position.webp"} {
		src := read(t, name)
		if !carries(src, secrets) || !strings.Contains(tags(t, name, src), "GPSLatitude") {
			t.Fatalf("%s carries nothing to be taken out", name)
		}
		look := func(src []byte) {
			for out, data := range published(t, src) {
				for _, s := range secrets {
					if bytes.Contains(data, []byte(s)) {
						t.Errorf("%s from %s contains %q", out, name, s)
					}
				}
				if found := tags(t, out, data); found != "" {
					t.Errorf("%s from %s has tags: %s", out, name, found)
				}
			}
		}
		look(src)
		upright := untilted(t, src)
		if in, err := describe(upright); err != nil || in.orient != 1 {
			t.Fatalf("%s: %+v, %v", name, in, err)
		}
		look(upright) // which Strip cleans without saving it again
	}
}

// untilted returns the picture with its orientation set to upright, and all
// else as it was.
func untilted(t *testing.T, src []byte) []byte {
	t.Helper()
	tilted, upright := []byte("\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06"), []byte("\x01\x12\x00\x03\x00\x00\x00\x01\x00\x01")
	if !bytes.Contains(src, tilted) {
		t.Fatal("the picture is not tilted")
	}
	out := bytes.Replace(src, tilted, upright, 1)
	if !isPNG(src) {
		return out
	}
	fresh := bytes.Clone(src[:8])
	for s := (pngChunks{out[8:]}); len(s.rest) > 0; { // with new checksums
		c, err := s.next()
		if err != nil {
			t.Fatal(err)
		}
		fresh = appendChunk(fresh, c.name, c.data)
	}
	return fresh
}

func carries(b []byte, words []string) bool {
	for _, w := range words {
		if bytes.Contains(b, []byte(w)) {
			return true
		}
	}
	return false
}

// tags reads metadata with somebody else's reader.
func tags(t *testing.T, name string, b []byte) string {
	t.Helper()
	formats := map[string]imagemeta.ImageFormat{
		".jpg": imagemeta.JPEG, ".png": imagemeta.PNG, ".webp": imagemeta.WebP,
	}
	format, ok := formats[filepath.Ext(name)]
	if !ok {
		return ""
	}
	var found []string
	_, err := imagemeta.Decode(imagemeta.Options{
		R: bytes.NewReader(b), ImageFormat: format,
		Sources:         imagemeta.EXIF | imagemeta.IPTC | imagemeta.XMP,
		ShouldHandleTag: func(imagemeta.TagInfo) bool { return true },
		HandleTag: func(tag imagemeta.TagInfo) error {
			found = append(found, tag.Tag)
			return nil
		},
	})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return strings.Join(found, " ")
}

// TestExiftoolFindsNothing asks the tool that knows every tag there is.
// It runs where BAO_EXIFTOOL names the program (Debian: libimage-exiftool-perl).
func TestExiftoolFindsNothing(t *testing.T) {
	tool := os.Getenv("BAO_EXIFTOOL")
	if tool == "" {
		t.Skip("BAO_EXIFTOOL is not set")
	}
	files := map[string][]byte{"position.jpg": nil, "position.png": nil, "position.webp": nil}
	for name := range files {
		files[name] = read(t, name)
	}
	for name, b := range realPhotos(t) {
		if _, err := describe(b); err == nil && len(b) < 1<<20 {
			files[name] = b
		}
	}
	dir := t.TempDir()
	for name, src := range files {
		clean, ext, err := Strip(t.Context(), src)
		if err != nil {
			continue // broken on purpose
		}
		if err := os.WriteFile(filepath.Join(dir, name+ext), clean, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	// What is left is what describes the pixels: sizes, coding, profile.
	out, err := exec.Command(tool, "-q", "-a", "-G1", "-s", "-EXIF:all", "-XMP:all", "-IPTC:all", "-GPS:all",
		"-MakerNotes:all", "-Photoshop:all", "-Comment", "-Author", "-ThumbnailImage", "-Trailer:all", "-MPF:all", dir).CombinedOutput()
	if err != nil || len(out) > 0 && bytes.Contains(out, []byte(": ")) {
		t.Errorf("exiftool: %v\n%s", err, out)
	}
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// animation returns a GIF of two frames with a comment, an XMP block and bytes
// after its end.
func animation(t testing.TB) []byte {
	t.Helper()
	g := &gif.GIF{LoopCount: 3}
	for i := range 2 {
		m := image.NewPaletted(image.Rect(0, 0, 30, 20), testPalette)
		for j := range m.Pix {
			m.Pix[j] = byte((j + i) % len(testPalette))
		}
		g.Image, g.Delay = append(g.Image, m), append(g.Delay, 7)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		t.Fatal(err)
	}
	src := b.Bytes()
	_, start, err := gifScreen(src)
	if err != nil {
		t.Fatal(err)
	}
	notes := "!\xfe\x07HOUSE12\x00" + "!\xff\x0bXMP DataXMP\x08ZHANGSAN\x00"
	return []byte(string(src[:start]) + notes + string(src[start:]) + "TRAILER")
}

func TestAnimatedGIFIsKeptWithoutNotes(t *testing.T) {
	src := animation(t)
	in, err := Describe(bytes.NewReader(src))
	if err != nil || !in.Animated || in.Width != 30 || in.Height != 20 {
		t.Fatalf("described as %+v, %v", in, err)
	}
	set, err := Make(t.Context(), src, Spec{Widths: []int{10, 400}})
	if err != nil || len(set.Sizes) != 1 || set.Sizes[0].Ext != ".gif" {
		t.Fatalf("made %d sizes, %v", len(set.Sizes), err)
	}
	data := set.Sizes[0].Data
	if carries(data, secrets) {
		t.Error("notes are left in the animation")
	}
	g, err := gif.DecodeAll(bytes.NewReader(data))
	if err != nil || len(g.Image) != 2 || g.LoopCount != 3 || g.Delay[1] != 7 {
		t.Errorf("the animation is not what it was: %v", err)
	}
	card, err := Make(t.Context(), src, Spec{Widths: []int{10}, AspectW: 1, AspectH: 1})
	if err != nil || card.Sizes[0].Ext == ".gif" {
		t.Errorf("a card must be a still: %v, %v", card.Sizes, err)
	}
}

func TestStripKeepsPixels(t *testing.T) {
	for name, src := range realPhotos(t) {
		in, err := describe(src)
		if err != nil || in.orient != 1 || len(src) > 100<<10 {
			continue
		}
		clean, _, err := Strip(t.Context(), src)
		if err != nil {
			continue // truncated on purpose
		}
		want, errWant := decodeAny(src)
		got, err := decodeAny(clean)
		if (err == nil) != (errWant == nil) {
			t.Errorf("%s: %v, stripped %v", name, errWant, err)
			continue
		}
		if err == nil {
			if most, _ := apart(want, got); most != 0 {
				t.Errorf("%s: pixels changed by up to %v", name, most)
			}
		}
	}
}

func decodeAny(b []byte) (image.Image, error) {
	m, _, err := image.Decode(bytes.NewReader(b))
	return m, err
}
