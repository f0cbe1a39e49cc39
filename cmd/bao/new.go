package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"bao"
	"bao/internal/build"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/site"
	"bao/internal/starter"

	"github.com/spf13/cobra"
)

func newNew() *cobra.Command {
	c := &cobra.Command{
		Use:   "new",
		Short: "建一份报纸、一期或者一篇稿件",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return unknownCommand(c, args[0])
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newArticle(), newIssue(), newSite())
	return c
}

// newOptions are those of what is added to a paper.
type newOptions struct {
	dir  string
	edit bool
}

func (o *newOptions) register(c *cobra.Command) {
	c.Flags().StringVarP(&o.dir, "dir", "C", "", "报纸所在的`文件夹`（不写就是当前文件夹）")
	c.Flags().BoolVar(&o.edit, "edit", false, "建好就打开来写")
}

func newArticle() *cobra.Command {
	var o newOptions
	var a starter.Article
	var day string
	c := &cobra.Command{
		Use:   "article 标题",
		Short: "建一篇稿件，文件名是标题的拼音",
		RunE: func(c *cobra.Command, args []string) error {
			a.Title = strings.Join(args, " ") // 新渡船 昨天试航, without quotes
			if day != "" {
				var ok bool
				if a.Day, ok = typedDay(day); !ok {
					return usageError{errDate(day)}
				}
			}
			return o.make(c, func(from starter.Source) ([]starter.File, error) {
				file, err := from.Article(a)
				return []starter.File{file}, err
			})
		},
	}
	o.register(c)
	c.Flags().StringVar(&a.Section, "section", "", "登在哪个`栏目`")
	c.Flags().StringVar(&a.Reporter, "reporter", "", "`记者`的名字")
	c.Flags().StringVar(&day, "date", "", "登在哪一`天`的那一期（不写就是最新一期）")
	return c
}

func newIssue() *cobra.Command {
	var o newOptions
	c := &cobra.Command{
		Use:   "issue [日期]",
		Short: "建一期，不写日期就照前几期的间隔推算",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return noArguments(c, args[1:])
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			var day paper.Date
			if len(args) == 1 {
				var ok bool
				if day, ok = typedDay(args[0]); !ok {
					return usageError{fmt.Errorf("“%s”不是一个日期，写成 2026-11-09 这样", args[0])}
				}
			}
			return o.make(c, func(from starter.Source) ([]starter.File, error) { return from.Issue(day) })
		},
	}
	o.register(c)
	return c
}

// make writes new files of a paper, says where the first of them is, and opens
// it if that is wanted.
func (o newOptions) make(c *cobra.Command, files func(starter.Source) ([]starter.File, error)) error {
	dir := cmp.Or(o.dir, ".")
	from, err := openSource(c.Context(), dir)
	if err != nil {
		return err
	}
	list, err := files(from)
	if err != nil {
		return err
	}
	if err := starter.WriteInto(dir, list); err != nil {
		return err
	}
	made := filepath.Join(dir, filepath.FromSlash(list[0].Path))
	fmt.Fprintln(c.OutOrStdout(), made)
	if o.edit && edit(made) != nil {
		sayNotEdited(c.OutOrStdout(), made)
	}
	return nil
}

// openSource reads the paper that is to grow, whatever its problems are.
func openSource(ctx context.Context, dir string) (starter.Source, error) {
	if _, err := load.FindSiteFile(os.DirFS(dir)); err != nil {
		return starter.Source{}, load.ErrNoSite
	}
	s, err := site.Open(ctx, site.Options{
		Dir: dir, Theme: bao.Theme, Version: identity(), Drafts: true, Future: true, Expired: true,
		Each: build.Each(runtime.GOMAXPROCS(0)),
	})
	if err != nil {
		return starter.Source{}, err
	}
	defer s.Close()
	read, err := s.Read(clock())
	if err != nil {
		return starter.Source{}, err
	}
	return starter.Source{Files: s.Files, Theme: bao.Theme, Paper: read.Paper, Today: read.Paper.Today}, nil
}

// edit opens a file in the editor that whoever sits at a terminal has named for
// all programs, or else as a double click would.
func edit(name string) error {
	editor := strings.Fields(cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR")))
	if len(editor) == 0 {
		return openFile(name)
	}
	e := exec.Command(editor[0], append(editor[1:], name)...)
	e.Stdin, e.Stdout, e.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := e.Run()
	var ended *exec.ExitError
	if errors.As(err, &ended) { // what it has to say it has said
		return nil
	}
	return err
}
