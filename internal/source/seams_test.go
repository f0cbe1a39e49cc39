package source

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// said is what became of a file: its front matter, its body, and what was
// reported first, with its line; "-" where there is no front matter.
func said(raw string) string {
	known := func(word string) bool { return word == "标题" || word == "日期" }
	text, problems := Split("a.md", []byte(raw), known)
	told := ""
	if len(problems) > 0 {
		told = fmt.Sprintf("%d %s", problems[0].Line, problems[0].Message)
	}
	if !text.HasFront {
		return "- " + told
	}
	return strings.ReplaceAll(fmt.Sprintf("%s|%s|%s", text.Data[text.Front:text.FrontEnd], text.Data[text.Body:], told), "\n", "↵")
}

const (
	noEnd   = " 稿件信息没有结束：少了下面一行 ---，从这里起当作正文了"
	badEnd  = " 稿件信息下面的分隔线不是三个半角减号，照 --- 读了"
	badHead = " 文件开头的分隔线不是三个半角减号，照 --- 读了"
)

// TestWhereFrontMatterEnds tries what editors type for the lines around it, and
// what copy has that looks alike.
func TestWhereFrontMatterEnds(t *testing.T) {
	for raw, want := range map[string]string{
		"---\n标题: 一\n---\n二\n":       "标题: 一↵|二↵|",
		"  ---  \n标题: 一\n---  \n二\n": "标题: 一↵|二↵|",
		"---\n---\n二\n":              "|二↵|",
		// Other lines for the first.
		"***\n标题: 一\n***\n二\n":                   "标题: 一↵|二↵|1" + badHead,
		"___\n标题: 一\n___\n二\n":                   "标题: 一↵|二↵|1" + badHead,
		"~~~\n标题: 一\n~~~\n二\n":                   "标题: 一↵|二↵|1" + badHead,
		"－－－\n标题: 一\n－－－\n二\n":                   "标题: 一↵|二↵|1" + badHead,
		"--\n标题: 一\n--\n二\n":                     "标题: 一↵|二↵|1" + badHead,
		"—\n标题: 一\n—\n二\n":                       "标题: 一↵|二↵|1" + badHead,
		"───\n\n\n标题: 一\n───\n二\n":               "↵↵标题: 一↵|二↵|1" + badHead,
		"\u200b---\u200b\n标题: 一\n\u200b---\n二\n": "标题: 一↵|二↵|1" + badHead,
		"+++\n标题: 一\n+++\n二\n":                   "标题: 一↵|二↵|1" + badHead,
		"+++\n标题 = '一'\n+++\n二\n":                "- 1 稿件信息是另一种写法（TOML），读不了",
		"+++\n二 + 三 = 五。\n":                      "- ",
		"===\n标题 = 一\n===\n":                     "- ",
		"==\n标题: 一\n":                            "- ", // two are too few
		"**\n标题: 一\n":                            "- ",
		"=-=\n标题: 一\n":                           "- ",
		"-\n标题: 一\n":                             "- ", // a list
		"----\n":                                 "- ",
		"——\n二。\n":                               "- ",
		// Other lines for the second.
		"---\n标题: 一\n***\n二\n":        "标题: 一↵|二↵|3" + badEnd,
		"---\n标题: 一\n~~~~\n二\n":       "标题: 一↵|二↵|3" + badEnd,
		"---\n标题: 一\n\n\u200b——\n二\n": "标题: 一↵↵|二↵|4" + badEnd,
		"---\n标题: 一\n+++\n二\n":        "标题: 一↵|二↵|3" + badEnd,
		"---\n——\n标题: 一\n---\n二\n":    "——↵标题: 一↵|二↵|",
		// What goes on below a key, and what does not.
		"---\n标题: 一\n  二\n\n  三\n---\n四\n":    "标题: 一↵  二↵|↵  三↵---↵四↵|5" + noEnd,
		"---\n标题: |\n  一\n\n  二\n---\n四\n":    "标题: |↵  一↵↵  二↵|四↵|",
		"---\n标题: |-\n  一\n\n  二\n---\n四\n":   "标题: |-↵  一↵↵  二↵|四↵|",
		"---\n标题: >2\n  一\n\n  二\n---\n四\n":   "标题: >2↵  一↵↵  二↵|四↵|",
		"---\n标题: [\n\n  一,\n\n]\n---\n四\n":   "标题: [↵↵  一,↵↵]↵|四↵|",
		"---\n标题:\n\n- 一\n---\n四\n":           "标题:↵↵- 一↵|四↵|",
		"---\n标题: {\n\n}\n---\n四\n":           "标题: {↵↵}↵|四↵|",
		"---\n标题: 一\n\n# 二\n日期: 三\n---\n四\n":  "标题: 一↵↵# 二↵日期: 三↵|四↵|",
		"---\n标题: 一\n\n# 二\n三。\n日期: 四\n---\n": "标题: 一↵|↵# 二↵三。↵日期: 四↵---↵|5" + noEnd,
		"---\n标题: 一\n\n# 二\n\n三。\n":           "标题: 一↵|↵# 二↵↵三。↵|6" + noEnd,
		// Copy that begins without an end above it.
		"---\n标题: 一\n\n二！\n\n日期: 三\n---\n":     "标题: 一↵|↵二！↵↵日期: 三↵---↵|4" + noEnd,
		"---\n标题: 一\n\n二\n\n日期: 三\n---\n四\n":   "标题: 一↵↵二↵↵日期: 三↵|四↵|",
		"---\n标题: 一\n二。\n日期: 三\n---\n四\n":      "标题: 一↵二。↵日期: 三↵|四↵|",
		"---\n标题: 一\n\n“二”\n\n三\n":             "标题: 一↵|↵“二”↵↵三↵|4" + noEnd,
		"---\n标题: 一\n\n时间：九点\n---\n二\n":        "标题: 一↵↵时间：九点↵|二↵|",
		"---\n标题: 一\n\n时间：九点\n\n---\n二\n":      "标题: 一↵|↵时间：九点↵↵---↵二↵|4" + noEnd,
		"---\n标题: 一\n\n时间：九点\n日期: 二\n---\n三\n": "标题: 一↵↵时间：九点↵日期: 二↵|三↵|",
		"---\n标题: 一":              "标题: 一||2" + noEnd,
		"---\n标题: 一\n二\n---\n三\n": "标题: 一↵二↵|三↵|",
		"---\n二\n三\n---\n四\n":     "二↵三↵|四↵|",
		"---\n二\n\n三\n---\n四\n":   "- ",
	} {
		if got := said(raw); got != want {
			t.Errorf("%q:\n%s\nwant\n%s", raw, got, want)
		}
	}
}

