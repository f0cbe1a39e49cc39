package diag

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

var (
	wrong = &Rule{ID: "wrong", Name: "写错"}
	odd   = &Rule{ID: "odd", Name: "古怪", Severity: Warning}
	plain = &Rule{ID: "plain", Name: "平淡", Severity: Warning}
	maybe = &Rule{ID: "maybe", Name: "也许", Severity: Guess}
)

// some returns n problems of a rule in one file.
func some(n int, rule *Rule, path string) []Problem {
	var list []Problem
	for i := range n {
		list = append(list, rule.At(Place{Path: path, Line: i + 1, Col: 1}, rule.Name, ""))
	}
	return list
}

func TestBrief(t *testing.T) {
	raised := some(2, odd, "a.md")
	for i := range raised {
		raised[i].Severity = Error // by the site
	}
	for _, test := range []struct {
		name     string
		problems []Problem
		want     []string // path:line message
		rest     string
	}{
		{"nothing", nil, nil, ""},
		{"one is not counted", some(1, odd, "a.md"), []string{"a.md:1 古怪"}, ""},
		{"reminders of a rule fold", some(15, odd, "a.md"), []string{"a.md:1 古怪…等 15 处"}, ""},
		{
			"by rule and by file",
			slices.Concat(some(2, odd, "a.md"), some(3, plain, "a.md"), some(2, odd, "b.md")),
			[]string{"a.md:1 古怪…等 2 处", "a.md:1 平淡…等 3 处", "b.md:1 古怪…等 2 处"},
			"",
		},
		{
			"errors come first and never fold",
			slices.Concat(some(2, odd, "a.md"), some(2, wrong, "z.md")),
			[]string{"z.md:1 写错", "z.md:2 写错", "a.md:1 古怪…等 2 处"},
			"",
		},
		{
			"a reminder that the site made an error",
			slices.Concat(raised, some(2, odd, "b.md")),
			[]string{"a.md:1 古怪", "a.md:2 古怪", "b.md:1 古怪…等 2 处"},
			"",
		},
		{
			"errors that are left out",
			slices.Concat(some(most+3, wrong, "a.md")),
			nil, "……还有 3 处错误没有列出，用 bao check --all 全部列出",
		},
		{
			"all that an entry stands for is left out with it",
			slices.Concat(some(most-1, wrong, "a.md"), some(4, odd, "a.md"), some(5, plain, "a.md"), some(1, plain, "b.md")),
			nil, "……还有 6 处提醒没有列出，用 bao check --all 全部列出",
		},
		{
			"both",
			slices.Concat(some(most+2, wrong, "a.md"), some(4, odd, "a.md")),
			nil, "……还有 2 处错误、4 处提醒没有列出，用 bao check --all 全部列出",
		},
		{
			"guesses",
			slices.Concat(some(most, wrong, "a.md"), some(3, maybe, "a.md"), some(2, maybe, "b.md")),
			nil, "……还有 5 处推测没有列出，用 bao check --all 全部列出",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := slices.Clone(test.problems)
			l := Brief(test.problems)
			if !slices.Equal(before, test.problems) {
				t.Error("the problems were changed")
			}
			if l.Rest() != test.rest {
				t.Errorf("rest %q, want %q", l.Rest(), test.rest)
			}
			if test.want == nil {
				if want := min(len(test.problems), most); len(l.Shown) != want {
					t.Errorf("%d are shown, want %d", len(l.Shown), want)
				}
				return
			}
			var got []string
			for _, p := range l.Shown {
				got = append(got, fmt.Sprintf("%s:%d %s", p.Path, p.Line, p.Message))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestPrint(t *testing.T) {
	problems := slices.Concat(some(30, odd, "a.md"), some(1, wrong, "z.md"))
	var brief, all strings.Builder
	Print(&brief, problems, false)
	if want := "z.md:1:1: 错误：写错〔写错〕\n    \n    ^\na.md:1:1: 提醒：古怪…等 30 处〔古怪〕\n    \n    ^\n"; brief.String() != want {
		t.Errorf("got %q, want %q", brief.String(), want)
	}
	Print(&all, problems, true)
	if n := strings.Count(all.String(), "提醒：古怪〔古怪〕"); n != 30 || !strings.HasPrefix(all.String(), "z.md:1:1: 错误") {
		t.Errorf("%d reminders are printed, want 30, behind the error:\n%s", n, all.String())
	}
	var long strings.Builder
	Print(&long, some(most+1, wrong, "a.md"), false)
	if !strings.HasSuffix(long.String(), "    ^\n……还有 1 处错误没有列出，用 bao check --all 全部列出\n") {
		t.Errorf("the rest is not counted: %q", long.String())
	}
}
