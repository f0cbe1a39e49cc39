package config

import (
	"fmt"
	"strings"
	"testing"

	"bao/internal/diag"
)

// setting reads a site.yaml of a name and some lines more.
func setting(lines string) (Site, []diag.Problem) {
	return Parse("site.yaml", []byte("报名: 青石\n"+lines+"\n"))
}

// TestLimits types the last number that is taken and the first that is not, at
// both ends.
func TestLimits(t *testing.T) {
	for _, c := range []struct {
		line                      string // % is the number
		below, least, most, above string // none where another number sets the end
		get                       func(Site) any
	}{
		{"印刷: {栏数: %, 每栏字数: 5, 纸张: 600×400}", "0", "1", "12", "13", func(s Site) any { return s.Print.Columns }},
		{"印刷: {每栏字数: %, 栏数: 1, 纸张: 1200×400}", "4", "5", "100", "101", func(s Site) any { return s.Print.Chars }},
		{"印刷: {字号: %, 栏数: 1}", "5.9", "6", "36", "36.1", func(s Site) any { return s.Print.Size }},
		{"印刷: {行距: %, 字号: 6}", "5.9", "6", "18", "18.1", func(s Site) any { return s.Print.Leading }},
		{"印刷: {行距: %, 字号: 36, 栏数: 1}", "35.9", "36", "108", "108.1", func(s Site) any { return s.Print.Leading }},
		{"印刷: {加版: %}", "0", "1", "2", "3", func(s Site) any { return s.Print.Grow }},
		{"印刷: {加版: %}", "3", "4", "4", "5", func(s Site) any { return s.Print.Grow }},
		{"印刷: {纸张: 1200×%, 版心: 90×90, 栏数: 1}", "99.9", "100", "1200", "1200.1", func(s Site) any { return s.Print.Height }},
		{"印刷: {纸张: %×100, 版心: 90×90, 栏数: 1}", "99.9", "100", "1200", "1200.1", func(s Site) any { return s.Print.Width }},
		{"印刷: {纸张: 275×390, 版心: 225×%}", "49.9", "50", "390", "390.1", func(s Site) any { return s.Print.AreaHeight }},
		{"印刷: {纸张: 275×390, 版心: %×350, 栏数: 1}", "49.9", "50", "275", "275.1", func(s Site) any { return s.Print.AreaWidth }},
		{"版面: [{版次: %}]", "0", "1", "99", "100", func(s Site) any { return s.Pages[0].Number }},
		{"期号: {期号: %}", "-1", "0", "99999", "100000", func(s Site) any { return s.Numbering.Number }},
		{"期号: {总期号: %}", "-1", "0", "999999", "1000000", func(s Site) any { return s.Numbering.Serial }},
		{"发布: {地址: a.zip, 旧文件留几天: %}", "-1", "0", "365", "366", func(s Site) any { return s.Publish[0].KeepDays }},
	} {
		for _, typed := range []string{c.least, c.most} {
			site, problems := setting(strings.Replace(c.line, "%", typed, 1))
			if len(problems) > 0 {
				t.Errorf("%s: %s: %v", c.line, typed, problems)
			} else if got := fmt.Sprint(c.get(site)); got != typed {
				t.Errorf("%s: %s is read as %s", c.line, typed, got)
			}
		}
		for _, typed := range []string{c.below, c.above} {
			site, problems := setting(strings.Replace(c.line, "%", typed, 1))
			if len(problems) != 1 || problems[0].Line != 2 || problems[0].Hint == "" {
				t.Errorf("%s: %s: %v", c.line, typed, problems)
			} else if got := fmt.Sprint(c.get(site)); got == typed {
				t.Errorf("%s: %s is refused and used", c.line, typed)
			}
		}
	}
}

