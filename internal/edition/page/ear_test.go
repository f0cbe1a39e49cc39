package page

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"bao/internal/edition/view"
	"bao/internal/sheet"
	"bao/internal/zh"
)

// TestEars holds that whatever an ear says has room beside the title and above
// the line of the day, on every paper.
func TestEars(t *testing.T) {
	tags := regexp.MustCompile(`<[^>]*>`)
	formats := []sheet.Format{}
	for _, columns := range []int{3, 4, 5, 6, 8} {
		for _, chars := range []int{9, 11, 13, 15} {
			formats = append(formats, sheet.Format{Columns: columns, Chars: chars, Gutter: 1, Size: 9, Leading: 11.25})
		}
	}
	links := []view.Link{{Text: "短题"}, {Text: strings.Repeat("长得一行放不下的标题", 4)}, {Text: "Wi-Fi 通到 了每一家 12345"}}
	for _, f := range formats {
		for _, title := range []string{"渡", "青石渡", "鹊渡街坊", "芦花渡街道社区生活报道"} {
			e := earBeside(f, title)
			for _, parts := range [][]EarPart{
				e.imprint(strings.Repeat("家门口的事，", 5), strings.Repeat("临渚市鹊渡街道", 3)+" 编辑部", "国内统一连续出版物号 CN 00-0000"),
				e.imprint("家门口的事", "编辑部", "某内资准字第0001号", "内部资料，免费交流", "发送对象：本街道居民", "印刷单位：青石印刷厂", "印数：3000份"),
				e.guide(links),
			} {
				high := 0.0
				for _, part := range parts {
					size, leading := earSize, earLeading
					if part.Slogan {
						size = sloganSize
					}
					if part.Text != "" {
						leading = 1.35
					}
					high += float64(len(part.Lines))*size*leading + earWhite
					for _, line := range part.Lines {
						words := html.UnescapeString(tags.ReplaceAllString(string(line), ""))
						// Marks are squeezed, by half a character each.
						if wide := float64(zh.Width(words))/2*size - 2*size; wide > e.width {
							t.Errorf("%s, %d columns of %d: %q is %.1f wide, the ear %.1f", title, f.Columns, f.Chars, words, wide, e.width)
						}
					}
				}
				if high > e.height {
					t.Errorf("%s, %d columns of %d: %.1f high, the ear %.1f", title, f.Columns, f.Chars, high, e.height)
				}
			}
		}
	}
}

func TestFitDay(t *testing.T) {
	full := Head{
		Date: "2026年11月30日", Weekday: "星期一", Lunar: "丙午年十月廿二", Number: "第122期", Serial: "总第1122期",
		Pages: "今日12版", Editor: "责任编辑 陆文澜 欧阳渡",
	}
	for _, c := range []struct {
		width        float64
		lunar, whole bool
	}{{71, true, true}, {50, false, true}, {36, false, false}, {30, false, false}} {
		h := full
		scale := h.fitDay(c.width)
		if (h.Lunar != "") != c.lunar || (h.Serial != "") != c.whole || scale > 1 || scale < 0.4 {
			t.Errorf("in %v: %+v, %.2f", c.width, h, scale)
		}
	}
}

// TestFitFolio holds that the line above an inner page keeps the weekday however long the
// first page's line is, and what it leaves out where it is too narrow itself.
func TestFitFolio(t *testing.T) {
	full := Head{
		Page: "第2版", Name: "社区", Date: "2026年11月30日", Weekday: "星期一", Editor: "责任编辑 陆文澜 欧阳渡", Title: "鹊渡街坊",
		Lunar: "丙午年十月廿二", Number: "第122期", Serial: "总第1122期",
	}
	for _, c := range []struct {
		width           float64
		weekday, editor bool
		day             string
	}{
		{71, true, true, "2026年11月30日　星期一"},
		{41, true, true, "2026年11月30日　星期一"},
		{39, false, true, "2026年11月30日"},
		{34, false, false, "2026年11月30日"},
		{9, false, false, "2026年11月30日"},
	} {
		h := full
		h.fitFolio(c.width)
		if (h.Weekday != "") != c.weekday || (h.Editor != "") != c.editor || h.day() != c.day {
			t.Errorf("in %v: %+v", c.width, h)
		}
		if h.Page == "" || h.Name == "" || h.Title == "" {
			t.Errorf("in %v nobody knows which page of which paper it is: %+v", c.width, h)
		}
	}
}
