package load

import "testing"

// TestDayFrom: the day that is meant where the year is left out, or the month.
func TestDayFrom(t *testing.T) {
	for said, want := range map[string]string{ // in an article of 2026-11-20
		"活动: 28日 9:30": "2026-11-28", "活动: 20日 9:30": "2026-11-20", "活动: 5日 9:30": "2026-12-05", "活动: 31日 9:30": "2026-12-31",
		"活动: 1月8日 9:30": "2027-01-08", "活动: 11月20日 9:30": "2026-11-20", "活动: 2月29日 9:30": "", "活动: 2028年2月29日 9:30": "2028-02-29",
		"活动: 11月18日至22日": "2026-11-18", "活动: 11月18日至19日": "", "活动: 12月18日至1月2日": "2026-12-18", "活动: 11月19日 9:30": "",
	} {
		p, problems, err := Load(aSite("content/2026-11-20/a.md", "---\n标题: 甲\n"+said+"\n---\n文。\n"), Options{Now: noon, Future: true})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if e := articleOf(t, p, "content/2026-11-20/a.md").Events; len(e) > 0 {
			got = e[0].Start.Day.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q; %v", said, got, want, problems)
		}
	}
}

// TestWhichHalfOfTheDay: 5点 may be in the afternoon, 6点 is in the morning.
func TestWhichHalfOfTheDay(t *testing.T) {
	for clock, want := range map[string]string{"5点": "下午的写 17:00", "5点45分": "下午的写 17:45", "1点": "下午的写 13:00", "6点": "", "5:45": "下午的写 17:45", "05:45": "", "凌晨5点": "", "下午5点": "", "12点": ""} {
		_, problems := loadSite(t, aSite("content/2026-11-09/a.md", "---\n标题: 甲\n活动: 11月28日 "+clock+"\n---\n文。\n"))
		if want == "" {
			told(t, problems)
		} else {
			told(t, problems, [2]string{"看不出", want})
		}
	}
	for said, want := range map[string]string{
		"11月28日 16:00-15:30": "活动到2026年11月28日 15:30，比开始还早", "11月28日 16:00-16:00": "比开始还早", "2026年11月28日至2026年11月27日": "活动到2026年11月27日，比开始还早",
		"11月28日（周日） 9:30": "2026年11月28日是星期六，写的不是",
	} {
		_, problems := loadSite(t, aSite("content/2026-11-09/a.md", "---\n标题: 甲\n活动: "+said+"\n---\n文。\n"))
		told(t, problems, [2]string{want, ""})
	}
}
