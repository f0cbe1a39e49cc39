package config

import "testing"

func TestUpdate(t *testing.T) {
	for typed, want := range map[string]int{
		"30": 30, "30天": 30, "３０ 天": 30, "2周": 14, "两周": 14, "每周": 7, "1个月": 31, "6月": 186, "半年": 186, "半个月": 15, "一年": 366,
		"10 days": 10, "2 weeks": 14, "不限": 0, "0": 0, "none": 0,
	} {
		s, problems := Parse("site.yaml", []byte("报名: 青石\n栏目:\n  - {名称: 要闻, 更新: "+typed+"}\n  - 民生\n"))
		if len(problems) > 0 || s.Sections[0].Update != want || s.Sections[1].Update != 0 {
			t.Errorf("%s: %+v %v", typed, s.Sections, problems)
		}
	}
	for _, typed := range []string{"经常", "-3", "3.5天", "99999", "两三天"} {
		if _, problems := Parse("site.yaml", []byte("报名: 青石\n更新: "+typed+"\n")); len(problems) != 1 || problems[0].Rule != badValue {
			t.Errorf("%s: %v", typed, problems)
		}
	}
	const government = "政府网站: {网站名称: 青石区人民政府, 域名: www.example.gov.cn, 标识码: \"4101000001\"}\n"
	for text, want := range map[string][2]int{
		"更新: 30天\n":             {30, 7},
		government:              {186, 7},
		government + "更新: 不限\n": {0, 7},
		"":                      {0, 7},
		"更新: \n":                {0, 7},
	} {
		s, problems := Parse("site.yaml", []byte("报名: 青石\n栏目: [要闻, {名称: 民生, 更新: 1周}]\n"+text))
		if got := [2]int{s.Sections[0].Update, s.Sections[1].Update}; len(problems) > 0 || got != want {
			t.Errorf("%q: %v %v", text, got, problems)
		}
	}
	for days, want := range map[int]string{30: "30天", 31: "1个月", 186: "6个月", 366: "1年", 14: "14天"} {
		if got := Term(days); got != want {
			t.Errorf("%d: %s", days, got)
		}
	}
}
