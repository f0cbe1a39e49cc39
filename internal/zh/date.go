package zh

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var weekdays = [...]string{"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"}

// Weekday returns the day of the week of t as a nameplate prints it: 星期一.
func Weekday(t time.Time) string { return weekdays[t.Weekday()] }

// Date returns the day of t in Arabic digits without leading zeros, as
// GB/T 15835-2011 asks of dates: 2023年3月27日.
func Date(t time.Time) string { return string(AppendDate(make([]byte, 0, 24), t)) }

// AppendDate appends what Date returns.
func AppendDate(b []byte, t time.Time) []byte {
	year, month, day := t.Date()
	b = append(strconv.AppendInt(b, int64(year), 10), "年"...)
	b = append(strconv.AppendInt(b, int64(month), 10), "月"...)
	return append(strconv.AppendInt(b, int64(day), 10), "日"...)
}

// The three ways to write the day, and a time of day that may follow it.
// Separators must agree: 2024-5/1 is a slip, not a date.
var (
	datePattern = regexp.MustCompile(`^(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号])`)
	timePattern = regexp.MustCompile(`^(?:[Tt]|\s*)(?:上午|下午|晚上|中午|凌晨|早上)?\s*(\d{1,2})(?::(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([Zz]|[+-]\d{2}:?\d{2})?|\s*[时点]\s*(?:(\d{1,2})\s*分?|[整半])?)$`)
)

// ParseDate reads a day typed as 2024-05-01, 2024/5/1, 2024.5.1 or 2024年5月1日,
// in half- or full-width characters. A time of day may follow and is only
// checked, not returned. ok is false for anything else, for years before
// 1000, and for days and times that do not exist, such as 2月30日.
func ParseDate(s string) (y, m, d int, ok bool) {
	s = strings.TrimSpace(strings.Map(narrow, s))
	found := datePattern.FindStringSubmatch(s)
	if found == nil {
		return 0, 0, 0, false
	}
	y, _ = strconv.Atoi(found[1])
	for i := 2; i < len(found); i += 2 {
		if found[i] != "" {
			m, _ = strconv.Atoi(found[i])
			d, _ = strconv.Atoi(found[i+1])
		}
	}
	if !dayExists(y, m, d) {
		return 0, 0, 0, false
	}
	rest := s[len(found[0]):]
	touching := rest != "" && asciiAlnum(rune(rest[0])) && rest[0] != 'T' && rest[0] != 't'
	if touching && !strings.HasSuffix(found[0], "日") && !strings.HasSuffix(found[0], "号") {
		return 0, 0, 0, false
	}
	if rest != "" && !timeOfDay(rest) {
		return 0, 0, 0, false
	}
	return y, m, d, true
}

// dayExists reports whether there is such a day, from the year 1000 on.
func dayExists(y, m, d int) bool {
	// time.Date turns the 30th of February into a day of March.
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return y >= 1000 && int(t.Month()) == m && t.Day() == d
}

// timeOfDay reports whether s is a time that a clock can show.
func timeOfDay(s string) bool {
	found := timePattern.FindStringSubmatch(s)
	if found == nil {
		return false
	}
	for i, limit := range map[int]int{1: 24, 2: 59, 3: 59, 5: 59} {
		if n, _ := strconv.Atoi(found[i]); n > limit {
			return false
		}
	}
	return true
}
