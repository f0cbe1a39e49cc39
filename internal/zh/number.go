package zh

import "strconv"

// Numeral returns n as it is read when counting: 12 is 十二, 105 一百零五,
// 2023 二千零二十三. It serves words such as 第十二版 and 总第一百零五期.
// Numbers below 0 and above 9999 come back in Arabic digits, which is how
// newspapers print them (GB/T 15835-2011).
func Numeral(n int) string {
	if n < 0 || n > 9999 {
		return strconv.Itoa(n)
	}
	if n < 20 && n >= 10 {
		// 十二, not 一十二, at the head of a number.
		return "十" + digitNames[n%10]
	}
	if n == 0 {
		return "零"
	}
	s, zero := "", false
	for i, unit := range [...]int{1000, 100, 10, 1} {
		digit := n / unit % 10
		if digit == 0 {
			zero = s != ""
			continue
		}
		if zero {
			s += "零"
		}
		s, zero = s+digitNames[digit]+unitNames[i], false
	}
	return s
}

var (
	digitNames = [...]string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	unitNames  = [...]string{"千", "百", "十", ""}
)
