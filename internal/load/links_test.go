package load

import (
	"bytes"
	"image"
	"image/jpeg"
	"os"
	"strings"
	"testing"

	"bao/internal/diag"
	"bao/internal/photo"

	"github.com/google/go-cmp/cmp"
)

// TestLinks holds where every form of destination that editors write leads.
func TestLinks(t *testing.T) {
	rest := []string{
		"content/2026-03-09/b.md", "---\ntitle: 乙\n---\n![桥](photos/桥.PNG)\n\n[表](附件/表%20格.pdf)\n",
		"content/2026-03-02/c.md", "---\ntitle: 丙\nslug: bing\n---\n文。\n",
		"content/2026-03-02/issue.md", "---\n---\n编者按。\n",
		"content/fuwu/dianhua.md", "---\ntitle: 电话\n---\n文。\n",
		"content/2026-03-09/附件/表 格.pdf", "%PDF",
		"content/2026-03-09/photos/桥.PNG", aPNG(4, 3),
		"static/report.pdf", "%PDF",
		"content/2026-03-09/draft.md", "---\ntitle: 草稿\ndraft: true\n---\n文。\n",
	}
	for _, test := range []struct {
		dest, want string // want "" for a problem
		says       string
	}{
		{"b.md", "2026-03-09/b.html", ""},
		{"./b.md#s", "2026-03-09/b.html#s", ""},
		{"../2026-03-02/c.md", "2026-03-02/bing.html", ""},
		{`..\2026-03-02\c.md`, "2026-03-02/bing.html", ""},
		{"/2026-03-02/c.md", "2026-03-02/bing.html", ""},
		{"content/2026-03-02/c.md", "2026-03-02/bing.html", ""},
		{"/content/2026-03-02/c.md", "2026-03-02/bing.html", ""},
		{"2026-03-02/c.md", "2026-03-02/bing.html", ""},
		{"bing.html", "", "bing.html"},
		{"../2026-03-02/bing.html", "2026-03-02/bing.html", ""},
		{"/2026-03-02/", "2026-03-02/index.html", ""},
		{"/", "index.html", ""},
		{"/section/wenti/", "section/wenti/index.html", ""},
		{"/archive/2026.html", "archive/2026.html", ""},
		{"/fuwu/dianhua.html", "fuwu/dianhua.html", ""},
		{"../fuwu/dianhua.md", "fuwu/dianhua.html", ""},
		{"附件/表%20格.pdf", "2026-03-09/fu-jian/biao-ge.pdf", ""},
		{"/static/report.pdf", "static/report.pdf", ""},
		{"https://www.example.cn/a?b=c", "https://www.example.cn/a?b=c", ""},
		{"mailto:a@example.cn", "mailto:a@example.cn", ""},
		{"#s", "2026-03-09/a.html#s", ""},
		{"B.md", "", "大小写不同，写成“b.md”"},
		{"bb.md", "", "是不是“b.md”？"},
		{"nothing-like-it.md", "", "检查文件名"},
		{"draft.md", "", "还没有发表"},
		{"../../../etc/passwd", "", "不存在"},
		{"", "", "链接是空的"},
		{"http//www.example.cn", "", "写成 http://www.example.cn"},
		{"https：／／www.example.cn", "", "写成 https://www.example.cn"},
		{"www.example.cn?a=b", "", "https://www.example.cn?a=b"},
		{"0371-1234567", "", "tel:0371-1234567"},
		{"1234.md", "", "检查文件名"},
	} {
		t.Run(test.dest, func(t *testing.T) {
			dest := test.dest
			if strings.ContainsAny(dest, `\ `) {
				dest = "<" + dest + ">"
			}
			copy := "---\ntitle: 甲\n---\n看[这里](" + dest + ")。\n\n## s\n"
			p, problems := loadSite(t, aSite(append(rest, "content/2026-03-09/a.md", copy)...))
			if test.want == "" {
				if len(problems) != 1 || !strings.Contains(problems[0].Message+problems[0].Hint, test.says) {
					t.Fatalf("problems: %v", problems)
				}
				if problems[0].Line != 4 || !strings.HasPrefix(problems[0].Text, "看[这里]") {
					t.Errorf("placed at %+v", problems[0].Place)
				}
				return
			}
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if got := articleOf(t, p, "content/2026-03-09/a.md").Body.Targets[0].Address; got != test.want {
				t.Errorf("leads to %q, want %q", got, test.want)
			}
		})
	}
}

func TestPhotos(t *testing.T) {
	p := loadFine(t, aSite(
		"content/2026-03-09/photos/桥.PNG", aPNG(40, 30),
		"content/2026-03-09/a.md", "---\ntitle: 甲\n---\n![桥](photos/桥.PNG \"新桥。钟离月 摄\")\n",
		"content/2026-03-09/b.md", "---\ntitle: 乙\ncover: photos/桥.PNG\n---\n文。\n",
	))
	a := articleOf(t, p, "content/2026-03-09/a.md")
	photo := a.Body.Targets[0].Photo
	if photo.Address != "2026-03-09/photos/qiao-40.png" || photo.Width != 40 || photo.Height != 30 ||
		photo.Alt != "桥" || photo.Cutline != "新桥。" || photo.Credit != "钟离月 摄" {
		t.Errorf("photo: %+v", photo)
	}
	if d := cmp.Diff(a.Cover, photo); d != "" {
		t.Errorf("the first photo is not the cover: %+v", a.Cover)
	}
	if b := articleOf(t, p, "content/2026-03-09/b.md"); b.Cover == nil || b.Cover.Address != photo.Address || b.Cover.Cutline != "" {
		t.Errorf("cover: %+v", b.Cover)
	}
	if len(p.Photos) != 1 || p.Photos[0].Origin != "content/2026-03-09/photos/桥.PNG" || len(p.Assets) != 0 {
		t.Errorf("photos: %v, assets: %v", p.Photos, p.Assets)
	}
	if len(p.People) != 1 || p.People[0].Name != "钟离月" {
		t.Errorf("people: %v", p.People)
	}
}

