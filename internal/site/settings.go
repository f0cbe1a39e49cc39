package site

import (
	"fmt"
	"slices"

	"bao/internal/config"
	"bao/internal/diag"
	"bao/internal/paper"
)

// level is how a site takes a rule.
type level uint8

const (
	asError level = iota
	asWarning
	off
)

func (l level) severity() diag.Severity {
	if l == asWarning {
		return diag.Warning
	}
	return diag.Error
}

// levels are the words for them.
var levels = map[string]level{
	"错误": asError, "error": asError,
	"提醒": asWarning, "warning": asWarning,
	"关": off, "off": off,
}

// setLevels takes over what site.yaml says of rules.
func (v *Verdict) setLevels(checks []config.Check) []diag.Problem {
	var problems []diag.Problem
	for _, c := range checks {
		rule, wrong := settable(c.Rule, c.RulePlace, func(r *diag.Rule) bool { return r.Whole })
		as, known := levels[c.Value]
		_, before := v.levels[rule]
		switch {
		case rule == nil:
			problems = append(problems, wrong)
		case before:
			problems = append(problems, repeatedRule.At(c.RulePlace, "“"+rule.Name+"”已经写过了", "留一处，删去另一处"))
		case c.Value == "":
			problems = append(problems, badLevel.At(c.RulePlace, "“"+rule.Name+"”后面没有写轻重", "写 错误、提醒 或 关"))
		case !known:
			problems = append(problems, badLevel.At(c.ValuePlace, "“"+c.Value+"”不是轻重", "写 错误、提醒 或 关"))
		default:
			v.levels[rule] = as
		}
	}
	return problems
}

// setPasses takes over what articles let pass.
func (v *Verdict) setPasses(waivers []paper.Waiver) []diag.Problem {
	var problems []diag.Problem
	for _, w := range waivers {
		rule, wrong := settable(w.Rule, w.Place, fixedInArticle)
		key := pass{rule, w.Place.Path}
		_, before := v.passes[key]
		switch {
		case rule == nil:
			problems = append(problems, wrong)
		case before:
			problems = append(problems, repeatedRule.At(w.Place, "“"+rule.Name+"”已经放行了", "留一处，删去另一处"))
		case w.Reason == "":
			problems = append(problems, noReason.At(w.Place, "放行“"+rule.Name+"”没有写理由", "在冒号后面写一句为什么"))
		default:
			v.passes[key] = w.Reason
		}
	}
	return problems
}

// fixedInArticle is true for rules that no article can let pass. That a
// waiver is of no use is known only when all others have been looked at.
func fixedInArticle(r *diag.Rule) bool { return r.Whole || r == staleWaiver }

// stale reports the waivers that let none of the problems pass that were met.
func (v *Verdict) stale(waivers []paper.Waiver, met map[pass]bool) []diag.Problem {
	var problems []diag.Problem
	told := map[pass]bool{}
	for _, w := range waivers {
		key := pass{FindRule(w.Rule), w.Place.Path}
		if _, ok := v.passes[key]; !ok || w.Unsure || met[key] || told[key] {
			continue
		}
		told[key] = true
		problems = append(problems, staleWaiver.At(w.Place, "这一篇里没有要放行的“"+key.rule.Name+"”了", "删去这一条放行"))
	}
	return problems
}

// settable returns the rule that a word names, or nil and what is wrong.
func settable(word string, at diag.Place, fixed func(*diag.Rule) bool) (rule *diag.Rule, wrong diag.Problem) {
	rule = FindRule(word)
	switch {
	case rule == nil:
		hint := "用 bao check --rules 看有哪些规则"
		if near := diag.Nearest(word, ruleWords(fixed)); near != "" {
			hint = fmt.Sprintf("是不是“%s”？", near)
		}
		return nil, unknownRule.At(at, "没有“"+word+"”这条规则", hint)
	case fixed(rule):
		return nil, fixedRule.At(at, "“"+rule.Name+"”不能改，也不能放行", "删去这一行，把问题改好")
	}
	return rule, wrong
}

// ruleWords lists the names of the rules that can be set, and then their ids.
func ruleWords(fixed func(*diag.Rule) bool) []string {
	var names, ids []string
	for _, r := range rules {
		if !fixed(r) {
			names, ids = append(names, r.Name), append(ids, r.ID)
		}
	}
	return slices.Concat(names, ids)
}
