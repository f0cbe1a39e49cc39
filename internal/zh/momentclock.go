package zh

import "strings"

// clock takes a time of the day, if one stands here; false for half of one,
// and for one that no clock shows.
func (p *momentScanner) clock(m *Moment) bool {
	if p.any("全天") {
		return true
	}
	p.any(",", "、", "T", "t")
	half := p.half()
	zero := strings.HasPrefix(p.rest, "0")
	hour, digits, ok := p.number()
	if !ok {
		return half == nil
	}
	minute := 0
	switch {
	case digits > 2:
		return false
	case p.any(":"):
		if minute, digits, ok = p.number(); !ok || digits != 2 || minute > 59 {
			return false
		}
		if p.any(":") { // seconds say nothing
			if second, digits, ok := p.number(); !ok || digits != 2 || second > 59 {
				return false
			}
		}
	case p.any(hourWords...):
		if minute, ok = p.minutes(); !ok {
			return false
		}
	default:
		return false
	}
	m.Timed, m.Vague = true, half == nil && !zero && hour > 0 && hour < 12
	if half != nil {
		hour, ok = half.hour(hour)
	}
	m.Clock = hour*60 + minute
	return ok && m.Clock <= 24*60
}

// minutes takes what follows 2点.
func (p *momentScanner) minutes() (int, bool) {
	switch {
	case p.any("钟", "整", "正"):
		return 0, true
	case p.any("半"):
		return 30, true
	case p.any("一刻", "1刻"):
		return 15, true
	case p.any("三刻", "3刻"):
		return 45, true
	}
	minute, digits, said := p.number()
	p.any("分")
	return minute, !said || digits <= 2 && minute < 60
}

// halfDay is a word for a part of the day: the hours from to to as they are,
// and those below late in the afternoon or at night.
type halfDay struct {
	word           string
	from, to, late int
}

// halfDays are tried in order. At noon it is one o'clock, but also eleven.
var halfDays = []halfDay{
	{"凌晨", 0, 6, 0},
	{"清晨", 3, 9, 0},
	{"早晨", 3, 11, 0},
	{"早上", 3, 11, 0},
	{"上午", 0, 12, 0},
	{"早", 3, 11, 0},
	{"中午", 11, 14, 4},
	{"下午", 12, 20, 9},
	{"傍晚", 16, 20, 9},
	{"晚上", 17, 24, 13},
	{"夜间", 17, 24, 13},
	{"夜里", 17, 24, 13},
	{"晚", 17, 24, 13},
}

func (p *momentScanner) half() *halfDay {
	for i := range halfDays {
		if p.any(halfDays[i].word) {
			return &halfDays[i]
		}
	}
	return nil
}

// hour is the hour of 24 that somebody means by an hour of that part of the day.
func (h *halfDay) hour(n int) (int, bool) {
	if h.word == "凌晨" && n == 12 {
		return 0, true
	}
	if n > 0 && n < h.late && n+12 >= h.from {
		n += 12
	}
	return n, n >= h.from && n <= h.to
}
