package plaintext

import (
	"fmt"
	"regexp"
	"strings"

	"bao/internal/zh"
)

var (
	weekday  = regexp.MustCompile(`[\s\x{3000}（(]*(?:星期|周|礼拜)[一二三四五六日天][）)]?`)
	monthDay = regexp.MustCompile(`^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]$`)
	hanDay   = regexp.MustCompile(`^([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]$`)
)

// dayOf reads a line that is a day, perhaps with the day of the week or a time,
// as 2024-05-01. One without a year is of the given year, if that isn't 0.
func dayOf(s string, year int) (string, bool) {
	if len(s) > 120 {
		return "", false
	}
	s = strings.Trim(weekday.ReplaceAllString(s, " "), "（）() \u3000")
	if found := hanDay.FindStringSubmatch(s); found != nil {
		s = fmt.Sprintf("%04d-%d-%d", hanYear(found[1]), hanNumber(found[2]), hanNumber(found[3]))
	} else if found := monthDay.FindStringSubmatch(s); found != nil && year > 0 {
		s = fmt.Sprintf("%04d-%s-%s", year, found[1], found[2])
	}
	y, m, d, ok := zh.ParseDate(s)
	if !ok {
		return "", false
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), true
}

// isDay reports whether a line is a day and nothing else.
func isDay(s string) bool {
	_, ok := dayOf(s, 2000)
	return ok || zh.IsDay(s)
}

const hanDigits = "〇一二三四五六七八九"

func hanYear(s string) int {
	y := 0
	for _, r := range strings.NewReplacer("○", "〇", "零", "〇").Replace(s) {
		y = 10*y + strings.IndexRune(hanDigits, r)/len("〇")
	}
	return y
}

// hanNumber reads 一 to 三十一; 0 for what is none.
func hanNumber(s string) int {
	n := 0
	for _, r := range s {
		switch d := strings.IndexRune(hanDigits, r) / len("〇"); {
		case r == '十' && n < 10:
			n = 10 * max(n, 1)
		case d > 0 && n%10 == 0 && (n > 0 || len(s) == len("一") || strings.HasPrefix(s[len("一"):], "十")):
			n += d
		default:
			return 0
		}
	}
	return n
}
