package source

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestSplit(t *testing.T) {
	tests := []struct {
		name, in    string
		front, body string
		hasFront    bool
	}{
		{"plain", "---\ntitle: 一\n---\n正文\n", "title: 一\n", "正文\n", true},
		{"mark and CRLF", "\xEF\xBB\xBF---\r\ntitle: 一\r\n---\r\n正文\r\n", "title: 一\n", "正文\n", true},
		{"blank lines first", "\n\n---\na: b\n---\n\n正文", "a: b\n", "正文", true},
		{"empty front matter", "---\n---\n正文", "", "正文", true},
		{"no front matter", "正文\n---\n", "", "", false},
		{"body with a brace", "{ 正文 }\n", "", "", false},
		{"rule in the body", "---\na: b\n---\n一\n\n---\n\n二\n", "a: b\n", "一\n\n---\n\n二\n", true},
		{"empty", "", "", "", false},
		{"empty but for a blank line", "---\n\n# 注\n---\n正文", "\n# 注\n", "正文", true},
		{"between two rules", "---\n\n正文。\n\n---\n", "", "", false},
		{"a rule of dashes", "————\n正文。\n", "", "", false},
		{"block text with blank lines", "---\na: |\n  一。\n\n  二。\nb:\n\n- 三\n\n# 四\n---\n五\n", "a: |\n  一。\n\n  二。\nb:\n\n- 三\n\n# 四\n", "五\n", true},
		{"a line astray", "---\na: b\n\n一\nc: d\n---\n二\n", "a: b\n\n一\nc: d\n", "二\n", true},
		{"a word nobody knows", "---\na: b\n\nx: y\n---\n二\n", "a: b\n\nx: y\n", "二\n", true},
		{"lines astray", "---\na: b\n一\n二\n---\n三\n", "a: b\n一\n二\n", "三\n", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, problems := Split("a.md", []byte(tt.in), func(word string) bool { return len(word) == 1 && word != "x" })
			if len(problems) > 0 {
				t.Fatalf("problems: %v", problems)
			}
			if text.HasFront != tt.hasFront {
				t.Fatalf("HasFront = %v", text.HasFront)
			}
			if !tt.hasFront {
				if text.Body != 0 {
					t.Fatalf("Body = %d without front matter", text.Body)
				}
				return
			}
			if got := string(text.Data[text.Front:text.FrontEnd]); got != tt.front {
				t.Errorf("front = %q, want %q", got, tt.front)
			}
			if got := strings.TrimLeft(string(text.Data[text.Body:]), "\n"); got != tt.body {
				t.Errorf("body = %q, want %q", got, tt.body)
			}
		})
	}
}

func TestSplitProblems(t *testing.T) {
	gbk, _ := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte("---\ntitle: 社区食堂开张，老街坊都来尝鲜\n---\n正文\n"))
	tests := []struct {
		name, in, message string
		line, col         int
	}{
		{"of another program", "+++\ntitle = \"一\"\n+++\n正文\n", "TOML", 1, 1},
		{"GBK", string(gbk), "GBK", 2, 1},
		{"UTF-16", "\xFF\xFE-\x00-\x00", "UTF-16", 0, 0},
		{"binary", "PK\x03\x04\x00\x00", "不是文本文件", 0, 0},
		{"torn", "---\ntitle: 春\xFF天\n---\n", "不是 UTF-8", 2, 9},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, problems := Split("a.md", []byte(tt.in), nil)
			if len(problems) != 1 || !strings.Contains(problems[0].Message, tt.message) {
				t.Fatalf("problems: %v", problems)
			}
			p := problems[0]
			if p.Line != tt.line || p.Col != tt.col || p.Hint == "" || !text.Unreadable {
				t.Errorf("%d:%d hint %q unreadable %v", p.Line, p.Col, p.Hint, text.Unreadable)
			}
			if tt.name == "GBK" && p.Text != "title: 社区食堂开张，老街坊都来尝鲜" {
				t.Errorf("line shown as %q", p.Text)
			}
		})
	}
}

