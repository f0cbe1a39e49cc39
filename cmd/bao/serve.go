package main

import (
	"context"
	"net"
	"os"
	"runtime"
	"strings"

	"bao"
	"bao/internal/build"
	"bao/internal/paper"
	"bao/internal/serve"

	"github.com/spf13/cobra"
)

// defaultPort is where the preview stands unless told otherwise: 8618 for
// 报 (bào), as far as digits go.
const defaultPort = "8618"

// serveOptions are the options of bao serve.
type serveOptions struct {
	dir, addr, date              string
	lan, poll, follow, published bool
	open                         bool
	mend                         bool // offer to mend what can be shown as it is
}

func newServe() *cobra.Command {
	var o serveOptions
	c := &cobra.Command{
		Use:   "serve",
		Short: "在浏览器里预览，边写边看",
		Args:  noArguments,
		RunE:  func(c *cobra.Command, _ []string) error { return runServe(c, o) },
	}
	flags := c.Flags()
	flags.StringVarP(&o.dir, "dir", "C", "", "报纸所在的`文件夹`（不写就是当前文件夹）")
	flags.StringVar(&o.addr, "addr", "", "预览的`地址`（不写就是 127.0.0.1:"+defaultPort+"）")
	flags.BoolVar(&o.open, "open", false, "打开浏览器")
	flags.BoolVar(&o.follow, "follow", false, "保存哪一篇，浏览器就翻到哪一篇")
	flags.StringVar(&o.date, "date", "", "按这一`天`预览，如 2026-11-09")
	flags.BoolVar(&o.published, "published", false, "只看读者看得到的，不看草稿、定时稿和过期稿")
	flags.BoolVar(&o.lan, "lan", false, "让同一网络里的手机也能看")
	flags.BoolVar(&o.poll, "poll", false, "定时检查改动，用于网络盘和同步盘")
	return c
}

// shower is what a browser is shown: the preview, or the questions that turn
// into it.
type shower interface {
	Serve(ctx context.Context, l net.Listener) error
	Wait()
}

func runServe(c *cobra.Command, o serveOptions) error {
	day, err := o.day()
	if err != nil {
		return err
	}
	if o.dir, err = o.asked(c); err != nil {
		return err
	}
	out := c.OutOrStdout()
	listener, err := o.listen(out)
	if err != nil {
		return err
	}
	defer listener.Close()
	address := listener.Addr().(*net.TCPAddr)
	own := "http://" + net.JoinHostPort(ownHost(address), portOf(address)) + "/"
	ctx, cancel := context.WithCancel(c.Context())
	defer cancel()
	teller := &previewTeller{out: out, problems: c.ErrOrStderr()}
	shown, err := o.show(out, own, func(dir string) (*serve.Preview, error) {
		preview, err := serve.Open(ctx, serve.Options{
			Dir: dir, Theme: bao.Theme, Version: identity(), Day: day, Now: clock,
			Published: o.published, Poll: o.poll, Follow: o.follow, Hosts: o.hosts(),
			Each: build.Each(runtime.GOMAXPROCS(0)), Told: teller.tell, Font: cardFonts(),
			Explain: explainShort, Show: opener(), Means: means(),
		})
		if err != nil {
			return nil, err
		}
		sayServing(out, own)
		if o.lan {
			sayNetwork(out, networkAddresses(address))
		}
		return preview, nil
	})
	if err != nil {
		return err
	}
	if o.open || o.lacking() && atTerminal() {
		if err := showInBrowser(own); err != nil {
			sayNotOpened(out, own)
		}
	}
	err = shown.Serve(ctx, listener)
	cancel()
	shown.Wait()
	if err == nil {
		sayStopped(out)
	}
	return err
}

func (o serveOptions) day() (paper.Date, error) {
	if o.date == "" {
		return paper.Date{}, nil
	}
	day, ok := typedDay(o.date)
	if !ok {
		return day, usageError{errDate(o.date)}
	}
	return day, nil
}

// hosts are the names under which others in the network know this computer.
func (o serveOptions) hosts() []string {
	name, err := os.Hostname()
	if !o.lan || err != nil {
		return nil
	}
	name = strings.ToLower(strings.TrimSuffix(name, ".local"))
	return []string{name, name + ".local"}
}

// ownHost is how a browser on this computer calls the address.
func ownHost(a *net.TCPAddr) string {
	if a.IP.IsUnspecified() {
		return "127.0.0.1"
	}
	return a.IP.String()
}
