package load

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"bao/internal/paper"
	"bao/internal/source"
)

const aStory = "---\n标题: 柳\n---\n堤上新栽了柳树。\n"

// TestUnused holds what is said of files that nothing shows: once a kind.
func TestUnused(t *testing.T) {
	day := "content/2026-11-09/"
	used := "---\n标题: 柳\n题图: 堤.jpg\n---\n![一](photos/1.png) [表](表.xlsx)\n"
	held := "---\n标题: 杨\n草稿: 是\n---\n![二](photos/2.png)\n"
	fsys := aSite(day+"a.md", used, day+"b.md", held, day+"堤.jpg", aPNG(3, 3), day+"photos/1.png", aPNG(3, 3), day+"photos/2.png", aPNG(3, 3),
		day+"表.xlsx", "x", day+"issue.pdf", "%PDF", day+".DS_Store", "x", day+"~$a.docx", "x", day+"a.md.bak", "x")
	_, problems := loadAll(t, fsys)
	for _, p := range problems {
		if p.Rule == unusedFile || p.Rule == unusedPhoto {
			t.Error(p)
		}
	}
	for _, test := range []struct {
		names string // between spaces
		told  string
	}{
		{"甲.docx 乙.DOC 丙.wps 丁.rtf", "Word 文档没有登出来：丁.rtf、丙.wps、乙.DOC 等 4 个"},
		{"甲.txt", "文本文件没有登出来：甲.txt"},
		{"甲.md.txt", "扩展名是 .md.txt 的稿件没有登出来：甲.md.txt"},
		{"IMG_1.HEIC", "HEIC 照片没有登出来：IMG_1.HEIC"},
		{"报纸.pdf", "PDF 文件没有登出来：报纸.pdf"},
		{"1.jpg 2.webp 3.tif", "照片没有登出来：1.jpg、2.webp、3.tif"},
		{"表.xlsx", "表格和幻灯片没有登出来：表.xlsx"},
		{"声.mp3", "音频和视频没有登出来：声.mp3"},
		{"甲", "别的文件没有登出来：甲"},
		{"甲.md。 乙.mdown", "别的文件没有登出来：乙.mdown、甲.md。"},
	} {
		fsys := aSite(day+"z.md", aStory)
		for name := range strings.FieldsSeq(test.names) {
			fsys[day+name] = &fstest.MapFile{Data: []byte("x")}
		}
		_, problems := loadAll(t, fsys)
		told(t, problems, [2]string{test.told, ""})
	}
	fsys = aSite(day+"z.md", aStory, "content/远处", "/mnt", day+"b.md", "x.md")
	fsys["content/远处"].Mode, fsys[day+"b.md"].Mode = fs.ModeSymlink, fs.ModeSymlink
	_, problems = loadAll(t, fsys)
	told(t, problems, [2]string{"链接（快捷方式）指向别处，里面的没有登出来：b.md、远处", "复制到 content 里面"})
}

// TestFolderDay holds which folders are issues.
func TestFolderDay(t *testing.T) {
	for _, name := range []string{
		"2026-11-09", "2026.11.9", "2026年11月9日", "20261109", "2026-11-09 第22期", "第22期（2026.11.9）", "2026年11月9日第22期", "２０２６－１１－０９",
		"22期20261109", "2026_11_09", "2026 11 09", "2026-11-09（周一）", "2026-11-09-特刊", "第22期 2026/11/9", "2026年11月9号",
	} {
		if day, meant := folderDay(name); !meant || day != (paper.Date{Year: 2026, Month: 11, Day: 9}) {
			t.Errorf("folderDay(%q) = %v, %v", name, day, meant)
		}
	}
	for _, name := range []string{"2026-11-31", "20261131", "第22期（2026.13.9）"} {
		if day, meant := folderDay(name); !meant || !day.IsZero() {
			t.Errorf("folderDay(%q) = %v, %v", name, day, meant)
		}
	}
	for _, name := range []string{
		"第22期", "2026", "2026-11", "11月9日", "photos", "2026-11-09至11-15", "2026-11-09～15", "2026-11-09-15", "2026-11-09 2026-11-16", "120261109", "202611091", "12345678", "",
	} {
		if day, meant := folderDay(name); meant {
			t.Errorf("folderDay(%q) = %v", name, day)
		}
	}
}

