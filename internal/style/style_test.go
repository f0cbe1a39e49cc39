package style

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bao"
)

func TestCheck(t *testing.T) {
	for text, want := range map[string]string{
		":root { --own-red: #0b5d3b; --own-song: \"方正书宋_GBK\"; }":                              "",
		":root{--own-red:#0b5d3b}@font-face{font-family:书宋;src:url('face.woff2?v=1')}":         "",
		":root { --own-gap: 1rem; } p { margin: var(--own-gap); }":                             "",
		"a:hover, b:focus { color: red }\n.story {\n  & p:first-child,\n  b:hover { a: b }\n}": "",
		"/* “注释”；a { */ p::before { content: “”; }":                                            "1:37 用了全角的 “",
		"p::before { content: \"：“\"; } @media (width<1px) { p { a: b } }":                     "",
		".通知 { background: url(data:image/png;base64,AA==) , url(https://a.cn/b.png); }":       "",
		":root { --own-rad: #000000; }":                                                        "1:9 没有 --own-rad 这个名字",
		":root { own-red: #000000; }":                                                          "1:9 没有 own-red 这个名字",
		":root { --own_red: #000000; }":                                                        "1:9 没有 --own_red 这个名字",
		":root { --own-red: #00000; }":                                                         "1:20 #00000 不是颜色",
		":root {\n  --own-red：#000000；\n}":                                                     "2:12 用了全角的 ：",
		":root {\n  --own-red: #000000;\n":                                                     "1:7 这个 { 没有 }",
		":root { a: b } }":                                                                     "1:16 这个 } 多了",
		"p { color: red; } // 说明\np { color: blue; }":                                          "1:19 样式表里没有 //",
		"p { color: red; } /* 说明\np { color: blue; }":                                          "1:19 注释没有写完",
		"p { content: \"a\n; color: red }":                                                     "1:14 这里的引号或括号没有关上",
		":root {\n  --own-red: #000000\n  --own-song: \"a\";\n}":                               "2:14 这一行末尾少了分号",
		"@import \"more.css\";":                                                                "1:10 链接的文件 static/more.css 不存在",
		"@font-face { src: url(\"static/face.woff2\") }":                                       "1:24 链接的文件 static/static/face.woff2 不存在",
	} {
		var got []string
		for _, p := range Check("static/site.css", []byte(text), "static/site.css", []string{"static/face.woff2"}) {
			got = append(got, strings.SplitN(strings.SplitN(p.String(), ": 提醒：", 2)[0], "site.css:", 2)[1]+" "+p.Message)
		}
		switch joined := strings.Join(got, "；"); {
		case want == "" && joined != "", !strings.HasPrefix(joined, want):
			t.Errorf("%s\n\tgot  %s\n\twant %s", text, joined, want)
		case want != "" && len(got) > 1:
			t.Errorf("%s\n\tsays more than once: %s", text, joined)
		}
	}
}

func TestHint(t *testing.T) {
	for text, want := range map[string]string{
		":root { own-read: #000000; }":             "是不是 --own-red？",
		"p { background: url(static/face.woff2) }": "写成 face.woff2",
		"p { background: url(fase.woff2) }":        "写成 face.woff2",
		"p { background: url(none.png) }":          "把文件放进 static 文件夹，网址从那里算起",
	} {
		problems := Check("static/site.css", []byte(text), "static/site.css", []string{"static/face.woff2"})
		if len(problems) != 1 || problems[0].Hint != want {
			t.Errorf("%s: %v", text, problems)
		}
	}
}

// TestNames holds that the names are those that the built-in style sheets
// listen to.
func TestNames(t *testing.T) {
	var used []string
	for _, name := range []string{"static/paper.css", "static/sheet.css", "static/front.css"} {
		data, err := fs.ReadFile(bao.Theme, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`var\((--own-[a-z-]+)`).FindAllStringSubmatch(string(data), -1) {
			used = append(used, m[1])
		}
		for _, p := range Check(name, data, name, nil) {
			t.Errorf("the built-in %s: %s", name, p)
		}
	}
	slices.Sort(used)
	if got, want := slices.Compact(used), slices.Sorted(slices.Values(Names)); !slices.Equal(got, want) {
		t.Errorf("the style sheets listen to %q, the names are %q", got, want)
	}
}

// FuzzCheck holds that no text makes trouble, and that the pieces are the text.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{"", ":root{--own-red:#000}", "/*", "//", "{", "}", "url(", "@import '", "a:b\n c:d;", "“：｛", "--own", "\\"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, p := range Check("site.css", data, "static/site.css", []string{"static/a.css"}) {
			_ = p.String()
		}
		at := 0
		for _, piece := range tokensOf(data) {
			if piece.start != at || !strings.HasPrefix(string(data[at:]), piece.text) {
				t.Fatalf("%q stands at %d", piece.text, piece.start)
			}
			at += len(piece.text)
		}
	})
}
