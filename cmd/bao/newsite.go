package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"bao"
	"bao/internal/dist"
	"bao/internal/load"
	"bao/internal/starter"

	"github.com/spf13/cobra"
)

func newSite() *cobra.Command {
	var f starter.Founding
	var day, sections string
	c := &cobra.Command{
		Use:   "site 文件夹",
		Short: "建一份报纸：设置、第一期和一篇讲怎么写的稿件",
		Long: `在一个文件夹里建一份报纸：设置、第一期和一篇讲怎么写的稿件。没有这个文件夹就新建；
里面已有的文件都不动。选项没有写的，在终端里会问；没有终端就用文件夹的名字作报名，栏目用常见的几个。`,
		Args: func(c *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return usageError{fmt.Errorf("没有写建在哪个文件夹里，如 %s 芦花渡（写一个点，就建在这里）", c.CommandPath())}
			case 1:
				return nil
			}
			return noArguments(c, args[1:])
		},
		RunE: func(c *cobra.Command, args []string) error {
			if day != "" {
				var ok bool
				if f.Day, ok = typedDay(day); !ok {
					return usageError{errDate(day)}
				}
			}
			f.Sections = starter.NamesIn(sections)
			return runNewSite(c, args[0], f)
		},
	}
	flags := c.Flags()
	flags.StringVar(&f.Name, "name", "", "`报名`（不写就是文件夹的名字）")
	flags.StringVar(&f.Publisher, "publisher", "", "`主办`的单位")
	flags.StringVar(&day, "date", "", "第一期是哪一`天`（不写就是今天）")
	flags.StringVar(&sections, "sections", "", "`栏目`，用顿号分开（不写就是常见的几个）")
	flags.StringVar(&f.Sheet, "paper", "", "`纸张`：四开、对开、A3、A4（不写就是四开）")
	return c
}

func runNewSite(c *cobra.Command, dir string, f starter.Founding) error {
	if refused := temporary(dir); refused != nil {
		return refused
	}
	around, err := lacking(dir)
	if err != nil {
		return misnamed(dir, err)
	}
	a := asker{c.Context(), bufio.NewReader(os.Stdin), c.OutOrStdout()}
	if err := a.found(dir, f, around, atTerminal()); err != nil {
		return misnamed(dir, err)
	}
	sayNext(c.OutOrStdout(), dir)
	return nil
}

// misnamed says of a new folder that Windows can't give it that name, where
// that is why nothing came of it: the system's own words leave the name out.
func misnamed(dir string, err error) error {
	var system *fs.PathError
	// Not the whole path: of nul, Windows makes \\.\nul.
	problem, ok := dist.Holdable(filepath.Base(dir))
	if ok || dir == "." || dir == ".." || !errors.As(err, &system) {
		return err
	}
	return &starter.Refusal{Message: "文件夹不能叫这个名字：" + problem, Hint: "换一个名字，再来一次"}
}

// found makes a paper in a folder, of what is known of it, what is answered
// where somebody can be asked, and what is usual.
func (a asker) found(dir string, f starter.Founding, around *starter.Near, ask bool) error {
	list := questions(dir, f, around)
	if ask {
		if around != nil {
			sayAround(a.out, around)
		}
		if err := a.answers(&f, list); err != nil {
			return err
		}
	} else if err := usual(&f, list); err != nil {
		return err
	}
	if around != nil {
		if err := around.Found(bao.Theme, f); err != nil {
			return err
		}
		sayFounded(a.out, around.Dir, f.Name, []starter.File{{Path: load.SiteFile}})
		return nil
	}
	files, err := starter.Found(bao.Theme, f)
	if err != nil {
		return err
	}
	if err := starter.WriteInto(dir, files); err != nil {
		return err
	}
	sayFounded(a.out, dir, f.Name, files)
	return nil
}

// lacking looks at a folder that is to become a paper and returns the articles
// in it that need one. It fails where there is a paper already.
func lacking(dir string) (*starter.Near, error) {
	if name, err := load.FindSiteFile(os.DirFS(dir)); err == nil {
		hint := "看看它：bao serve --open -C " + quotedName(dir)
		if name != load.SiteFile {
			hint = "把 " + name + " 改名为 site.yaml，就能用"
		}
		return nil, &starter.Refusal{Message: "这里已经有一份报纸：" + filepath.Join(dir, name), Hint: hint}
	}
	found, err := starter.Look(dir)
	if err != nil {
		return nil, err
	}
	abs, err := filepath.Abs(dir)
	for _, n := range found {
		switch {
		case n.Settings != "" && within(filepath.Join(n.Dir, load.ContentDir), abs):
			return nil, &starter.Refusal{
				Message: "这个文件夹是放一份报纸的稿件的：" + filepath.Join(n.Dir, n.Settings),
				Hint:    "另选一个文件夹；要给那份报纸添一期，用 bao new issue",
			}
		case n.Settings == "" && n.Dir == abs && len(n.Moves) > 0 && !atTerminal():
			return nil, &starter.Refusal{
				Message: fmt.Sprintf("这里有 %d 篇稿件，不在 content 文件夹里：%s", n.Articles, dir),
				Hint:    "建一个 content 文件夹，把日期文件夹移进去，再来一次；双击 bao，它会替您移",
			}
		case n.Settings == "" && n.Dir == abs:
			return &n, err
		}
	}
	return nil, err
}