// TestSamePictures holds that files that are the same come out beside each
// other, shown and linked, though their names and digests are one.
func TestSamePictures(t *testing.T) {
	names := []string{"1.png", "1.PNG", "1.Png", "1.pNG"}
	site := []string{"content/2026-03-09/a.md", "---\ntitle: 甲\n---\n"}
	for _, name := range names {
		site[1] += "![图](" + name + ")见[原图](" + name + ")。\n\n"
		site = append(site, "content/2026-03-09/"+name, aPNG(9, 1))
	}
	p := loadFine(t, aSite(site...))
	owner := map[string]string{}
	take := func(address, origin string) {
		if other, taken := owner[address]; taken {
			t.Errorf("%s and %s are both %s", other, origin, address)
		}
		if owner[address] = origin; p.Addresses[address] != origin {
			t.Errorf("%s is kept for %q, not %s", address, p.Addresses[address], origin)
		}
	}
	for _, r := range p.Photos {
		take(r.Sizes[0].Address, r.Origin)
	}
	for _, a := range p.Assets {
		take(a.Address, a.Origin)
	}
	if len(owner) != 2*len(names) {
		t.Errorf("%v", owner)
	}
}

// TestSoundAlike holds that files whose Chinese names sound alike all come
// out.
func TestSoundAlike(t *testing.T) {
	p := loadFine(t, aSite(
		"content/2026-03-09/桥.png", aPNG(9, 1), "content/2026-03-09/乔.png", aPNG(9, 2), "content/2026-03-09/侨.png", aPNG(9, 3),
		"content/2026-03-09/a.md", "---\ntitle: 甲\n---\n![一](桥.png)\n\n![二](乔.png)\n\n![三](侨.png)\n",
	))
	addresses := map[string]bool{}
	for _, r := range p.Photos {
		address := r.Sizes[0].Address
		addresses[address] = true
		if !strings.HasPrefix(address, "2026-03-09/qiao-") {
			t.Errorf("%s became %s", r.Origin, address)
		}
	}
	if len(addresses) != 3 {
		t.Errorf("three pictures have the addresses %v", addresses)
	}
}

// TestTurnedPicture holds that a picture which must be turned and saved again
// is published under a name that says what it then is.
func TestTurnedPicture(t *testing.T) {
	turned, err := os.ReadFile("../photo/testdata/position.webp")
	if err != nil {
		t.Fatal(err)
	}
	p, problems := loadSite(t, aSite(
		"content/2026-03-09/桥.webp", string(turned),
		"content/2026-03-09/a.md", "---\ntitle: 甲\n---\n[原图](桥.webp)\n",
		"static/bridge.webp", string(turned), "static/plain.png", aPNG(3, 3), "static/odd.jpg", aPNG(4, 4),
	))
	if len(p.Assets) != 1 || p.Assets[0].Address != "2026-03-09/qiao.jpg" {
		t.Errorf("%+v", p.Assets)
	}
	if a := articleOf(t, p, "content/2026-03-09/a.md"); a.Body.Targets[0].Address != "2026-03-09/qiao.jpg" {
		t.Errorf("%+v", a.Body.Targets)
	}
	if len(problems) != 2 || problems[0].Path != "static/bridge.webp" || problems[1].Path != "static/odd.jpg" ||
		diag.Errors(problems) != 1 {
		t.Errorf("%v", problems)
	}
}

// TestFocus holds that a photo is cut around what is liveliest in it, unless
// the editor says where, and that a drawing is left alone.
func TestFocus(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 30, 20)), nil); err != nil {
		t.Fatal(err)
	}
	lively := photo.Crop{Set: true, X: 0.2, Y: 0.7}
	p, problems, err := Load(aSite(
		"content/2026-03-09/1.jpg", b.String(), "content/2026-03-09/2.png", aPNG(30, 20),
		"content/2026-03-09/a.md", "---\ntitle: 甲\n---\n![一](1.jpg)\n\n![二](1.jpg \"裁切=30% 40%\")\n\n![三](1.jpg \"裁切=0 0 50 50\")\n\n![四](2.png)\n",
	), Options{Now: noon, Develop: func(photo.Job) (photo.Look, error) { return photo.Look{Focus: lively}, nil }})
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	a := articleOf(t, p, "content/2026-03-09/a.md")
	for i, want := range []photo.Crop{
		lively, {Set: true, X: 0.3, Y: 0.4}, {Set: true, W: 0.5, H: 0.5}, {},
	} {
		if got := a.Body.Targets[i].Photo.Crop; got != want {
			t.Errorf("photo %d: %+v, want %+v", i+1, got, want)
		}
	}
	if a.Cover.Crop != lively {
		t.Errorf("cover: %+v", a.Cover.Crop)
	}
}
