package zh

import "time"

// Lunar is a day of the Chinese calendar.
type Lunar struct {
	Year  int  // the Gregorian year in which the lunar year begins
	Month int  // 1 to 12
	Day   int  // 1 to 30
	Leap  bool // the month is the leap month (闰) that follows Month
}

const (
	lunarFirst = 1900
	lunarLast  = lunarFirst + len(lunarYears) - 1
)

// LunarDate returns the Chinese calendar's day for the day of t in its own
// location. ok is false before 1900-01-31 and after 2101-01-28, where the
// table ends.
func LunarDate(t time.Time) (Lunar, bool) {
	year, day := t.Year(), t.YearDay()-1
	if lunarKnown(year) && day >= newYear(year) {
		return lunarDay(year, day-newYear(year))
	}
	// Before its New Year a day belongs to the lunar year before.
	year--
	if !lunarKnown(year) {
		return Lunar{}, false
	}
	length := time.Date(year, time.December, 31, 0, 0, 0, 0, time.UTC).YearDay()
	return lunarDay(year, length-newYear(year)+day)
}

func lunarKnown(year int) bool { return year >= lunarFirst && year <= lunarLast }

// lunarDay returns the day that comes since days after New Year of year, and
// false if the year is over by then.
func lunarDay(year, since int) (Lunar, bool) {
	packed := lunarYears[year-lunarFirst]
	leap := int(packed & 0xf)
	for month := 1; month <= 12; month++ {
		length := 29 + int(packed>>(16-month)&1)
		if since < length {
			return Lunar{Year: year, Month: month, Day: since + 1}, true
		}
		since -= length
		if month != leap {
			continue
		}
		length = 29 + int(packed>>16&1)
		if since < length {
			return Lunar{Year: year, Month: month, Day: since + 1, Leap: true}, true
		}
		since -= length
	}
	return Lunar{}, false
}

// newYear returns how many days after 1 January the lunar year begins.
func newYear(year int) int { return int(lunarYears[year-lunarFirst] >> 17) }

var (
	stems       = [...]string{"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"}
	branches    = [...]string{"子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌", "亥"}
	lunarMonths = [...]string{"", "正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月"}
)

// String returns the day as a nameplate prints it: 癸卯年闰二月初六. The stem
// and branch change at the lunar New Year. It is "" for a day that no
// calendar has.
func (l Lunar) String() string {
	if l.Year < 4 || l.Month < 1 || l.Month > 12 || l.Day < 1 || l.Day > 30 {
		return ""
	}
	// The year 4 was 甲子.
	s := stems[(l.Year-4)%10] + branches[(l.Year-4)%12] + "年"
	if l.Leap {
		s += "闰"
	}
	s += lunarMonths[l.Month]
	switch {
	case l.Day <= 10:
		return s + "初" + Numeral(l.Day)
	case l.Day <= 20, l.Day == 30:
		return s + Numeral(l.Day)
	}
	return s + "廿" + Numeral(l.Day-20)
}
