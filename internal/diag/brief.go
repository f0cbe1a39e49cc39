package diag

import (
	"fmt"
	"slices"
	"strings"
)

// most is how many problems are shown before the rest is only counted.
const most = 20

// List is what is shown of problems, and how many are not.
type List struct {
	Shown                     []Problem
	Errors, Warnings, Guesses int // left out
}

// Rest is a sentence on what is left out, "" when nothing is.
func (l List) Rest() string {
	var what []string
	for _, left := range []struct {
		n    int
		word string
	}{{l.Errors, "错误"}, {l.Warnings, "提醒"}, {l.Guesses, "推测"}} {
		if left.n > 0 {
			what = append(what, fmt.Sprintf("%d 处%s", left.n, left.word))
		}
	}
	if what == nil {
		return ""
	}
	return "……还有 " + strings.Join(what, "、") + "没有列出，用 bao check --all 全部列出"
}

// ErrorsFirst returns sorted problems in the order in which they are shown:
// what stops publication must not be looked for behind reminders.
func ErrorsFirst(problems []Problem) []Problem {
	ordered := slices.Clone(problems)
	slices.SortStableFunc(ordered, func(a, b Problem) int { return int(a.Severity) - int(b.Severity) })
	return ordered
}

// Brief returns the first of sorted problems, errors first. Reminders of one
// rule in one file are one entry, at the first of their places: text that was
// pasted from elsewhere brings the same reminder with every paragraph.
func Brief(problems []Problem) List {
	type kind struct {
		rule *Rule
		path string
	}
	var l List
	var count []int // beside l.Shown: of the problems that an entry stands for
	first := map[kind]int{}
	for _, p := range ErrorsFirst(problems) {
		k := kind{p.Rule, p.Path}
		i, seen := first[k]
		if !seen || p.Rule == nil || p.Severity == Error {
			i = len(l.Shown)
			l.Shown, count = append(l.Shown, p), append(count, 0)
		}
		if p.Severity != Error {
			first[k] = i
		}
		count[i]++
	}
	for i, p := range l.Shown {
		switch {
		case i >= most && p.Severity == Error:
			l.Errors++
		case i >= most && p.Severity == Guess:
			l.Guesses += count[i]
		case i >= most:
			l.Warnings += count[i]
		case count[i] > 1:
			l.Shown[i].Message += fmt.Sprintf("…等 %d 处", count[i])
		}
	}
	l.Shown = l.Shown[:min(len(l.Shown), most)]
	return l
}
