package plaintext

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// styles are the ways in which pages of several stories are typed: what stands
// before the headline, between it and the copy, and behind the copy. %d is the
// number of the story.
var styles = map[string]struct{ before, dateline, after, between string }{
	"byline at the end":    {"", "本报讯 ", "\n记者 江晚 通讯员 罗小舟 文/图", "\n\n"},
	"no dateline":          {"", "", "\n通讯员 罗小舟", "\n\n"},
	"credits in brackets":  {"", "", "（记者 江晚）", "\n"},
	"byline at the head":   {"", "本报记者 江晚\n", "", "\n\n"},
	"dateline alone":       {"", "本报讯（记者 江晚）", "", "\n\n"},
	"rules":                {"", "", "", "\n\n————————\n\n"},
	"stars":                {"", "", "", "\n***\n"},
	"headings":             {"# ", "", "", "\n\n"},
	"numbers":              {"%d. ", "本报讯 ", "（通讯员 沈石）", "\n\n"},
	"Chinese numbers":      {"%c、", "本报讯 ", "\n（通讯员 沈石）", "\n\n"},
	"brackets":             {"【", "", "", "\n\n"},
	"fields":               {"标题：", "", "", "\n\n"},
	"fields in brackets":   {"【标题】", "", "\n【作者】江晚", "\n\n\n"},
	"a day below the copy": {"", "", "\n柳湾社区居委会\n2026年3月1日", "\n\n"},
}

var (
	titles     = []string{"长桥通车", "社区食堂飘出饭菜香", "老树下的议事会", "“敲门行动”走进千家万户", "春季招聘会进社区 提供岗位三百个", "停车难怎么解？居民自己说了算"}
	paragraphs = []string{
		"昨日上午，长桥街道举行通车仪式，上千名居民冒雨前来观看。",
		"街道办主任说，下一步将继续完善周边配套设施，方便居民出行。",
		"“等了三年，总算盼来了！”家住桥东的周奶奶说，从前过河要绕四十分钟。",
		"据介绍，工程总投资3,200万元，历时18个月，沿线共迁移树木126棵。",
	}
)

// TestSeveralStories tells that every story of a page begins at its headline.
func TestSeveralStories(t *testing.T) {
	for name, style := range styles {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				want := rapid.SliceOfNDistinct(rapid.SampledFrom(titles), 2, 5, rapid.ID[string]).Draw(t, "titles")
				gap := rapid.SampledFrom([]string{"\n", "\n\n"}).Draw(t, "gap")
				var stories []string
				for i, title := range want {
					body := rapid.SliceOfN(rapid.SampledFrom(paragraphs), 1, 4).Draw(t, "body")
					before := strings.ReplaceAll(style.before, "%d", strconv.Itoa(i+1))
					before = strings.ReplaceAll(before, "%c", string([]rune("一二三四五六")[i]))
					if before == "【" {
						title += "】"
					}
					stories = append(stories, before+title+gap+style.dateline+strings.Join(body, gap)+style.after)
				}
				page := strings.Join(stories, style.between)
				var got []string
				for _, s := range checkWhole(t, page) {
					got = append(got, s.Headline)
				}
				if !slices.Equal(got, want) {
					t.Fatalf("got %q\nwant %q\n%s", got, want, page)
				}
			})
		})
	}
}

// TestOneArticle tells that an article with subheads, of whatever kind, is one.
func TestOneArticle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gap := rapid.SampledFrom([]string{"\n", "\n\n", "\n\n\n"}).Draw(t, "gap")
		mark := rapid.SampledFrom([]string{"%c、", "%d. ", "（%c）", "0%d ", "", "●", "## "}).Draw(t, "mark")
		byline := rapid.SampledFrom([]string{"", "本报记者 江晚" + gap, "作者：江晚" + gap}).Draw(t, "byline")
		end := rapid.SampledFrom([]string{"", gap + "记者 江晚 文/图", "（记者 江晚）", gap + "柳湾社区居委会\n2026年3月1日", gap + "编辑：江晚"}).Draw(t, "end")
		first := "社区治理怎么做"
		if mark == "## " {
			first = "# " + first
		}
		page := first + gap + byline + paragraphs[0]
		for i := range rapid.IntRange(1, 4).Draw(t, "sections") {
			m := strings.ReplaceAll(strings.ReplaceAll(mark, "%d", strconv.Itoa(i+1)), "%c", string([]rune("一二三四")[i]))
			page += gap + m + titles[i] + gap + paragraphs[1+i%3] + gap + paragraphs[0]
		}
		stories := checkWhole(t, page+end)
		if len(stories) != 1 || stories[0].Headline != "社区治理怎么做" {
			t.Fatalf("%d stories of\n%s", len(stories), page+end)
		}
	})
}
