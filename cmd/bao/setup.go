package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"bao"
	"bao/internal/load"
	"bao/internal/serve"
	"bao/internal/starter"

	"github.com/spf13/cobra"
)

// show returns the preview of the paper in a folder, or the questions for one
// where there is none. There must be a folder: one that is not there was
// mistyped.
func (o serveOptions) show(out io.Writer, own string, open func(dir string) (*serve.Preview, error)) (shower, error) {
	if !o.lacking() {
		return open(o.dir)
	}
	sayAsking(out, o.dir, own)
	return serve.NewSetup(serve.SetupOptions{
		Dir: o.dir, Theme: bao.Theme, Today: today(), Open: open, Refused: temporary(o.dir), Explain: explainShort,
	}), nil
}

// lacking reports whether the folder is there and no paper in it, or one whose
// settings are to be renamed.
func (o serveOptions) lacking() bool {
	info, err := os.Stat(o.dir)
	if err != nil || !info.IsDir() {
		return false
	}
	name, err := load.FindSiteFile(os.DirFS(o.dir))
	return errors.Is(err, load.ErrNoSite) || err == nil && o.mend && name != load.SiteFile
}

// asked returns the folder of the paper that is to be shown. At a terminal
// without a browser the questions are asked here, otherwise they are left to
// the page.
func (o serveOptions) asked(c *cobra.Command) (dir string, err error) {
	dir = cmp.Or(o.dir, ".")
	o.dir = dir
	if !o.lacking() || !atTerminal() || canShow() {
		return dir, nil
	}
	if refused := temporary(dir); refused != nil {
		return "", refused
	}
	a := asker{c.Context(), bufio.NewReader(os.Stdin), c.OutOrStdout()}
	found, err := starter.Look(dir)
	if err != nil {
		return "", err
	}
	var around *starter.Near
	for _, n := range found {
		if n.Settings == "" { // it lacks what a new paper lacks
			around, dir = &n, n.Dir
			break
		}
		there, err := a.offer(dir, n)
		if err != nil || there != "" {
			return there, err
		}
	}
	fmt.Fprintln(a.out, "这里还没有报纸。回答几个问题就有了，直接按回车就是方括号里的。")
	return dir, a.found(dir, starter.Founding{}, around, true)
}

// offer asks whether a paper that was found is the one that is meant, and
// returns its folder if it is.
func (a asker) offer(dir string, n starter.Near) (there string, err error) {
	if abs, _ := filepath.Abs(dir); abs == n.Dir {
		yes, err := a.agree(fmt.Sprintf("设置文件叫 %s，应当叫 site.yaml。给它改名吗？", n.Settings))
		if yes && err == nil {
			err = n.Rename()
		}
		return n.Dir, err // it can be shown as it is
	}
	yes, err := a.agree("旁边有一份报纸：" + n.Dir + "。打开它吗？")
	if !yes || err != nil {
		return "", err
	}
	return n.Dir, nil
}
