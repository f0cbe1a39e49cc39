package matter

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// set changes front matter that stands between fences; an empty value removes
// the key.
func set(text, key, value string) (string, error) {
	file := []byte(placed + text + "---\n正文\n")
	start, end := len(placed), len(placed)+len(text)
	e, err := Set(file, start, end, key, value)
	if value == "" {
		e, err = Remove(file, start, end, key)
	}
	if err != nil {
		return "", err
	}
	changed := string(e.Apply(file))
	return strings.TrimSuffix(strings.TrimPrefix(changed, placed), "---\n正文\n"), nil
}

func TestSet(t *testing.T) {
	for _, c := range []struct{ name, text, key, value, want string }{
		{"replaced", "title: 路灯\nrank: 1\ndate: 2023-01-01\n", "rank", "12", "title: 路灯\nrank: 12\ndate: 2023-01-01\n"},
		{"added", "title: 路灯\n", "rank", "2", "title: 路灯\nrank: 2\n"},
		{"added to nothing", "", "rank", "2", "rank: 2\n"},
		{"added below a list", "title: 路灯\ntags:\n  - 甲\n  - 乙\n\n", "rank", "2", "title: 路灯\ntags:\n  - 甲\n  - 乙\n\nrank: 2\n"},
		{"added below a block", "summary: |\n  甲\n  乙\n", "rank", "2", "summary: |\n  甲\n  乙\nrank: 2\n"},
		{"added below a mapping", "更正:\n  日期: 2023-01-02\n  内容: 甲\n", "位次", "2", "更正:\n  日期: 2023-01-02\n  内容: 甲\n位次: 2\n"},
		{"removed", "title: 路灯\nrank: 1\n# 完\ndate: 1\n", "rank", "", "title: 路灯\n# 完\ndate: 1\n"},
		{"removed, its comment stays", "title: 路灯\nrank: 1   # 待定\ndate: 1\n", "rank", "", "title: 路灯\n# 待定\ndate: 1\n"},
		{"removed, empty", "title: 路灯\nrank:\n", "rank", "", "title: 路灯\n"},
		{"removed, not there", "title: 路灯\n", "rank", "", "title: 路灯\n"},
		{"removed, a list", "title: 路灯\ntags: [甲, 乙] # 丙\n", "tags", "", "title: 路灯\n# 丙\n"},
		{"full-width colon", "标题：路灯\n位次：1\n", "位次", "3", "标题：路灯\n位次：3\n"},
		{"added with its colon", "标题：路灯\n", "位次", "3", "标题：路灯\n位次：3\n"},
		{"no space", "标题:路灯\n位次:1\n", "位次", "3", "标题:路灯\n位次:3\n"},
		{"empty", "位次:\n标题: 路灯\n", "位次", "3", "位次: 3\n标题: 路灯\n"},
		{"empty, full width", "位次：\n标题：路灯\n", "位次", "3", "位次：3\n标题：路灯\n"},
		{"empty with a comment", "rank: # 待定\ntitle: 路灯\n", "rank", "3", "rank: 3 # 待定\ntitle: 路灯\n"},
		{"comment behind", "rank: 1 # 头条\n", "rank", "2", "rank: 2 # 头条\n"},
		{"wide space", "标题：\u3000路灯\n位次：\u3000\u30001\n", "位次", "2", "标题：\u3000路灯\n位次：\u3000\u30002\n"},
		{"indented", "  标题: 路灯\n  日期: 1\n", "位次", "2", "  标题: 路灯\n  日期: 1\n  位次: 2\n"},
		{"double quotes stay", "rank: \"1\"\n", "rank", "2", "rank: \"2\"\n"},
		{"single quotes stay", "rank: '1'\n", "rank", "2", "rank: '2'\n"},
		{"quoted key", "\"rank\": 1\n", "rank", "2", "\"rank\": 2\n"},
		{"colon in the value", "title: 路灯\n", "title", "第一季度: 路灯亮了", "title: \"第一季度: 路灯亮了\"\n"},
		{"quotes in the value", "title: 路灯\n", "title", `"亮了" # 真的`, "title: \"\\\"亮了\\\" # 真的\"\n"},
		{"apostrophe in its quotes", "title: 'a'\n", "title", "it's", "title: 'it''s'\n"},
		{"reserved start", "title: 路灯\n", "title", "@所有人", "title: \"@所有人\"\n"},
		{"several lines", "title: 路灯\n", "title", "甲\n乙", "title: \"甲\\n乙\"\n"},
		{"a mistake elsewhere", "title: 一: 二\nrank: 1\n", "rank", "2", "title: 一: 二\nrank: 2\n"},
		{"in a mapping on one line", "{title: 路灯, rank: 1}\n", "rank", "2", "{title: 路灯, rank: 2}\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := set(c.text, c.key, c.value)
			if err != nil || got != c.want {
				t.Errorf("%v\n%s\nwant\n%s", err, got, c.want)
			}
		})
	}
}

func TestSetRefuses(t *testing.T) {
	for _, c := range []struct{ name, text, key, value string }{
		{"a list", "rank: [1, 2]\n", "rank", "3"},
		{"a list below", "rank:\n  - 1\n", "rank", "3"},
		{"removed, a list below", "rank:\n  - 1\n", "rank", ""},
		{"a mapping", "rank:\n  a: 1\n", "rank", "3"},
		{"a text over lines", "title: 甲\n  乙\n", "title", "丙"},
		{"removed, a text over lines", "title: 甲\n  乙\ndate: 1\n", "title", ""},
		{"a block", "title: |\n  甲\n", "title", "丙"},
		{"an anchor that others use", "title: &a 甲\ndeck: *a\n", "title", "丙"},
		{"no room in a mapping on one line", "{title: 路灯}\n", "rank", "2"},
		{"twice, removed", "rank: 1\nrank: 2\n", "rank", ""},
		{"what nobody sees", "title: 甲\n", "title", "乙\u200b"},
		{"a control character", "title: 甲\n", "title", "乙\x01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, err := set(c.text, c.key, c.value); !errors.Is(err, ErrUnset) {
				t.Errorf("%v\n%s", err, got)
			}
		})
	}
}

