package paper

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNextDay(t *testing.T) {
	for _, c := range []struct{ what, days, today, want string }{
		{"no issue", "", "2026-11-26", "2026-11-26"},
		{"one, of before", "2026-11-12", "2026-11-26", "2026-11-26"},
		{"one, of today", "2026-11-26", "2026-11-26", "2026-12-03"},
		{"one, yet to come", "2026-12-01", "2026-11-26", "2026-12-08"},
		{"weekly", "2026-11-09 2026-11-16 2026-11-23", "2026-11-26", "2026-11-30"},
		{"weekly after a holiday", "2026-09-14 2026-09-21 2026-09-28 2026-10-12 2026-10-19", "2026-10-20", "2026-10-26"},
		{"every other week", "2026-10-12 2026-10-26 2026-11-09", "2026-11-10", "2026-11-23"},
		{"turned weekly", "2026-08-03 2026-08-17 2026-08-31 2026-09-07 2026-09-14 2026-09-21 2026-09-28", "2026-09-28", "2026-10-05"},
		{"monthly", "2026-09-05 2026-10-05 2026-11-05", "2026-11-06", "2026-12-05"},
		{"monthly, told by two", "2026-02-01 2026-03-01", "2026-03-02", "2026-04-01"},
		{"monthly over the year's end", "2026-11-20 2026-12-20", "2026-12-21", "2027-01-20"},
		{"the last of the month", "2026-01-31 2026-02-28 2026-03-31", "2026-04-01", "2026-04-30"},
		{"four times a year", "2026-03-15 2026-06-15 2026-09-15", "2026-09-16", "2026-12-15"},
		{"the 1st and the 15th", "2026-09-15 2026-10-01 2026-10-15 2026-11-01", "2026-11-02", "2026-11-15"},
		{"the 1st and the 15th, next month", "2026-09-01 2026-09-15 2026-10-01 2026-10-15", "2026-10-16", "2026-11-01"},
		{"long asleep", "2025-01-06 2025-01-13 2025-01-20", "2026-11-26", "2026-11-30"},
		{"late by a day", "2026-11-11 2026-11-18", "2026-11-26", "2026-12-02"},
		{"no rhythm", "2026-01-03 2026-02-11 2026-02-20", "2026-02-21", "2026-03-01"},
	} {
		var days []Date
		for s := range strings.FieldsSeq(c.days) {
			days = append(days, day(t, s))
		}
		if got := NextDay(days, day(t, c.today)).String(); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}

// Whatever the issues were, the next one comes after them and not before today.
func TestNextDayFollows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Date{Year: 2024, Month: 1, Day: 1}
		var days []Date
		for _, gap := range rapid.SliceOfN(rapid.IntRange(1, 400), 0, 9).Draw(t, "gaps") {
			d = d.Later(gap)
			days = append(days, d)
		}
		today := Date{Year: 2023, Month: 1, Day: 1}.Later(rapid.IntRange(0, 3000).Draw(t, "today"))
		next := NextDay(days, today)
		if next.Before(today) || len(days) > 0 && !d.Before(next) {
			t.Fatalf("%v, today %v: %v", days, today, next)
		}
	})
}

func day(t *testing.T, s string) Date {
	t.Helper()
	d, ok := ParseDate(s)
	if !ok {
		t.Fatalf("%q is no day", s)
	}
	return d
}
