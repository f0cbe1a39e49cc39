package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"bao/internal/starter"
)

// sayFounded says what a new paper is made of.
func sayFounded(w io.Writer, dir, name string, files []starter.File) {
	fmt.Fprintf(w, "《%s》建好了：\n", strings.TrimSpace(name))
	for _, f := range files {
		made := filepath.Join(dir, filepath.FromSlash(f.Path))
		if strings.HasSuffix(f.Path, "/") {
			made += string(filepath.Separator)
		}
		fmt.Fprintln(w, "    "+made)
	}
}

func sayNext(w io.Writer, dir string) {
	fmt.Fprintf(w, "看看它：bao serve --open -C %s\n", quotedName(dir))
}

// quotedName is how a name is typed in a command line.
func quotedName(name string) string {
	if strings.ContainsAny(name, " \t&()") {
		return `"` + name + `"`
	}
	return name
}

// sayNear says what a folder is that is nearly a paper, and what to type.
func sayNear(w io.Writer, dir string) {
	found, _ := starter.Look(dir) // it was looked at before; this is advice
	here, _ := filepath.Abs(dir)
	for _, n := range found {
		switch {
		case n.Settings == "":
			fmt.Fprintf(w, "    %s 里有 %d 篇稿件，没有设置：bao new site %s 给它补上\n", n.Dir, n.Articles, quotedName(n.Dir))
		case n.Dir == here:
			fmt.Fprintf(w, "    这里的设置文件叫 %s，应当叫 site.yaml\n", n.Settings)
		default:
			fmt.Fprintf(w, "    旁边有一份报纸：用 -C %s 指明它\n", quotedName(n.Dir))
		}
	}
}

// sayAround says what becomes of articles that have no settings.
func sayAround(w io.Writer, n *starter.Near) {
	fmt.Fprintf(w, "%s 里有 %d 篇稿件，没有设置。补上 site.yaml，就是一份报纸。\n", n.Dir, n.Articles)
	if len(n.Moves) > 0 {
		fmt.Fprintf(w, "这些会移进 content 文件夹，内容不动：%s\n", strings.Join(n.Moves, "、"))
	}
}

func sayAsking(w io.Writer, dir, url string) {
	fmt.Fprintln(w, "这里还没有报纸。")
	sayNear(w, dir)
	fmt.Fprintf(w, "在浏览器里回答几个问题就有了：%s\n按 Ctrl+C 停止\n", url)
}

func sayNotEdited(w io.Writer, name string) {
	fmt.Fprintf(w, "没能打开编辑器，请自己打开它：%s\n", name)
}

func sayRefusal(w io.Writer, r *starter.Refusal) {
	fmt.Fprintf(w, "错误：%s\n    办法：%s\n", r.Message, r.Hint)
}
