package load

import (
	"strings"

	"bao/internal/diag"
	"bao/internal/matter"
	"bao/internal/paper"
)

// waiver is a rule that an article lets pass for itself. Whether there is such
// a rule, and whether it may be let pass, is not known here.
type waiver struct {
	Rule, Reason string
	span         // of the rule's name
}

// waive reads 放行: {规则: 理由}.
func (r *reader) waive(_ key, f matter.Field) {
	for _, v := range f.Values {
		if v.Fields == nil {
			r.problem(badWaiver, span{v.At, v.Len}, "放行要写明是哪一条规则、为什么", "写成“放行: {链接失效: 老网站还没恢复}”")
		}
		for _, part := range v.Fields {
			r.waiveOne(part)
		}
	}
}

func (r *reader) waiveOne(part matter.Field) {
	rule, reason, at := part.Key, "", part.KeyAt
	switch {
	case len(part.Values) > 1 || len(part.Values) == 1 && part.Values[0].Fields != nil:
		r.problem(badWaiver, span{at, len(rule)}, "理由只能是一段文字", "写成“"+rule+": 老网站还没恢复”")
		return
	case len(part.Values) == 1:
		v := part.Values[0]
		reason = v.Text
		if len(reason) != v.Len { // in quotes: one reason, whatever it holds
			r.Waivers = append(r.Waivers, waiver{rule, strings.TrimSpace(reason), span{at, len(rule)}})
			return
		}
		at = v.At
	default:
		// Within {braces} a full-width colon parts nothing to YAML.
		if before, after, ok := strings.Cut(rule, wideColon); ok {
			rule, reason, at = before, after, at+len(before)+len(wideColon)
		}
	}
	r.waiveAll(rule, span{part.KeyAt, len(rule)}, reason, at)
}

const wideComma, wideColon = "，", "："

// waiveAll adds a waiver and those that follow in its reason, which stands at
// an offset of the file: within {braces} a full-width comma parts nothing to
// YAML either. Reasons have commas of their own, so that only one before the
// name of a rule parts.
func (r *reader) waiveAll(rule string, at span, reason string, offset int) {
	for from := 0; ; {
		i := strings.Index(reason[from:], wideComma)
		if i < 0 {
			break
		}
		from += i + len(wideComma)
		rest := strings.TrimLeft(reason[from:], " 　")
		next := ruleAhead(rest)
		if next == "" {
			continue
		}
		r.addWaiver(rule, at, reason[:from-len(wideComma)])
		start := offset + len(reason) - len(rest)
		rest = strings.TrimLeft(rest[len(next):], " 　")
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, ":"), wideColon)
		rule, at = next, span{start, len(next)}
		offset, reason, from = offset+len(reason)-len(rest), rest, 0
	}
	r.addWaiver(rule, at, reason)
}

func (r *reader) addWaiver(rule string, at span, reason string) {
	reason = strings.Trim(reason, " \t　")
	r.Waivers = append(r.Waivers, waiver{strings.TrimSpace(rule), reason, at})
}

// ruleAhead returns the name or id of the rule that text begins with, if a
// colon follows.
func ruleAhead(text string) string {
	for _, rule := range ofManuscripts {
		for _, word := range []string{rule.Name, rule.ID} {
			rest, ok := strings.CutPrefix(text, word)
			rest = strings.TrimLeft(rest, " 　")
			if ok && (strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, wideColon)) {
				return word
			}
		}
	}
	return ""
}

// doubt is that copy may break a rule although it was not found to.
type doubt struct {
	origin string
	rule   *diag.Rule
}

func (m *makeup) doubt(ms *manuscript, rule *diag.Rule) {
	if len(ms.Waivers) > 0 {
		m.doubts[doubt{ms.Path, rule}] = true
	}
}

// waivers hands on what the articles let pass. Of copy that is not shown not
// everything was looked at; copy that is shown before its time may be linked
// to only until then; and some links lead where an edition makes a page.
func (m *makeup) waivers() {
	for i, ms := range m.manuscripts {
		for _, w := range ms.Waivers {
			shown := m.became[i] != "" && !m.withheld[ms.Path]
			if ms.Kind == issueNote {
				issue := m.issues[m.where(ms).date]
				shown = issue != nil && issue.Origin == ms.Path
			}
			m.out.Waivers = append(m.out.Waivers, paper.Waiver{
				Place: m.place(ms, w.span), Rule: w.Rule, Reason: w.Reason,
				Unsure: !shown || m.doubts[doubt{ms.Path, ruleNamed(w.Rule)}],
			})
		}
	}
}

func ruleNamed(word string) *diag.Rule {
	for _, r := range ofManuscripts {
		if word == r.Name || word == r.ID {
			return r
		}
	}
	return nil
}
