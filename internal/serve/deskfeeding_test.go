package serve

import (
	"strings"
	"testing"

	"bao/internal/paper"
)

// TestDeskFeedings holds that the desk lists when each section was fed last,
// and marks those that are overdue.
func TestDeskFeedings(t *testing.T) {
	files := someFiles()
	files["site.yaml"] = "title: 槐荫里\nsections: [社区, {name: 旧事, update: 2周}, 空栏]\n"
	files["content/2026-01-05/jiu.md"] = "---\n标题: 旧\n栏目: 旧事\n---\n文。\n"
	files["content/2099-03-02/hou.md"] = "---\n标题: 后\n栏目: 旧事\n---\n文。\n"
	body := newSite(t, files, nil).get("/__bao/")
	_, table, _ := strings.Cut(body, `<table class="feedings">`)
	table, _, _ = strings.Cut(table, "</table>")
	for _, want := range []string{
		`<th scope="row">旧事</th><td>2026-01-05 <span class="soft">`, `天前</span> <strong>该更新了</strong></td><td class="soft">14天</td>`,
		`<th scope="row">空栏</th><td>还没有稿件</td><td class="soft">不限</td>`, `<th scope="row">社区</th><td>2026-03-02 `,
	} {
		if !strings.Contains(table, want) {
			t.Errorf("there is no %s in\n%s", want, table)
		}
	}
	if strings.Count(table, "<strong>") != 1 {
		t.Error(table)
	}
}

// TestFeedings holds what is said of a section that was fed today, and of one
// whose next article has its day.
func TestFeedings(t *testing.T) {
	files := someFiles()
	files["site.yaml"] = "title: 槐荫里\nsections: [社区, {name: 旧事, update: 2周}]\n"
	files["content/2026-02-16/jiu.md"] = "---\n标题: 旧\n栏目: 旧事\n---\n文。\n"
	files["content/2026-03-16/hou.md"] = "---\n标题: 后\n栏目: 旧事\n---\n文。\n"
	for _, c := range []struct {
		day  int
		says []string
		not  string
	}{
		{2, []string{`社区</th><td>2026-03-02 <span class="soft">今天</span></td>`, `旧事</th><td>2026-02-16 <span class="soft">14 天前</span></td>`, `<td class="soft">2026-03-16 有下一篇</td>`}, "该更新了"},
		{3, []string{`社区</th><td>2026-03-02 <span class="soft">1 天前</span></td>`, `旧事</th><td>2026-02-16 <span class="soft">15 天前</span> <strong>该更新了</strong></td>`}, "今天"},
	} {
		s := newSite(t, files, func(o *Options) { o.Day = paper.Date{Year: 2026, Month: 3, Day: c.day} })
		table := part(t, s.get(deskPath), `<table class="feedings">`, "</table>")
		for _, text := range c.says {
			if !strings.Contains(table, text) {
				t.Errorf("on the %d there is no %s in\n%s", c.day, text, table)
			}
		}
		if strings.Contains(table, c.not) {
			t.Errorf("on the %d there is %s in\n%s", c.day, c.not, table)
		}
	}
}
