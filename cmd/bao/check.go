package main

import (
	"encoding/json"

	"bao/internal/build"
	"bao/internal/diag"

	"github.com/spf13/cobra"
)

func newCheck() *cobra.Command {
	var site siteOptions
	var asJSON bool
	c := &cobra.Command{
		Use:   "check",
		Short: "检查稿件和版式，什么也不写",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			o := site.build()
			o.OnlyCheck = true
			report, err := build.Build(c.Context(), o)
			if err != nil {
				return err
			}
			if asJSON {
				if err := printJSON(c, report.Problems); err != nil {
					return err
				}
			} else {
				diag.Print(c.OutOrStdout(), report.Problems)
				sayHeld(c.OutOrStdout(), report.Held)
				saySheets(c.OutOrStdout(), report)
				sayChecked(c.OutOrStdout(), report)
			}
			if diag.Errors(report.Problems) > 0 {
				return errProblems
			}
			return nil
		},
	}
	site.register(c)
	c.Flags().BoolVar(&asJSON, "json", false, "以 JSON 列出全部问题，供其他程序读取")
	return c
}

// printedProblem is a problem as other programs read it.
type printedProblem struct {
	Path     string `json:"path"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Severity string `json:"severity"` // error or warning
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
	Text     string `json:"text,omitempty"`
}

func printJSON(c *cobra.Command, problems []diag.Problem) error {
	list := []printedProblem{}
	for _, p := range problems {
		severity := "error"
		if p.Severity == diag.Warning {
			severity = "warning"
		}
		list = append(list, printedProblem{p.Path, p.Line, p.Col, severity, p.Message, p.Hint, p.Text})
	}
	e := json.NewEncoder(c.OutOrStdout())
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(list)
}
