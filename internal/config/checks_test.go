package config

import (
	"fmt"
	"strings"
	"testing"
)

// Checks are read however a Chinese input method writes what stands between
// them.
func TestChecks(t *testing.T) {
	for typed, want := range map[string]string{
		"检查: {链接失效: 提醒, 网址太长: 关}":       "链接失效=提醒@2:6 网址太长=关@2:16",
		"检查: {链接失效: 提醒，网址太长: 关}":        "链接失效=提醒@2:6 网址太长=关@2:15",
		"检查: {链接失效：提醒，网址太长：关}":          "链接失效=提醒@2:6 网址太长=关@2:14",
		"检查: {链接失效：提醒, 网址太长：关}":         "链接失效=提醒@2:6 网址太长=关@2:15",
		"检查: {链接失效、网址太长: 关；标题重复: “提醒”}": "链接失效=关@2:6 网址太长=关@2:11 标题重复=提醒@2:19",
		"检查: 链接失效：提醒，网址太长：关":            "链接失效=提醒@2:5 网址太长=关@2:13",
		"检查:\n  链接失效，网址太长: 关":           "链接失效=关@3:3 网址太长=关@3:8",
		"检查:\n  链接失效: 关，网址太长：提醒":        "链接失效=关@3:3 网址太长=提醒@3:11",
		"检查:\n  链接失效:":                  "链接失效=@3:3",
		"检查:":                           "",
	} {
		site, problems := Parse("site.yaml", []byte("报名: 青石\n"+typed+"\n"))
		if len(problems) > 0 {
			t.Errorf("%s: %v", typed, problems)
		}
		var got []string
		for _, c := range site.Checks {
			got = append(got, fmt.Sprintf("%s=%s@%d:%d", c.Rule, c.Value, c.RulePlace.Line, c.RulePlace.Col))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %s, want %s", typed, strings.Join(got, " "), want)
		}
	}
}
