package load

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bao/internal/paper"
)

func TestPDFs(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	p, problems, err := Load(fstest.MapFS{
		"site.yaml":                           file("title: 槐荫里\n"),
		"content/2026-03-02/hua.md":           file("---\ntitle: 花\n---\n花开了。\n"),
		"content/2026-03-02/issue.pdf":        file("all"),
		"content/2026-03-02/page-1.pdf":       file("one"),
		"content/2026-03-02/Page-02.PDF":      file("two"),
		"content/2026-03-02/page-0.pdf":       file("none"),
		"content/2026-03-02/table.pdf":        file("not linked"),
		"content/2026-03-02/files/page-1.pdf": file("an enclosure"),
		"content/2026-03-16/issue.pdf":        file("no such issue"),
		"content/2026年3月30日/shu.md":           file("---\ntitle: 树\n---\n树绿了。\n"),
		"content/2026年3月30日/page-3.pdf":       file("three"),
		"content/page-1.pdf":                  file("of no day"),
	}, Options{Now: time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil || len(problems) != 1 || !strings.Contains(problems[0].Message, "等 5 个") {
		t.Fatal(problems, err)
	}
	want := []map[int]string{
		{0: "2026-03-02/issue.pdf", 1: "2026-03-02/page-1.pdf", 2: "2026-03-02/Page-02.pdf"},
		{3: "2026-03-30/page-3.pdf"},
	}
	published := map[*paper.Asset]bool{}
	for _, a := range p.Assets {
		published[a] = true
	}
	total := 0
	for i, issue := range p.Issues {
		if len(issue.PDFs) != len(want[i]) {
			t.Errorf("%s has %d PDFs, want %d", issue.Date, len(issue.PDFs), len(want[i]))
		}
		for page, a := range issue.PDFs {
			if total++; a.Address != want[i][page] || !published[a] {
				t.Errorf("%s page %d: %s, published %v; want %s", issue.Date, page, a.Address, published[a], want[i][page])
			}
		}
	}
	for i, want := range []string{"content/2026-03-02/page-2.pdf", "content/2026年3月30日/page-2.pdf"} {
		if got := PDFPath(p.Issues[i], 2); got != want {
			t.Errorf("page 2 goes to %s, want %s", got, want)
		}
	}
	loose := &paper.Issue{Date: paper.Date{Year: 2026, Month: 4, Day: 6}}
	loose.Articles = []*paper.Article{{Origin: "content/2026-04-06.md"}} // no folder
	if got := RecordPath(loose); got != "content/2026-04-06/"+RecordName {
		t.Errorf("record of an issue without a folder: %s", got)
	}
	if got := PDFPath(&paper.Issue{Date: paper.Date{Year: 2026, Month: 4, Day: 6}}, 0); got != "content/2026-04-06/issue.pdf" {
		t.Errorf("the issue goes to %s", got)
	}
	if len(p.Assets) != total {
		t.Errorf("%d files are published, want %d", len(p.Assets), total)
	}
}

// TestPDFsToCome: what is printed of an issue before it appears is not told of
// as unused; what is printed of no issue is.
func TestPDFsToCome(t *testing.T) {
	_, problems := loadAll(t, aSite("content/2026-11-09/a.md", "---\n标题: 甲\n---\n文。\n",
		"content/2026-11-23/b.md", "---\n标题: 乙\n---\n文。\n", "content/2026-11-23/issue.pdf", "%PDF-1.7", "content/2026-11-30/issue.pdf", "%PDF-1.7"))
	if len(problems) != 1 || problems[0].Rule != unusedFile || !strings.Contains(problems[0].Path+problems[0].Message, "2026-11-30/issue.pdf") {
		t.Error(problems)
	}
}
