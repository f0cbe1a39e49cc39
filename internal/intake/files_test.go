package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bao/internal/paper"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// packed makes a ZIP of names and what is in them.
func packed(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: files[i], Method: zip.Deflate, NonUTF8: true})
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(files[i+1]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const notice = "停水通知\n\n因管道检修，十一月十日停水一天，请提前储水，由此带来的不便，敬请谅解。\n"

// summary is what came of an intake, a line a file.
func summary(in Intake) string {
	var out []string
	for _, s := range in.Stories {
		out = append(out, "story "+s.From+" > "+s.Path)
	}
	for _, l := range in.Loose {
		out = append(out, "photo "+l.From+" > "+l.Path)
	}
	for _, r := range in.Refused {
		out = append(out, "refused "+r.Name+": "+r.Message)
	}
	for _, p := range in.Passed {
		out = append(out, "passed "+p)
	}
	return strings.Join(out, "\n")
}

// A file is what its first bytes say, whatever its name is; what hostile or
// careless hands pack ends in a message.
func TestFiles(t *testing.T) {
	gbk, _ := simplifiedchinese.GBK.NewEncoder().String("停水/通知.txt")
	jpeg := "\xff\xd8\xff\xe0" + strings.Repeat("x", 20)
	for _, test := range []struct {
		name string
		data []byte
		want string
	}{
		{"停水.txt", []byte(notice), "story 停水.txt > 2026-11-09/ting-shui-tong-zhi.md"},
		{"停水.docx", []byte(notice), "story 停水.docx > 2026-11-09/ting-shui-tong-zhi.md"},
		{"网页.txt", []byte("<!DOCTYPE html><html><body><h1>停水通知</h1><p>" + notice + "</p></body></html>"), "story 网页.txt > 2026-11-09/ting-shui-tong-zhi.md"},
		{"停水.doc", []byte(`{\rtf1\ansi\ansicpg936{\b\'cd\'a3\'cb\'ae\'cd\'a8\'d6\'aa}\par \'d4\'dd\'cd\'a3\'b9\'a9\'cb\'ae\'a1\'a3\par}`), "story 停水.doc > 2026-11-09/ting-shui-tong-zhi.md"},
		{"加密.doc", []byte("\x9b\xa5!\x00" + notice + "\x00\x00\x17\x12"), "refused 加密.doc: 名字像 Word 文件，里面却不是"},
		{"半截.DOCX", []byte(strings.Repeat("\x07\x9c\x00\xfe", 99)), "refused 半截.DOCX: 名字像 Word 文件，里面却不是"},
		{"空.wps", nil, "refused 空.wps: 文件是空的"},
		{"照片.docx", []byte(jpeg), "photo 照片.docx > 2026-11-09/photos/zhao-pian.jpg"},
		{"表.docx", packed(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>"), "refused 表.docx: 这是 Excel 表格"},
		{"书.zip", packed(t, "mimetype", "application/epub+zip"), "refused 书.zip: 这是电子书"},
		{"文.odt", packed(t, "mimetype", "application/vnd.oasis.opendocument.text"), "refused 文.odt: 这是 OpenDocument 文档（.odt）"},
		{"坏.zip", []byte("PK\x03\x04 and no more"), "refused 坏.zip: 压缩包坏了，打不开"},
		{"旧.xls", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), []byte("W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00")...), "refused 旧.xls: 这是 Excel 表格"},
		{"密.docx", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")...), "refused 密.docx: 文件有密码，打不开"},
		{"报.txt", []byte("%PDF-1.7"), "refused 报.txt: 这是 PDF，里面的字取不出完整的段落"},
		{"图.svg", []byte("<svg/>"), "refused 图.svg: 这是矢量图，里面可以有程序"},
		{"投稿.eml", []byte("Received: from mail.example.cn\r\n\tby mx.example.cn\r\nSubject: =?utf-8?B?5YGc5rC0?=\r\n\r\n5YGc5rC0"), "refused 投稿.eml: 这是一封邮件"},
		{"投稿.txt", []byte("From: a@example.cn\nTo: b@example.cn\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"), "refused 投稿.txt: 这是一封邮件"},
		{"信.txt", []byte("To: 各位居民\n\n" + notice), "story 信.txt > 2026-11-09/to-ge-wei-ju-min.md"},
		{"停水.md.txt", []byte("---\r\n标题: 停水通知\r\n---\r\n\r\n明天停水。\r\n"), "story 停水.md.txt > 2026-11-09/停水.md"},
		{"稿.txt", []byte("---\n标题：停水通知\n---\n\n明天停水。\n"), "story 稿.txt > 2026-11-09/稿.md"},
		{"水.MD.TXT", []byte("# 停水通知\n明天停水。\n"), "story 水.MD.TXT > 2026-11-09/水.md"},
		{"备忘.txt", []byte("To: All residents\nFrom: the office\nDate: 9 November 2026\n\n" + notice), "story 备忘.txt > 2026-11-09/to-all-residents.md"},
		{"~$停水.docx", []byte("x"), "passed ~$停水.docx"},
		{"来稿/__MACOSX/._a.txt", []byte("x"), "passed 来稿/__MACOSX/._a.txt"},
		{"来稿.zip", packed(t, gbk, notice, "Thumbs.db", "x"), "story 来稿.zip/停水/通知.txt > 2026-11-09/ting-shui-tong-zhi.md\npassed 来稿.zip/Thumbs.db"},
		{"逃.zip", packed(t, "../../逃.txt", notice, `..\..\C:\逃.txt`, notice+"又及"), "story 逃.zip/逃.txt > 2026-11-09/ting-shui-tong-zhi.md\nstory 逃.zip/C:/逃.txt > 2026-11-09/ting-shui-tong-zhi-2.md"},
		{"层.zip", packed(t, "内.zip", string(packed(t, "a.txt", notice))), "refused 层.zip/内.zip: 压缩包里还有压缩包"},
		{"弹.zip", packed(t, "弹.txt", strings.Repeat("\x00", mostFile+1)), "refused 弹.zip/弹.txt: 文件超过 64 MB"},
		{"涨.zip", packed(t, "1.txt", notice, "2.txt", strings.Repeat("a", fairGrowth)), "story 涨.zip/1.txt > 2026-11-09/ting-shui-tong-zhi.md\nrefused 涨.zip: 压缩包里的文件多得、大得不正常，后面的没有解"},
		{`来稿\停水.txt`, []byte(notice), "story 来稿/停水.txt > 2026-11-09/ting-shui-tong-zhi.md"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := summary(Read([]Incoming{{test.name, test.data}}, day(t))); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// A ZIP that says of a file that it is small is not believed.
func TestLyingZip(t *testing.T) {
	data := packed(t, "弹.txt", strings.Repeat("a", 1<<20))
	i := bytes.LastIndex(data, []byte("PK\x01\x02"))
	copy(data[i+24:], []byte{10, 0, 0, 0}) // the size when unpacked
	if got := summary(Read([]Incoming{{"弹.zip", data}}, day(t))); got != "refused 弹.zip/弹.txt: 压缩包里的这个文件坏了" {
		t.Error(got)
	}
}

// One picture is one file, and one document sent twice is one article.
func TestSameTwice(t *testing.T) {
	md := "---\n标题: 渡口\n---\n\n![甲](a.png)\n"
	in := Read([]Incoming{{"甲.txt", []byte(notice)}, {"甲 - 副本.txt", []byte(notice)}, {"a.png", dot}, {"b.png", dot}, {"c.md", []byte(md)}}, day(t))
	want := "story 甲.txt > 2026-11-09/ting-shui-tong-zhi.md\nstory c.md > 2026-11-09/c.md\nphoto b.png > 2026-11-09/photos/b.png"
	if got := summary(in); got != want {
		t.Error(got)
	}
	if r := in.Stories[0].Remarks; len(r) != 1 || r[0].Text != "甲 - 副本.txt" {
		t.Error(r)
	}
}

// Markdown stays as it is, but for the names of photos that were taken.
func TestMarkdownFollows(t *testing.T) {
	o := day(t)
	o.Taken = func(path string) bool {
		return path == "2026-11-09/photos/1.png" || path == "2026-11-09/a.md"
	}
	const md = "---\n标题: 渡口\n---\n\n![甲](photos/1.png \"乙\") 和 ![丙](photos/2.png)\n\n见[表](../表.pdf)。\n"
	in := Read([]Incoming{{"稿/a.md", []byte(md)}, {"稿/photos/1.png", dot}, {"稿/photos/2.png", []byte("GIF89a")}, {"表.pdf", []byte("%PDF-")}}, o)
	want := strings.Replace(md, "photos/1.png", "photos/1-2.png", 1)
	want = strings.Replace(want, "../表.pdf", "表.pdf", 1)
	if got := string(in.Files[0].Data); got != want || in.Files[0].Path != "2026-11-09/a-2.md" {
		t.Errorf("%s\n%s", in.Files[0].Path, got)
	}
	var paths []string
	for _, f := range in.Files[1:] {
		paths = append(paths, f.Path)
	}
	slices.Sort(paths)
	if got := fmt.Sprint(paths); got != "[2026-11-09/photos/1-2.png 2026-11-09/photos/2.png 2026-11-09/表.pdf]" {
		t.Error(got)
	}
	if len(in.Refused) > 0 || in.Stories[0].Pictures != 2 {
		t.Error(in.Refused, in.Stories)
	}
}

// What an article of Markdown shows is not lost where the article itself is not taken.
func TestMarkdownRefused(t *testing.T) {
	o := day(t)
	o.Taken = func(path string) bool { return path == "2026-11-09/issue.md" }
	in := Read([]Incoming{{"issue.md", []byte("本期看点。\n\n![甲](1.png)\n\n见[通知](通知.txt)。\n")}, {"1.png", dot}, {"通知.txt", []byte(notice)}}, o)
	const want = "story 通知.txt > 2026-11-09/ting-shui-tong-zhi.md\nphoto 1.png > 2026-11-09/photos/1.png\nrefused issue.md: 这一期已经有 issue.md"
	if got := summary(in); got != want {
		t.Error(got)
	}
}

// A point in a file's name is no ending.
func TestMarkdownNamed(t *testing.T) {
	in := Read([]Incoming{{"3.15特刊.md", []byte("街道办了维权咨询。\n")}}, day(t))
	if got := in.Stories[0].Title; got != "3.15特刊" {
		t.Error(got)
	}
}

// All is written, or nothing.
func TestWrite(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	in := Intake{Files: []File{{Path: "2026-11-09/a.md", Data: []byte("a")}, {Path: "2026-11-09/photos/a-1.png", Data: dot}}}
	if err := in.Write(root); err != nil {
		t.Fatal(err)
	}
	more := Intake{Files: []File{{Path: "2026-11-16/b.md", Data: []byte("b")}, {Path: "2026-11-09/a.md", Data: []byte("other")}}}
	if err := more.Write(root); !errors.Is(err, fs.ErrExist) {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "2026-11-16")); err == nil {
		t.Error("half of it was written")
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "2026-11-09", "a.md")); string(data) != "a" {
		t.Errorf("%s", data)
	}
	if err := (Intake{Files: []File{{Path: "../a.md"}}}).Write(root); err == nil {
		t.Error("written outside")
	}
}

// A name is taken by the file, or by the address, of an article of the issue.
func TestNames(t *testing.T) {
	content := fstest.MapFS{
		"2026-11-09 第22期/一版/停水.md": {}, "2026-11-09 第22期/photos/A-1.jpg": {}, "2026-10-26/a.md": {}, "关于.md": {},
	}
	taken := Names(content)
	for path, want := range map[string]bool{
		"2026-11-09 第22期/ting-shui.md": true, "2026-11-09/ting-shui.md": true, "2026-11-16/ting-shui.md": false,
		"2026-11-09 第22期/photos/a-1.jpg": true, "2026-11-09 第22期/photos/a-2.jpg": false, "guan-yu.md": true,
	} {
		if taken(path) != want {
			t.Errorf("%s: %v", path, !want)
		}
	}
	date := func(month, day int) paper.Date { return paper.Date{Year: 2026, Month: month, Day: day} }
	for _, test := range []struct {
		today, want paper.Date
		fresh       bool
	}{
		{date(11, 1), date(11, 9), false}, {date(11, 9), date(11, 9), false}, {date(11, 10), date(11, 23), true}, {date(12, 1), date(12, 7), true},
	} {
		if got, fresh := NextIssue(content, test.today); got != test.want || fresh != test.fresh {
			t.Errorf("%v: %v %v", test.today, got, fresh)
		}
	}
	if got, fresh := NextIssue(fstest.MapFS{}, date(11, 1)); got != date(11, 1) || !fresh {
		t.Error(got, fresh)
	}
}

// Photos get names that any computer holds, and files that are called alike
// all come in.
func TestPhotoNames(t *testing.T) {
	png := func(n string) []byte { return []byte("\x89PNG\r\n\x1a\n" + n) }
	in := Read([]Incoming{
		{"CON.png", png("1")},
		{strings.Repeat("照", 80) + ".png", png("2")},
		{"照片.png", png("3")},
		{"！.png", png("4")},
		{"稿/停水.md", []byte("---\n标题: 停水\n---\n明天停水。\n\n![闸](x.png)\n")},
		{"稿/x.png", png("5")},
		{"稿/x.png", png("6")},
		{"../稿/x.png", png("5")},
	}, Order{Issue: paper.Date{Year: 2026, Month: 3, Day: 2}})
	want := strings.Join([]string{
		"story 稿/停水.md > 2026-03-02/停水.md",
		"photo CON.png > 2026-03-02/photos/con-1.png",
		"photo " + strings.Repeat("照", 80) + ".png > 2026-03-02/photos/" + strings.Repeat("zhao-", 14)[:69] + ".png",
		"photo 照片.png > 2026-03-02/photos/zhao-pian.png",
		"photo ！.png > 2026-03-02/photos/photo.png",
		"photo 稿/x (2).png > 2026-03-02/photos/x-2.png",
		"photo 稿/x (3).png > 2026-03-02/photos/x-3.png",
	}, "\n")
	if got := summary(in); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSlugOf(t *testing.T) {
	for title, want := range map[string]string{
		"停水": "ting-shui", "！？": "gao-jian", "Issue": "gao-jian-issue", "aux": "aux-1",
		strings.Repeat("水", 30):  strings.Repeat("shui-", 14)[:69],
		strings.Repeat("a", 100): strings.Repeat("a", longestSlug/2),
	} {
		if got := slugOf(title); got != want {
			t.Errorf("%s: %s, want %s", title, got, want)
		}
	}
}

// What has no headline between its rules is a notice, and no line of it a key.
func TestRuledNotice(t *testing.T) {
	in := Read([]Incoming{{"通知.txt", []byte("---\n时间：明天上午九点\n地点：街心公园\n---\n请大家来看戏。\n")}}, day(t))
	if len(in.Files) != 1 || !strings.HasPrefix(string(in.Files[0].Data), "---\n标题: ") {
		t.Errorf("%+v", in)
	}
}

// A text that Windows calls .md.txt has a headline of its name without both endings.
func TestTitleOfMarkdownText(t *testing.T) {
	in := Read([]Incoming{{"停水.md.txt", []byte("明天停水。\n")}}, day(t))
	if len(in.Stories) != 1 || in.Stories[0].Title != "停水" {
		t.Errorf("%+v", in.Stories)
	}
}

// Front matter in a text is front matter, whatever its file is called.
func TestFrontedText(t *testing.T) {
	const text = "---\n标题: 停水通知\n---\n\n**明天**停水。\n"
	for _, name := range []string{"停水.txt", "停水.md.txt", "停水.md"} {
		in := Read([]Incoming{{name, []byte(text)}}, day(t))
		if len(in.Files) != 1 || string(in.Files[0].Data) != text {
			t.Errorf("%s: %v", name, in)
		}
	}
	const listed = "---\ntitle: 停水通知\n\n# 导出\ntags:\n- 停水\n  - 通知\n---\n明天停水。\n"
	if in := Read([]Incoming{{"停水.txt", []byte(listed)}}, day(t)); len(in.Files) != 1 || string(in.Files[0].Data) != listed {
		t.Errorf("with a list: %v", in)
	}
	ansi, _ := simplifiedchinese.GBK.NewEncoder().String(text)
	if in := Read([]Incoming{{"停水.txt", []byte(ansi)}}, day(t)); len(in.Files) != 1 || string(in.Files[0].Data) != text {
		t.Errorf("GBK: %v", in)
	}
}
