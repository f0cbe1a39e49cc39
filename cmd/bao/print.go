package main

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"bao/internal/browser"
	"bao/internal/build"
	"bao/internal/diag"
	"bao/internal/press"
	"bao/internal/site"

	"github.com/spf13/cobra"
)

func newPrint() *cobra.Command {
	var site siteOptions
	var o press.Options
	c := &cobra.Command{
		Use:   "print [日期]",
		Short: "把一期报纸印成 PDF，整期一份，每版一份",
		Long: `把一期报纸按 site.yaml 里“印刷”的纸张排成 PDF，不写日期就是最新一期。
PDF 和这一期的稿件放在一起（issue.pdf、page-1.pdf……），下次生成网站时会链接上去；
用 -o 指明文件时只印整期。印的时候借用电脑上的 Edge 或谷歌浏览器。`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return noArguments(c, args[1:])
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			return runPrint(c, site.build(), o, strings.Join(args, ""))
		},
	}
	site.register(c)
	c.Flags().StringVarP(&o.Out, "out", "o", "", "只印整期，放进这个`文件`")
	c.Flags().BoolVar(&o.Marks, "marks", false, "带裁切线、套准标记和 3 毫米出血，交印刷厂用")
	c.Flags().BoolVar(&o.NoFolios, "no-folios", false, "不印报眉（第二版起页顶的那一行）")
	return c
}

// runPrint prints the issue of a day, the newest when nothing was typed.
func runPrint(c *cobra.Command, from build.Options, o press.Options, issue string) error {
	start := time.Now()
	if issue != "" {
		var ok bool
		if o.Issue, ok = typedDay(issue); !ok {
			return explainPrint(c, press.ErrNoIssue, issue)
		}
	}
	o.Now = from.Now
	o.Options = site.Options{
		Dir: from.Dir, Version: from.Version, Theme: from.Theme,
		Drafts: from.Drafts, Future: from.Future, Each: build.Each(from.Workers),
	}
	if o.Out != "" && !strings.EqualFold(filepath.Ext(o.Out), ".pdf") {
		o.Out += ".pdf"
	}
	o.Browser, _ = browser.Find()
	p := newProgress(os.Stderr)
	o.Progress = p.show
	report, err := press.Print(c.Context(), o)
	p.clear()
	diag.Print(c.ErrOrStderr(), report.Problems, false)
	if n := diag.Errors(report.Problems); err == nil && n > 0 {
		sayNotPrinted(c.ErrOrStderr(), n)
		return errProblems
	}
	if err != nil {
		return explainPrint(c, err, cmp.Or(issue, "最新一期"))
	}
	sayPrinted(c.OutOrStdout(), report, time.Since(start))
	return nil
}

// explainPrint says what an error of the press means, or leaves it to others.
func explainPrint(c *cobra.Command, err error, issue string) error {
	w := c.ErrOrStderr()
	switch {
	case errors.Is(err, press.ErrNoBrowser):
		sayNothingPrints(w)
	case errors.Is(err, press.ErrBrowser):
		sayBrowserFailed(w, err)
	case errors.Is(err, press.ErrNoIssue):
		sayNoIssue(w, issue)
	case errors.Is(err, press.ErrEmpty):
		sayNothingToPrint(w)
	default:
		return err
	}
	return errProblems
}
