package site

import (
	"fmt"
	"slices"
	"testing"

	"bao/internal/config"
	"bao/internal/diag"
	"bao/internal/paper"
)

// Rules that stand for their kinds: an error that may be set, a reminder that
// may be, and one that may not.
const deadLink, noAlt, noTitle = "链接失效", "图片没有说明", "稿件没有标题"

func problem(rule, path string, line int) diag.Problem {
	return FindRule(rule).At(diag.Place{Path: path, Line: line, Col: 1}, rule, "")
}

func check(rule, value string) config.Check {
	return config.Check{
		Rule: rule, RulePlace: diag.Place{Path: "site.yaml", Line: 3, Col: 3},
		Value: value, ValuePlace: diag.Place{Path: "site.yaml", Line: 3, Col: 9},
	}
}

func waive(path, rule, reason string) paper.Waiver {
	return paper.Waiver{Place: diag.Place{Path: path, Line: 9, Col: 3}, Rule: rule, Reason: reason}
}

func unsure(w paper.Waiver) paper.Waiver {
	w.Unsure = true
	return w
}

func TestJudge(t *testing.T) {
	link, alt, title := problem(deadLink, "a.md", 5), problem(noAlt, "a.md", 6), problem(noTitle, "a.md", 1)
	type problems = []diag.Problem
	for _, test := range []struct {
		name     string
		problems problems
		checks   []config.Check
		waivers  []paper.Waiver
		want     []string // place severity message
		waived   []string // place message reason
	}{
		{"nothing is set", problems{alt, link}, nil, nil, []string{"a.md:5:1 错误 链接失效", "a.md:6:1 提醒 图片没有说明"}, nil},
		{"an error made a reminder", problems{link}, []config.Check{check(deadLink, "提醒")}, nil, []string{"a.md:5:1 提醒 链接失效"}, nil},
		{"a reminder made an error", problems{alt}, []config.Check{check(noAlt, "错误")}, nil, []string{"a.md:6:1 错误 图片没有说明"}, nil},
		{"a rule switched off", problems{link, alt}, []config.Check{check(deadLink, "关")}, nil, []string{"a.md:6:1 提醒 图片没有说明"}, nil},
		{"in English", problems{link, alt}, []config.Check{check("dead-link", "off"), check("picture-without-words", "error")}, nil, []string{"a.md:6:1 错误 图片没有说明"}, nil},
		{
			"a rule that there is not",
			problems{link},
			[]config.Check{check("连接失效", "关")},
			nil,
			[]string{"a.md:5:1 错误 链接失效", "site.yaml:3:3 错误 没有“连接失效”这条规则（是不是“链接失效”？）"},
			nil,
		},
		{
			"a word that is near to none", nil,
			[]config.Check{check("天气不好", "关")},
			nil,
			[]string{"site.yaml:3:3 错误 没有“天气不好”这条规则（用 bao check --rules 看有哪些规则）"},
			nil,
		},
		{
			"a rule that keeps copy whole",
			problems{title},
			[]config.Check{check(noTitle, "关")},
			nil,
			[]string{"a.md:1:1 错误 稿件没有标题", "site.yaml:3:3 错误 “稿件没有标题”不能改，也不能放行（删去这一行，把问题改好）"},
			nil,
		},
		{
			"another value",
			problems{link},
			[]config.Check{check(deadLink, "算了")},
			nil,
			[]string{"a.md:5:1 错误 链接失效", "site.yaml:3:9 错误 “算了”不是轻重（写 错误、提醒 或 关）"},
			nil,
		},
		{
			"no value",
			problems{link},
			[]config.Check{check(deadLink, "")},
			nil,
			[]string{"a.md:5:1 错误 链接失效", "site.yaml:3:3 错误 “链接失效”后面没有写轻重（写 错误、提醒 或 关）"},
			nil,
		},
		{
			"set twice, by name and by id",
			problems{link},
			[]config.Check{check(deadLink, "提醒"), check("dead-link", "关")},
			nil,
			[]string{"a.md:5:1 提醒 链接失效", "site.yaml:3:3 错误 “链接失效”已经写过了（留一处，删去另一处）"},
			nil,
		},
		{
			"let pass, all of the article and no others'",
			problems{link, problem(deadLink, "a.md", 7), problem(deadLink, "b.md", 5), alt},
			nil,
			[]paper.Waiver{waive("a.md", deadLink, "老网站")},
			[]string{"a.md:6:1 提醒 图片没有说明", "b.md:5:1 错误 链接失效"},
			[]string{"a.md:5:1 链接失效 老网站", "a.md:7:1 链接失效 老网站"},
		},
		{"let pass by id", problems{link}, nil, []paper.Waiver{waive("a.md", "dead-link", "老网站")}, nil, []string{"a.md:5:1 链接失效 老网站"}},
		{
			"let pass for nothing",
			problems{alt},
			nil,
			[]paper.Waiver{waive("a.md", deadLink, "老网站")},
			[]string{"a.md:6:1 提醒 图片没有说明", "a.md:9:3 提醒 这一篇里没有要放行的“链接失效”了（删去这一条放行）"},
			nil,
		},
		{"of copy that is not looked at", nil, nil, []paper.Waiver{unsure(waive("a.md", deadLink, "老网站"))}, nil, nil},
		{
			"counted in copy that is not looked at",
			problems{link},
			nil,
			[]paper.Waiver{unsure(waive("a.md", deadLink, "老网站"))},
			nil,
			[]string{"a.md:5:1 链接失效 老网站"},
		},
		{"let pass and switched off", problems{link}, []config.Check{check(deadLink, "关")}, []paper.Waiver{waive("a.md", deadLink, "老网站")}, nil, nil},
		{
			"let pass where it is a reminder",
			problems{link},
			[]config.Check{check(deadLink, "提醒")},
			[]paper.Waiver{waive("a.md", deadLink, "老网站")},
			nil,
			[]string{"a.md:5:1 链接失效 老网站"},
		},
		{
			"without a reason",
			problems{link},
			nil,
			[]paper.Waiver{waive("a.md", deadLink, "")},
			[]string{"a.md:5:1 错误 链接失效", "a.md:9:3 错误 放行“链接失效”没有写理由（在冒号后面写一句为什么）"},
			nil,
		},
		{
			"let pass what keeps copy whole",
			problems{title},
			nil,
			[]paper.Waiver{waive("a.md", noTitle, "老网站")},
			[]string{"a.md:1:1 错误 稿件没有标题", "a.md:9:3 错误 “稿件没有标题”不能改，也不能放行（删去这一行，把问题改好）"},
			nil,
		},
		{
			"let pass what there is not", nil, nil,
			[]paper.Waiver{waive("a.md", "图片没说明", "老照片")},
			[]string{"a.md:9:3 错误 没有“图片没说明”这条规则（是不是“图片没有说明”？）"},
			nil,
		},
		{
			"let pass twice",
			problems{link},
			nil,
			[]paper.Waiver{waive("a.md", deadLink, "老网站"), waive("a.md", "dead-link", "又一次")},
			[]string{"a.md:9:3 错误 “链接失效”已经放行了（留一处，删去另一处）"},
			[]string{"a.md:5:1 链接失效 老网站"},
		},
		{
			"of no use made an error", nil,
			[]config.Check{check("放行已经无用", "错误")},
			[]paper.Waiver{waive("a.md", deadLink, "老网站")},
			[]string{"a.md:9:3 错误 这一篇里没有要放行的“链接失效”了（删去这一条放行）"},
			nil,
		},
		{
			"of no use can't be let pass", nil, nil,
			[]paper.Waiver{waive("a.md", "放行已经无用", "留着")},
			[]string{"a.md:9:3 错误 “放行已经无用”不能改，也不能放行（删去这一行，把问题改好）"},
			nil,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := slices.Clone(test.problems)
			v := Judge(test.problems, test.checks, test.waivers)
			if !slices.Equal(before, test.problems) {
				t.Error("the problems were changed")
			}
			var got, waived []string
			for _, p := range v.Problems {
				s := fmt.Sprintf("%s:%d:%d %s %s", p.Path, p.Line, p.Col, p.Severity, p.Message)
				if p.Hint != "" {
					s += "（" + p.Hint + "）"
				}
				got = append(got, s)
			}
			for _, p := range v.Waived {
				waived = append(waived, fmt.Sprintf("%s:%d:%d %s %s", p.Path, p.Line, p.Col, p.Message, p.Reason))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n%q, want\n%q", got, test.want)
			}
			if !slices.Equal(waived, test.waived) {
				t.Errorf("waived\n%q, want\n%q", waived, test.waived)
			}
		})
	}
}

