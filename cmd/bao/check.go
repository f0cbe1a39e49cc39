package main

import (
	"bao/internal/build"
	"bao/internal/diag"

	"github.com/spf13/cobra"
)

// checkOptions are the options of bao check.
type checkOptions struct {
	siteOptions
	json, all, rules bool
}

func newCheck() *cobra.Command {
	var o checkOptions
	c := &cobra.Command{
		Use:   "check",
		Short: "检查稿件和版式，不改动稿件和网站",
		Args:  noArguments,
		RunE:  func(c *cobra.Command, _ []string) error { return runCheck(c, o) },
	}
	o.register(c)
	flags := c.Flags()
	flags.BoolVar(&o.json, "json", false, "以 JSON 列出全部问题，供其他程序读取")
	flags.BoolVar(&o.all, "all", false, "列出全部问题，一处一处列，连推测的和放行的一起")
	flags.BoolVar(&o.rules, "rules", false, "只列出有哪些规则，不检查")
	return c
}

func runCheck(c *cobra.Command, o checkOptions) error {
	w := c.OutOrStdout()
	if o.rules {
		if o.json {
			return rulesJSON(forPrograms(w))
		}
		sayRules(w)
		return nil
	}
	with := o.build()
	with.OnlyCheck = true
	report, err := build.Build(c.Context(), with)
	if err != nil {
		return err
	}
	if o.json {
		if err := problemsJSON(forPrograms(w), report.Verdict, o.all); err != nil {
			return err
		}
	} else {
		diag.Print(w, report.Problems, o.all)
		if o.all {
			sayGuesses(w, report.Guesses)
			sayWaived(w, report.Waived)
		}
		sayHeld(w, report.Held)
		saySheets(w, report)
		sayChecked(w, report)
	}
	if diag.Errors(report.Problems) > 0 {
		return errProblems
	}
	return nil
}
