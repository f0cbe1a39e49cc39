package matter

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// placed is where the tests put front matter, so that offsets are not those
// of the text by chance.
const placed = "---\n"

func parse(text string) ([]Field, []Finding) {
	return Parse([]byte(placed+text+"---\n正文\n"), len(placed), len(placed)+len(text))
}

func one(key string, values ...string) Field {
	f := Field{Key: key}
	for _, v := range values {
		f.Values = append(f.Values, Value{Text: v})
	}
	return f
}

func list(key string, values ...string) Field {
	f := one(key, values...)
	f.List = true
	return f
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []Field
	}{
		{"ordinary", "title: 青石巷装上了新路灯\ndate: 2023-03-27\npage: 1\n", []Field{one("title", "青石巷装上了新路灯"), one("date", "2023-03-27"), one("page", "1")}},
		{"text stays text", "a: 007\nb: yes\nc: 1.50\nd: 2026年2月10日\ne: ~\nf: 0x1F\n", []Field{one("a", "007"), one("b", "yes"), one("c", "1.50"), one("d", "2026年2月10日"), one("e", "~"), one("f", "0x1F")}},
		{"empty value", "title: 路灯\ndeck:\ntags: []\n", []Field{one("title", "路灯"), one("deck"), list("tags")}},
		{"quotes", "a: \"路灯: 亮了\"\nb: '第 # 号'\nc: \"他说\\\"亮\\\"\"\nd: 'it''s'\n", []Field{one("a", "路灯: 亮了"), one("b", "第 # 号"), one("c", `他说"亮"`), one("d", "it's")}},
		{"Chinese quotes are text", "title: “小巷灯”亮了\nkicker: 《青石》\n", []Field{one("title", "“小巷灯”亮了"), one("kicker", "《青石》")}},
		{"lists", "记者: [林小满, 何川]\ntags:\n  - 民生\n  - 路灯\nx:\n- 甲\n", []Field{list("记者", "林小满", "何川"), list("tags", "民生", "路灯"), list("x", "甲")}},
		{"full-width comma in a list", "记者: [林小满，何川， 高一诺]\ntags: [\"甲，乙\"]\n", []Field{list("记者", "林小满", "何川", "高一诺"), list("tags", "甲，乙")}},
		{"list over lines", "tags: [民生,\n  路灯]\ndate: 2023-01-01\n", []Field{list("tags", "民生", "路灯"), one("date", "2023-01-01")}},
		{"full-width colon", "标题：路灯亮了\n记者：[林小满]\ndeck：　巷子不黑了\n标签：\n  - 甲\n", []Field{one("标题", "路灯亮了"), list("记者", "林小满"), one("deck", "巷子不黑了"), list("标签", "甲")}},
		{"no space after the colon", "title:路灯亮了\nreporter:\t林小满\nx:\u3000何川\n", []Field{one("title", "路灯亮了"), one("reporter", "林小满"), one("x", "何川")}},
		{"full-width colon in the slow path", "标题：路灯\n更正：\n  日期：2023-04-01\n  text: 名字写错了\n", []Field{one("标题", "路灯"), {Key: "更正", Values: []Value{{Fields: []Field{one("日期", "2023-04-01"), one("text", "名字写错了")}}}}}},
		{"colon in an item is text", "x:\n  - 电话：12345\n  - 甲:乙\n", []Field{list("x", "电话：12345", "甲:乙")}},
		{"comments", "# 稿件\ntitle: 路灯 # 待定\n\n# 完\ndate: 2023-01-01\n", []Field{one("title", "路灯"), one("date", "2023-01-01")}},
		{"CRLF", "title: 路灯\r\ntags:\r\n  - 甲\r\ndeck: \"乙\"\r\n", []Field{one("title", "路灯"), list("tags", "甲"), one("deck", "乙")}},
		{"tab inside text", "title: 路灯\t亮了\ndate: 1\n", []Field{one("title", "路灯 亮了"), one("date", "1")}},
		{"block text", "summary: |\n  第一行: 好\n  第二行\nnote: >\n  甲\n  乙\n", []Field{one("summary", "第一行: 好\n第二行\n"), one("note", "甲 乙\n")}},
		{"text over lines", "summary: 第一行\n  二：第二行\ndate: 1\n", []Field{one("summary", "第一行 二：第二行"), one("date", "1")}},
		{"pages of an issue", "pages:\n  - {number: 1, name: 要闻}\n  - number: 2\n    name: 民生\n", []Field{{Key: "pages", List: true, Values: []Value{
			{Fields: []Field{one("number", "1"), one("name", "要闻")}},
			{Fields: []Field{one("number", "2"), one("name", "民生")}},
		}}}},
		{"address in text", "source: https://example.com/a?b=c#d\n", []Field{one("source", "https://example.com/a?b=c#d")}},
		{"hash in a key", "a#b:\nc: {d: e}\n", []Field{one("a#b"), {Key: "c", Values: []Value{{Fields: []Field{one("d", "e")}}}}}},
		{"number signs", "title: 7 #院 换水表 # 待核\ntags: [9 #院, #读书#]\nx:\n  - #甲\ndeck: 一行\n  #二行\n#kicker: 无\n", []Field{one("title", "7 #院 换水表"), list("tags", "9 #院", "#读书#"), list("x", "#甲"), one("deck", "一行 #二行")}},
		{"wide spaces", "　title: 路灯\n\u00a0deck\u00a0:\u00a0亮了\n标签　：\n　　- 甲\n　　- 乙\n", []Field{one("title", "路灯"), one("deck", "亮了"), list("标签", "甲", "乙")}},
		{"a family joined", "title: 👨\u200d👩\u200d👧 一家\n", []Field{one("title", "👨\u200d👩\u200d👧 一家")}},
		{"nothing", "\n# 空\n", []Field{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, findings := parse(c.text)
			if len(findings) > 0 {
				t.Errorf("findings: %+v", findings)
			}
			if diff := cmp.Diff(c.want, got, cmpopts.IgnoreFields(Field{}, "KeyAt"), cmpopts.IgnoreFields(Value{}, "At", "Len"), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestParseMistakes(t *testing.T) {
	type found struct{ at, message, hint string } // parts of each
	for _, c := range []struct {
		name, text string
		want       []found
		fields     []Field
	}{
		{"colon in a title", "title: 第一季度: 路灯亮了\ndate: 2023-01-01\n", []found{{": 路灯", "“: ”", `title: "第一季度: 路灯亮了"`}}, []Field{one("title", "第一季度: 路灯亮了"), one("date", "2023-01-01")}},
		{"colon at the end", "title: 通知:\ndate: 1\n", []found{{":\ndate", "“:”", `title: "通知:"`}}, []Field{one("title", "通知:"), one("date", "1")}},
		{"colon and quotes in a title", "title: 他说: \"亮了\"\n", []found{{": \"", "“: ”", `title: '他说: "亮了"'`}}, []Field{one("title", `他说: "亮了"`)}},
		{"unclosed quote", "title: \"路灯亮了\ndate: 1\n", []found{{"\"路灯", "引号没有成对", `title: "路灯亮了"`}}, []Field{one("title", "路灯亮了"), one("date", "1")}},
		{"quote closed by the input method", "title: \"路灯亮了”\ndate: 1\n", []found{{"\"路灯", "引号没有成对", `title: "路灯亮了"`}}, []Field{one("title", "路灯亮了"), one("date", "1")}},
		{"unclosed bracket", "tags: [民生, 路灯\ndate: 1\n", []found{{"[民生", "括号没有成对", `tags: [民生, 路灯]`}}, []Field{list("tags", "民生", "路灯"), one("date", "1")}},
		{"bracket closed full width", "tags: [民生, 路灯】\ndate: 1\n", []found{{"[民生", "括号没有成对", `tags: [民生, 路灯]`}}, []Field{list("tags", "民生", "路灯"), one("date", "1")}},
		{"unclosed quote in a list", "tags: [民生, \"路灯]\ndate: 1\n", []found{{"[民生", "括号没有成对", `tags: [民生, "路灯"]`}}, []Field{list("tags", "民生", "路灯"), one("date", "1")}},
		{"text after a quote", "title: \"小巷灯\" 亮了\n", []found{{"\"小巷", "引号后面还有字", `title: '"小巷灯" 亮了'`}}, []Field{one("title", `"小巷灯" 亮了`)}},
		{"text after a bracket", "title: [通知] 明天停水\n", []found{{"[通知]", "括号后面还有字", `title: "[通知] 明天停水"`}}, []Field{one("title", "[通知] 明天停水")}},
		{"reserved start", "title: @所有人 停水\ndeck: *重要*\n", []found{{"@所", "“@”", `title: "@所有人 停水"`}, {"*重", "“*”", `deck: "*重要*"`}}, []Field{one("title", "@所有人 停水"), one("deck", "*重要*")}},
		{"alias alone", "deck: *重要*\n", []found{{"*重", "“*”", `deck: "*重要*"`}}, []Field{one("deck", "*重要*")}},
		{"tab indentation", "tags:\n\t- 民生\ndate: 1\n", []found{{"\t- ", "Tab", "  - 民生"}}, []Field{list("tags", "民生"), one("date", "1")}},
		{"twice", "title: 路灯\ntitle: 又一个\n", []found{{"title: 又", "写了两次", "前面已有“title: 路灯”"}}, []Field{one("title", "路灯")}},
		{"no colon", "title: 路灯\n亮了\ndate: 1\n", []found{{"亮了", "没有冒号", "并到上一行"}}, []Field{one("title", "路灯"), one("date", "1")}},
		{"only a line without a colon", "路灯亮了\n", []found{{"路灯亮了", "没有冒号", "键: 内容"}}, nil},
		{"indented key", "title: 路灯\n  date: 1\n", []found{{"date", "缩进多了", "date: 1"}}, []Field{one("title", "路灯"), one("date", "1")}},
		{"list in a list", "tags: [甲, [乙]]\n", []found{{"[乙", "不能再套", ""}}, []Field{list("tags", "甲")}},
		{"a comment without its space", "title: 甲 #B座\ndeck: #B座 # 待写\ntags: [甲, 乙] #x\n", []found{{"#B座\n", "注释", `title: "甲 #B座"；`}, {"#B座 #", "注释", `deck: "#B座 # 待写"；`}, {"#x", "注释", "在 # 后面空一格"}}, []Field{one("title", "甲"), one("deck"), list("tags", "甲", "乙")}},
		{"number after a quote", "title: \"甲\" #2 楼\n", []found{{"\"甲", "引号后面还有字", `title: '"甲" #2 楼'`}}, []Field{one("title", `"甲" #2 楼`)}},
		{"what nobody sees", "\u200btitle: 路\u200d灯\u2060\ndeck: 亮\v了\n", []found{{"\u200btitle", "零宽空格 U+200B", "重新打一遍：title: 路灯"}, {"\v了", "控制字符 U+000B", "deck: 亮了"}}, []Field{one("title", "路灯"), one("deck", "亮了")}},
		{"items without the space", "tags:\n-民生\n－路灯\n", []found{{"-民", "没有冒号", "- 民生"}, {"－路", "没有冒号", "- 路灯"}}, []Field{one("tags")}},
		{"backslash", "cover: \"C:\\照片\\一.jpg\"\ndate: 1\n", []found{{"\"C:", "单引号", `cover: 'C:\照片\一.jpg'`}}, []Field{one("cover", `C:\照片\一.jpg`), one("date", "1")}},
		{"after a full-width colon", "标题：[通知] 停水\n", []found{{"[通", "后面还有字", `标题: "[通知] 停水"`}}, []Field{one("标题", "[通知] 停水")}},
		{"all of them", "title: 一: 二\ntags: [甲\n乱写\n\tdeck: 三\nkicker: \"四\nkicker: 五\n", []found{
			{": 二", "“: ”", ""}, {"[甲", "括号", ""}, {"乱写", "没有冒号", ""}, {"\tdeck", "Tab", ""}, {"\"四", "引号", ""}, {"kicker: 五", "两次", ""},
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			fields, findings := parse(c.text)
			if len(findings) != len(c.want) {
				t.Fatalf("want %d findings, got %+v", len(c.want), findings)
			}
			for i, w := range c.want {
				f := findings[i]
				if rest := (placed + c.text)[f.At:]; !strings.HasPrefix(rest, w.at) || !strings.Contains(f.Message, w.message) || !strings.Contains(f.Hint, w.hint) {
					t.Errorf("finding %d at %q: %+v", i, rest, f)
				}
			}
			if c.fields == nil {
				return
			}
			if diff := cmp.Diff(c.fields, fields, cmpopts.IgnoreFields(Field{}, "KeyAt"), cmpopts.IgnoreFields(Value{}, "At", "Len"), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestPlaces holds every offset against the text it should point at, on the
// fast way and on the library's.
func TestPlaces(t *testing.T) {
	text := "标题：路灯 亮了\ntags: [甲，乙, 丙]\r\ndeck: \"巷子\"\nx:\n  - 一\n  - '二'\n"
	for _, extra := range []string{"", "n: {k: v}\n"} {
		fields, findings := parse(text + extra)
		if len(findings) > 0 {
			t.Fatal(findings)
		}
		file := placed + text + extra
		var got []string
		for _, f := range fields {
			got = append(got, file[f.KeyAt:f.KeyAt+len(f.Key)])
			for _, v := range f.Values {
				got = append(got, file[v.At:v.At+v.Len])
			}
		}
		want := []string{"标题", "路灯 亮了", "tags", "甲", "乙", "丙", "deck", `"巷子"`, "x", "一", "'二'"}
		if extra != "" {
			want = append(want, "n", "{")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"title: 青石巷\ndate: 2023-03-27\ntags: [甲, 乙]\n", "标题：路灯\n记者：[林，何]\n", "a:\n  - b\n  - 'c'\n# d\n", "a: \"b: c\" # d\n",
		"a: [b\nc: d: e\n\tf: g\nh\n", "a: >\n  b\nc: |-\n  d\n", "a: &b c\nd: *b\n", "a: {b: [c, {d: e}]}\n", "- a\n- b: c\n", "a: 'b''c'\r\nd: \"\\u4e00\"\r\n", "a: b\n  c\n\n  d\ne: f\n", "? a\n: b\n", "%YAML 1.2\n---\na: b\n...\n", "[[[[[[", "a: \"\n\n", "<<: {a: b}\n",
		"a: 3 #楼\n  #二\nb: [#甲, 1 #2]\n", "\u200ba\u00a0: b\u2060\n\u3000c: d\x01\n", "e：\n\u3000- #f\n", "g:\n  - h:\u3000\n", "i:\n  - \u3000 \n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fields, findings := parse(text)
		inside(t, fields, len(text))
		for _, x := range findings {
			if x.Message == "" || x.At < len(placed) || x.At > len(placed)+len(text) {
				t.Errorf("finding out of place: %+v", x)
			}
		}
		if len(findings) == 0 && utf8.ValidString(text) {
			pointing(t, fields, placed+text)
		}
		agree(t, text)
	})
}

// agree holds that what the fast way takes means what the library says, and
// reports whether it took it.
func agree(t interface{ Errorf(string, ...any) }, text string) bool {
	fast, ok := plain(text, len(placed))
	if !ok {
		return false
	}
	slow, problems := full(text, len(placed))
	if len(problems) > 0 {
		t.Errorf("the library finds fault with %q: %+v", text, problems)
	}
	if diff := cmp.Diff(slow, fast, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%q (-library +fast)\n%s", text, diff)
	}
	return true
}

// TestPlainAgrees tries lines put together from what editors type and from
// what YAML minds.
func TestPlainAgrees(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"title", "标题", "a1", "x", ":", ": ", "：", " ", "  ", "\t", "　", "- ", "-", "[", "]", ", ", ",", "，", "\"", "'", "#", " #",
		"路灯", "亮了", "2023-03-27", "0", "1.5", "true", "null", "~", "“", "”", "/", "(", "|", ">", "*", "&", "!", "{", "}", "?", "\r", "\\", "é", "😀", "#1", "#号", "\u200b", "\u200d", "\u00a0",
	})
	line := rapid.OneOf(
		rapid.Map(rapid.SliceOfN(piece, 0, 5), func(p []string) string { return strings.Join(p, "") }),
		rapid.Map(rapid.SliceOfN(piece, 0, 4), func(p []string) string { return "title: " + strings.Join(p, "") }),
		rapid.Map(rapid.SliceOfN(piece, 0, 4), func(p []string) string { return "tags: [" + strings.Join(p, "") + "]" }),
		rapid.Map(rapid.SliceOfN(piece, 1, 3), func(p []string) string { return "list:\n  - " + strings.Join(p, "") }),
		rapid.Just("date: 2023-03-27"), rapid.Just("list:"), rapid.Just("- 甲"), rapid.Just("  - 乙"), rapid.Just(""),
	)
	taken := 0
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(line, 1, 3).Draw(t, "lines"), "\n") + "\n"
		if agree(t, text) {
			taken++
		}
	})
	if taken == 0 {
		t.Error("the fast way took nothing")
	}
}

// pointing holds that every value's offset points at its text. Text over
// several lines may be placed on its last line by the library.
func pointing(t *testing.T, fields []Field, file string) {
	for _, f := range fields {
		for _, v := range f.Values {
			rest := file[v.At:]
			first, _ := utf8.DecodeRuneInString(v.Text)
			if v.Text != "" && !strings.ContainsAny(v.Text, " \n") && rest != "" && !strings.HasPrefix(rest, string(first)) && !strings.ContainsRune(`"'|>`, rune(rest[0])) {
				t.Errorf("%q is not at %q", v.Text, rest)
			}
			pointing(t, v.Fields, file)
		}
	}
}

func inside(t *testing.T, fields []Field, length int) {
	for _, f := range fields {
		if f.KeyAt < len(placed) || f.KeyAt > len(placed)+length {
			t.Errorf("key out of place: %+v", f)
		}
		for _, v := range f.Values {
			if v.At < len(placed) || v.At+v.Len > len(placed)+length+1 {
				t.Errorf("value out of place: %+v", v)
			}
			inside(t, v.Fields, length)
		}
	}
}

const ordinary = "title: 青石巷装上新路灯 夜里回家不摸黑\nreporter: 林小满\ncorrespondent: [何川, 高一诺]\ncredit: 文/图\ndate: 2023-03-27\nsection: 民生\npage: 1\n"

func BenchmarkPlain(b *testing.B) {
	file := []byte(ordinary)
	b.ReportAllocs()
	for b.Loop() {
		Parse(file, 0, len(file))
	}
}

func BenchmarkLibrary(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		full(ordinary, 0)
	}
}
