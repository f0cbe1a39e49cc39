package serve

import "testing"

// TestTheme holds that the theme of a paper is watched, be it named from the
// start or only later, and that its files are served.
func TestTheme(t *testing.T) {
	s := newSite(t, map[string]string{
		"site.yaml":                   "title: 槐荫里\n",
		"content/about.md":            "---\n标题: 关于\n---\n报纸。\n",
		"content/2026-03-02/a.md":     "---\n标题: 花\n---\n花开了。\n",
		"theme/layouts/own-foot.html": "<p>一号页脚</p>\n",
		"theme/static/logo.txt":       "标志",
		"other/layouts/own-foot.html": "<p>二号页脚</p>\n",
	}, nil)
	s.write("site.yaml", "title: 槐荫里\ntheme: ./theme/\n")
	s.untilSays("/about.html", "一号页脚")
	s.write("theme/layouts/own-foot.html", "<p>一号页脚改了</p>\n")
	s.untilSays("/about.html", "一号页脚改了")
	if got := s.get("/static/logo.txt"); got != "标志" {
		t.Errorf("the logo is %q", got)
	}
	s.write("site.yaml", "title: 槐荫里\ntheme: other\n")
	s.untilSays("/about.html", "二号页脚")
	s.write("other/layouts/own-foot.html", "<p>二号页脚改了</p>\n")
	s.untilSays("/about.html", "二号页脚改了")
}
