package zh

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestLunarEveryDay walks from 1900-01-31 to the end of the lunar year 2100
// beside the first days of months in testdata/lunar.txt.
func TestLunarEveryDay(t *testing.T) {
	starts, end := readMonths(t)
	day := time.Date(1900, 1, 31, 12, 0, 0, 0, time.UTC)
	want, days := Lunar{}, 0
	for ; day.Format("20060102") != end; day = day.AddDate(0, 0, 1) {
		if start, ok := starts[day.Format("20060102")]; ok {
			want = start
		} else {
			want.Day++
		}
		if got, ok := LunarDate(day); !ok || got != want {
			t.Fatalf("%s: %+v, %v; want %+v", day.Format(time.DateOnly), got, ok, want)
		}
		days++
	}
	if days != 73412 {
		t.Errorf("checked %d days, want 73412", days)
	}
	if got, ok := LunarDate(day); ok {
		t.Errorf("%s: %+v after the end of the table", day.Format(time.DateOnly), got)
	}
	for _, year := range []int{1, 1899, 2102, 9999} {
		if got, ok := LunarDate(time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC)); ok {
			t.Errorf("June %d: %+v outside the table", year, got)
		}
	}
	if got, ok := LunarDate(time.Date(1900, 1, 30, 0, 0, 0, 0, time.UTC)); ok {
		t.Errorf("the day before the table: %+v", got)
	}
}

// readMonths returns the lunar date of every first day of a month, and the
// first day after the last month.
func readMonths(t *testing.T) (starts map[string]Lunar, end string) {
	t.Helper()
	data, err := os.ReadFile("testdata/lunar.txt")
	if err != nil {
		t.Fatal(err)
	}
	starts = map[string]Lunar{}
	for line := range strings.Lines(string(data)) {
		label, list, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if label == "end" {
			return starts, list
		}
		year, err := strconv.Atoi(label)
		if err != nil {
			t.Fatal(err)
		}
		month := 0
		for _, first := range strings.Fields(list) {
			first, leap := strings.CutPrefix(first, "+")
			if !leap {
				month++
			}
			starts[first] = Lunar{Year: year, Month: month, Day: 1, Leap: leap}
		}
		if month != 12 {
			t.Fatalf("%d has %d months", year, month)
		}
	}
	t.Fatal("testdata/lunar.txt has no end")
	return nil, ""
}

func TestLunarString(t *testing.T) {
	for day, want := range map[string]string{
		"2023-03-27": "癸卯年闰二月初六",
		"1900-01-31": "庚子年正月初一",
		"2024-02-09": "癸卯年腊月三十",
		"2024-02-10": "甲辰年正月初一",
		"2024-12-20": "甲辰年冬月二十",
		"2024-12-31": "甲辰年腊月初一",
		"2023-01-12": "壬寅年腊月廿一",
		"2023-09-28": "癸卯年八月十四",
		"2033-12-25": "癸丑年闰冬月初四", // the leap month after the eleventh
		"2101-01-28": "庚申年腊月廿九",
	} {
		date, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		lunar, ok := LunarDate(date)
		if !ok || lunar.String() != want {
			t.Errorf("%s: %v, %v; want %s", day, lunar, ok, want)
		}
	}
	for _, l := range []Lunar{{}, {Year: 2023, Month: 13, Day: 1}, {Year: 2023, Month: 1, Day: 31}, {Year: -5, Month: 1, Day: 1}} {
		if got := l.String(); got != "" {
			t.Errorf("%+v: %q, want nothing", l, got)
		}
	}
}

func TestLunarDateUsesOwnZone(t *testing.T) {
	evening := time.Date(2024, 2, 9, 20, 0, 0, 0, time.UTC)
	there := evening.In(time.FixedZone("CST", 8*3600))
	here, _ := LunarDate(evening)
	abroad, _ := LunarDate(there)
	if here.Month != 12 || abroad.Month != 1 {
		t.Errorf("got %v and %v, want New Year's Eve and New Year", here, abroad)
	}
}

func BenchmarkLunarDate(b *testing.B) {
	day := time.Date(2023, 3, 27, 0, 0, 0, 0, time.UTC)
	for b.Loop() {
		lunar, _ := LunarDate(day)
		_ = lunar.String()
	}
}
