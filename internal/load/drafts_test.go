package load

import (
	"slices"
	"strings"
	"testing"

	"bao/internal/paper"
)

// TestDrafts: a draft is held, and told of, unless it is asked for; one issue.md
// holds all of its issue.
func TestDrafts(t *testing.T) {
	site := aSite("content/2026-11-09/a.md", "---\n标题: 甲\n草稿: 是\n栏目: 要闻\n---\n文。\n", "content/2026-11-09/b.md", "---\n标题: 乙\n---\n见[甲](a.md)和[关于](../about.md)。\n",
		"content/about.md", "---\n标题: 关于\n草稿: 是\n---\n文。\n", "content/2026-11-02/c.md", "---\n标题: 丙\n---\n文。\n", "content/2026-11-02/issue.md", "---\n草稿: 是\n---\n编后。\n",
		"content/2026-12-07/d.md", "---\n标题: 丁\n---\n文。\n")
	held := func(p *paper.Paper) string {
		var list []string
		for _, h := range p.Held {
			list = append(list, h.Headline)
		}
		slices.Sort(list)
		return strings.Join(list, " ")
	}
	p, problems, err := Load(site, Options{Now: noon})
	if err != nil || len(p.Issues) != 1 || len(p.Standing) != 0 || held(p) != "丁 丙 关于 甲" || len(problems) != 2 || problems[0].Rule != heldLink || problems[1].Rule != heldLink {
		t.Errorf("%d issues, held %s, %v, %v", len(p.Issues), held(p), problems, err)
	}
	for _, h := range p.Held {
		want := paper.Draft
		if h.Headline == "丁" {
			want = paper.Scheduled
		}
		if h.State != want || (h.Section == "yaowen") != (h.Headline == "甲") {
			t.Errorf("%+v", h)
		}
	}
	p, problems, err = Load(site, Options{Now: noon, Drafts: true, Future: true})
	if err != nil || len(p.Issues) != 3 || len(p.Standing) != 1 || len(p.Sections[0].Articles) != 1 {
		t.Errorf("%d issues, %d pages, %v, %v", len(p.Issues), len(p.Standing), problems, err)
	}
	if got := articleOf(t, p, "content/2026-11-09/b.md").Body.Targets; got[0].Address != "2026-11-09/a.html" || got[1].Address != "about.html" {
		t.Errorf("%+v", got)
	}
}

// TestOverdue reminds of a section that should have had something new.
func TestOverdue(t *testing.T) {
	fsys := aSite("content/2026-10-12/a.md", "---\n标题: 甲\n栏目: 要闻\n---\n文。\n", "content/2026-11-09/b.md", "---\n标题: 乙\n栏目: 文体\n---\n文。\n", "content/2026-11-16/c.md", "---\n标题: 丙\n栏目: 要闻\n---\n文。\n")
	fsys["site.yaml"].Data = []byte("报名: 苇塘\n栏目: [{名称: 要闻, 更新: 14天}, {名称: 文体, 更新: 14天}]\n")
	_, problems := loadSite(t, fsys)
	told(t, problems, [2]string{"“要闻”栏目已经 28 天没有新稿件，上一篇是2026年10月12日，应当每", "定了时的下一篇到2026年11月16日才登，可以提前"})
	delete(fsys, "content/2026-11-16/c.md")
	_, problems = loadSite(t, fsys)
	told(t, problems, [2]string{"“要闻”栏目已经 28 天", "写一篇登进这个栏目"})
}
