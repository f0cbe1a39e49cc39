package web

import (
	"fmt"
	"strings"
	"testing"

	"rsc.io/qr"

	"bao/internal/markup"
)

func TestEmbeds(t *testing.T) {
	e := embeds{play: []string{"bilibili.com", "v.qq.com", "cdn.example.cn"}, base: "https://bao.example.cn/"}
	for _, test := range []struct{ words, address, want string }{
		{"", "https://www.bilibili.com/video/BV1xx411c7mD", "video 哔哩哔哩 false https://player.bilibili.com/player.html?bvid=BV1xx411c7mD"},
		{"", "https://m.bilibili.com/video/BV1xx411c7mD/?p=3&share=1", "video 哔哩哔哩 false https://player.bilibili.com/player.html?bvid=BV1xx411c7mD&p=3"},
		{"", "http://www.bilibili.com/video/av170001", "video 哔哩哔哩 false https://player.bilibili.com/player.html?aid=170001"},
		{"", "https://www.bilibili.com/read/cv1", "video 哔哩哔哩 false "},
		{"", "https://b23.tv/abc", "video 哔哩哔哩 false "},
		{"", "https://v.qq.com/x/cover/mzc00200/a0012abcd.html", "video 腾讯视频 false https://v.qq.com/txp/iframe/player.html?vid=a0012abcd"},
		{"", "https://v.qq.com/x/page/a\"onload=.html", "video 腾讯视频 false "},
		{"", "https://www.amap.com/place/B0", "map 高德地图 false "},
		{"", "2026-11-09/wu.MP4", "video  true "},
		{"", "2026-11-09/wu.mp3", "audio  true "},
		{"", "https://cdn.example.cn/a.mp4?x=1", "video cdn.example.cn true "},
		{"", "https://cdn.example.com/a.mp4", "video cdn.example.com false "},
		{"二维码：", "https://www.example.cn/", "code  false "},
		{"二维码: ", "2026-11-09/a.html", "code  false "},
		{"", "https://www.example.cn/", ""},
		{"", "https://www.notbilibili.com/video/BV1xx411c7mD", ""},
		{"", "https://bilibili.com.example.cn/video/BV1xx411c7mD", ""},
		{"看", "https://www.bilibili.com/video/BV1xx411c7mD", ""},
		{"", "mailto:a@example.cn", ""},
		{"", "javascript:alert(1)//.mp4", ""},
		{"二维码：", "tel:12345", ""},
		{"", "", ""},
	} {
		got := ""
		if v := e.of(markup.Alone{Words: test.words, Label: "字"}, test.address, "../"); v != nil {
			got = fmt.Sprintf("%s %s %v %s", v.Kind, v.Host, v.File, v.Player)
			if v.Code == nil || v.Title != "字" {
				t.Errorf("%s%s: %+v", test.words, test.address, v)
			}
		}
		if got != test.want {
			t.Errorf("%s%s: %q, want %q", test.words, test.address, got, test.want)
		}
	}
	if v := (embeds{}).of(markup.Alone{}, "a.mp4", ""); v == nil || v.Address != "" || v.Code != nil {
		t.Errorf("without an address of the site: %+v", v)
	}
}

// FuzzEmbeds holds that whatever address is linked, a player is one of the
// two that are known.
func FuzzEmbeds(f *testing.F) {
	for _, address := range []string{
		"https://www.bilibili.com/video/BV1xx411c7mD?p=2", "https://v.qq.com/x/page/a.html", "https://v.qq.com/x/cover/../a.html",
		"https://www.bilibili.com/video/../../x", "//v.qq.com/x/page/a.html", "https://[::1]/a.mp4", "https://v.qq.com%2f@x/a",
	} {
		f.Add(address)
	}
	e := embeds{play: []string{"bilibili.com", "v.qq.com"}}
	f.Fuzz(func(t *testing.T, address string) {
		v := e.of(markup.Alone{}, address, "")
		if v == nil || v.Player == "" {
			return
		}
		rest, bilibili := strings.CutPrefix(v.Player, "https://player.bilibili.com/player.html?")
		if !bilibili {
			rest = strings.TrimPrefix(v.Player, "https://v.qq.com/txp/iframe/player.html?vid=")
		}
		if rest == v.Player || strings.ContainsAny(rest, "/\"'<>#: ") {
			t.Errorf("%s plays %s", address, v.Player)
		}
	})
}

// TestCode holds that the path of a code draws its black modules and no other.
func TestCode(t *testing.T) {
	const address = "https://bao.example.cn/2026-11-09/a.html"
	made, err := qr.Encode(address, qr.M)
	if err != nil {
		t.Fatal(err)
	}
	code := codeOf(address)
	black := map[[2]int]bool{}
	for part := range strings.SplitSeq(strings.TrimSuffix(code.Path, "z"), "z") {
		var x, y, n, back int
		if _, err := fmt.Sscanf(part, "M%d %dh%dv1h-%d", &x, &y, &n, &back); err != nil || n != back {
			t.Fatal(part, err)
		}
		for i := range n {
			black[[2]int{x + i, y}] = true
		}
	}
	for y := range code.Size {
		for x := range code.Size {
			if black[[2]int{x, y}] != made.Black(x-quiet, y-quiet) {
				t.Fatalf("module %d, %d", x, y)
			}
		}
	}
	if codeOf("") != nil || codeOf(strings.Repeat("a", 5000)) != nil {
		t.Error("a code of what can't be one")
	}
}
