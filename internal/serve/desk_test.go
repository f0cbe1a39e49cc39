package serve

import (
	"fmt"
	"strings"
	"testing"
)

// The desk lists some guesses, and says how many more there are.
func TestDeskGuesses(t *testing.T) {
	files := someFiles()
	for i := range 23 {
		files[fmt.Sprintf("content/2026-03-02/gonggao-%d.md", i)] = fmt.Sprintf("---\n标题: 公告%d\n---\n今晚停水。\n\n柳湾社区居委会\n2026年3月2日\n", i)
	}
	body := newSite(t, files, nil).get("/__bao/")
	if n := strings.Count(body, "这里当作落款"); n != 20 {
		t.Errorf("%d guesses are shown", n)
	}
	if want := "还有 3 处推测没有列出，用 bao check --all 全部列出"; !strings.Contains(body, want) {
		t.Errorf("the desk does not say that there are more:\n%s", body)
	}
}