// TestFolders holds what is said of folders that are no issue, or stand
// elsewhere.
func TestFolders(t *testing.T) {
	story := func(title string) string { return strings.Replace(aStory, "柳", title, 1) }
	p, problems := loadAll(t, aSite(
		"content/20261102/a.md", aStory, "content/2026-11-09 第22期/a.md", aStory, "content/2026-11-09 第22期/ISSUE.md", "---\n期号: 22\n---\n",
		"content/2026-11-09 第22期/1.pdf", "%PDF",
		"content/第22期/b.md", story("杨"), "content/第22期/c.md", story("槐"), "content/稿件/d.md", story("榆"), "content/fuwu/e.md", story("桃"), "content/f.md", story("李"),
		"旧稿/2026/12月/2026-12-07/a.md", aStory,
		"2026-11-16/a.md", aStory, "旧稿/2026-11-23/b.docx", "x", "旧稿/2026-11-30/1.jpg", "x", "public/2026-11-09/a.md", aStory, "public/.bao-manifest", "", "static/2026-11-09/a.md", aStory,
	))
	told(t, problems,
		[2]string{"文件夹不在 content 里面，里面的稿件没有登出来：2026-11-16、2026-12-07、2026-11-23", "移进 content"},
		[2]string{"PDF 文件", ""},
		[2]string{"文件夹没有日期，里面的稿件不进任何一期，只当作单独的页面登了：稿件、第22期", "改名为出报的日期"},
	)
	if len(p.Issues) != 2 || p.Issues[1].Number != 22 || p.Issues[1].Articles[0].Address != "2026-11-09/a.html" || len(p.Standing) != 5 {
		t.Errorf("%d issues, %d pages", len(p.Issues), len(p.Standing))
	}
	_, problems = loadAll(t, aSite("content/20261109/a.md", aStory, "content/20261109/issue.md", "一。", "content/2026-11-09/issue.md", "二。"))
	told(t, problems, [2]string{"同一期有两份 issue.md", "并成一份"})
	for _, name := range []string{"issue (1)", "issue - 副本", "ISSUE(冲突)"} {
		_, problems = loadAll(t, aSite("content/20261109/a.md", aStory, "content/20261109/issue.md", "---\n期号: 2\n---\n", "content/20261109/"+name+".md", "---\n期号: 3\n---\n"))
		told(t, problems, [2]string{"同一期有两份 issue.md", "并成一份"})
	}
	_, problems = loadAll(t, aSite("content/20261109/a.md", aStory, "content/2026-11-09 - 副本/a.md", aStory))
	told(t, problems, [2]string{"网址相同", "两个文件夹是同一天的"})
	_, problems = loadAll(t, aSite("content/20261131/a.md", aStory))
	told(t, problems, [2]string{"“20261131”不是一个日期", ""})
}

// TestNoArticle holds that a paper without copy is an error, and that its
// folder is looked for.
func TestNoArticle(t *testing.T) {
	for name, want := range map[string][2]string{
		"x":                     {"没有 content 文件夹", "建一个名叫 content 的文件夹，在它里面建期文件夹"},
		"Content/x.md":          {"只有“Content”", "改名为 content"},
		"内容/x.md":               {"只有“内容”", "改名为 content"},
		"content/about.md":      {"没有一篇稿件", "content/2026-11-09"},
		"content/2026-11-09/.x": {"没有一篇稿件", "content/2026-11-09"},
	} {
		_, problems := loadAll(t, aSite(name, aStory))
		if len(problems) != 1 || problems[0].Rule != noArticle {
			t.Errorf("%s: %v", name, problems)
			continue
		}
		told(t, problems, want)
	}
}

// TestCopies holds which texts are taken for copies of others.
func TestCopies(t *testing.T) {
	other := "---\n标题: 柳\n---\n堤上的柳树绿了。\n"
	for _, name := range []string{
		"a - 副本", "a - 副本 (2)", "a副本", "a 的副本", "a（冲突副本）", "a (冲突副本 2026-11-08 王)", "a_冲突文件_2026", "a - Copy", "a - Copy (2)", "a copy", "复件 a",
		"a (王's conflicted copy 2026-11-08)", "a.sync-conflict-20261108-101010-ABCDEFG", "a-DESKTOP-4F7Q2K1", "a-LAPTOP-4F7Q2K1", "a~冲突20261108", "副本a", "a 拷贝", "拷贝 a", "Copy of a", "a - 副本 - 副本",
	} {
		_, problems := loadAll(t, aSite("content/2026-11-09/a.md", aStory, "content/2026-11-09/"+name+".md", strings.Replace(other, "柳", "杨", 1)))
		if len(problems) != 1 || problems[0].Rule != syncCopy || !strings.Contains(problems[0].Message, name+".md 看来是 a.md 的副本") {
			t.Errorf("%s: %v", name, problems)
		}
	}
	for _, test := range []struct {
		name, text, told string
	}{
		{"a (1)", aStory, "看来是 a.md 的副本"},
		{"a（2）", aStory, "看来是 a.md 的副本"},
		{"a (1)", strings.Replace(other, "柳", "杨", 1), ""},
		{"b (1)", strings.Replace(aStory, "柳", "杨", 1), ""},
		{"a(1)", other, "同一期有两篇《柳》，文件名也差不多"},
		{"a-定稿", other, "同一期有两篇《柳》，文件名也差不多"},
		{"新a", other, "同一期有两篇《柳》，文件名也差不多"},
		{"a12", other, "同一期有两篇《柳》：content"},
		{"邻里冲突怎么办", strings.Replace(aStory, "柳", "杨", 1), ""},
		{"b", aStory, "同一期有两篇《柳》，正文也一样：content/2026-11-09/a.md 和 content/2026-11-09/b.md"},
		{"b", other, "同一期有两篇《柳》：content/2026-11-09/a.md 和 content/2026-11-09/b.md"},
		{"b", strings.Replace(other, "---\n堤", "副题: 又一篇\n---\n堤", 1), ""},
		{"a - 副本", "---\n标题: 柳\n草稿: 是\n---\n", ""},
	} {
		_, problems := loadAll(t, aSite("content/2026-11-09/a.md", aStory, "content/2026-11-09/"+test.name+".md", test.text))
		if test.told == "" {
			told(t, problems)
		} else {
			told(t, problems, [2]string{test.told, ""})
		}
	}
	news := strings.Replace(other, "柳", "图片新闻", 1)
	loadFine(t, aSite("content/2026-11-09/a.md", strings.Replace(aStory, "柳", "图片新闻", 1), "content/2026-11-09/b.md", news, "content/2026-11-02/b.md", news))
}

