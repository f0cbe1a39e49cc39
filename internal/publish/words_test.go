package publish

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"syscall"
	"testing"
	"time"

	"bao/internal/build"
	"bao/internal/paper"
	"bao/internal/publish/delivery"
	"bao/internal/publish/host"
)

// TestUnreached holds that what a network says is said in Chinese.
func TestUnreached(t *testing.T) {
	at := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 2222}
	for _, c := range []struct {
		err     error
		message string
		quoted  bool // what was said is of use to somebody else
	}{
		{&net.OpError{Op: "dial", Net: "tcp", Addr: at, Err: syscall.ECONNREFUSED}, "服务器（127.0.0.1:2222）不接受连接", false},
		{&net.OpError{Op: "dial", Net: "tcp", Addr: at, Err: wsaRefused}, "服务器（127.0.0.1:2222）不接受连接", false},
		{&net.OpError{Op: "dial", Net: "tcp", Err: &net.DNSError{Name: "www.example.cn", IsNotFound: true}}, "找不到服务器 www.example.cn", false},
		{&net.OpError{Op: "read", Net: "tcp", Err: errors.New("reset by peer")}, "连不上要发布到的地方", true},
	} {
		message, hint, ok := Explain(fmt.Errorf("put: %w", c.err))
		if !ok || !strings.HasPrefix(message, c.message) || strings.Contains(hint, c.err.Error()) != c.quoted {
			t.Errorf("%v: %s / %s", c.err, message, hint)
		}
	}
}

// TestExplain says in Chinese what became of a publication, and what to do; of
// other errors nothing.
func TestExplain(t *testing.T) {
	at := time.Date(2026, 11, 9, 12, 0, 0, 0, time.Local)
	for _, c := range []struct {
		err           error
		message, hint string
	}{
		{&host.Refusal{Message: "不让写", Hint: "问管服务器的人"}, "不让写", "问管服务器的人"},
		{&delivery.Held{Holder: delivery.Holder{Who: "江晚", Since: at}}, "有人正在发布：江晚，从 2026-11-09 12:00 开始", "自动接手"},
		{&delivery.Held{}, "有人正在发布：不知是谁", "自动接手"},
		{delivery.ErrBusy, "另一个 bao 正在发布", "等它做完"},
		{delivery.ErrOvertaken, "别人也发布了", "重新比较"},
		{delivery.ErrChanged, "重新生成过", "接着发"},
		{delivery.ErrNewer, "更新的 bao", "换上新的 bao"},
		{delivery.ErrTooLarge, "2.00 GB", "备份"},
		{ErrNoTarget, "没有写发布到哪里", "发布: sftp://"},
		{fmt.Errorf("%w: 正式", ErrUnknownTarget), "没有“正式”", "写“发布”里有的名称"},
		{delivery.ErrForgotten, "退不回去", "在发布过的那台电脑上"},
		{context.Canceled, "已停止", "接着发"},
		{context.DeadlineExceeded, "连不上", "网络"},
	} {
		message, hint, ok := Explain(fmt.Errorf("send: %w", c.err))
		if !ok || !strings.Contains(message, c.message) || !strings.Contains(hint, c.hint) {
			t.Errorf("%v: %s / %s, %v", c.err, message, hint, ok)
		}
	}
	if message, hint, ok := Explain(errors.New("else")); ok || message+hint != "" {
		t.Errorf("another error: %s / %s", message, hint)
	}
}

// TestSaid is how numbers, and what is not finished, are put in words.
func TestSaid(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0 字节", 1023: "1023 字节", 1024: "1 KB", 1<<20 - 1: "1024 KB", 1 << 20: "1.0 MB", 3 << 19: "1.5 MB", 1<<30 - 1: "1024.0 MB", 1 << 30: "1.00 GB", 5 << 28: "1.25 GB",
	} {
		if got := Size(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
	cut := delivery.Result{Sent: 3, Bytes: 2048}
	for line, plan := range map[string]*delivery.Plan{
		"已经传了 3 个文件（2 KB），再发布一次会接着传；这是第一次发布，发完以前读者还看不到完整的网站": {},
		"已经传了 3 个文件（2 KB），再发布一次会接着传；读者看到的仍是完整的网站":            {Before: delivery.Earlier{Number: 1}},
	} {
		if got := CutLine(plan, cut); got != line {
			t.Errorf("%s", got)
		}
	}
	if got := CutLine(nil, cut); !strings.HasSuffix(got, "读者看到的仍是完整的网站") {
		t.Error(got)
	}
	if got := SentLine(delivery.Result{Number: 2, Deleted: 4}); !strings.HasSuffix(got, "，删掉 4 个") {
		t.Error(got)
	}
	for n, want := range map[int]string{0: "", 1: "1|    记下了", 3: "1|2|3|    记下了", 4: "1|2|3|    ……等 4 期记下了"} {
		got := strings.Join(RecordedLines([]string{"1", "2", "3", "4"}[:n], "删掉它们"), "|")
		if !strings.HasPrefix(got, want) || n > 0 != strings.HasSuffix(got, "删掉它们") {
			t.Errorf("%d: %s", n, got)
		}
	}
}

// TestDueLine tells of the next article whose day comes, and of the next that
// expires.
func TestDueLine(t *testing.T) {
	day := func(d int) paper.Date { return paper.Date{Year: 2026, Month: 11, Day: d} }
	held := func(state paper.State, d int, title string) paper.Held {
		return paper.Held{State: state, Date: day(d), Headline: title}
	}
	later, sooner, draft := held(paper.Scheduled, 12, "丙"), held(paper.Scheduled, 10, "乙"), held(paper.Draft, 9, "甲")
	expiring := &paper.Article{Title: "丁", Expires: day(20)}
	for _, c := range []struct {
		report build.Report
		want   string
	}{
		{build.Report{}, ""},
		{build.Report{Held: []paper.Held{draft}}, ""},
		{build.Report{Held: []paper.Held{draft, later, sooner}}, "下一篇定时稿是 2026-11-10 的《乙》，那天要再发布一次"},
		{build.Report{Expiring: expiring}, "下一篇到期的是《丁》，登到 2026-11-20，第二天要再发布一次"},
		{build.Report{Held: []paper.Held{later}, Expiring: expiring}, "下一篇定时稿是 2026-11-12 的《丙》，那天要再发布一次；下一篇到期的是《丁》，登到 2026-11-20，第二天要再发布一次"},
	} {
		if got := DueLine(c.report); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
