package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"time"

	"bao/internal/diag"
	"bao/internal/serve"

	"rsc.io/qr"
)

// previewTeller says what happens to the site while it is shown: a line for
// every change, the problems whenever they are others.
type previewTeller struct {
	out, problems io.Writer
	had           int  // problems at the last report
	begun         bool // the first report has been told
}

func (t *previewTeller) tell(r serve.Report) {
	first := !t.begun
	t.begun = true
	if r.Notice != "" {
		fmt.Fprintln(t.out, "注意："+r.Notice)
	}
	if r.News {
		diag.Print(t.problems, r.Problems, false)
	}
	bad := diag.Errors(r.Problems)
	switch {
	case first && bad > 0:
		fmt.Fprintf(t.out, "有 %d 处错误，改好以后报纸自动出现\n", bad)
	case first:
		fmt.Fprintf(t.out, "%d 篇稿件，%d 期；用时 %s\n", r.Articles, r.Issues, seconds(r.Took))
	case r.Developed > 0:
		fmt.Fprintf(t.out, "%s 照片都处理好了\n", time.Now().Format("15:04:05"))
	case r.Took == 0: // found when a page was asked for
	case r.Notice != "" && r.Path == "":
	default:
		t.change(r, bad)
	}
	if r.Waiting > 0 {
		fmt.Fprintf(t.out, "有 %d 张照片还没有处理过，正在后台处理，不耽误预览\n", r.Waiting)
	}
	t.had = len(r.Problems)
}

func (t *previewTeller) change(r serve.Report, bad int) {
	what := "有改动"
	if r.Path != "" {
		what = r.Path
	}
	result := "已更新"
	switch {
	case bad > 0:
		result = fmt.Sprintf("有 %d 处错误，页面保持原样", bad)
	case t.had > 0 && len(r.Problems) == 0:
		result = "问题都改好了，已更新"
	}
	fmt.Fprintf(t.out, "%s %s：%s（%s）\n", time.Now().Format("15:04:05"), what, result, seconds(r.Took))
}

func sayServing(w io.Writer, url string) {
	fmt.Fprintf(w, "预览：%s\n编辑台：%s__bao/（导入、排先后、生成、打包、印，都在这里）\n按 Ctrl+C 停止\n", url, url)
}

func sayStopped(w io.Writer) { fmt.Fprintln(w, "预览已停止") }

func sayBusy(w io.Writer, address, free string) {
	_, port, _ := net.SplitHostPort(address)
	_, next, _ := net.SplitHostPort(free)
	fmt.Fprintf(w, "端口 %s 被占着（可能已经开着一个预览），改用 %s\n", port, next)
}

func sayNotOpened(w io.Writer, url string) {
	fmt.Fprintf(w, "没能打开浏览器，请自己打开 %s\n", url)
}

// sayNetwork shows where a phone finds the preview, and a code to scan.
func sayNetwork(w io.Writer, urls []string) {
	if len(urls) == 0 {
		fmt.Fprintln(w, "没有连上局域网，手机还看不到")
		return
	}
	fmt.Fprintln(w, "手机连同一个 Wi-Fi，扫码或者输入网址（同一网络里的人都看得到，草稿也在内）：")
	for _, url := range urls {
		fmt.Fprintln(w, "  "+url)
	}
	code, err := qr.Encode(urls[0], qr.L)
	if err != nil { // too long for a code: no address is
		return
	}
	drawCode(w, code, drawing{plain: os.Getenv("NO_COLOR") != "" || !coloured(os.Stdout), whole: blocksWide(os.Stdout)})
}

// errNoPaperBeside is for files dropped onto a program that lies beside no paper.
var errNoPaperBeside = errors.New("不知道收进哪一份报纸。把 bao 放进报纸的文件夹（里面有 site.yaml 的那一个），再把文件拖到它上面；还没有报纸，双击 bao 建一份")

func errDate(s string) error {
	return fmt.Errorf("--date 后面的“%s”不是一个日期，写成 2026-11-09 这样", s)
}

func errAddress(s string) error {
	return fmt.Errorf("--addr 后面的“%s”不是一个地址，写成 127.0.0.1:%s 这样，或者只写端口号", s, defaultPort)
}

func errOpenAddress(s string) error {
	return fmt.Errorf("“%s”会让别的电脑也看到草稿；确实要这样，就加上 --lan", s)
}

// sayPort explains why the preview can't stand where it was told to.
func sayPort(w io.Writer, e *portError) {
	_, port, _ := net.SplitHostPort(e.address)
	if e.free == "" {
		fmt.Fprintf(w, "错误：预览不能用这个地址：%s\n    办法：换一个地址或端口，如 --addr 127.0.0.1:%s\n", e.address, defaultPort)
		return
	}
	fmt.Fprintf(w, "错误：端口 %s 被占着，可能已经开着一个预览\n    办法：换一个空着的端口：--addr %s\n", port, e.free)
}