// TestKeyWords: the word of a line, as it is typed.
func TestKeyWords(t *testing.T) {
	for line, want := range map[string]string{
		"标题: 一": "标题", "标题 ：一": "标题", "标　题：一": "标　题", "责 任 编 辑: 一": "责 任 编 辑", "'标题': 一": "标题", "a-b_c/d: 1": "a-b_c/d", "a1: 1": "a1", "标题:": "标题", "标题：": "标题",
		"一二三四五六七八九十一二: 三": "一二三四五六七八九十一二", "一二三四五六七八九十一二三: 四": "", "标题 二三: 一": "", "1a: 1": "", "-a: 1": "", "a.b: 1": "", "ftp://a": "", "std::a": "", "标题：/一": "", "标题": "", ":": "",
		"\ufeff标题: 一": "标题", "标\u200b题: 一": "标\u200b题",
	} {
		if got := keyForm(line); got != want {
			t.Errorf("keyForm(%q) = %q, want %q", line, got, want)
		}
	}
}

// TestEncodings: which one a file is in, where it can be told.
func TestEncodings(t *testing.T) {
	gbk := func(s string) string {
		b, err := simplifiedchinese.GB18030.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	long := gbk(strings.Repeat("街坊", 1023)) // of 4092 bytes
	for raw, want := range map[string]string{
		gbk("街"): "GBK", gbk("“街坊”，——《！》龥"): "GBK", "abc\n" + gbk("街坊"): "GBK", "a" + long + gbk("街坊街坊"): "GBK", long + gbk("街坊街坊街坊"): "GBK",
		gbk("街坊街坊" + "ɑɡ"): "不是 UTF-8 编码，从这里起", gbk("街坊街坊街坊街坊ɑɡ"): "GBK", // four in five
		"\xff": "不是 UTF-8 编码，从这里起", "\xff\xfe街": "UTF-16", "\xfe\xff街": "UTF-16", "街\x00坊": "不是文本文件", "\x00": "不是文本文件",
		"街坊": "", "\ufffd": "", "": "",
	} {
		text, problems := Split("a.md", []byte(raw), nil)
		if want == "" {
			if len(problems) > 0 || text.Unreadable {
				t.Errorf("%q: %v", raw, problems)
			}
			continue
		}
		if len(problems) != 1 || !text.Unreadable || !strings.Contains(problems[0].Message, want) {
			t.Errorf("%.30q: %v, want %s", raw, problems, want)
		}
	}
	_, problems := Split("a.md", []byte("街坊\n\n街\xff坊"), nil)
	if p := problems[0]; p.Line != 3 || p.Col != 2 {
		t.Errorf("torn at %d:%d", p.Line, p.Col)
	}
	_, problems = Split("a.md", []byte("ab\n"+gbk("街坊")), nil)
	if p := problems[0]; p.Line != 2 || p.Text != "街坊" {
		t.Errorf("GBK at %d: %q", p.Line, p.Text)
	}
}

func TestNormal(t *testing.T) {
	for raw, want := range map[string]string{
		"a\rb": "a\nb", "\ra\r": "\na\n", "a\r\nb": "a\nb", "a\r\r\nb": "a\n\nb", "\ufeffa": "a", "\ufeff\ufeffa": "\ufeffa", "a\ufeff": "a\ufeff", "\r": "\n", "": "",
	} {
		if got := string(Normal([]byte(raw))); got != want {
			t.Errorf("Normal(%q) = %q, want %q", raw, got, want)
		}
	}
}

// TestSum tells two files apart by either half, and is half of SHA-256.
func TestSum(t *testing.T) {
	if got := fmt.Sprintf("%x", Sum([]byte("abc"))); got != "ba7816bf8f01cfea414140de5dae2223" {
		t.Error(got)
	}
}

// TestFindMany looks at more files than are measured at a time, and tells of
// each how large it is and how old; in any order that they are measured in.
func TestFindMany(t *testing.T) {
	for _, n := range []int{0, 1, 255, 256, 257, 512, 600} {
		fsys := fstest.MapFS{}
		for i := range n {
			fsys[fmt.Sprintf("a/%d/%d.md", i%7, i)] = &fstest.MapFile{Data: make([]byte, i), ModTime: time.Unix(int64(i), 0)}
		}
		backwards := func(n int, do func(i int)) {
			for i := n - 1; i >= 0; i-- {
				do(i)
			}
		}
		for _, each := range []func(int, func(int)){nil, backwards} {
			found, err := Find(fsys, "a", each)
			if err != nil || len(found) != n {
				t.Fatal(n, len(found), err)
			}
			for _, e := range found {
				if f := fsys[e.Path]; f == nil || e.Size != int64(len(f.Data)) || !e.ModTime.Equal(f.ModTime) || e.Link {
					t.Errorf("%+v", e)
				}
			}
			if !slices.IsSortedFunc(found, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) }) {
				t.Error("not in order")
			}
		}
	}
}

