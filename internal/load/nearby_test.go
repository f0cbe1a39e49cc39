package load

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// TestFullAddress: what is written without its scheme, and what is no address.
func TestFullAddress(t *testing.T) {
	for dest, want := range map[string]string{
		"12345": "tel:12345", "1234": "", "0371-123 4567": "tel:0371-123 4567", "+86 12345": "tel:+86 12345", "12345a": "",
		"a@b.cn": "mailto:a@b.cn", "Lu@Example.com": "mailto:Lu@Example.com", "@b.cn": "", "a@b": "", "a@b.cn/x": "",
		"b.com": "https://b.com", "B.COM/x?y": "https://B.COM/x?y", "b.cn?x": "https://b.cn?x", "www.a.io": "https://www.a.io", "www.a": "", "a.b.io": "", "a.md": "", "a..cn": "", "cn": "", "b_c.cn": "",
	} {
		if got := fullAddress(dest); got != want {
			t.Errorf("%q: %q, want %q", dest, got, want)
		}
	}
}

// TestExternal tells what leads to other sites from files, also on a disk.
func TestExternal(t *testing.T) {
	for dest, want := range map[string]bool{
		"https://a.cn": true, "//a.cn/x": true, "mailto:a@b.cn": true, "tel:12345": true, "git+ssh://a.cn": true, "TEL:1": true,
		`C:\a.jpg`: false, "C:/a.jpg": false, "a.md": false, "": false, ":a": false, "第1:a.md": false, "a1:b": false, "/a:b": false, "z{:x": false, "Z[:x": false,
	} {
		if got := isExternal(dest); got != want {
			t.Errorf("%q: %v", dest, got)
		}
	}
}

// TestNarrow: what an input method for Chinese makes of a file's name.
func TestNarrow(t *testing.T) {
	for typed, want := range map[string]string{"photos／１。jpg": "photos/1.jpg", "！ａｚ～": "!az~", "柳　1": "柳　1", "｟": "｟"} {
		if got := narrow(typed); got != want {
			t.Errorf("%q: %q", typed, got)
		}
	}
}

// TestMeantPicture: which picture is offered where the one that is named is
// not there.
func TestMeantPicture(t *testing.T) {
	files := []string{"content/2026-03-09/photos/柳树 1.png", "content/2026-03-09/photos/b.png", "content/2026-03-02/photos/船.png", "content/2026-03-02/船队.png"}
	for dest, want := range map[string]string{
		"photos/柳树1.png":   "是不是“photos/柳树 1.png”？",
		"photos/柳树 1.jpg":  "是不是“photos/柳树 1.png”？",
		"柳树 1.png":         "是不是“photos/柳树 1.png”？",
		"photos/B.png":     "大小写不同，写成“photos/b.png”",
		"photos／b。png":     "是不是“photos/b.png”？",
		"photos/船.jpg":     "是不是“../2026-03-02/photos/船.png”？",
		"photos/船队好.jpg":   "这里有的图片是“photos/b.png”“photos/柳树 1.png”，检查文件名",
		"zzzzzz/qqqqq.png": "这里有的图片是",
	} {
		site := []string{"content/2026-03-09/a.md", "---\n标题: 甲\n---\n![图](<" + dest + ">)\n"}
		for _, name := range files {
			site = append(site, name, aPNG(3, 3))
		}
		_, problems := loadSite(t, aSite(site...))
		if len(problems) != 1 || !strings.Contains(problems[0].Hint, want) {
			t.Errorf("%s: %v, want %s", dest, problems, want)
		}
	}
	// Three are named, those that lie nearest first.
	site := []string{"content/2026-03-09/a.md", "---\n标题: 甲\n---\n![图](zzz.png)\n"}
	for _, name := range []string{"p/a.png", "p/b.png", "c.png", "d.png"} {
		site = append(site, "content/2026-03-09/"+name, aPNG(3, 3))
	}
	_, problems := loadSite(t, aSite(site...))
	told(t, problems, [2]string{"zzz.png", "这里有的图片是“c.png”“d.png”“p/a.png”……，检查文件名"})
	// Where there are none, nothing is offered.
	_, problems = loadSite(t, aSite(site[:2]...))
	told(t, problems, [2]string{"zzz.png", ""})
	if strings.Contains(problems[0].Hint, "这里有") {
		t.Error(problems)
	}
}

// TestOddPictures: a name that is there and no picture is told of as what it is.
func TestOddPictures(t *testing.T) {
	day := "content/2026-03-09/"
	for dest, want := range map[string]string{
		"photos": "这是一个文件夹", "link.png": "只是一个符号链接", "pipe.png": "不是一个普通文件", "afar/1.png": "所在的文件夹只是一个符号链接", "none.png": "图片文件不存在",
	} {
		fsys := aSite(day+"a.md", "---\n标题: 甲\n---\n![图]("+dest+")\n", day+"photos/1.png", aPNG(3, 3))
		fsys[day+"link.png"] = &fstest.MapFile{Data: []byte("photos/1.png"), Mode: fs.ModeSymlink}
		fsys[day+"pipe.png"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
		fsys[day+"afar"] = &fstest.MapFile{Data: []byte("photos"), Mode: fs.ModeSymlink}
		_, problems := loadSite(t, fsys)
		if len(problems) == 0 || !strings.Contains(problems[0].Message, want) && !strings.Contains(problems[0].Message, dest) {
			t.Errorf("%s: %v", dest, problems)
		}
		if dest != "none.png" && !strings.Contains(problems[0].Message, want) {
			t.Errorf("%s: %v, want %s", dest, problems, want)
		}
	}
}
