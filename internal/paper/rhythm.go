package paper

import "time"

// remembered is how many of the last issues tell the rhythm: enough for one
// holiday to be outvoted, few enough that a paper that turned weekly is weekly.
const remembered = 6

// NextDay returns the day of the issue after the ones that came out on days,
// which are in order.
func NextDay(days []Date, today Date) Date {
	days = days[max(0, len(days)-remembered):]
	if len(days) == 0 {
		return today
	}
	last := days[len(days)-1]
	if len(days) == 1 && last.Before(today) {
		return today
	}
	step := rhythm(days)
	next := step(last)
	for next.Before(today) {
		next = step(next)
	}
	return next
}

// rhythm returns what leads from the day of an issue to the next one's. Most
// papers come out weekly or every other week; those are proposed a week where
// there is one issue only.
func rhythm(days []Date) func(Date) Date {
	const week = 7
	if len(days) == 1 {
		return func(d Date) Date { return d.Later(week) }
	}
	if months, day, ok := monthly(days); ok {
		return func(d Date) Date { return inMonth(d.Year, d.Month+months, day) }
	}
	if one, other, ok := halfMonthly(days); ok {
		return func(d Date) Date {
			if d.Day < other {
				return inMonth(d.Year, d.Month, other)
			}
			return inMonth(d.Year, d.Month+1, one)
		}
	}
	gap := usualGap(days)
	return func(d Date) Date { return d.Later(gap) }
}

// monthly recognises one day of the month, every so many months. The 31st is
// the last day where a month is shorter.
func monthly(days []Date) (months, day int, ok bool) {
	for _, d := range days {
		day = max(day, d.Day)
	}
	for i, d := range days {
		if d != inMonth(d.Year, d.Month, day) {
			return 0, 0, false
		}
		if i == 0 {
			continue
		}
		apart := (d.Year-days[i-1].Year)*12 + d.Month - days[i-1].Month
		if months != 0 && apart != months {
			return 0, 0, false
		}
		months = apart
	}
	return months, day, true
}

// halfMonthly recognises two days of the month, such as the 1st and the 15th.
// Three issues two weeks apart may be either; then the weekday is kept.
func halfMonthly(days []Date) (one, other int, ok bool) {
	if len(days) < 3 {
		return 0, 0, false
	}
	one, other = min(days[0].Day, days[1].Day), max(days[0].Day, days[1].Day)
	even := true
	for i := 1; i < len(days); i++ {
		gap := apart(days[i-1], days[i])
		even = even && gap == apart(days[0], days[1])
		if gap < 12 || gap > 19 || days[i].Day == days[i-1].Day || days[i].Day != one && days[i].Day != other {
			return 0, 0, false
		}
	}
	return one, other, !even
}

// usualGap is the most frequent number of days between issues, the latest of
// several.
func usualGap(days []Date) int {
	times, usual := map[int]int{}, 0
	for i := 1; i < len(days); i++ {
		times[apart(days[i-1], days[i])]++
	}
	for i := 1; i < len(days); i++ {
		if gap := apart(days[i-1], days[i]); times[gap] >= times[usual] {
			usual = gap
		}
	}
	return usual
}

func apart(a, b Date) int { return int(b.Time().Sub(a.Time()).Hours()) / 24 }

// inMonth is a day of a month that may be beyond December, or the month's last
// day where it has fewer.
func inMonth(year, month, day int) Date {
	first := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
	return DateOf(first).Later(min(day, first.AddDate(0, 1, -1).Day()) - 1)
}
