package load

import (
	"testing"
	"testing/fstest"

	"bao/internal/paper"
)

// The folder of an issue may stand in one of its year; what is not there yet is
// made at the top.
func TestIssueFolder(t *testing.T) {
	fsys := fstest.MapFS{
		"content/2026年/2026-03-02 第5期/a.md": {}, "content/2026-03-09/2026-03-16/a.md": {}, "content/2026-03-23": {}, "content/.stversions/2026-03-16/a.md": {}, "2026-03-30/a.md": {},
	}
	for day, want := range map[int]string{
		2: "content/2026年/2026-03-02 第5期", 9: "content/2026-03-09",
		16: "content/2026-03-16", // neither that within another issue's nor that of old versions
		23: "content/2026-03-23", 30: "content/2026-03-30",
	} {
		if got := IssueFolder(fsys, paper.Date{Year: 2026, Month: 3, Day: day}); got != want {
			t.Errorf("%d: %s", day, got)
		}
	}
	if got := IssueFolder(fstest.MapFS{}, paper.Date{Year: 2026, Month: 3, Day: 2}); got != "content/2026-03-02" {
		t.Error(got)
	}
	content := fstest.MapFS{"2026-11-09 第22期/稿件.md": {}, "2026-11-23/issue.md": {}}
	if got := FindIssue(content, paper.Date{Year: 2026, Month: 11, Day: 9}); got != "2026-11-09 第22期" {
		t.Error(got)
	}
	if got := FindIssue(content, paper.Date{Year: 2026, Month: 11, Day: 16}); got != "" {
		t.Error(got)
	}
}
