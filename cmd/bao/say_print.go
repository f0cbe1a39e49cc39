package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"bao/internal/press"
)

func sayNotPrinted(w io.Writer, errors int) {
	fmt.Fprintf(w, "有 %d 处错误，没有印。改好后再印一次。\n", errors)
}

func sayNothingPrints(w io.Writer) {
	fmt.Fprintln(w, "错误：印 PDF 要借用浏览器，这台电脑上没有找到能用的")
	fmt.Fprintln(w, "    办法：装上微软 Edge（Windows 自带）、谷歌 Chrome 或 Chromium，再印一次；Debian、Ubuntu 上是 apt install chromium")
}

func sayBrowserFailed(w io.Writer, err error) {
	_, detail, _ := strings.Cut(err.Error(), ": ")
	_, detail, _ = strings.Cut(detail, ": ")
	fmt.Fprintf(w, "错误：浏览器没有印出 PDF：%s\n", strings.TrimSpace(detail))
	fmt.Fprintln(w, "    办法：把浏览器更新到最新版，关掉占内存的程序，再印一次")
}

func sayNoIssue(w io.Writer, issue string) {
	fmt.Fprintf(w, "错误：没有“%s”这一期，或者它还没有可以发表的稿件\n", issue)
	fmt.Fprintln(w, "    办法：写那一期的日期，如 bao print 2026-11-09；日期没到的期加上 --future，草稿加上 --drafts")
}

func sayNothingToPrint(w io.Writer) {
	fmt.Fprintln(w, "错误：还没有可以印的稿件")
	fmt.Fprintln(w, "    办法：先写一篇稿件；日期没到的期加上 --future，草稿加上 --drafts")
}

func sayPrinted(w io.Writer, r press.Report, took time.Duration) {
	for _, file := range r.Files {
		fmt.Fprintln(w, filepath.ToSlash(file))
	}
	if r.Record != "" {
		fmt.Fprintln(w, filepath.ToSlash(r.Record))
		fmt.Fprintln(w, "    记下了各版排了哪些稿件，以后照这样排；还要重新排，删去它")
	}
	for _, notice := range r.Notices() {
		fmt.Fprintln(w, "注意："+notice)
	}
	if len(r.Drawn) > 0 {
		fmt.Fprintln(w, "    办法：装上 TrueType 的字体再印，文件名末尾是 .ttf：标题用方正小标宋简体，正文用宋体，")
		fmt.Fprintln(w, "    或 Noto Serif SC（思源宋体），黑体用 Noto Sans SC，繁体的报纸两样都用 TC；都要 static 文件夹里的，不要可变字体")
	}
	fmt.Fprintf(w, "%d 个版，%d 个 PDF；用时 %s\n", r.Pages, len(r.Files), seconds(took))
}
