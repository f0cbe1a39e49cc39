package photo

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"strings"
	"testing"
)

// TestForeignFiles: what comes in place of pictures is called by its name.
func TestForeignFiles(t *testing.T) {
	for head, want := range map[string]string{
		"\x00\x00\x00\x18ftypheix": "HEIC", "\x00\x00\x00\x18ftyphevc": "HEIC", "\x00\x00\x00\x18ftypmsf1": "HEIC", "\x00\x00\x00\x18ftypavis": "AVIF",
		"\x00\x00\x00\x18ftypisom": "视频", "II*\x00\x08\x00\x00\x00": "TIFF", "MM\x00*\x00\x00\x00\x08": "TIFF", "8BPS\x00\x01": "Photoshop", "%PDF-1.7": "PDF",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "旧版 Word", "<svg xmlns=": "SVG", "<?xml version=": "SVG", "\xef\xbb\xbf \r\n\t<!doctype html>": "网页", "<html>": "网页",
		"BM6\x00": "BMP", "PK\x03\x04": "压缩包",
		"xftyp": "不是认得", "ftypheic": "不是认得", "a BM": "不是认得", "abcd": "不是认得", "abc": "不是认得",
	} {
		err := notAPicture([]byte(head))
		if !strings.Contains(err.Error(), want) || err.Problem.Hint == "" || err.Problem.Rule != badFormat {
			t.Errorf("%q: %v", head, err)
		}
		if _, said := Describe(strings.NewReader(head + strings.Repeat("\x00", 20))); said == nil || said.Error() != err.Error() {
			t.Errorf("%q with more behind it: %v", head, said)
		}
	}
}

// TestWhatIsWrong: what is cut short is told from what is damaged, and what the
// decoder said is kept.
func TestWhatIsWrong(t *testing.T) {
	for cause, want := range map[error]string{io.EOF: "不完整", io.ErrUnexpectedEOF: "不完整", errBroken: "损坏"} {
		if err := damaged(cause); !strings.Contains(err.Error(), want) || !errors.Is(err, cause) {
			t.Errorf("%v: %v", cause, err)
		}
	}
	if err := tooLarge(30000, 20000, 600<<20); !strings.Contains(err.Error(), "30000×20000") || !strings.Contains(err.Error(), "600 MB") || !strings.Contains(err.Error(), "256 MB") {
		t.Error(err)
	}
	if err := CheckSize(MaxBytes); err != nil {
		t.Error(err)
	}
	if err := CheckSize(MaxBytes + 1); err == nil || !strings.Contains(err.Error(), "64 MB") {
		t.Error(err)
	}
}

// TestEnding looks at the name alone.
func TestEnding(t *testing.T) {
	for path, want := range map[string]string{"a.JPG": ".jpg", "x.y/a": "", "x.y/b.c.PnG": ".png", ".gif": ".gif", "": "", "a.": "."} {
		if got := lowerExt(path); got != want {
			t.Errorf("%q: %q", path, got)
		}
	}
	for path, wrong := range map[string]bool{"a.jpeg": true, "a.png": false, "a": true, "a.PNG": false, "png/a.jpg": true} {
		p, bad := (Info{Format: "png"}).Misnamed(path)
		if bad != wrong || bad && (p.Place.Path != path || !strings.Contains(p.Message, "PNG") || !strings.Contains(p.Hint, ".png")) {
			t.Errorf("%q: %v, %+v", path, bad, p)
		}
	}
}

