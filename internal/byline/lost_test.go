package byline

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// pieces are what lines near a byline are made of.
var pieces = []string{
	"江晚", "罗小舟", "欧阳", "渡", "江 晚", "尉迟", "恭", "卡里姆·艾山", "Anna", "Lee", "孙某某", "文静", "老树", "沈石等", "等三人",
	"记者", "本报记者", "通讯员", "实习", "柳湾日报", "柳湾社区", "社区居委会", "街道综合办", "派出所", "责编", "策划", "指导老师",
	"文", "图", "摄", "绘", "供稿", "供图", "提供", "摄影", "整理", "报道", "摄影报道", "文/图", "文并图", "受访者", "网友", "和", "由",
	"图片由", "图源", "摄于", "2025年", "新华社发", "本报讯", "社区讯", "据新华社电", "3月22日电", "昨日", "船靠岸了。", "码头",
	" ", " ", " ", "\u3000", "、", "，", "：", "/", "／", "（", "）", "（", "）", "【", "】", "(", ")", "□", "●", "——", "\n",
}

// TestNothingIsLost puts the pieces together at random: what is found are
// stretches of the line, and no letter of it is gone.
func TestNothingIsLost(t *testing.T) {
	found := map[string]int{}
	rapid.Check(t, func(r *rapid.T) {
		for range 20 { // a draw costs more than what is tested
			s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 9).Draw(r, "pieces"), "")
			if line, ok := Last(s); ok {
				found["last"]++
				checkLine(t, s, line)
				missing(t, s, line.typed())
			}
			if text, credit, ok := Cutline(s); ok {
				found["cutline"]++
				checkPicture(t, s, credit)
				missing(t, s, text+credit.Label+strings.Join(credit.Names, "")+credit.Typed)
			}
			if dateline, line, rest, ok := Dateline(s); ok {
				found["dateline"]++
				checkLine(t, s, line)
				missing(t, s, dateline+line.typed()+s[rest:])
			}
			credits, covers := Front(Reporter, "记者", s)
			missing(t, s, Line{credits, covers}.typed())
			line, _ := Alone(s, func(name string) bool { return name == "江晚" || name == "老树" })
			if len(line.Credits) > 0 {
				found["alone"]++
				checkLine(t, s, line)
				missing(t, s, line.typed())
			}
		}
	})
	for _, kind := range []string{"last", "cutline", "dateline", "alone"} {
		if found[kind] < 5 {
			t.Errorf("%s: found %d times only", kind, found[kind])
		}
	}
}

// TestWords holds that what is set is what was typed.
func TestWords(t *testing.T) {
	for s, want := range map[string]string{
		"记者 江晚 通讯员 罗小舟": "记者|江晚*|通讯员|罗小舟*",
		"本报记者 江晚 文":     "本报记者|江晚*|文",
		"江晚、沈石等三人 摄":    "江晚*|沈石*|等三人 摄",
		"记者 江晚（实习）":     "记者|江晚*|（实习）",
		"柳湾社区供稿":        "柳湾社区*|供稿",
	} {
		line, _ := Last(s)
		var got []string
		for _, c := range line.Credits {
			for _, w := range c.Words() {
				if w.Name {
					w.Text += "*"
				}
				got = append(got, w.Text)
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %s", s, strings.Join(got, "|"))
		}
	}
}

// TestWithout takes names out of a credit and leaves its words.
func TestWithout(t *testing.T) {
	line, _ := Last("记者 江晚、罗小舟 摄")
	c := line.Credits[0].Without(func(name string) bool { return name == "江晚" })
	if c.String() != "记者 罗小舟 摄" || len(c.Names) != 1 {
		t.Errorf("%+v", c)
	}
	if c = c.Without(func(string) bool { return true }); len(c.Names) > 0 || c.Typed != "" {
		t.Errorf("%+v", c)
	}
}
