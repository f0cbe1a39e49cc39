package markup

import (
	"strings"
	"unicode/utf8"

	"bao/internal/byline"
	"bao/internal/zh"
)

// A notice or a letter ends with who signs it and the day (落款, GB/T 9704-2012
// 7.3.5), which stand at the right.

const (
	mostOffices   = 4  // that sign together
	longestOffice = 30 // characters
	plainOffice   = 16 // characters of one whose last word says nothing
	longestDay    = 30 // characters
)

// isDay reports whether the line is a day and nothing else.
func (l *textLine) isDay() bool { return l.chars <= longestDay && zh.IsDay(l.text) }

// signoff returns the lines of the sign-off in a passage; none when to is not
// greater than from.
func (p *passage) signoff() (from, to int) {
	n := len(p.lines)
	for day := n - 1; day >= 0; day-- {
		if l := &p.lines[day]; !l.isDay() && !l.isSigned() {
			continue
		}
		if day+1 < n && !p.lines[day+1].marked() && !strings.HasPrefix(p.lines[day+1].text, "（") && !isOffice(p.lines[day+1]) {
			return 0, 0
		}
		to = day + 1
		if to < n && isOffice(p.lines[to]) && strongOffice(p.lines[to].text) && to+1 == n {
			to = n // the day comes first
		}
		from = p.offices(day)
		switch {
		case from == 0:
			if p.first || to < 2 && !p.lines[0].isSigned() {
				return 0, 0
			}
		case p.lines[from-1].end == endsMark:
		case from == day || p.lines[from-1].end == endsComma || !strongOffice(p.lines[from].text):
			return 0, 0
		}
		return from, to
	}
	if l := p.lines[n-1]; p.end && n > 1 && isOffice(l) && strongOffice(l.text) {
		for from = n - 1; from > 0 && n-from < mostOffices && isOffice(p.lines[from-1]) && strongOffice(p.lines[from-1].text); from-- {
		}
		if from > 0 && p.lines[from-1].end == endsMark && !strings.HasSuffix(p.lines[from-1].text, "：") {
			return from, n
		}
	}
	return 0, 0
}

// offices returns the first of the lines above the day that say who signs. A
// line that need not be an office is none above one that is.
func (p *passage) offices(day int) int {
	from := day
	for from > 0 && day-from < mostOffices && isOffice(p.lines[from-1]) && strongOffice(p.lines[from-1].text) {
		from--
	}
	for from > 0 && day-from < mostOffices && isOffice(p.lines[from-1]) && (from == day || !strongOffice(p.lines[from].text)) {
		from--
	}
	return from
}

// isOffice reports whether a line can be who signs: an office or a person.
func isOffice(l textLine) bool {
	switch {
	case isSeal(l.text):
		return true
	case l.han < 2 || l.chars > longestOffice || l.end != endsOpen || l.clause || l.opaque || l.marked() || l.isDay():
		return false
	}
	if strongOffice(l.text) {
		return l.han > 3
	}
	last, _ := utf8.DecodeLastRuneInString(l.text)
	return l.chars <= plainOffice && zh.Han(last) && !strings.ContainsRune("为于在到自从至是定即由改给和与及的了着过将把被向对期间前后等又也就说", last)
}

// offices are the last words of the names of offices.
var offices = []string{
	"委员会", "居委会", "村委会", "业委会", "党委", "党支部", "总支", "办事处", "街道办", "办公室", "社区", "街道",
	"中心", "公司", "物业", "学校", "小学", "中学", "幼儿园", "医院", "派出所", "公安局", "分局", "局", "站", "所",
	"协会", "联合会", "商会", "工会", "妇联", "团委", "编辑部", "报社", "大队", "中队", "支队", "人民政府", "服务队",
	"书院", "图书馆", "文化馆", "合作社", "指挥部", "筹备组", "工作组", "领导小组",
}

func strongOffice(s string) bool {
	if isSeal(s) {
		return true
	}
	s = strings.TrimRight(s, "）)（盖章( \u3000")
	for _, end := range offices {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// isSeal reports whether a line says where the seal is set: （盖章）.
func isSeal(s string) bool {
	switch strings.Trim(s, "（）()【】") {
	case "盖章", "公章", "签章", "印章", "签字":
		return true
	}
	return false
}

// isSigned reports whether the line is an office and a day.
func (l *textLine) isSigned() bool {
	if l.chars > 2*longestOffice {
		return false
	}
	s := l.text
	i := strings.LastIndexAny(s, " \u3000")
	for i > 0 && !zh.IsDay(strings.TrimLeft(s[i:], " \u3000")) {
		i = strings.LastIndexAny(s[:i], " \u3000")
	}
	return i > 0 && isOffice(newLine(s[:i]))
}

// signoffs finds the sign-off whose lines stand apart at the end of the copy,
// and sets it as one.
func (b *builder) signoffs(blocks []Node) []Node {
	day := len(blocks) - 1
	line := func(i int) (textLine, bool) {
		if n := &blocks[i]; n.Kind == Paragraph && n.Attr == nil && len(n.Children) == 1 && n.Children[0].Kind == Text {
			if text := n.Children[0].Text; len(text) <= 4*2*longestOffice {
				return newLine(text), true
			}
		}
		return textLine{}, false
	}
	if day > 1 { // a byline may stand below
		if l, ok := line(day); ok && !l.isDay() {
			if _, ok := byline.Last(l.text); ok {
				day--
			}
		}
	}
	if day < 1 {
		return blocks
	}
	l, ok := line(day)
	if !ok || !l.isDay() && !l.isSigned() {
		return blocks
	}
	from := day
	for ; from > 1 && day-from < mostOffices; from-- {
		if o, ok := line(from - 1); !ok || !isOffice(o) {
			break
		}
	}
	if above := &blocks[from-1]; above.Kind == Paragraph && newLine(above.plain()).end != endsMark {
		if first, _ := line(from); from == day || !strongOffice(first.text) {
			return blocks
		}
	}
	signed := Node{Kind: Paragraph, Attr: &Attr{Class: classSignoff}}
	for i := from; i <= day; i++ {
		if i > from {
			signed.Children = append(signed.Children, Node{Kind: Break})
		}
		signed.Children = append(signed.Children, blocks[i].Children...)
	}
	if at := strings.LastIndex(b.text, blocks[from].Children[0].Text); at >= 0 {
		b.warn(at, len(blocks[from].Children[0].Text), guessedSignoff, "这里当作落款，排在右边", "不是落款，就写成一句话，句末加标点")
	}
	return append(append(blocks[:from:from], signed), blocks[day+1:]...)
}