// TestSiteFile holds under what names the settings are found.
func TestSiteFile(t *testing.T) {
	for names, want := range map[string]string{
		"site.yaml":                "site.yaml",
		"site.yml":                 "site.yml 改名为 site.yaml",
		"Site.yaml":                "Site.yaml 改名为 site.yaml",
		"site.yaml.txt":            "site.yaml.txt 文件扩展名",
		"site.yml.yaml":            "site.yml.yaml 改名为 site.yaml",
		"site.yaml,site.yaml.txt":  "site.yaml 两份并成一份",
		"site.yaml,site - 副本.yaml": "site.yaml 两份并成一份",
		"site(冲突).yaml":            "site(冲突).yaml 改名为 site.yaml",
		"settings.yaml,sites.yaml": "",
	} {
		fsys := fstest.MapFS{"content/2026-11-09/a.md": {Data: []byte(aStory)}}
		for name := range strings.SplitSeq(names, ",") {
			fsys[name] = &fstest.MapFile{Data: []byte("报名: 苇塘\n")}
		}
		used, err := FindSiteFile(fsys)
		file, hint, _ := strings.Cut(want, " ")
		if used != file || (err != nil) != (want == "") {
			t.Errorf("%s: uses %q, %v", names, used, err)
		}
		p, problems, err := Load(fsys, Options{Now: noon})
		if want == "" {
			if err != ErrNoSite {
				t.Errorf("%s: %v", names, err)
			}
			continue
		}
		if err != nil || p.Site.Title != "苇塘" {
			t.Errorf("%s: %v", names, err)
		}
		if hint == "" {
			told(t, problems)
		} else {
			told(t, problems, [2]string{"设置文件", hint})
		}
	}
}

// unread says of a file how large it is, and fails who reads it.
type unread struct {
	fstest.MapFS
	t *testing.T
}

func (f unread) ReadFile(name string) ([]byte, error) {
	if strings.HasSuffix(name, "long.md") {
		f.t.Error("it was read")
	}
	return f.MapFS.ReadFile(name)
}

// TestTextSize holds that a text beyond the limit is not read.
func TestTextSize(t *testing.T) {
	fsys := aSite("content/2026-11-09/a.md", aStory, "content/2026-11-09/long.md", string(make([]byte, mostText+1)))
	_, problems, err := Load(unread{fsys, t}, Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	told(t, problems, [2]string{"稿件有 9 MB，超过 8 MB", "分成几篇"})
	_, problems = loadAll(t, aSite("content/2026-11-09/a.md", aStory, "content/2026-11-09/b.md", aStory+strings.Repeat("柳\n", mostTextLines)))
	told(t, problems, [2]string{"稿件有 20 万行，超过 20 万行", "分成几篇"})
	m := readOneFine(t, aSite("content/2026-11-09/b.md", aStory), "content/2026-11-09/b.md")
	if m.Title != "柳" {
		t.Error(m.Title)
	}
}

func readOneFine(t *testing.T, fsys fs.FS, name string) *manuscript {
	t.Helper()
	memory := NewMemory("")
	m, err := readOne(fsys, Options{Now: noon, Memory: func() *Memory { return memory }}, source.Entry{Path: name, Size: mostText})
	if err != nil {
		t.Fatal(fmt.Errorf("a text within the limit: %w", err))
	}
	return m
}