// TestWith holds that what is found late is judged like the rest, and that the
// verdict before it stays.
func TestWith(t *testing.T) {
	v := Judge([]diag.Problem{problem(deadLink, "b.md", 5)}, []config.Check{check(noAlt, "错误")}, []paper.Waiver{waive("b.md", deadLink, "老网站")})
	late := v.With(problem(noAlt, "a.md", 2), problem(deadLink, "b.md", 3), problem(noTitle, "c.md", 1))
	if len(v.Problems) != 0 || len(v.Waived) != 1 {
		t.Errorf("the first verdict was changed: %v %v", v.Problems, v.Waived)
	}
	if len(late.Problems) != 2 || late.Problems[0].Severity != diag.Error || late.Problems[0].Path != "a.md" {
		t.Errorf("problems: %v", late.Problems)
	}
	if len(late.Waived) != 2 || late.Waived[0].Line != 3 {
		t.Errorf("waived: %v", late.Waived)
	}
}

// TestGuesses holds that what was only guessed counts as no problem, unless
// the site makes it one.
func TestGuesses(t *testing.T) {
	guessed := &diag.Rule{ID: "guessed", Name: "推测的", Severity: diag.Guess}
	problems := []diag.Problem{guessed.At(diag.Place{Path: "a.md", Line: 3, Col: 1}, "猜的", "")}
	v := Judge(problems, nil, nil)
	if len(v.Problems) != 0 || len(v.Guesses) != 1 {
		t.Errorf("problems %v, guesses %v", v.Problems, v.Guesses)
	}
	if v = v.With(problems...); len(v.Problems) != 0 || len(v.Guesses) != 1 {
		t.Errorf("found again, problems %v, guesses %v", v.Problems, v.Guesses)
	}
	v.levels[guessed] = asWarning
	if v.add(problems); len(v.Problems) != 1 || v.Problems[0].Severity != diag.Warning {
		t.Errorf("made a reminder: %v", v.Problems)
	}
}
