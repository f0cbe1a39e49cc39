package load

import (
	"bytes"
	"encoding/base64"
	"os"
	"regexp"
	"testing"
)

// A photograph that stands in a drawing does not say where it was taken.
func TestPhotoInDrawing(t *testing.T) {
	for name, kind := range map[string]string{"position.jpg": "jpeg", "position.png": "png", "position.webp": "webp"} {
		raw, err := os.ReadFile("../photo/testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		drawing := `<svg xmlns="http://www.w3.org/2000/svg"><image width="9" href="data:image/` + kind + ";base64," + base64.StdEncoding.EncodeToString(raw) + `"/></svg>`
		clean, err := cleanSVG([]byte(drawing))
		if err != nil || len(clean.Removed) > 0 {
			t.Fatalf("%s: %q, %v", name, clean.Removed, err)
		}
		m := regexp.MustCompile(`data:image/(\w+);base64,([^"]+)`).FindSubmatch(clean.Data)
		if m == nil {
			t.Fatalf("%s: the photograph is gone", name)
		}
		got, err := base64.StdEncoding.DecodeString(string(m[2]))
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"Exif", "eXIf", "EXIF", "GPS", "ZHANGSAN", "张三", "xpacket"} {
			if bytes.Contains(got, []byte(secret)) {
				t.Errorf("%s: %q is published", name, secret)
			}
		}
	}
}
