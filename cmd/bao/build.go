package main

import (
	"cmp"
	"os"
	"runtime"
	"time"

	"bao"
	"bao/internal/build"
	"bao/internal/diag"

	"github.com/spf13/cobra"
)

// siteOptions are the options that every command on a site has.
type siteOptions struct {
	dir            string
	drafts, future bool
}

func (o *siteOptions) register(c *cobra.Command) {
	c.Flags().StringVarP(&o.dir, "dir", "C", "", "报纸所在的`文件夹`（不写就是当前文件夹）")
	c.Flags().BoolVar(&o.drafts, "drafts", false, "连草稿一起")
	c.Flags().BoolVar(&o.future, "future", false, "连日期未到的稿件一起")
}

func (o *siteOptions) build() build.Options {
	return build.Options{
		Dir: cmp.Or(o.dir, "."), Theme: bao.Theme, Version: identity(), Now: clock(),
		Drafts: o.drafts, Future: o.future, Workers: runtime.GOMAXPROCS(0),
	}
}

func newBuild() *cobra.Command {
	var site siteOptions
	var out string
	var adopt, remove bool
	c := &cobra.Command{
		Use:   "build",
		Short: "生成网站，放进 public 文件夹",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			o := site.build()
			o.Out, o.Adopt, o.Delete = out, adopt, remove
			return runBuild(c, o)
		},
	}
	site.register(c)
	c.Flags().StringVarP(&out, "out", "o", "", "网站放到哪个`文件夹`（不写就是 public）")
	c.Flags().BoolVar(&adopt, "adopt", false, "输出文件夹里已有别的文件，也照样用它")
	c.Flags().BoolVar(&remove, "delete", false, "稿件少了三分之一以上，也照样生成，把它们从网站撤下")
	return c
}

func runBuild(c *cobra.Command, o build.Options) error {
	start := time.Now()
	p := newProgress(os.Stderr)
	o.Progress, o.Developed, o.Font = p.show, p.develop, cardFonts()
	o.Waiting = func(pid int, since time.Time) { sayWaiting(c.ErrOrStderr(), pid, since, start) }
	report, err := build.Build(c.Context(), o)
	p.clear()
	diag.Print(c.ErrOrStderr(), report.Problems, false)
	if err != nil {
		return err
	}
	if n := diag.Errors(report.Problems); n > 0 {
		sayRefused(c.ErrOrStderr(), n)
		return errProblems
	}
	sayHeld(c.OutOrStdout(), report.Held)
	sayBuilt(c.OutOrStdout(), report, time.Since(start))
	return nil
}
