package words

import "testing"

func TestOf(t *testing.T) {
	for language, want := range map[string]struct {
		chinese bool
		script  Script
	}{
		"": {false, Simplified}, "en": {false, Simplified}, "en-HK": {false, Simplified}, "zhx-Hant": {false, Simplified},
		"zh": {true, Simplified}, "zh-CN": {true, Simplified}, "zh-Hans-HK": {true, Simplified}, "yue": {true, Simplified},
		"zh-Hant": {true, Traditional}, "zh-hant-hk": {true, Traditional}, "zh-TW": {true, Traditional}, "ZH-MO": {true, Traditional},
		"yue-Hant-HK": {true, Traditional}, "cmn-TW": {true, Traditional}, "nan-Hant": {true, Traditional},
	} {
		if Chinese(language) != want.chinese || Of(language) != want.script {
			t.Errorf("%s: Chinese %v, %v", language, Chinese(language), Of(language))
		}
	}
}

func TestSay(t *testing.T) {
	for text, want := range map[string]string{
		"阅读全文":             "閱讀全文",
		"《%s》“%s”栏目的稿件":    "《%s》「%s」欄目的稿件",
		"按姓名的拼音排列":         "按姓名的筆畫排列",
		"不在表里的":            "不在表里的",
		"":                 "",
		"<b>第{{.Number}}期": "<b>第{{.Number}}期",
	} {
		if got := Traditional.Say(text); got != want {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
		if got := Simplified.Say(text); got != text {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestFile(t *testing.T) {
	for name, want := range map[string]string{
		"layouts/a.html":         "來源「」 \"Songti SC\"",
		"layouts/new/article.md": "来源“” \"Songti SC\"",
		"static/a.js":            "來源“” \"Songti SC\"",
		"static/a.css":           "來源“” \"Songti TC\"",
		"static/a.svg":           "来源“” \"Songti SC\"",
	} {
		const text = "来源“” \"Songti SC\""
		if got := string(Traditional.File(name, []byte(text))); got != want {
			t.Errorf("%s: %s, not %s", name, got, want)
		}
		if got := string(Simplified.File(name, []byte(text))); got != text {
			t.Errorf("%s: %s", name, got)
		}
	}
}