// TestSettle holds that front matter whose fences aren't as they should be is
// read as it was meant, and where that is told.
func TestSettle(t *testing.T) {
	const badClose, badOpen, open = "下面的分隔线", "开头的分隔线", "没有结束"
	for _, tt := range []struct {
		name, in    string
		front, body string
		message     string
		line        int
	}{
		{"long dashes", "\n———\ntitle: 一\n———\n正文\n", "title: 一\n", "正文\n", badOpen, 2},
		{"four dashes", "----\n标题：一\n----\n正文\n", "标题：一\n", "正文\n", badOpen, 1},
		{"pluses", "+++\n标题: 一\n+++\n正文\n", "标题: 一\n", "正文\n", badOpen, 1},
		{"unseen", "\u200b---\n标题: 一\n---\n正文\n", "标题: 一\n", "正文\n", badOpen, 1},
		{"closed by four", "---\n标题: 一\n\n----\n正文\n\n---\n尾\n", "标题: 一\n\n", "正文\n\n---\n尾\n", badClose, 4},
		{"closed by one long", "---\n标题: 一\n——\n正文\n", "标题: 一\n", "正文\n", badClose, 3},
		{"a rule far below", "---\n标题: 一\n\n正文，没有句号\n\n---\n尾\n", "标题: 一\n", "\n正文，没有句号\n\n---\n尾\n", open, 4},
		{"a rule, no blank line above", "---\n标题: 一\n正文\n\n---\n尾\n", "标题: 一\n", "正文\n\n---\n尾\n", open, 3},
		{"a sentence, and what looks like a key", "---\n标题: 一\n\n正文。\n\n地点：桥头\n\n---\n", "标题: 一\n", "\n正文。\n\n地点：桥头\n\n---\n", open, 4},
		{"a subhead first", "---\n标题: 一\n# 注\n\n## 小标题\n\n正文。\n", "标题: 一\n# 注\n", "\n## 小标题\n\n正文。\n", open, 7},
		{"what looks like a key first", "---\n标题: 一\n\n时间：九点\n地点：桥头\n\n---\n尾\n", "标题: 一\n", "\n时间：九点\n地点：桥头\n\n---\n尾\n", open, 4},
		{"equals signs", "===\n标题: 一\n===\n正文\n", "标题: 一\n", "正文\n", badOpen, 1},
		{"spaced dashes", "– – –\n标题: 一\n– – –\n正文\n", "标题: 一\n", "正文\n", badOpen, 1},
		{"never closed", "---\ntitle: 一\n正文\n", "title: 一\n", "正文\n", open, 3},
		{"nothing but a key", "---\ntitle: 一\n", "title: 一\n", "", open, 3},
		{"a picture first", "---\n标题: 一\n标签:\n  - 二\n\n![三](3.jpg)\n", "标题: 一\n标签:\n  - 二\n", "\n![三](3.jpg)\n", open, 6},
	} {
		t.Run(tt.name, func(t *testing.T) {
			known := func(word string) bool { return word == "标题" || word == "title" || word == "标签" }
			text, problems := Split("a.md", []byte(tt.in), known)
			if len(problems) != 1 || !strings.Contains(problems[0].Message, tt.message) || problems[0].Line != tt.line {
				t.Errorf("problems: %v", problems)
			}
			if !text.HasFront || text.Unreadable {
				t.Fatalf("%+v", text)
			}
			if got := string(text.Data[text.Front:text.FrontEnd]); got != tt.front {
				t.Errorf("front = %q, want %q", got, tt.front)
			}
			if got := string(text.Data[text.Body:]); got != tt.body {
				t.Errorf("body = %q, want %q", got, tt.body)
			}
		})
	}
}

func TestKeyForm(t *testing.T) {
	for line, want := range map[string]bool{
		"标题：一": true, "title: a": true, "文/图: 一": true, "　标题 ：一": true, "\u200b标题:一": true, "\"标题\": 一": true, "更正:": true,
		"https://example.cn": false, "9:30 开会": false, "记者 王五 报道：近日": false, "这一天，街坊们聚在一起说：": false, "：一": false, "正文": false, "": false,
	} {
		if got := keyForm(line) != ""; got != want {
			t.Errorf("keyForm(%q) = %v", line, got)
		}
	}
}

// TestAstray holds that a file full of lines that are nothing costs no more
// than it is long.
func TestAstray(t *testing.T) {
	text, problems := Split("a.md", []byte("---\na: b\n\n"+strings.Repeat("x\n", 300_000)+"c: d\n---\n"), nil)
	if !text.HasFront || len(problems) > 0 {
		t.Error(problems)
	}
}

func TestFind(t *testing.T) {
	fsys := fstest.MapFS{
		"content/b.md":                {Data: []byte("b")},
		"content/a/x.md":              {Data: []byte("xx")},
		"content/.hidden/x.md":        {},
		"content/~$x.docx":            {},
		"content/x.md~":               {},
		"content/.x.md.swp":           {},
		"content/a/Thumbs.db":         {},
		"static/paper.css":            {},
		"content/a/__MACOSX/x.md":     {},
		"content/a/photo.crdownload":  {},
		"content/a/#x.md#":            {},
		"content/.DS_Store":           {},
		"content/a/2023年简报/第一篇 草稿.md": {},
	}
	entries, err := Find(fsys, "content", nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Path)
	}
	want := "content/a/2023年简报/第一篇 草稿.md content/a/x.md content/b.md"
	if strings.Join(got, " ") != want {
		t.Errorf("found %q", got)
	}
	if none, err := Find(fsys, "layouts", nil); err != nil || len(none) > 0 {
		t.Errorf("a folder that is not there: %v, %v", none, err)
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"---\na: b\n---\nc", "---", "\xEF\xBB\xBF---\r\n---", "———\n", "---\n----\n---x\n---", "{}\n", "——\na：b\n\nc。\n---\n", "---\na:\n\n b\n# c\n\nd\ne: f\n----"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, problems := Split("a.md", raw, nil)
		if text.Unreadable && len(problems) == 0 {
			t.Fatal("unreadable without a problem")
		}
		if text.Unreadable {
			return
		}
		if text.Front > text.FrontEnd || text.FrontEnd > text.Body || text.Body > len(text.Data) {
			t.Fatalf("offsets %d %d %d of %d", text.Front, text.FrontEnd, text.Body, len(text.Data))
		}
		if text.HasFront && len(problems) == 0 && !bytes.HasPrefix(text.Data[text.FrontEnd:], []byte("---")) {
			t.Fatalf("FrontEnd is not at the closing line: %q", text.Data[text.FrontEnd:])
		}
	})
}

// TestIgnored holds what is no copy, and what is left to be told of.
func TestIgnored(t *testing.T) {
	for name, want := range map[string]bool{
		".DS_Store": true, "._a.md": true, "~$a.docx": true, "Thumbs.db": true, "Desktop.ini": true, "a.md~": true, "#a.md#": true, "a.TMP": true,
		"@eaDir": true, "#recycle": true, "$RECYCLE.BIN": true, "System Volume Information": true, "node_modules": true, "__MACOSX": true, "Icon\r": true,
		"a.md": false, "a.md.txt": false, "#3楼停水.md": false, "Icon": false, "回收站": false,
	} {
		if Ignored(name) != want {
			t.Errorf("Ignored(%q) = %v", name, !want)
		}
	}
}
