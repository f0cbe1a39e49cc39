package serve

import (
	"strings"
	"testing"

	"bao/internal/diag"
)

// TestErrorsFirst holds that browsers are shown what the terminal shows: the
// error before a flood of reminders, and of the flood one, with its rule.
func TestErrorsFirst(t *testing.T) {
	files := someFiles()
	files["content/2026-03-02/dianti.md"] = "---\n标题: 电梯\n---\n" + strings.Repeat("<p onclick=\"a()\">好</p>\n\n", 30)
	s := newSite(t, files, nil)
	const flood = `网页代码 \u003cp\u003e 的 onclick 去掉了…等 30 处","rule":"网页样式去掉"`
	if message := string(s.preview.now.Load().message()); strings.Count(message, `"message"`) != 1 || !strings.Contains(message, flood) {
		t.Errorf("browsers are told %s", message)
	}
	if desk := s.get("/__bao/"); strings.Count(desk, "提醒：") != 1 || !strings.Contains(desk, `…等 30 处<span class="soft">〔网页样式去掉〕</span>`) {
		t.Errorf("the desk says %s", desk)
	}
	s.write("content/2026-03-02/z.md", "---\n标题: 乙\n栏目: 要文\n---\n文。\n")
	s.until("the error", func() bool { return diag.Errors(s.preview.now.Load().Problems) > 0 })
	message := string(s.preview.now.Load().message())
	if e, w := strings.Index(message, "栏目不存在"), strings.Index(message, flood); e < 0 || w < e || !strings.Contains(message, `"errors":1,"warnings":30,`) {
		t.Errorf("browsers are told %s", message)
	}
	s.write("content/2026-03-02/z.md", "---\n标题: 乙\n---\n"+strings.Repeat("[一](1.md)", 22)+"\n")
	s.until("many errors", func() bool { return diag.Errors(s.preview.now.Load().Problems) > 20 })
	if message := string(s.preview.now.Load().message()); !strings.Contains(message, `"rest":"……还有 2 处错误、30 处提醒没有列出`) {
		t.Errorf("browsers are told %s", message)
	}
}

// TestTroubleFirst is that for a site that was never without errors.
func TestTroubleFirst(t *testing.T) {
	files := someFiles()
	files["content/2026-03-02/dianti.md"] = "---\n标题: 电梯\n---\n" + strings.Repeat("<p onclick=\"a()\">好</p>\n\n", 30)
	files["content/2026-03-02/z.md"] = "---\n标题: 乙\n---\n" + strings.Repeat("[一](1.md)", 22) + "\n"
	body := newSite(t, files, nil).get("/")
	if strings.Count(body, "错误：") != 20 || strings.Contains(body, "提醒：") || !strings.Contains(body, "还有 2 处错误、30 处提醒没有列出") {
		t.Errorf("the page says %s", body)
	}
}

// TestWaived holds that the desk shows what articles let pass, and why, and
// that the paper is shown.
func TestWaived(t *testing.T) {
	files := someFiles()
	files["site.yaml"] += "检查: {图片没有说明: 关, 图片在别人的网站上: 关}\n"
	files["content/2026-03-02/dianti.md"] = "---\n标题: 电梯\n放行: {链接失效: 老网站还没恢复}\n---\n见[老文章](lao.md)。\n\n![](https://example.cn/1.png)\n"
	s := newSite(t, files, nil)
	if n := len(s.preview.now.Load().Problems); n > 0 {
		t.Fatalf("%d problems: %v", n, s.preview.now.Load().Problems)
	}
	desk := s.get("/__bao/")
	for _, part := range []string{"没有发现问题", "放行的问题", "dianti.md:5:8", "〔链接失效〕", "理由：老网站还没恢复"} {
		if !strings.Contains(desk, part) {
			t.Errorf("the desk does not say %s", part)
		}
	}
	s.write("content/2026-03-02/dianti.md", "---\n标题: 电梯\n---\n文。\n")
	s.until("nothing to let pass", func() bool { return !strings.Contains(s.get("/__bao/"), "放行的问题") })
}
