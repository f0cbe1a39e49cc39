package markup

import (
	"strings"
	"testing"
)

// TestHeadLinks holds that the head of a document has no links to places that
// it may lack: they are links to the document like any other.
func TestHeadLinks(t *testing.T) {
	doc, _ := Parse([]byte("见[班次](#班次)和[通知](a.md)。\n\n## 班次\n\n完。\n"))
	if got := string(doc.Head(100).AppendHTML(nil, HTML{})); strings.Contains(got, "<a") || !strings.Contains(got, "见班次和通知。") {
		t.Errorf("without links: %s", got)
	}
	link := func(i int) string { return []string{"b.html#ban-ci", "a.html"}[i] }
	if got := string(doc.Head(100).AppendHTML(nil, HTML{Link: link})); !strings.Contains(got, `<a href="b.html#ban-ci">班次</a>`) {
		t.Errorf("with links: %s", got)
	}
	if got := string(doc.AppendHTML(nil, HTML{Link: link})); !strings.Contains(got, `<a href="#ban-ci">班次</a>`) {
		t.Errorf("the document itself: %s", got)
	}
}
