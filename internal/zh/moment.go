package zh

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// Moment is a day, a time of the day, or both, as somebody wrote it down:
// 11月28日（星期六）下午2点. What was not said is zero.
type Moment struct {
	Year, Month, Day int
	Weekday          int  // 1 for Monday to 7 for Sunday
	Timed            bool // a time of the day was said
	Clock            int  // minutes from midnight, at most 24:00
	Vague            bool // Clock may mean twelve hours later: 2点
}

// IsZero reports whether nothing was said.
func (m Moment) IsZero() bool { return m == Moment{} }

// ParsePeriod reads when something is: a Moment, or two with 至, 到 or a dash
// between them, of which the second may leave out what the first has said. In
// both, the year, the month, the day of the week and the time may be missing;
// figures may be Chinese or set wide. ok is false for anything else, and for
// months, days and times that do not exist.
func ParsePeriod(s string) (from, to Moment, ok bool) {
	p := momentScanner{strings.TrimSpace(strings.Map(plainMark, s))}
	if from, ok = p.moment(); !ok {
		return Moment{}, Moment{}, false
	}
	if p.any(rangeMarks...) {
		p.any("—", "-") // a Chinese dash is two
		if to, ok = p.moment(); !ok {
			return Moment{}, Moment{}, false
		}
	} else {
		p.any("开始", "起")
	}
	if p.rest != "" {
		return Moment{}, Moment{}, false
	}
	return from, to, true
}

var (
	rangeMarks = []string{"至", "到", "—", "–", "―", "-", "~", "〜"}
	dayWords   = []string{"日", "号", "號"}
	hourWords  = []string{"点", "时", "點", "時"}
)

// plainMark narrows a character, and takes what looks like a colon for one:
// WPS puts the sign of a ratio between hours and minutes.
func plainMark(r rune) rune {
	switch r {
	case '∶', '︰', '﹕':
		return ':'
	case '\u00a0', '\u2002', '\u2003', '\t':
		return ' '
	}
	return narrow(r)
}

// momentScanner reads a text from its beginning.
type momentScanner struct{ rest string }

func (p *momentScanner) moment() (m Moment, ok bool) {
	if !p.date(&m) || !p.weekday(&m) || !p.clock(&m) {
		return Moment{}, false
	}
	return m, m.Month+m.Day > 0 || m.Timed
}

// any takes the first of the words that stands here, and the white behind it.
func (p *momentScanner) any(words ...string) bool {
	for _, w := range words {
		if rest, ok := strings.CutPrefix(p.rest, w); ok {
			p.rest = strings.TrimLeft(rest, " ")
			return true
		}
	}
	return false
}

// date takes a date, if one stands here; false for one that does not exist.
func (p *momentScanner) date(m *Moment) bool {
	start := p.rest
	n, digits, ok := p.number()
	switch {
	case !ok:
		return true
	case digits == 4 && p.any("年"):
		m.Year = n
		if n, _, ok = p.number(); !ok || !p.any("月") || !p.monthDay(m, n) {
			return false
		}
	case digits <= 2 && p.any("月"):
		if !p.monthDay(m, n) {
			return false
		}
	case digits <= 2 && p.any(dayWords...):
		m.Day = n
	default:
		if !p.marked(m, n, digits) {
			p.rest = start // a time, as it seems
			return true
		}
	}
	return realDay(m)
}

// monthDay takes what follows 11月.
func (p *momentScanner) monthDay(m *Moment, month int) bool {
	day, _, ok := p.number()
	m.Month, m.Day = month, day
	return ok && month > 0 && p.any(dayWords...)
}

// marked takes the rest of 2026-11-28, 2026/11/28, 11-28 and the like.
func (p *momentScanner) marked(m *Moment, n, digits int) bool {
	if p.rest == "" || !strings.ContainsRune("-/.", rune(p.rest[0])) {
		return false
	}
	mark, year := p.rest[:1], 0
	parts := []int{n}
	if digits == 4 {
		year, parts = n, nil
	}
	for len(parts) < 2 {
		if !p.any(mark) {
			return false
		}
		part, digits, ok := p.number()
		if !ok || digits > 2 {
			return false
		}
		parts = append(parts, part)
	}
	if parts[0] == 0 {
		return false
	}
	m.Year, m.Month, m.Day = year, parts[0], parts[1]
	return true
}

// realDay reports whether there is such a day, in some month or year where
// those are not said.
func realDay(m *Moment) bool {
	year := cmp.Or(m.Year, 2024) // which has a 29th of February
	return dayExists(year, cmp.Or(m.Month, 1), m.Day)
}

// weekday takes （星期六）, if it stands here.
func (p *momentScanner) weekday(m *Moment) bool {
	start := p.rest
	bracket := p.any("(")
	if !p.any("星期", "礼拜", "周") {
		p.rest = start
		return true
	}
	r, n := utf8.DecodeRuneInString(p.rest)
	at := strings.IndexRune("一二三四五六日天", r)
	if at < 0 {
		return false
	}
	m.Weekday = min(at/len("一")+1, 7) // 天 is 日
	p.rest = strings.TrimLeft(p.rest[n:], " ")
	return !bracket || p.any(")")
}

// number takes a number of at most four digits, in Arabic or Chinese figures,
// and says how many digits it has.
func (p *momentScanner) number() (n, digits int, ok bool) {
	end := 0
	for end < len(p.rest) && isDigit(rune(p.rest[end])) {
		end++
	}
	if end > 4 {
		return 0, 0, false
	}
	for _, c := range p.rest[:end] {
		n = n*10 + int(c-'0')
	}
	digits = end
	if end == 0 {
		if n, digits, end = chineseNumber(p.rest); end == 0 {
			return 0, 0, false
		}
	}
	p.rest = strings.TrimLeft(p.rest[end:], " ")
	return n, digits, true
}

// chineseNumber reads 二十八, 两 or 二〇二六, and says how many digits it has in
// Arabic figures and how many bytes it takes; 0 bytes for none.
func chineseNumber(s string) (n, digits, length int) {
	tens := false
	for i, r := range s {
		digit, ok := chineseDigits[r]
		switch {
		case !ok || i > 12:
			return n, digits, i
		case digit < 10 && tens:
			n += digit
		case digit < 10:
			n = n*10 + digit
			digits++
		case digit > 10: // 廿, 卅
			n, digits, tens = digit, 2, true
		default: // 十
			n, digits, tens = max(n, 1)*10, 2, true
		}
	}
	return n, digits, len(s)
}

var chineseDigits = map[rune]int{
	'〇': 0, '○': 0, '零': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'十': 10, '廿': 20, '卅': 30,
}