// TestJobs: each job reads its file when it is asked, makes what it is for, and
// is kept under a name of its own.
func TestJobs(t *testing.T) {
	src := asJPEG(scene(240, 220, image240), 90)
	in, err := describe(src)
	if err != nil {
		t.Fatal(err)
	}
	reads := 0
	read := func() ([]byte, error) {
		reads++
		return src, nil
	}
	spec := Spec{Widths: []int{60}}
	jobs := map[string]Job{"sizes": spec.Job("d", in, read), "strip": StripJob("d", in, read), "icons": IconsJob("d", in, read), "app icons": AppIconsJob("d", in, read)}
	want := map[string]string{"sizes": "60×55.jpg", "strip": "240×220.jpg", "icons": "0×0.ico 0×0.png", "app icons": "192×192.png 192×192.png"}
	keys := map[string]string{}
	for name, job := range jobs {
		if other, taken := keys[job.Key]; taken {
			t.Errorf("%s and %s have one key", name, other)
		}
		keys[job.Key] = name
		if job.Memory != in.Memory {
			t.Errorf("%s takes %d bytes, want %d", name, job.Memory, in.Memory)
		}
		reads = 0
		set, err := job.Make(t.Context())
		if err != nil || reads != 1 {
			t.Fatalf("%s: %v, read %d times", name, err, reads)
		}
		var made []string
		for _, v := range set.Sizes {
			made = append(made, sizeOf(v))
			if v.Ext == ".ico" {
				continue
			}
			open(t, v.Data)
		}
		if got := strings.Join(made, " "); got != want[name] {
			t.Errorf("%s: %s", name, got)
		}
		ended, end := context.WithCancel(t.Context())
		end()
		if _, err := job.Make(ended); !errors.Is(err, context.Canceled) || reads != 1 {
			t.Errorf("%s went on: %v, read %d times", name, err, reads)
		}
	}
	broken := func() ([]byte, error) { return nil, errRead }
	for name, job := range map[string]Job{"sizes": spec.Job("d", in, broken), "strip": StripJob("d", in, broken), "icons": IconsJob("d", in, broken), "app icons": AppIconsJob("d", in, broken)} {
		if set, err := job.Make(t.Context()); !errors.Is(err, errRead) || set.Sizes != nil {
			t.Errorf("%s of a file that cannot be read: %v", name, err)
		}
	}
	cut := func() ([]byte, error) { return src[:len(src)/2], nil }
	for name, job := range map[string]Job{"sizes": spec.Job("d", in, cut), "icons": IconsJob("d", in, cut), "app icons": AppIconsJob("d", in, cut), "strip": StripJob("d", in, cut)} {
		var refused *Error
		if _, err := job.Make(t.Context()); !errors.As(err, &refused) {
			t.Errorf("%s of half a file: %v", name, err)
		}
	}
}

// TestOwnSize: a picture that is saved again in its own size is never larger
// than it came, and what was smaller is published as it came, cleaned.
func TestOwnSize(t *testing.T) {
	base := scene(60, 40, image240)
	comment := part(0xFE, []byte("house"))
	small, large := asJPEG(base, 40), asJPEG(base, 99)
	for name, c := range map[string]struct {
		src  []byte
		kept bool
	}{"small": {small, true}, "large": {large, false}} {
		src := append(append(bytes.Clone(c.src[:2]), comment...), c.src[2:]...)
		set, err := Make(t.Context(), src, Spec{})
		if err != nil {
			t.Fatal(err)
		}
		clean, err := stripJPEG(src)
		if got := bytes.Equal(set.Sizes[0].Data, clean); err != nil || got != c.kept || len(set.Sizes[0].Data) > len(clean) {
			t.Errorf("%s: %d bytes of %d, as it came %t", name, len(set.Sizes[0].Data), len(clean), got)
		}
		// Cut, narrower or turned it is not what came.
		for _, spec := range []Spec{{Widths: []int{59}}, {Crop: Crop{true, 0, 0, .5, 1}}} {
			set, err := Make(t.Context(), src, spec)
			if err != nil || bytes.Equal(set.Sizes[0].Data, clean) {
				t.Errorf("%s, %+v: as it came, %v", name, spec, err)
			}
		}
	}
}

var image240 = image.Pt(80, 70)

func sizeOf(v Size) string { return fmt.Sprintf("%d×%d%s", v.Width, v.Height, v.Ext) }
