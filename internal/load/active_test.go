package load

import (
	"bytes"
	"encoding/base64"
	"os"
	"regexp"
	"strings"
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

// TestActive: what can act is not published, and a drawing is shown cleaned, in
// its size; each is told of where the copy names it.
func TestActive(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">`
	for name, c := range map[string]struct {
		file, data, copy string
		message, hint    string // "" where nothing is wrong
		published        bool
	}{
		"a drawing":             {"tu.svg", svg + `<path d="M0 0h9"/></svg>`, "![图](tu.svg)", "", "", true},
		"what acts in one":      {"tu.svg", svg + `<script>x()</script><path d="M0 0h9"/></svg>`, "![图](tu.svg)", "tu.svg 里去掉了：", "截图存为 PNG", true},
		"one that is cut":       {"tu.svg", svg + `</svg>`, `![图](tu.svg "图。裁切=0% 0% 50% 50%")`, "SVG 图不能裁切", "去掉“裁切”", false},
		"none":                  {"tu.svg", "不是图", "[图](tu.svg)", "这个文件不是 SVG 图", "", false},
		"one that is broken":    {"tu.svg", svg + "<g>", "![图](tu.svg)", "tu.svg：", "", false},
		"under another name":    {"tu.png", svg + `</svg>`, "![图](tu.png)", "内容是 SVG 图，后缀不是", "把后缀改成 .svg", false},
		"a page":                {"ye.html", "<script>x()</script>", "[页](ye.html)", "点开会运行", "附件: {允许: [html]}", false},
		"a page as a document":  {"biao.pdf", "<!DOCTYPE html><html><script>x()</script></html>", "[表](biao.pdf)", "内容其实是", "附件: {允许: [html]}", false},
		"a document":            {"biao.pdf", "%PDF-1.7", "[表](biao.pdf)", "", "", true},
		"a drawing as download": {"tu.svg", svg + `</svg>`, "[图](tu.svg)", "", "", true},
		"a drawing not allowed": {"TU.SVG", svg + `</svg>`, "![图](TU.SVG)", "矢量图（SVG），点开会运行", "附件: {允许: [svg]}", false},
		"one that is packed":    {"TU.SVGZ", "\x1f\x8b", "[图](TU.SVGZ)", "点开会运行", "附件: {允许: [svg]}", false},
	} {
		fsys := aSite("content/2026-11-09/a.md", "---\n标题: 甲\n---\n"+c.copy+"\n", "content/2026-11-09/"+c.file, c.data)
		if !strings.HasPrefix(c.file, "TU") {
			fsys["site.yaml"].Data = append(fsys["site.yaml"].Data, "attachments: {allow: [svg]}\n"...)
		}
		p, problems := loadSite(t, fsys)
		if c.message == "" && len(problems) > 0 || c.message != "" && (len(problems) != 1 || problems[0].Line != 4 || !strings.Contains(problems[0].Message, c.message) || !strings.Contains(problems[0].Hint, c.hint)) {
			t.Errorf("%s: %v", name, problems)
			continue
		}
		if published := len(p.Assets) == 1; published != c.published {
			t.Errorf("%s: published %v", name, published)
		}
		if name == "a drawing" {
			if shown := articleOf(t, p, "content/2026-11-09/a.md").Body.Targets[0].Photo; shown == nil || shown.Width != 40 || shown.Height != 30 {
				t.Errorf("%+v", shown)
			}
		}
	}
	fsys := aSite("content/2026-11-09/a.md", "---\n标题: 甲\n---\n[页](ye.html)\n", "content/2026-11-09/ye.html", "<p>页</p>")
	fsys["site.yaml"].Data = append(fsys["site.yaml"].Data, "attachments: {allow: [html]}\n"...)
	if p := loadFine(t, fsys); len(p.Assets) != 1 {
		t.Error("what site.yaml allows is not published")
	}
}
