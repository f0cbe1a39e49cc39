package serve

import (
	"bytes"
	"image"
	"image/jpeg"
	"strings"
	"testing"
	"time"
)

// aPhoto is a grey one of 1000 by 700 pixels.
func aPhoto(t testing.TB) string {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 1000, 700)), nil); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestPhotosInBackground holds that the first start does not wait for photos,
// says what it does instead, and is no change of the site when it is done.
func TestPhotosInBackground(t *testing.T) {
	photo := aPhoto(t)
	files := someFiles()
	files["content/2026-03-02/hua.jpg"] = photo
	files["content/2026-03-02/half.jpg"] = photo[:len(photo)/2]
	files["content/2026-03-02/zhao.md"] = "---\n标题: 照片\n---\n![花](hua.jpg)\n\n![半张](half.jpg)\n"
	s := newSite(t, files, nil)
	said := func() []Report {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.reports
	}
	if first := said()[0]; first.Waiting != 2 || first.Developed != 0 || len(first.Problems) > 0 {
		t.Errorf("at first: %+v", first)
	}
	s.until("photos are ready", func() bool { return len(said()) > 1 })
	time.Sleep(50 * time.Millisecond) // for reports that there should not be
	if last := said()[1]; len(said()) != 2 || last.Developed != 2 || last.Waiting != 0 || !last.News ||
		!strings.Contains(last.Problems[0].Message, "half.jpg") {
		t.Errorf("%+v", said())
	}
}
