package word97

import (
	"strconv"
	"strings"

	"bao/internal/zh"
)

// Ways to write a number ([MS-OSHARED] section 2.2.1.3, MSONFC).
const (
	formatBullet = 0x17
	formatNone   = 0xFF
)

// number writes a number in a mark. One that isn't known is in Arabic digits.
func number(format, n int) string {
	switch format {
	case formatNone:
		return ""
	case 0x01:
		return roman(n)
	case 0x02:
		return strings.ToLower(roman(n))
	case 0x03:
		return strings.ToUpper(letters(n))
	case 0x04:
		return letters(n)
	case 0x0A, 0x24, 0x28:
		return strings.Map(func(r rune) rune { return []rune("〇一二三四五六七八九")[r-'0'] }, strconv.Itoa(max(n, 0)))
	case 0x0B, 0x21, 0x23, 0x25, 0x27:
		return zh.Numeral(n)
	case 0x0E, 0x13:
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(max(n, 0)))
	case 0x12, 0x1C:
		return of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", n)
	case 0x16:
		if 0 <= n && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case 0x1A:
		return of("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", n)
	case 0x1B:
		return of("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", n)
	case 0x1D:
		return of("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", n)
	case 0x1E:
		return of("甲乙丙丁戊己庚辛壬癸", n)
	case 0x1F:
		return of("子丑寅卯辰巳午未申酉戌亥", n)
	case 0x10, 0x22, 0x26:
		return strings.Map(formal, zh.Numeral(n))
	}
	return strconv.Itoa(n)
}

// of returns the n-th of characters that count, a plain number past the last.
func of(all string, n int) string {
	if r := []rune(all); 0 < n && n <= len(r) {
		return string(r[n-1])
	}
	return strconv.Itoa(n)
}

// formal is the character for a numeral that is written where it must not be
// changed.
func formal(r rune) rune {
	const plain, long = "一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"
	for i, p := range []rune(plain) {
		if p == r {
			return []rune(long)[i]
		}
	}
	return r
}

// letters counts a, …, z, aa, bb, as Word does.
func letters(n int) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	s := ""
	for i, value := range [...]int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1} {
		for ; n >= value; n -= value {
			s += [...]string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}[i]
		}
	}
	return s
}
