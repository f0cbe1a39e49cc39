package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"bao"
	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/handbook"
	"bao/internal/load"
	"bao/internal/origin"
	"bao/internal/starter"

	"github.com/spf13/cobra"
)

func newTheme() *cobra.Command {
	c := &cobra.Command{
		Use:   "theme",
		Short: "看内置的版式，拷一份来改",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return unknownCommand(c, args[0])
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newThemeList(), newThemeCopy(), newThemeDiff(), newThemeSeen(), newThemeDoc())
	return c
}

// themeOptions are those of what is about the layouts of a paper.
type themeOptions struct{ dir string }

func (o *themeOptions) register(c *cobra.Command) {
	c.Flags().StringVarP(&o.dir, "dir", "C", "", "报纸所在的`文件夹`（不写就是当前文件夹）")
}

func (o *themeOptions) folder() string { return cmp.Or(o.dir, ".") }

// site returns the files of the paper, and what is built in as the paper shows
// it.
func (o *themeOptions) site() (fs.FS, origin.Theme, error) {
	site := os.DirFS(o.folder())
	settings, err := load.ReadSettings(site, nil)
	if err != nil {
		return nil, origin.Theme{}, err
	}
	return site, origin.Theme{FS: bao.Theme, Say: settings.Site.Script.File}, nil
}

func newThemeList() *cobra.Command {
	var o themeOptions
	c := &cobra.Command{
		Use:   "list",
		Short: "列出内置的文件，换掉了哪些，新旧如何",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			site, theme, err := o.site()
			if err != nil {
				return err
			}
			copies, err := origin.Copies(site, theme, nil)
			if err != nil {
				return err
			}
			sayTheme(c.OutOrStdout(), copies, origin.Names(bao.Theme))
			return nil
		},
	}
	o.register(c)
	return c
}

func newThemeCopy() *cobra.Command {
	var o themeOptions
	c := &cobra.Command{
		Use:   "copy 文件…",
		Short: "把内置的文件拷到报纸里来改",
		Args:  needsFile,
		RunE: func(c *cobra.Command, args []string) error {
			_, theme, err := o.site()
			if err != nil {
				return err
			}
			var files []starter.File
			for _, arg := range args {
				if base := baseOf(arg); slices.Contains(handbook.Parts(bao.Handbook), base) {
					return usageError{fmt.Errorf("“%s”不用拷，自己新建。怎么写：bao theme doc %[1]s", base)}
				}
				name, err := builtIn(arg)
				if err != nil {
					return err
				}
				text, err := fs.ReadFile(bao.Theme, name)
				if err != nil {
					return err
				}
				marked, _ := theme.Mark(name, text) // all that builtIn finds can be
				files = append(files, starter.File{Path: name, Data: marked})
			}
			if err := starter.WriteInto(o.folder(), files); err != nil {
				return err
			}
			for _, f := range files {
				fmt.Fprintln(c.OutOrStdout(), filepath.Join(o.folder(), filepath.FromSlash(f.Path)))
			}
			return nil
		},
	}
	o.register(c)
	return c
}

func newThemeDiff() *cobra.Command {
	return eachCopy("diff 文件…", "拷来以后，自己改了什么，内置的又改了什么", func(w io.Writer, _ string, copied *origin.Copy) error {
		sayCopy(w, copied)
		return nil
	})
}

func newThemeSeen() *cobra.Command {
	return eachCopy("seen 文件…", "照内置的改好了，或者不用改：从现在的内置版式算起，不再提醒", func(w io.Writer, dir string, copied *origin.Copy) error {
		marked := origin.MarkAs(copied)
		err := dist.Replace(filepath.Join(dir, filepath.FromSlash(copied.Name)), func(w io.Writer) error {
			_, err := w.Write(marked)
			return err
		})
		if err == nil {
			fmt.Fprintf(w, "%s 从现在的内置版式算起\n", copied.Name)
		}
		return err
	})
}

// eachCopy is a command that does something with the copy, in the folder of the
// paper, of each of the built-in files that are named.
func eachCopy(use, short string, do func(w io.Writer, dir string, copied *origin.Copy) error) *cobra.Command {
	var o themeOptions
	c := &cobra.Command{
		Use:   use,
		Short: short,
		Args:  needsFile,
		RunE: func(c *cobra.Command, args []string) error {
			site, theme, err := o.site()
			if err != nil {
				return err
			}
			for _, arg := range args {
				copied, err := copyOf(site, theme, arg)
				if err == nil {
					err = do(c.OutOrStdout(), o.folder(), copied)
				}
				if err != nil {
					return err
				}
			}
			return nil
		},
	}
	o.register(c)
	return c
}

// copyOf reads the paper's copy of the built-in file that is meant.
func copyOf(site fs.FS, theme origin.Theme, arg string) (*origin.Copy, error) {
	name, err := builtIn(arg)
	if err != nil {
		return nil, err
	}
	copied, err := origin.Read(site, theme, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &starter.Refusal{Message: "报纸里没有 " + name + "，用的就是内置的", Hint: "要改它，先拷来：bao theme copy " + path.Base(name)}
	}
	return copied, err
}

func needsFile(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usageError{fmt.Errorf("没有写哪个文件，如 %s article.html。“bao theme list”列出全部", c.CommandPath())}
	}
	return nil
}

// builtIn finds the built-in file that is meant: article.html, layouts/article.html,
// layouts\article.html, article.
func builtIn(arg string) (string, error) {
	arg = strings.TrimPrefix(strings.ReplaceAll(arg, `\`, "/"), "./")
	var bases []string
	for _, name := range origin.Names(bao.Theme) {
		base := path.Base(name)
		if arg == name || arg == base || arg+".html" == base {
			return name, nil
		}
		bases = append(bases, base)
	}
	return "", usageError{fmt.Errorf("内置的文件里没有“%s”。%s", arg, meant(path.Base(arg), bases, "bao theme list"))}
}

// meant is the hint which of the names a word stands for, or what lists them.
func meant(word string, names []string, list string) string {
	if near := diag.Nearest(word, names); near != "" {
		return "是不是“" + near + "”？"
	}
	return "“" + list + "”列出全部"
}
