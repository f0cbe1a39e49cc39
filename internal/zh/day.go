package zh

import "strings"

// IsDay reports whether a line is a day and nothing else: 2026年11月9日,
// 二〇二六年十一月九日, 2026-11-09, 11月9日 and the like, perhaps in brackets or
// with the day of the week.
func IsDay(s string) bool {
	s = strings.Trim(s, "（）() \u3000")
	s = strings.TrimPrefix(s, "农历")
	if plainDay(s) {
		return true
	}
	year, n := dayPart(s, "年")
	month, k := dayPart(s[n:], "月")
	n += k
	day, k := dayPart(s[n:], "日号")
	n += k
	if !month || !year && !day {
		return false
	}
	rest := strings.Trim(s[n:], " \u3000（）()")
	for _, word := range []string{"星期", "周", "礼拜", "于", "上午", "下午", "晚", "夜", "凌晨"} {
		if strings.HasPrefix(rest, word) {
			return len(rest) <= 36
		}
	}
	return rest == ""
}

// dayPart reads a number and its unit, with or without spaces.
func dayPart(s, units string) (ok bool, length int) {
	digits := 0
	for i, r := range s {
		switch {
		case r == ' ' || r == '\u3000' || r == '\u00a0':
		case isDigit(narrow(r)) || strings.ContainsRune("〇○零Oo一二三四五六七八九十元正冬腊初廿卅", r):
			digits++
		case digits > 0 && digits < 7 && strings.ContainsRune(units, r):
			return true, i + len(string(r))
		default:
			return false, 0
		}
	}
	return false, 0
}

// plainDay reads 2026-11-09, 2026.11.9 and 2026/11/9.
func plainDay(s string) bool {
	digits, parts := 0, 0
	for _, r := range s {
		switch {
		case isDigit(narrow(r)):
			digits++
		case strings.ContainsRune("-./．－／", r) && (parts == 0 && digits == 4 && s[0] != '0' || parts == 1 && (digits == 1 || digits == 2)):
			parts, digits = parts+1, 0
		default:
			return false
		}
	}
	return parts == 2 && (digits == 1 || digits == 2)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