// others are the fields but for a key, as they are compared.
func others(fields []Field, key string) []Field {
	return slices.DeleteFunc(fields, func(f Field) bool { return f.Key == key })
}

// holds checks a change by what Parse says and by the lines of both texts,
// which is not how Set checks itself.
func holds(t interface{ Fatalf(string, ...any) }, before, after, key, value string) {
	was, mistakes := parse(before)
	is, left := parse(after)
	if len(mistakes) != len(left) {
		t.Fatalf("%q became %q, with %d mistakes, not %d", before, after, len(left), len(mistakes))
	}
	if at := slices.IndexFunc(is, func(f Field) bool { return f.Key == key }); value == "" {
		if at >= 0 {
			t.Fatalf("%q became %q, and %q is there", before, after, key)
		}
	} else if at < 0 || is[at].List || len(is[at].Values) != 1 || is[at].Values[0].Text != value {
		t.Fatalf("%q became %q, and %q is not %q: %+v", before, after, key, value, is)
	}
	if diff := cmp.Diff(others(was, key), others(is, key), cmpopts.IgnoreFields(Field{}, "KeyAt"), cmpopts.IgnoreFields(Value{}, "At", "Len"), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%q became %q (-before +after)\n%s", before, after, diff)
	}
	// All lines but one are what they were.
	a, b := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) > 1 || len(b) > 1 {
		t.Fatalf("%q became %q: more than a line differs", before, after)
	}
}

// TestSetHolds changes front matter as editors type it, which never fails.
func TestSetHolds(t *testing.T) {
	space := rapid.SampledFrom([]string{"", " ", "  ", "\t", "\u3000"})
	word := rapid.SampledFrom([]string{"路灯", "亮了 夜里不黑", "2023-03-27", "\"巷: 子\"", "'it''s'", "7 #院", "[甲, 乙]", "[甲，乙]", "“小巷”", "https://a.b/c?d#e", ""})
	keyword := rapid.SampledFrom([]string{"标题", "记者", "title", "tags", "日期", "x1"})
	number := rapid.SampledFrom([]string{"1", "\"2\"", "'3'", "第4版", ""})
	comment := rapid.SampledFrom([]string{"", "", " # 待定", "   # a: b"})
	value := rapid.SampledFrom([]string{"1", "12", "路灯: 亮了", "# 号", "“好”", "'", `"a\b"`, "- 甲", "[通知] 停水", "a", "", " 两边 "})
	rapid.Check(t, func(t *rapid.T) {
		var lines []string
		colon := rapid.SampledFrom([]string{":", "："}).Draw(t, "colon")
		gap := func() string {
			if g := space.Draw(t, "gap"); colon == "：" || g != "" {
				return g
			}
			return " "
		}
		for _, key := range rapid.SliceOfNDistinct(keyword, 0, 4, rapid.ID[string]).Draw(t, "keys") {
			lines = append(lines, key+colon+gap()+word.Draw(t, "word")+comment.Draw(t, "comment"))
		}
		if rapid.Bool().Draw(t, "there") {
			line := "位次" + colon + gap() + number.Draw(t, "number") + comment.Draw(t, "comment")
			lines = slices.Insert(lines, rapid.IntRange(0, len(lines)).Draw(t, "at"), line)
		}
		text := ""
		for _, l := range lines {
			text += l + "\n" + rapid.SampledFrom([]string{"", "", "\n", "# 一行\n"}).Draw(t, "between")
		}
		v := value.Draw(t, "value")
		after, err := set(text, "位次", v)
		if err != nil {
			t.Fatalf("%q: %q: %v", text, v, err)
		}
		holds(t, text, after, "位次", v)
	})
}

// TestSetLast adds a key to a file that ends with its front matter.
func TestSetLast(t *testing.T) {
	const file = "标题: 路灯"
	e, err := Set([]byte(file), 0, len(file), "位次", "2")
	if got := string(e.Apply([]byte(file))); err != nil || got != "标题: 路灯\n位次: 2\n" {
		t.Errorf("%q, %v", got, err)
	}
}

func FuzzSet(f *testing.F) {
	for _, s := range []string{
		"title: 青石巷\nrank: 1\n", "标题：路灯\n位次：1 # 二\n", "rank:\n  - 1\nb: c\n", "rank: \"1\n2\"\n", "a: &b 1\nrank: *b\n", "{rank: 1}\n",
		"rank: |\n  1\n# c\n", "- rank\n", "? rank\n: 1\n", "rank: 1\nrank: 2\n", "\trank: 1\n", "rank : 1\r\n", "a: [\nrank: 1\n", "rank: 1", "---\nrank: 1\n...\n",
	} {
		f.Add(s, "rank", "2")
		f.Add(s, "位次", "")
	}
	f.Fuzz(func(t *testing.T, text, key, value string) {
		if text != "" && !strings.HasSuffix(text, "\n") {
			text += "\n" // as source has it, but at the end of a file
		}
		if after, err := set(text, key, value); err == nil {
			holds(t, text, after, key, value)
		}
	})
}
