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
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, problems := Split("a.md", []byte(tt.in))
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
		{"never closed", "---\ntitle: 一\n正文\n", "稿件信息没有结束", 1, 1},
		{"long dashes", "\n———\ntitle: 一\n———\n", "不是三个半角减号", 2, 1},
		{"GBK", string(gbk), "GBK", 2, 1},
		{"UTF-16", "\xFF\xFE-\x00-\x00", "UTF-16", 0, 0},
		{"binary", "PK\x03\x04\x00\x00", "不是文本文件", 0, 0},
		{"torn", "---\ntitle: 春\xFF天\n---\n", "不是 UTF-8", 2, 9},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, problems := Split("a.md", []byte(tt.in))
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
	for _, s := range []string{"---\na: b\n---\nc", "---", "\xEF\xBB\xBF---\r\n---", "———\n", "---\n----\n---x\n---", "{}\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, problems := Split("a.md", raw)
		if text.Unreadable != (len(problems) > 0) {
			t.Fatal("unreadable without a problem, or the reverse")
		}
		if text.Unreadable {
			return
		}
		if text.Front > text.FrontEnd || text.FrontEnd > text.Body || text.Body > len(text.Data) {
			t.Fatalf("offsets %d %d %d of %d", text.Front, text.FrontEnd, text.Body, len(text.Data))
		}
		if text.HasFront && !bytes.HasPrefix(text.Data[text.FrontEnd:], []byte("---")) {
			t.Fatalf("FrontEnd is not at the closing line: %q", text.Data[text.FrontEnd:])
		}
	})
}
