package load

import (
	"fmt"
	"strings"
	"testing"

	"bao/internal/paper"
)

// TestRecord writes down where articles stood and reads it back.
func TestRecord(t *testing.T) {
	const folder = "content/2026-11-09/"
	articles := []string{folder + "a.md", "---\n标题: 甲\n---\n文。\n", folder + "sub/b.md", "---\n标题: 乙\n---\n文。\n", "content/c.md", "---\n标题: 丙\n日期: 2026-11-09\n---\n文。\n"}
	issue := loadFine(t, aSite(articles...)).Issues[0]
	pages := []paper.Recorded{
		{Number: 1, Name: "要闻", Origins: []string{folder + "a.md", "content/c.md"}},
		{Number: 2, Origins: []string{folder + "sub/b.md", folder + "a.md"}},
		{},
	}
	record := Record(issue, pages, map[string]string{folder + "a.md": "甲", folder + "sub/b.md": "乙", "content/c.md": "丙"})
	for _, line := range []string{"第1版 要闻\na.md　《甲》\n/content/c.md　《丙》\n", "第2版\nsub/b.md　《乙》\na.md　《甲》（上接第1版）\n"} {
		if !strings.Contains(record, line) {
			t.Errorf("no %q in %s", line, record)
		}
	}
	show := func(list []paper.Recorded) string {
		var b strings.Builder
		for _, p := range list {
			fmt.Fprintf(&b, "%d|%s|%s\n", p.Number, p.Name, strings.Join(p.Origins, " "))
		}
		return b.String()
	}
	for name, c := range map[string]struct{ text, want, problem string }{
		"as written":      {record, show(pages), ""},
		"Windows":         {strings.ReplaceAll("第2版\nsub/b.md\n第1版 要闻\na.md", "sub/", `sub\`), "1|要闻|" + folder + "a.md\n2||" + folder + "sub/b.md\n", ""},
		"no such file":    {"第1版\na.md\n甲.md\n", "1||" + folder + "a.md\n", "“甲.md”不在这一期里"},
		"a page twice":    {"第1版\na.md\n第1版\nsub/b.md\n", "1||" + folder + "a.md " + folder + "sub/b.md\n", "两个第1版"},
		"page nought":     {"第1版\na.md\n第0版\n", "1||" + folder + "a.md\n", "没有这样的版次"},
		"the last page":   {"第999版\n", "999||\n", ""},
		"and one more":    {"第1000版\n", "", "没有这样的版次"},
		"above any page":  {"a.md\n第1版\nsub/b.md\n", "1||" + folder + "sub/b.md\n", "没有写是第几版"},
		"of another kind": {"\xff\xfe\x00第", "", "读不懂"},
		"too long":        {"第1版\na.md\n#" + strings.Repeat("　", mostRecord), "", "读不懂"},
	} {
		p, problems := loadSite(t, aSite(append(articles, folder+RecordName, c.text)...))
		if got := show(p.Issues[0].Record); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if (c.problem == "") != (len(problems) == 0) || c.problem != "" && (len(problems) != 1 || !strings.Contains(problems[0].Message, c.problem)) {
			t.Errorf("%s: %v", name, problems)
		}
	}
}
