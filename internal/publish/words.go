package publish

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"syscall"
	"time"

	"bao/internal/publish/delivery"
	"bao/internal/publish/host"
)

// Explain says in Chinese what became of a publication that failed and what to
// do; ok is false for an error that is not of publishing.
func Explain(err error) (message, hint string, ok bool) {
	var refused *host.Refusal
	var held *delivery.Held
	var network net.Error
	var unsettled *Unsettled
	switch {
	case errors.As(err, &unsettled):
		message, hint = unsettled.first()
		return message, hint, true
	case errors.As(err, &refused):
		return refused.Message, refused.Hint, true
	case errors.As(err, &held):
		return "有人正在发布：" + Holder(held.Holder), "等那边发布完，再发布一次；那边已经停了的话，过十来分钟再试，会自动接手", true
	case errors.Is(err, delivery.ErrBusy):
		return "这台电脑上另一个 bao 正在发布到同一个地方", "等它做完，再发布一次", true
	case errors.Is(err, delivery.ErrOvertaken):
		return "就在刚才，别人也发布了，这次没有发完", "再发布一次，会重新比较", true
	case errors.Is(err, delivery.ErrChanged):
		return "发布的时候，网站又重新生成过，没有发完", "等生成完，再发布一次，会接着发", true
	case errors.Is(err, delivery.ErrNewer):
		return "那里是用更新的 bao 发布的，它的发布记录这个 bao 读不懂", "在这台电脑上也换上新的 bao，再发布一次", true
	case errors.Is(err, delivery.ErrTooLarge):
		return "网站比留给它的 " + Size(keepBack) + " 还大", "自己留一份稿件的备份", true
	case errors.Is(err, ErrNoTarget):
		return "site.yaml 里没有写发布到哪里", "在 site.yaml 里写一行，例如 发布: sftp://用户@www.example.cn/var/www/bao；使用手册的“发布”一节列出各种地方的写法", true
	case errors.Is(err, ErrUnknownTarget):
		return "site.yaml 的“发布”里没有“" + lastPart(err.Error()) + "”", "写“发布”里有的名称；不写就是第一个", true
	case errors.Is(err, delivery.ErrForgotten):
		return "这台电脑上没有留着那一次发布，退不回去", "在发布过的那台电脑上退回；或者找出那时的稿件，再发布一次", true
	case errors.Is(err, context.Canceled):
		return "已停止，没有发完", "再发布一次，会接着发；已经发过去的不会重发", true
	case errors.As(err, &network), errors.Is(err, context.DeadlineExceeded):
		message, hint = unreached(err)
		return message, hint, true
	}
	return "", "", false
}

// wsaRefused is ECONNREFUSED as Windows says it (WSAECONNREFUSED).
const wsaRefused = syscall.Errno(10061)

// unreached says why a host can't be reached.
func unreached(err error) (message, hint string) {
	var at *net.OpError
	server := "服务器"
	if errors.As(err, &at) && at.Addr != nil {
		server += "（" + at.Addr.String() + "）"
	}
	var name *net.DNSError
	switch {
	case errors.As(err, &name) && name.IsNotFound:
		return "找不到服务器 " + name.Name, "查 site.yaml 里的地址有没有写错，这台电脑上不上得了网"
	case errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, wsaRefused):
		return server + "不接受连接", "查 site.yaml 里地址的端口对不对；对的，就是那边的服务没有开，问管服务器的人"
	}
	return "连不上要发布到的地方，或者中途断了", "看看网络通不通，再发布一次，会接着发；还是不行，把这句话告诉懂电脑的人：“" + err.Error() + "”"
}

func lastPart(s string) string { return strings.TrimSpace(s[strings.LastIndex(s, ": ")+1:]) }

// Holder says who publishes and since when.
func Holder(h delivery.Holder) string {
	who := h.Who
	if who == "" {
		who = "不知是谁"
	}
	if h.Since.IsZero() {
		return who
	}
	return who + "，从 " + Moment(h.Since) + " 开始"
}

// Moment is a point in time as people write it, by this computer's clock.
func Moment(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }

// Size is a number of bytes as people say it.
func Size(n int64) string {
	switch {
	case n < 1<<10:
		return fmt.Sprintf("%d 字节", n)
	case n < 1<<20:
		return fmt.Sprintf("%.0f KB", float64(n)/(1<<10))
	case n < 1<<30:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%.2f GB", float64(n)/(1<<30))
}
