package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"bao/internal/intake"
	"bao/internal/load"
	"bao/internal/starter"

	"github.com/spf13/cobra"
)

// importOptions are the options of bao import.
type importOptions struct {
	dir, date, section string
	dryRun             bool
}

func newImport() *cobra.Command {
	var o importOptions
	c := &cobra.Command{
		Use:   "import 文件|文件夹|压缩包……",
		Short: "把来稿变成稿件：Word、文本、网页、照片，或者装着它们的文件夹和 ZIP",
		Long: `把来稿变成稿件，照片放在旁边。认得 Word 文档、纯文本、从浏览器存下来的网页
（微信文章也行）、Markdown 和照片，以及装着它们的文件夹和 ZIP。原来的文件不动；
报纸里已有的文件不会被覆盖。哪里要看一看，逐条列出来。`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{fmt.Errorf("没有说要收哪些文件。写成 bao import 文件名，文件夹和 ZIP 也行")}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runImport(c, o, args) },
	}
	flags := c.Flags()
	flags.StringVarP(&o.dir, "dir", "C", "", "报纸所在的`文件夹`（不写就是当前文件夹）")
	flags.StringVar(&o.date, "date", "", "放进哪一`天`的那一期（不写就是下一期）")
	flags.StringVar(&o.section, "section", "", "登在哪个`栏目`")
	flags.BoolVar(&o.dryRun, "dry-run", false, "只看会收成什么样，什么也不写")
	return c
}

func runImport(c *cobra.Command, o importOptions, names []string) error {
	dir := cmp.Or(o.dir, ".")
	from, err := openSource(c.Context(), dir)
	if err != nil {
		return err
	}
	content := filepath.Join(dir, load.ContentDir)
	order, fresh, err := o.order(from, content)
	if err != nil {
		return err
	}
	in, unread := intake.Gather(names, explainUnread)
	result := intake.Read(in, order)
	result.Refused = append(unread, result.Refused...)
	if !o.dryRun && len(result.Files) > 0 {
		if err := os.MkdirAll(content, 0o777); err != nil {
			return err
		}
		root, err := os.OpenRoot(content)
		if err != nil {
			return err
		}
		defer root.Close()
		if err := result.Write(root); err != nil {
			return err
		}
	}
	sayImported(c.OutOrStdout(), result, order, fresh, o.dryRun)
	if len(result.Refused) > 0 {
		return errProblems
	}
	return nil
}

// order says where what comes in goes; fresh tells that its issue is one that
// is not there yet.
func (o importOptions) order(from starter.Source, content string) (order intake.Order, fresh bool, err error) {
	files := os.DirFS(content)
	order = intake.Order{Taken: intake.Names(files)}
	for _, s := range from.Paper.Sections {
		order.Sections = append(order.Sections, s.Name)
	}
	order.Section, err = from.Section(o.section)
	var refused *starter.Refusal
	if errors.As(err, &refused) {
		return order, false, usageError{fmt.Errorf("%s。%s", refused.Message, refused.Hint)}
	}
	if o.date == "" {
		order.Issue, _ = intake.NextIssue(files, from.Today)
	} else {
		var ok bool
		if order.Issue, ok = typedDay(o.date); !ok {
			return order, false, usageError{fmt.Errorf("“%s”不是一个日期，写成 2026-11-09 这样", o.date)}
		}
	}
	order.Folder = load.FindIssue(files, order.Issue)
	return order, order.Folder == "", nil
}
