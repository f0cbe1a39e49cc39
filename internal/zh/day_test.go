package zh

import "testing"

func TestIsDay(t *testing.T) {
	for s, want := range map[string]bool{
		"2026年11月9日": true, "2026 年 11 月 9 日": true, "二〇二六年十一月九日": true, "二○二六年十一月": true,
		"２０２６年１１月９日": true, "2026-11-09": true, "2026.11.9": true, "2026/11/9": true, "11月9日": true, "11月9号": true,
		"（2026年11月9日）": true, "2026年11月9日 星期一": true, "2026年11月9日于老桥": true, "农历十月初一日": true,
		"2026年": false, "11月": false, "2026年11月9日。": false, "2026年11月9日通车": false, "2026-11": false,
		"0571-88-99": false, "1.5.2": false, "": false, "年月日": false,
	} {
		if got := IsDay(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
