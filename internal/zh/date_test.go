package zh

import (
	"testing"
	"time"
)

func TestDateAndWeekday(t *testing.T) {
	day := time.Date(2023, 3, 6, 23, 59, 0, 0, time.FixedZone("CST", 8*3600))
	if got := Date(day) + Weekday(day); got != "2023年3月6日星期一" {
		t.Error(got)
	}
	if got := Weekday(day.AddDate(0, 0, 6)); got != "星期日" {
		t.Error(got)
	}
}

func TestParseDate(t *testing.T) {
	for _, s := range []string{
		"2024-05-01", "2024-5-1", "2024/5/1", "2024/05/01", "2024.5.1", "2024.05.01",
		"2024年5月1日", "2024年05月01日", "2024年5月1号", "2024 年 5 月 1 日",
		"２０２４年５月１日", "２０２４－０５－０１", "２０２４／５／１", "２０２４．５．１",
		" 2024-05-01 ", "\u30002024年5月1日\u3000", "2024-05-01 09:30", "2024-05-01 9:30:15",
		"2024-05-01T09:30:15+08:00", "2024-05-01T01:30:15.000Z", "2024-05-01 09：30",
		"2024-05-01 00:00:00 +0800", "2024年5月1日09:30", "2024年5月1日 上午9时30分",
		"2024年5月1日 下午3点半", "2024年5月1日15时", "2024年5月1日 3点整", "2024-5-1 24:00",
	} {
		y, m, d, ok := ParseDate(s)
		if !ok || y != 2024 || m != 5 || d != 1 {
			t.Errorf("ParseDate(%q) = %d, %d, %d, %v", s, y, m, d, ok)
		}
	}
	for _, s := range []string{
		"", "2024", "2024-5", "24-5-1", "5月1日", "2024-5/1", "2024.5-1", "20240501",
		"2024-02-30", "2023-2-29", "2024年2月30日", "2024-13-01", "2024-00-10", "2024-04-31", "2024-1-0",
		"0999-01-01", "12024-5-1", "2024-05-011", "2024-05-01x", "2024-05-01 25:00", "2024-05-01 9:60",
		"2024-05-01 9:30:60", "2024年5月1日 周三吧", "2024年5月", "2024-5-1-1", "2024-05-0109:30", "昨天",
	} {
		if y, m, d, ok := ParseDate(s); ok || y != 0 || m != 0 || d != 0 {
			t.Errorf("ParseDate(%q) = %d, %d, %d, %v; want no date", s, y, m, d, ok)
		}
	}
	if _, _, _, ok := ParseDate("2024-02-29"); !ok {
		t.Error("the leap day of 2024 was refused")
	}
}

func FuzzParseDate(f *testing.F) {
	f.Add("2024年2月29日 下午3点半")
	f.Add("２０２４－０５－０１T09:30:15+08:00")
	f.Fuzz(func(t *testing.T, s string) {
		y, m, d, ok := ParseDate(s)
		if !ok {
			return
		}
		day := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
		if day.Day() != d || int(day.Month()) != m || day.Year() != y {
			t.Fatalf("ParseDate(%q) = %d, %d, %d: no such day", s, y, m, d)
		}
		if y2, m2, d2, ok := ParseDate(Date(day)); !ok || y2 != y || m2 != m || d2 != d {
			t.Fatalf("ParseDate(Date(%v)) = %d, %d, %d, %v", day, y2, m2, d2, ok)
		}
	})
}

func BenchmarkParseDate(b *testing.B) {
	for b.Loop() {
		ParseDate("2024年5月1日")
	}
}
