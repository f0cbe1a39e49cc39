package plaintext

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"bao/internal/foreign"
)

// narrowed undoes widen, and takes white space out.
var narrowed = strings.NewReplacer("，", ",", "；", ";", "：", ":", "？", "?", "！", "!", "（", "(", "）", ")", "“", `"`, "”", `"`, "。", ".")

func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, narrowed.Replace(strings.ToValidUTF8(s, damaged)))
}

// written is every character of a story, in order.
func written(s Story) (text, left string) {
	var out strings.Builder
	out.WriteString(strings.Join(append(s.Above, s.Head...), "\n"))
	for _, b := range s.Body.Blocks {
		out.WriteString("\n" + b.Mark)
		for _, span := range b.Spans {
			out.WriteString(span.Text)
		}
	}
	out.WriteString("\n" + strings.Join(append(s.Tail, s.Below...), "\n"))
	for _, r := range s.Body.Remarks {
		if r.Left && strings.ContainsFunc(r.Text, unseen) {
			left += r.Text
		}
	}
	return out.String(), left
}

// checkWhole fails where a character of a page is not in its stories.
func checkWhole(t interface {
	Helper()
	Fatalf(format string, args ...any)
}, text string,
) []Story {
	t.Helper()
	stories := Stories(text, 2026)
	var got, left strings.Builder
	for _, s := range stories {
		text, out := written(s)
		got.WriteString(text)
		left.WriteString(out)
	}
	want, unseenOnes := withoutUnseen(strings.ToValidUTF8(text, damaged))
	if left.String() != unseenOnes {
		t.Fatalf("page %q: remarks have %q, want %q", text, left.String(), unseenOnes)
	}
	if bare(got.String()) != bare(want) {
		t.Fatalf("page %q:\n got %s\nwant %s", text, bare(got.String()), bare(want))
	}
	return stories
}

// pieces are what pages are made of.
var pieces = []string{
	"长桥通车", "# 长桥通车", "## 渡口旧事", "【长桥通车】", "——写在通车之后", "本报讯 昨日上午,长桥通车,渡口停航。", "本报讯（记者 江晚）昨日，长桥通车。",
	"记者 江晚 通讯员 罗小舟 文/图", "（记者 江晚）", "江晚 摄", "图为通车现场。江晚 摄", "———", "***", "标题：长桥通车", "【标题】", "副题：", "作者：江晚", "作者：老树 栏目：社区",
	"日期：11月9日", "2026年11月9日", "二〇二六年十一月九日", "正文：", "【正文】昨日，长桥通车。", "来源：柳湾社区", "柳湾社区居委会", "一、清淤", "1. 长桥通车", "1、清淤。", "（一）清淤",
	"渡口停航以后,居民们还是习惯走到河边看看水,看看对岸的灯,说一说从前等船的", "日子", "“敲门行", "动”,走访居民。", "各位居民:", "时间：11月9日", "地点：老桥", "水位3,200毫米(见附表),电话:0571-1234,网址https://a.cn/?q=1,请查.",
	"白日依山尽", "黄河入海流", "你来了吗?来了!", "姓名\t电话", "老陆\t123", "👍👍", "", "", "\u3000\u3000昨日上午，长桥通车。", "    昨日上午，长桥通车", "a\x00b", "\u200b", "\ufeff", damaged, "#话题#", "**好**",
}

func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ends := rapid.SampledFrom([]string{"\n", "\r\n", "\n\n", "\r", "\u2028"}).Draw(t, "ends")
		lines := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(pieces), rapid.StringMatching(`[，。、；：？！,.;:?!“”"（）()《》【】#—\-\s一三月日江晚记者文图/a1]{0,40}`)), 0, 30).Draw(t, "lines")
		checkWhole(t, strings.Join(lines, ends))
	})
}

// TestNothingIsLostOfCases reads what editors have sent.
func TestNothingIsLostOfCases(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/cases/*/content/*/*.md")
	if len(files) == 0 {
		t.Skip("no cases")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		if text, enc, _ := Decode(data); enc != NotText {
			checkWhole(t, text)
		}
	}
}

// TestWidenTwice tells that what is full-width stays so, and nothing is lost.
func TestWidenTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := widen(rapid.StringMatching(`[，。,.;:?!“”"（）()a1江晚\s/@]{0,30}`).Draw(t, "s"))
		if again := widen(s); bare(again) != bare(s) {
			t.Fatalf("%q becomes %q", s, again)
		}
	})
}

func FuzzStories(f *testing.F) {
	for i := range pieces {
		f.Add([]byte(strings.Join(pieces[i:min(i+6, len(pieces))], "\n")))
	}
	f.Add([]byte("\xb1\xbe\xb1\xa8\xd1\xb6"))
	f.Add([]byte("\xff\xfe\x2c\x67"))
	f.Add([]byte{0, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, r := range Readings(data) {
			checkWhole(t, r.Text)
		}
		if _, err := Read(data, 2026); err != nil {
			if _, ok := err.(*foreign.Refusal); !ok {
				t.Fatalf("%v is no refusal", err)
			}
		}
	})
}
