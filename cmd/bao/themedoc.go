package main

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"bao"
	"bao/internal/edition/all"
	"bao/internal/handbook"
	"bao/internal/layout"

	"github.com/spf13/cobra"
)

func newThemeDoc() *cobra.Command {
	return &cobra.Command{
		Use:   "doc [文件]",
		Short: "版式里能用哪些字段，什么意思，怎么写",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return noArguments(c, args[1:])
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			views := handbook.Views(bao.Handbook)
			if len(args) == 0 {
				sayViews(c.OutOrStdout(), views, handbook.Parts(bao.Handbook))
				return nil
			}
			if part := handbook.Part(bao.Handbook, baseOf(args[0])); part != "" {
				sayPart(c.OutOrStdout(), part, views)
				return nil
			}
			v, err := viewOf(views, args[0])
			if err != nil {
				return err
			}
			sayView(c.OutOrStdout(), v, views, hasFrame(v.Templates))
			return nil
		},
	}
}

// viewOf finds the view that is meant: article.html, layouts/article.html,
// article, Article.
func viewOf(views []handbook.View, arg string) (*handbook.View, error) {
	arg = baseOf(arg)
	names := handbook.Parts(bao.Handbook)
	for i, v := range views {
		if arg == v.Name || slices.Contains(v.Templates, arg) || slices.Contains(v.Templates, arg+".html") {
			return &views[i], nil
		}
		names = append(append(names, v.Name), v.Templates...)
	}
	return nil, usageError{fmt.Errorf("没有“%s”这种页面或零件。%s", arg, meant(arg, names, "bao theme doc"))}
}

// baseOf is the name of a file that was named with its folder, in either writing.
func baseOf(arg string) string { return path.Base(strings.ReplaceAll(arg, `\`, "/")) }

// hasFrame reports whether one of the templates makes a page, with a frame.
func hasFrame(templates []string) bool {
	return slices.ContainsFunc(all.Views(), func(v layout.View) bool {
		return v.Kinds != nil && slices.Contains(templates, v.Template)
	})
}