// TestFindLinks lists what leads elsewhere and does not follow it.
func TestFindLinks(t *testing.T) {
	fsys := fstest.MapFS{"a/b": {Mode: fs.ModeSymlink, Data: []byte("c")}, "a/c": {}, "a/d": {Mode: fs.ModeNamedPipe}}
	found, err := Find(fsys, "a", nil)
	if err != nil || len(found) != 3 || !found[0].Link || found[1].Link || !found[2].Link {
		t.Errorf("%+v %v", found, err)
	}
}

// vanishing is a file system from which files go while it is looked at.
type vanishing struct {
	fstest.MapFS
	err error
}

type vanished struct {
	fs.DirEntry
	err error
}

func (v vanished) Info() (fs.FileInfo, error) { return nil, v.err }

func (v vanishing) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "a/locked" {
		return nil, v.err
	}
	entries, err := v.MapFS.ReadDir(name)
	for i, e := range entries {
		if strings.HasPrefix(e.Name(), "gone") {
			entries[i] = vanished{e, v.err}
		}
	}
	return entries, err
}

// TestFindVanished passes over what has been removed meanwhile; what can't be
// asked about for another reason is an error.
func TestFindVanished(t *testing.T) {
	files := fstest.MapFS{"a/b.md": {}, "a/gone.md": {}, "a/locked/c.md": {}}
	found, err := Find(vanishing{files, fs.ErrNotExist}, "a", nil)
	if err != nil || len(found) != 1 || found[0].Path != "a/b.md" {
		t.Errorf("%v %v", found, err)
	}
	if _, err := Find(vanishing{files, fs.ErrPermission}, "a", nil); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a locked folder: %v", err)
	}
	delete(files, "a/locked/c.md")
	if _, err := Find(vanishing{files, fs.ErrPermission}, "a", nil); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a locked file: %v", err)
	}
}

// TestIgnoredEndings are ignored in any case, and only where they end a name.
func TestIgnoredEndings(t *testing.T) {
	for name, want := range map[string]bool{
		"a.swp": true, "a.BAK": true, "a.Tmp": true, "a.crdownload": true, "#a": false, "a#": false, "#a#": true, "a~b": false, "~$a": true, "~a": false, "a.bak.md": false, "EHTHUMBS.DB": true, "#snapshot": true,
	} {
		if Ignored(name) != want {
			t.Errorf("Ignored(%q) = %v", name, !want)
		}
	}
}

// TestSplitMoves nothing: the parts put together are the file.
func TestSplitMoves(t *testing.T) {
	raw := "\ufeff\r\n---\r\n标题: 一\r\n---\r\n二\r\n"
	text, _ := Split("a.md", []byte(raw), nil)
	if string(text.Data) != "\n---\n标题: 一\n---\n二\n" || string(text.Data[text.FrontEnd:text.Body]) != "---\n" || text.Front != 5 || !utf8.Valid(text.Data) {
		t.Errorf("%q %d %d %d", text.Data, text.Front, text.FrontEnd, text.Body)
	}
}