// TestPrintMeasures: what was not written is the trade's, and what can't be
// printed is thrown away as a whole, but for what has nothing to do with it.
func TestPrintMeasures(t *testing.T) {
	for _, c := range []struct{ line, want, problem string }{
		{"", "275×390 225×350 6×11 9/11.25 88行", ""},
		{"印刷: {字号: 12, 行距: 18}", "275×390 225×350 4×12 12/18 55行", ""},
		{"印刷: {字号: 99}", "275×390 225×350 6×11 9/11.25 88行", "写 6 到 36 之间的数"},
		{"印刷: {行距: 5}", "275×390 225×350 6×11 9/11.25 88行", "写 6 到 108 之间的数"},
		{"印刷: {字号: 12磅, 行距: １８ pt}", "275×390 225×350 4×12 12/18 55行", ""},
		{"印刷: {字号: 12, 行距: 9}", "275×390 225×350 6×11 9/11.25 88行", "行距 9 磅与字号 12 磅不相称"},
		{"印刷: {大字: 是}", "275×390 225×350 5×11 10.5/13.125 75行", ""},
		{"印刷: {大字: 是, 字号: 12}", "275×390 225×350 4×12 12/15 66行", ""},
		{"印刷: {大字: 是, 字号: 12, 行距: 9}", "275×390 225×350 5×11 10.5/13.125 75行", "不相称"},
		{"印刷: {纸张: 对开}", "390×550 350×490 8×13 9/11.25 123行", ""},
		{"印刷: {纸张: 对开, 栏数: 7, 每栏字数: 15}", "390×550 350×490 7×15 9/11.25 123行", ""},
		{"印刷: {纸张: A4, 每栏字数: 12}", "210×297 170×257 4×12 9/11.25 64行", ""},
		{"印刷: {纸张: A4, 每栏字数: 13}", "210×297 170×257 3×13 9/11.25 64行", ""},
		{"印刷: {纸张: A4, 大字: 是}", "210×297 170×257 3×14 10.5/13.125 55行", ""},
		{"印刷: {纸张: 200mm x 300 毫米}", "200×300 150×260 4×11 9/11.25 65行", ""},
		{"印刷: {纸张: １０００×６００}", "1000×600 950×560 12×24 9/11.25 141行", ""},
		{"印刷: {纸张: 130×160, 版心: 50×120}", "130×160 50×120 1×15 9/11.25 30行", ""},
		{"印刷: {版心: 50×120, 每栏字数: 16}", "275×390 225×350 6×11 9/11.25 88行", "写成 每栏字数: 15"},
		{"印刷: {每栏字数: 11, 栏数: 6}", "275×390 225×350 6×11 9/11.25 88行", ""},
		{"印刷: {每栏字数: 12, 栏数: 6}", "275×390 225×350 6×11 9/11.25 88行", "写成 每栏字数: 11，或者减少栏数"},
		{"印刷: {栏数: 12}", "275×390 225×350 12×5 9/11.25 88行", ""},
		{"印刷: {栏数: 12, 字号: 10}", "275×390 225×350 6×11 9/11.25 88行", "减少栏数，或者把字号改小"},
		{"印刷: {版心: 225*350.5}", "275×390 225×350.5 6×11 9/11.25 88行", ""},
		{"印刷: {版心: 很大}", "275×390 225×350 6×11 9/11.25 88行", "不是版心的尺寸"},
		{"印刷: {加版: 3}", "275×390 225×350 6×11 9/11.25 88行", "写成 1、2 或 4"},
	} {
		site, problems := setting(c.line)
		p := site.Print
		got := fmt.Sprintf("%v×%v %v×%v %d×%d %v/%v %d行", p.Width, p.Height, p.AreaWidth, p.AreaHeight, p.Columns, p.Chars, p.Size, p.Leading, p.Lines)
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.line, got, c.want)
		}
		said := ""
		if len(problems) > 0 {
			said = problems[0].Message + problems[0].Hint
		}
		if (said == "") != (c.problem == "") || len(problems) > 1 || !strings.Contains(said, c.problem) {
			t.Errorf("%s: %v", c.line, problems)
		}
	}
}
