package main

import (
	"encoding/json"
	"io"

	"bao/internal/diag"
	"bao/internal/site"
)

// printedProblem is a problem as other programs read it.
type printedProblem struct {
	Path     string `json:"path"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Severity string `json:"severity"` // error, warning, guess or, for what an article lets pass, waived
	Rule     string `json:"rule"`
	Name     string `json:"name"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
	Text     string `json:"text,omitempty"`
	Waived   string `json:"waived,omitempty"` // the reason
}

// problemsJSON writes all problems, errors first, and behind them guesses where
// all is asked for, and what is let pass, of a severity of its own so that
// nobody counts it.
func problemsJSON(w io.Writer, v site.Verdict, all bool) error {
	list := []printedProblem{}
	for _, p := range diag.ErrorsFirst(v.Problems) {
		list = append(list, printed(p, severityWord(p.Severity)))
	}
	if all {
		for _, p := range v.Guesses {
			list = append(list, printed(p, severityWord(p.Severity)))
		}
	}
	for _, p := range v.Waived {
		waived := printed(p.Problem, "waived")
		waived.Waived = p.Reason
		list = append(list, waived)
	}
	return writeJSON(w, list)
}

func printed(p diag.Problem, severity string) printedProblem {
	return printedProblem{
		Path: p.Path, Line: p.Line, Column: p.Col, Severity: severity,
		Rule: p.Rule.ID, Name: p.Rule.Name, Message: p.Message, Hint: p.Hint, Text: p.Text,
	}
}

// printedRule is a rule as other programs read it.
type printedRule struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Severity string `json:"severity"` // error, warning or guess, unless the site sets another
	Settable bool   `json:"settable"`
	Why      string `json:"why"`
}

func rulesJSON(w io.Writer) error {
	var list []printedRule
	for _, r := range site.Rules() {
		list = append(list, printedRule{r.ID, r.Name, severityWord(r.Severity), !r.Whole, r.Why})
	}
	return writeJSON(w, list)
}

func severityWord(s diag.Severity) string {
	switch s {
	case diag.Warning:
		return "warning"
	case diag.Guess:
		return "guess"
	}
	return "error"
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
