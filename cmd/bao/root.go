package main

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"bao/internal/diag"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/text/width"
)

const usageTemplate = `用法：{{if .HasAvailableSubCommands}}
  {{.CommandPath}} 命令 [选项]{{else}}
  {{.UseLine}} [选项]{{end}}{{if .HasAvailableSubCommands}}

命令：{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

选项：
{{.LocalFlags.FlagUsages | columns | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

“{{.CommandPath}} 命令 --help”说明某个命令的用法。{{end}}
`

// newRoot makes the command line. Everything it says is Chinese. In a window of
// its own, names of files are what was dropped onto the program.
func newRoot(own bool) *cobra.Command {
	cobra.MousetrapHelpText = "" // a double click on Windows is welcome
	var version bool
	root := &cobra.Command{
		Use:               "bao",
		Short:             "把一个文件夹的稿件变成一份社区报",
		Long:              "bao（报）把一个文件夹的 Markdown 稿件变成一份社区报。",
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 || own && isName(args[0]) {
				return nil
			}
			return unknownCommand(c, args[0])
		},
		RunE: func(c *cobra.Command, args []string) error {
			if version {
				sayVersion(c.OutOrStdout(), made())
				return nil
			}
			if len(args) > 0 {
				return runDropped(c, args)
			}
			return runBare(c, own)
		},
	}
	root.Flags().BoolVar(&version, "version", false, "显示版本")
	root.SetHelpCommand(newHelp())
	cobra.AddTemplateFunc("columns", columns)
	root.SetUsageTemplate(usageTemplate)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return flagError(c, err) })
	root.AddCommand(newServe(), newBuild(), newCheck())
	root.AddCommand(newPrint(), newPublish(), newNew(), newImport(), newTheme())
	inChinese(root)
	return root
}

// newHelp makes bao help, which says what --help says: of bao, or of the
// command that is named.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:    "help",
		Hidden: true,
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(c.Root(), args[0])
			}
			return about.Help()
		},
	}
}

// optionLine is an option and what it does, as pflag sets them apart.
var optionLine = regexp.MustCompile(`(?m)^( *\S.*?)  +(\S.*)$`)

// columns sets what options do below one another on a terminal, where a 汉字
// is two columns wide; pflag counts bytes.
func columns(usages string) string {
	wide := func(text string) (n int) {
		for _, r := range text {
			n++
			if kind := width.LookupRune(r).Kind(); kind == width.EastAsianWide || kind == width.EastAsianFullwidth {
				n++
			}
		}
		return n
	}
	most := 0
	for _, line := range optionLine.FindAllStringSubmatch(usages, -1) {
		most = max(most, wide(line[1]))
	}
	return optionLine.ReplaceAllStringFunc(usages, func(text string) string {
		line := optionLine.FindStringSubmatch(text)
		return line[1] + strings.Repeat(" ", most+3-wide(line[1])) + line[2]
	})
}

// inChinese words what cobra itself adds to a command and those below it.
func inChinese(c *cobra.Command) {
	c.DisableFlagsInUseLine = true
	c.InitDefaultHelpFlag()
	c.Flags().Lookup("help").Usage = "显示这段说明"
	for _, inner := range c.Commands() {
		inChinese(inner)
	}
}

func unknownCommand(root *cobra.Command, word string) error {
	var names []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	hint := "可以用的命令：" + strings.Join(names, "、")
	if isName(word) {
		hint = fmt.Sprintf("要把这个文件收进报纸，用 %s import；要看一份报纸，用 %[1]s serve -C 文件夹", root.CommandPath())
	} else if near := diag.Nearest(word, names); near != "" {
		hint = fmt.Sprintf("是不是“%s %s”？", root.CommandPath(), near)
	}
	return usageError{fmt.Errorf("没有“%s”这个命令。%s", word, hint)}
}

// flagError says in Chinese what pflag says in English.
func flagError(c *cobra.Command, err error) error {
	var missing *pflag.ValueRequiredError
	var unknown *pflag.NotExistError
	switch {
	case errors.As(err, &unknown):
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		hint := fmt.Sprintf("“%s --help”列出全部选项", c.CommandPath())
		if near := diag.Nearest(unknown.GetSpecifiedName(), names); near != "" {
			hint = fmt.Sprintf("是不是“--%s”？", near)
		}
		return usageError{fmt.Errorf("没有“%s”这个选项。%s", unknown.GetSpecifiedName(), hint)}
	case errors.As(err, &missing):
		return usageError{fmt.Errorf("选项“--%s”后面缺少内容", missing.GetFlag().Name)}
	}
	return usageError{fmt.Errorf("选项写错了（%w）。“%s --help”列出全部选项", err, c.CommandPath())}
}

// noArguments is for commands that take options only.
func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf("不明白“%s”。“%s --help”说明用法", args[0], c.CommandPath())}
	}
	return nil
}
