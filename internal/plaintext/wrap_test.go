package plaintext

import (
	"fmt"
	"strings"
	"testing"
)

// prose is copy of a headline and paragraphs of several lines.
var prose = []string{
	"老街新生记",
	"本报讯（记者 江晚）清晨六点，长桥老街的早点铺子已经冒起了热气。六十三岁的老周把第一屉包子端出来，招呼着熟客：“来了啊，今天有荠菜馅的。”这条街，老周守了四十年，看着它一天天旧下去，又看着它一天天新起来。",
	"从前的老街，路面坑洼，一下雨就积水；电线像蜘蛛网一样缠在头顶，遇上大风天，街坊们提心吊胆。2025年春天，街道拿出改造方案，先后开了7次居民议事会，收集意见312条，其中最多的一条，是请求留下那棵三百岁的老槐树。",
	"“我们的原则是，能修的不拆，能留的不换。”街道办副主任说，石板路重新铺过，管线入了地，老墙刷上了灰白的颜色，连WiFi也通到了桥头。周末，年轻人举着手机来打卡，老周的包子铺，一天能卖出两千个包子。",
}

// broken breaks text at a measure of so many cells, as programs do: marks may
// not begin a line, and words of Latin are not divided.
func broken(text string, measure int, indent string) string {
	var out strings.Builder
	out.WriteString(indent)
	at := len([]rune(indent)) * 2
	runes := []rune(text)
	for i := 0; i < len(runes); {
		end := i + 1
		for end < len(runes) && runes[i] < 0x80 && runes[end] < 0x80 && runes[i] != ' ' && runes[end] != ' ' {
			end++
		}
		for end < len(runes) && strings.ContainsRune(sentenceMarks+commaMarks+closingMarks+"：", runes[end]) {
			end++
		}
		cells := 0
		for _, r := range runes[i:end] {
			cells += cellsOf(r)
		}
		if at+cells > measure {
			out.WriteByte('\n')
			at = 0
		}
		out.WriteString(string(runes[i:end]))
		at += cells
		i = end
	}
	return out.String()
}

// TestBrokenLines tells that copy broken at any measure comes out as it was.
func TestBrokenLines(t *testing.T) {
	for measure := 28; measure <= 100; measure++ {
		for name, page := range map[string]struct{ indent, between string }{
			"blank lines":        {"", "\n\n"},
			"indents":            {"　　", "\n"},
			"indents and blanks": {"　　", "\n\n"},
			"many blank lines":   {"", "\n\n\n"},
		} {
			text := prose[0] + "\n\n"
			for i, p := range prose[1:] {
				if i > 0 {
					text += page.between
				}
				text += broken(p, measure, page.indent)
			}
			stories := Stories(text, 2026)
			if len(stories) != 1 || stories[0].Headline != prose[0] {
				t.Errorf("%s, %d: %d stories, the first called %q", name, measure, len(stories), stories[0].Headline)
				continue
			}
			var got []string
			for _, b := range stories[0].Body.Blocks {
				got = append(got, b.Spans[0].Text)
			}
			if fmt.Sprint(got) != fmt.Sprint(prose[1:]) || len(got) != len(prose)-1 {
				t.Errorf("%s, %d:\n%s\n%s", name, measure, text, strings.Join(got, "\n¶"))
			}
		}
	}
}
