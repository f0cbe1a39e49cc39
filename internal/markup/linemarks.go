package markup

import "strings"

// marks finds the lines that begin with a mark of a list, a label or 问 and
// 答, and parts the lines there: when the line before ends in a mark, or
// another line of the kind stands beside it.
func (p *passage) marks(from, to int) {
	first := &p.lines[from]
	p.own[from] = first.marked() && !first.mark.doubt || first.isDay()
	for i := from + 1; i < to; i++ {
		l := &p.lines[i]
		switch {
		case l.greets() && p.lines[i-1].clean():
			p.own[i] = true
		case l.mark.class != 0:
			p.own[i] = p.inList(i, from, to)
		case l.label != noLabel:
			p.own[i] = p.isLabel(i, to)
		case l.isDay(): // of a chronicle
			p.own[i] = p.lines[i-1].end == endsMark
		case strings.HasPrefix(l.text, "敬礼") && p.lines[i-1].text == "此致":
			p.own[i] = true
		}
		if p.own[i] {
			p.part(i)
		}
	}
}

// greets reports whether the line speaks to those that a letter is for.
func (l *textLine) greets() bool {
	if l.chars > plainOffice || l.end != endsMark || !strings.HasSuffix(l.text, "：") && !strings.HasSuffix(l.text, ":") {
		return false
	}
	for _, start := range []string{"各位", "尊敬的", "亲爱的", "敬爱的", "全体", "广大"} {
		if strings.HasPrefix(l.text, start) {
			return true
		}
	}
	return hasAnySuffix(strings.TrimRight(l.text, "：:"), "朋友们", "同志们", "同学们", "乡亲们")
}

// inList reports whether line i, which begins like an item, is one.
func (p *passage) inList(i, from, to int) bool {
	const reach = 8 // lines of an item that is itself broken into lines, and what it holds
	m := p.lines[i].mark
	after, next := false, false
	for k := i - 1; k >= max(from, i-reach*reach); k-- {
		if p.lines[k].mark.class == m.class {
			after = m.follows(p.lines[k].mark) && (p.own[k] || k == from && !m.doubt)
			break
		}
	}
	for k := i + 1; k < min(to, i+1+reach); k++ {
		if p.lines[k].mark.class == m.class {
			next = p.lines[k].mark.follows(m) && (m.doubt || !p.lines[k].mark.doubt)
			break
		}
	}
	ended := p.lines[i-1].end == endsMark
	switch {
	case m.doubt:
		return after || ended && next
	case m.class.loose():
		return after || next
	}
	nested := m.number == 1 && p.own[i-1] && p.lines[i-1].mark.class != 0 && p.lines[i-1].clean() // （一） right below 一、
	return ended || after || next || nested
}

// isLabel reports whether line i, which begins with a word and a colon, is a
// line of its own.
func (p *passage) isLabel(i, to int) bool {
	l, before := &p.lines[i], &p.lines[i-1]
	switch {
	case before.end == endsMark:
		return true
	case before.end == endsComma:
		return false
	case p.own[i-1] && before.label != noLabel:
		return true
	case p.own[i-1]: // 一、时间地点 and below it 时间：
		return l.label == knownLabel
	}
	// The first of several: a line that ends amid a sentence is no label, and
	// nor are those beside it (问：水几时来？社区 and below it 答：六点).
	const most = 12
	end, torn := i, 0
	for ; end < min(to, i+most) && p.lines[end].label != noLabel; end++ {
		if end+1 < to && !p.lines[end].clean() {
			torn++
		}
	}
	if end-i == 2 {
		return torn == 0
	}
	return end-i > 2 && torn*2 < end-i
}
