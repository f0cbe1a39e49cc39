package starter

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bao"
	"bao/internal/load"
	"bao/internal/paper"
)

// from reads a paper of the given files.
func from(t *testing.T, files map[string]string) Source {
	t.Helper()
	fsys := fstest.MapFS{"site.yaml": {Data: []byte("报名: 芦花渡\n栏目: [要闻, 民生]\n期号: {期号: 5, 总期号: 105, 每年重排: 是}\n")}}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	p, _, err := load.Load(fsys, load.Options{Now: time.Date(2026, 11, 10, 4, 0, 0, 0, time.UTC), Drafts: true, Future: true, Expired: true, Theme: bao.Theme})
	if err != nil {
		t.Fatal(err)
	}
	return Source{Files: fsys, Theme: bao.Theme, Paper: p, Today: p.Today}
}

const (
	chineseCopy = "---\n标题: 停水\n---\n\n明天停水。\n"
	englishCopy = "---\ntitle: 停电\n---\n\n明天停电。\n"
)

func TestArticleName(t *testing.T) {
	s := from(t, map[string]string{
		"content/2026-11-09 第5期/停水.md":        chineseCopy,
		"content/2026-11-09 第5期/ting-dian.md": englishCopy,
	})
	for title, want := range map[string]string{
		"新渡船 昨天试航":              "xin-du-chuan-zuo-tian-shi-hang.md",
		"停水":                    "ting-shui-2.md",
		"停电":                    "ting-dian-2.md",
		"！？":                    "gao-jian.md",
		"issue":                 "gao-jian-issue.md",
		"Page 2":                "gao-jian-page-2.md",
		"con":                   "gao-jian-con.md",
		"2026年":                 "2026-nian.md",
		strings.Repeat("渡", 40): "du-du-du-du-du-du-du-du-du-du-du-du-du-du-du-du-du-du-du-du.md",
	} {
		f, err := s.Article(Article{Title: title})
		if err != nil || f.Path != "content/2026-11-09 第5期/"+want {
			t.Errorf("%s: %s, %v, want %s", title, f.Path, err, want)
		}
	}
	f, err := s.Article(Article{Title: "停水", Day: paper.Date{Year: 2026, Month: 11, Day: 16}})
	if err != nil || f.Path != "content/2026-11-16/ting-shui.md" {
		t.Errorf("%s, %v", f.Path, err)
	}
}

func TestArticleKeys(t *testing.T) {
	english := "---\ntitle: \"通知: 停水\"\nsection: 民生\nreporter: 岑望舒、欧阳渡\n"
	chinese := "---\n标题: \"通知: 停水\"\n栏目: 民生\n记者: 岑望舒、欧阳渡\n"
	for _, c := range []struct {
		what, want string
		files      map[string]string
	}{
		{"a new paper", chinese, nil},
		{"Chinese", chinese, map[string]string{"content/2026-11-09/a.md": chineseCopy}},
		{"English", english, map[string]string{"content/2026-11-09/a.md": englishCopy}},
		{"mostly English", english, map[string]string{"content/2026-11-09/a.md": englishCopy, "content/2026-11-09/b.md": englishCopy, "content/2026-11-09/c.md": chineseCopy}},
		{"its own", "通知: 停水", map[string]string{"content/2026-11-09/a.md": englishCopy, "layouts/new/article.md": "\ufeff通知: 停水\r\n{{/* 别的 */}}"}},
	} {
		f, err := from(t, c.files).Article(Article{Title: "通知: 停水", Section: "min-sheng", Reporter: "岑望舒、欧阳渡"})
		if err != nil || !strings.HasPrefix(string(f.Data), c.want) {
			t.Errorf("%s: %v\n%s", c.what, err, f.Data)
		}
	}
}

func TestArticleRefuses(t *testing.T) {
	for _, c := range []struct {
		a           Article
		template    string
		want, where string
	}{
		{Article{Title: " "}, "", "没有写标题", "写上"},
		{Article{Title: "停水", Section: "民声"}, "", "没有“民声”这个栏目", "是不是“民生”"},
		{Article{Title: "停水"}, "---\n标题: {{.Titel}}\n---\n", "layouts/new/article.md 第 2 行写错了", "内置"},
		{Article{Title: "停水"}, "---\n标题: {{.Title}\n", "layouts/new/article.md 第 2 行写错了", "内置"},
	} {
		files := map[string]string{}
		if c.template != "" {
			files["layouts/new/article.md"] = c.template
		}
		var refusal *Refusal
		_, err := from(t, files).Article(c.a)
		if !errors.As(err, &refusal) || !strings.Contains(refusal.Message, c.want) || !strings.Contains(refusal.Hint, c.where) {
			t.Errorf("%+v: %v", c.a, err)
		}
	}
}

func TestIssue(t *testing.T) {
	s := from(t, map[string]string{"content/2026-10-26/a.md": chineseCopy, "content/2026-11-09/a.md": chineseCopy})
	for day, want := range map[paper.Date]string{
		{}:                               "content/2026-11-23/issue.md ---\n期号: 7\n总期号: 107\n#",
		{Year: 2027, Month: 1, Day: 4}:   "content/2027-01-04/issue.md ---\n期号: 1\n总期号: 107\n#",
		{Year: 2026, Month: 11, Day: 2}:  "content/2026-11-02/issue.md ---\n期号: 6\n总期号: 106\n#",
		{Year: 2026, Month: 10, Day: 1}:  "content/2026-10-01/issue.md ---\n#",
		{Year: 2026, Month: 10, Day: 26}: "content/2026-10-26/issue.md ---\n#",
	} {
		files, err := s.Issue(day)
		if err != nil {
			t.Errorf("%v: %v", day, err)
			continue
		}
		if got := files[0].Path + " " + string(files[0].Data); !strings.HasPrefix(got, want) {
			t.Errorf("%v: %s, want %s", day, got, want)
		}
	}
	s = from(t, map[string]string{"content/2026年11月9日/issue.md": "---\n期号: 6\n---\n"})
	var refusal *Refusal
	if _, err := s.Issue(paper.Date{Year: 2026, Month: 11, Day: 9}); !errors.As(err, &refusal) {
		t.Errorf("an issue twice: %v", err)
	}
}

func TestWrite(t *testing.T) {
	dir := folderOf(t, "content/2026-11-09/a.md")
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	before := filesIn(t, dir)
	var refusal *Refusal
	err = Write(root, []File{{Path: "content/2026-11-16/b.md"}, {Path: "content/2026-11-09/a.md"}})
	if !errors.As(err, &refusal) {
		t.Errorf("a file was replaced: %v", err)
	}
	if after := filesIn(t, dir); len(after) != len(before) {
		t.Errorf("%v became %v", before, after)
	}
	if _, err := root.Stat("content/2026-11-16"); err == nil {
		t.Error("an empty folder was left")
	}
	if err := Write(root, []File{{Path: "../outside.md"}}); err == nil {
		t.Error("a file was written outside")
	}
	if err := Write(root, []File{{Path: "content/2026-11-09/b.md", Data: []byte("x")}, {Path: "content/2026-11-09/photos/"}}); err != nil {
		t.Error(err)
	}
}
