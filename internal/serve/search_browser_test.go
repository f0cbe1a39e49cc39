package serve

import (
	"strings"
	"testing"
)

// TestBrowserSearch searches the preview, drafts as they are shown there. What
// is searched for is searched again after a change.
func TestBrowserSearch(t *testing.T) {
	t.Parallel()
	w := newWindow(t, someFiles(), "/search.html?q=花", nil)
	const results = "[...document.querySelectorAll('li.result')].map(li => li.querySelector('a').textContent + '/' + li.querySelector('mark').textContent).join()"
	w.becomes(results, "楼下长出花园/花")
	ask := func(query string) {
		w.eval("(document.getElementById('q').value = '" + query + "', document.getElementById('seek').requestSubmit())")
	}
	ask("草稿的正文")
	w.becomes(results, "还没写完/草稿的正文")
	w.becomes("document.querySelector('.result .state').textContent", "草稿")
	w.becomes("new URLSearchParams(location.search).get('q')", "草稿的正文")
	ask("新翻的土")
	w.becomes("document.getElementById('found').textContent.slice(0, 4)", "没有找到")
	article := someFiles()["content/2026-03-02/huayuan.md"]
	w.write("content/2026-03-02/huayuan.md", strings.Replace(article, "种进土里", "种进新翻的土里", 1))
	w.becomes(results, "楼下长出花园/新翻的土")
}
