package webpage

import (
	"strings"
	"testing"
)

// What is said to those who read in WeChat is not copy, and not lost; the same
// words in a sentence, or on another page, are copy.
func TestCalls(t *testing.T) {
	for _, line := range []string{
		"点击上方<strong>蓝字</strong>关注我们", "点击蓝字，关注我们", "▲点击上方“蓝字”关注", "长按二维码关注我们", "长按识别二维码，关注我们", "— END —", "END",
	} {
		page := `<h1 id="activity-name">早市</h1><div id="js_content"><p>` + line + `</p><p>天还没亮。</p></div>`
		got := read(t, page, nil)
		if blocks, remarks, ok := strings.Cut(got, "! 对微信读者说的话没有放进正文｜"); !ok || blocks != "H1 早市\nP 天还没亮。\n" || remarks == "" {
			t.Errorf("%s: got\n%s", line, got)
		}
		if got := read(t, "<article><p>"+line+"</p><p>天还没亮。</p></article>", nil); strings.Contains(got, "!") {
			t.Errorf("%s of no WeChat page: got\n%s", line, got)
		}
	}
	for _, line := range []string{"点击蓝字就能看到班次。", "她说，请点击上方蓝字关注我们。", "长按开关三秒", "THE ENDING"} {
		if got := read(t, `<div id="js_content"><p>`+line+`</p></div>`, nil); strings.Contains(got, "!") {
			t.Errorf("%s is left out:\n%s", line, got)
		}
	}
}

// The name, the day and the place below a headline stand apart.
func TestBeyondApart(t *testing.T) {
	page := `<h1 id="activity-name">早市</h1><div><span>柳巷</span><em>2026-11-01</em><em>浙江</em></div><div id="js_content"><p>天还没亮。</p></div>`
	if got := read(t, page, nil); !strings.Contains(got, "｜柳巷 2026-11-01 浙江｜") {
		t.Errorf("got\n%s", got)
	}
}
