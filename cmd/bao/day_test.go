package main

import (
	"testing"

	"bao/internal/paper"
)

// A day is typed alike after every command. The first group is what --date has
// always taken, the second what bao print has.
func TestTypedDay(t *testing.T) {
	want := paper.Date{Year: 2026, Month: 11, Day: 9}
	for _, s := range []string{
		"2026-11-09", "2026-11-9", "2026/11/9", "2026.11.9", "2026年11月9日", "2026年11月09日", "2026年11月9号",
		"2026 年 11 月 9 日", "２０２６年１１月９日", "２０２６－１１－０９", "２０２６／１１／９", " 2026-11-09 ",
		"2026-11-09 09:30", "2026-11-09T09:30:15+08:00", "2026年11月9日 下午3点半", "2026年11月9日09:30",

		"2026-11/9", "2026 11 9", "2026年11月9", "2026、11、9", "2026_11_09", "2026-11-09/", "content/2026-11-09",
		`content\2026-11-09\`, "2026-11-09/issue.md", "2026年11月9日这一期", "（2026-11-09）",
	} {
		if got, ok := typedDay(s); !ok || got != want {
			t.Errorf("%q: %v %v", s, got, ok)
		}
	}
	for _, s := range []string{
		"", "下一期", "2026", "2026-11", "11-09", "26-11-9", "20261109", "2026-02-30", "2026年2月29日",
		"2026-13-01", "2026-00-01", "0026-11-09", "2026-11-009", "2026-11-09 25:00", "2026-11-09-10",
	} {
		if got, ok := typedDay(s); ok || !got.IsZero() {
			t.Errorf("%q: %v %v, want no day", s, got, ok)
		}
	}
}
