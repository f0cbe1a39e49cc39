package starter

import (
	"testing"

	"bao/internal/matter"
	"bao/internal/yamltree"

	"pgregory.net/rapid"
)

func TestValue(t *testing.T) {
	for s, want := range map[string]string{
		"停水通知":       "停水通知",
		"新渡船 昨天试航":   "新渡船 昨天试航",
		"通知: 停水":     `"通知: 停水"`,
		"3 #楼":       `"3 #楼"`,
		`他说"好"`:      `他说"好"`,
		`"好"`:        `"\"好\""`,
		"甲\n乙\u200b": "甲 乙",
		"- 一":        `"- 一"`,
		"甲, 乙":       `"甲, 乙"`,
		"[甲]":        `"[甲]"`,
		"":           "",
	} {
		if got := value(s); got != want {
			t.Errorf("%q becomes %s, want %s", s, got, want)
		}
	}
}

// Whatever is typed into a form is what is read from the file.
func TestValueIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.RuneFrom([]rune("停水甲 a1:：#'\"“”\\{}[]，,、-—!&*?|>%@`~=\t\n\u3000\u00a0\u200b\u00ad")), 1, 12, -1).Draw(t, "s")
		want := oneLine(s)
		if want == "" {
			return
		}
		front := "标题: " + value(s) + "\n"
		fields, findings := matter.Parse([]byte(front), 0, len(front))
		if len(findings) > 0 || len(fields) != 1 || len(fields[0].Values) != 1 || fields[0].Values[0].Text != want {
			t.Fatalf("%q is written %q and read %+v, %v", s, front, fields, findings)
		}
		root, found := yamltree.Parse("k:\n  - {a: "+value(s)+", b: 1}\n", yamltree.Tolerance{})
		if len(found) > 0 || root.Pairs[0].Value.Items[0].Pairs[0].Value.Text != want {
			t.Fatalf("%q is written %s in braces and read %v", s, value(s), found)
		}
	})
}
