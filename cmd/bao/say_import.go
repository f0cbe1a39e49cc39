package main

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"strings"

	"bao/internal/intake"
	"bao/internal/load"
)

// sayImported reports what came of copy that came in: every article with what
// needs an eye, and what was not taken.
func sayImported(w io.Writer, in intake.Intake, o intake.Order, fresh, dry bool) {
	if dry {
		fmt.Fprintln(w, "只看一看，什么也没有写。去掉 --dry-run 就这样收：")
	}
	if len(in.Files) > 0 {
		folder := path.Join(load.ContentDir, cmp.Or(o.Folder, o.Issue.String()))
		what := ""
		if fresh {
			what = "（新的一期；要放进别的一期，用 --date 指明）"
		}
		fmt.Fprintf(w, "放进 %s%s\n", folder, what)
	}
	for _, s := range in.Stories {
		sayStory(w, s)
	}
	for _, l := range in.Loose {
		fmt.Fprintf(w, "照片 %s\n    来自 %s；要登的，在稿件里写 ![说明](%s)\n", path.Join(load.ContentDir, l.Path), l.From, path.Join(path.Base(path.Dir(l.Path)), path.Base(l.Path)))
	}
	for _, r := range in.Refused {
		fmt.Fprintf(w, "没有收 %s：%s\n", r.Name, r.Message)
		if r.Hint != "" {
			fmt.Fprintf(w, "    办法：%s\n", r.Hint)
		}
	}
	if n := len(in.Passed); n > 0 {
		fmt.Fprintf(w, "跳过 %d 个系统和 Word 留下的文件\n", n)
	}
	pictures := len(in.Loose)
	for _, s := range in.Stories {
		pictures += s.Pictures
	}
	fmt.Fprintf(w, "%d 篇稿件，%d 张照片", len(in.Stories), pictures)
	if n := len(in.Refused); n > 0 {
		fmt.Fprintf(w, "；%d 个文件没有收", n)
	}
	fmt.Fprintln(w)
}

// sayStory reports one article. What was left out is given whole, what is only
// to be looked at by its beginning.
func sayStory(w io.Writer, s intake.Story) {
	fmt.Fprintf(w, "《%s》 %s\n    %d 字", s.Title, path.Join(load.ContentDir, s.Path), s.Characters)
	if s.Pictures > 0 {
		fmt.Fprintf(w, "，%d 张照片", s.Pictures)
	}
	fmt.Fprintf(w, "；来自 %s\n", s.From)
	for _, r := range s.Remarks {
		word, text := "看一看", brief(r.Text)
		if r.Left {
			word, text = "没有写进去", r.Text
		}
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			text = "：" + text
		}
		fmt.Fprintf(w, "    %s：%s%s\n", word, r.Message, text)
	}
}

// brief is the beginning of a text.
func brief(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "……"
	}
	return s
}
