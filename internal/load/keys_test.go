package load

import "testing"

// TestUnknownKey holds that the hint names the words of that kind of file.
func TestUnknownKey(t *testing.T) {
	for name, want := range map[string]string{
		"content/2026-11-09/a.md":     "标题、引题、副题、记者、通讯员、摄影、作者、责任编辑、文图、日期、栏目、版次、位次、转版、提要、标签、题图、裁切、来源、地址、旧地址、草稿、截止、到期、撤稿、更正、活动、换行、放行",
		"content/2026-11-09/issue.md": "标题、责任编辑、草稿、期号、总期号、版面、换行、放行",
	} {
		fsys := aSite(name, "---\n标题: 甲\n天气: 晴\n---\n文。\n")
		_, problems := loadSite(t, fsys)
		if len(problems) != 1 || problems[0].Hint != "删掉这一行；可以用的有："+want {
			t.Errorf("%s: %v", name, problems)
		}
	}
}
