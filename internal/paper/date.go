package paper

import (
	"fmt"
	"time"

	"bao/internal/zh"
)

// Date is a calendar day. It has no zone: the day printed on a paper is the
// same day everywhere.
type Date struct{ Year, Month, Day int }

// DateOf returns the day that t falls on in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, int(m), d}
}

// ParseDate reads a day as editors type it in copy, in all the forms of
// zh.ParseDate. ok is false for anything else, and for days that do not exist.
func ParseDate(s string) (d Date, ok bool) {
	if t, err := time.Parse(time.DateOnly, s); err == nil && t.Year() >= 1000 { // nearly always
		return DateOf(t), true
	}
	d.Year, d.Month, d.Day, ok = zh.ParseDate(s)
	return d, ok
}

// IsZero reports whether d is no day.
func (d Date) IsZero() bool { return d == Date{} }

// Before reports whether d comes before e.
func (d Date) Before(e Date) bool { return d.number() < e.number() }

func (d Date) number() int { return (d.Year*100+d.Month)*100 + d.Day }

// Compare orders days, earlier first.
func (d Date) Compare(e Date) int { return d.number() - e.number() }

// String returns 2023-03-27.
func (d Date) String() string {
	if d.Year < 0 || d.Year > 9999 || uint(d.Month) > 99 || uint(d.Day) > 99 {
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	}
	b := [10]byte{4: '-', 7: '-'}
	for i, n := 3, d.Year; i >= 0; i, n = i-1, n/10 {
		b[i] = byte('0' + n%10)
	}
	b[5], b[6] = byte('0'+d.Month/10), byte('0'+d.Month%10)
	b[8], b[9] = byte('0'+d.Day/10), byte('0'+d.Day%10)
	return string(b[:])
}

// Later is the day so many days after d.
func (d Date) Later(days int) Date { return DateOf(d.Time().AddDate(0, 0, days)) }

// Latest returns the later of two days.
func Latest(d, e Date) Date {
	if d.Before(e) {
		return e
	}
	return d
}

// Exists reports whether the calendar has the day: there is no 30th of February.
func (d Date) Exists() bool { return DateOf(d.Time()) == d }

// Time returns the day's midnight in UTC, for calendar arithmetic.
func (d Date) Time() time.Time { return d.In(time.UTC) }

// In returns the moment at which the day begins in a zone.
func (d Date) In(zone *time.Location) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, zone)
}
