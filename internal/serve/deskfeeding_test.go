package serve

import (
	"strings"
	"testing"
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
