package site

import (
	"cmp"
	"errors"
	"slices"

	"bao/internal/config"
	"bao/internal/diag"
	"bao/internal/layout"
	"bao/internal/paper"
)

// Verdict is what became of the problems of a site.
type Verdict struct {
	Problems []diag.Problem // errors and reminders, sorted, with the severity that the site gives them
	Guesses  []diag.Problem // sorted
	Waived   []Waived       // sorted

	levels map[*diag.Rule]level
	passes map[pass]string // to the reason
}

// Waived is a problem that an article lets pass for itself.
type Waived struct {
	diag.Problem
	Reason string
}

// pass is what a waiver lets through.
type pass struct {
	rule *diag.Rule
	path string // of the article
}

// Judge applies what site.yaml says of rules, and what articles let pass, to
// all problems of the files of a site. What is wrong with either is a problem
// too: a word that is no rule, a rule that keeps output or copy whole, a
// waiver that lets nothing pass.
func Judge(problems []diag.Problem, checks []config.Check, waivers []paper.Waiver) Verdict {
	v := Verdict{levels: map[*diag.Rule]level{}, passes: map[pass]string{}}
	problems = slices.Concat(problems, v.setLevels(checks), v.setPasses(waivers))
	met := map[pass]bool{}
	for _, p := range problems {
		met[pass{p.Rule, p.Path}] = true
	}
	v.add(problems)
	v.add(v.stale(waivers, met))
	v.sort()
	return v
}

// With returns the verdict on further problems too, found when pages were
// made. It leaves v as it is.
func (v Verdict) With(late ...diag.Problem) Verdict {
	v.Problems, v.Guesses, v.Waived = slices.Clone(v.Problems), slices.Clone(v.Guesses), slices.Clone(v.Waived)
	v.add(late)
	v.sort()
	return v
}

// Blame returns the verdict on a mistake in a template too, and any other error
// as it is.
func (v Verdict) Blame(err error) (Verdict, error) {
	var broken *layout.Error
	if errors.As(err, &broken) {
		return v.With(broken.Problem), nil
	}
	return v, err
}

// Stops reports whether a problem that is found later would be an error.
func (v Verdict) Stops(p diag.Problem) bool {
	alone := Verdict{levels: v.levels, passes: v.passes}
	alone.add([]diag.Problem{p})
	return diag.Errors(alone.Problems) > 0
}

func (v *Verdict) add(problems []diag.Problem) {
	for _, p := range problems {
		as, set := v.levels[p.Rule]
		reason, passed := v.passes[pass{p.Rule, p.Path}]
		switch {
		case set && as == off: // by an article or not
		case passed:
			v.Waived = append(v.Waived, Waived{p, reason})
		default:
			if set {
				p.Severity = as.severity()
			}
			if p.Severity == diag.Guess {
				v.Guesses = append(v.Guesses, p)
			} else {
				v.Problems = append(v.Problems, p)
			}
		}
	}
}

func (v *Verdict) sort() {
	v.Problems, v.Guesses = diag.Sort(v.Problems), diag.Sort(v.Guesses)
	slices.SortStableFunc(v.Waived, func(a, b Waived) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	v.Waived = slices.Compact(v.Waived)
}
