package typeset

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// draw writes lines as text: each as its segments' texts, a cut mark followed
// by what was cut in hundredths of an em.
func draw(lines []Line) []string {
	var out []string
	for _, l := range lines {
		var b strings.Builder
		for _, s := range l.Segments {
			if s.Before < 0 {
				fmt.Fprintf(&b, "<%d", -s.Before/10)
			}
			b.WriteString(s.Text)
			if s.After < 0 {
				fmt.Fprintf(&b, "%d>", -s.After/10)
			}
		}
		out = append(out, strings.TrimRight(b.String(), " "))
	}
	return out
}

func flush(text string) *Text { return Prepare([]Block{{Kind: Flush, Runs: []Run{{Text: text}}}}) }

// TestRules sets one paragraph without indent. Expected lines write a cut of
// half an em after a mark as 50>, before it as <50.
func TestRules(t *testing.T) {
	tests := []struct {
		rule, text string
		em         int
		want       []string
	}{
		// clreq 3.1.4: what does not begin or end a line.
		{"a comma is taken in by squeezing", "天晴，河水清，鱼儿游", 6, []string{"天晴，50>河水清，50>", "鱼儿游"}},
		{"half wide at the end it fits unsqueezed", "晨，春风吹过，柳枝摇动", 7, []string{"晨，春风吹过，50>", "柳枝摇动"}},
		{"with nothing to squeeze a character goes down", "春风吹过小桥，柳枝摇动", 6, []string{"春风吹过小", "桥，柳枝摇动"}},
		{"an opening mark does not end a line", "她说完了就“走”了吧", 6, []string{"她说完了就", "“走”了吧"}},
		{"no mark of a cluster begins a line", "他答“好的。”说完走", 5, []string{"他答“好", "的。50>”50>说完走"}},
		{"a solidus neither begins nor ends a line", "今日本报记者文/图林一", 7, []string{"今日本报记者", "文/图林一"}},
		{"nor does a full-width one", "春风十里不如你／我走", 8, []string{"春风十里不如", "你／我走"}},
		{"a connector does not begin a line", "今天最高气温是—级风", 7, []string{"今天最高气温", "是—级风"}},
		{"an interpunct does not begin a line", "来信的人是玛丽·居里呀", 7, []string{"来信的人是玛", "丽·居里呀"}},
		{"by the basic rules a dash may", "他终于等到了——天亮", 6, []string{"他终于等到了", "——天亮"}},

		// clreq 3.1.5: what is not divided.
		{"a dash", "终于等到了——天亮啦", 6, []string{"终于等到了", "——天亮啦"}},
		{"an ellipsis", "桃杏李梅枣……都开了花", 6, []string{"桃杏李梅枣", "……都开了花"}},
		{"two ellipses part between", "桃杏李梅…………都开了花", 6, []string{"桃杏李梅……", "……都开了花"}},
		{"a number", "全区共有居民12345户", 8, []string{"全区共有居民", "12345户"}},
		{"a decimal", "同比增长了有12.75倍", 8, []string{"同比增长了有", "12.75倍"}},
		{"a grouped number", "共有志愿者是12,345名", 8, []string{"共有志愿者是", "12,345名"}},
		{"a time", "早上开船时间是12:30整", 9, []string{"早上开船时间是", "12:30整"}},
		{"a full-width number", "全区共有居民９９９户", 8, []string{"全区共有居民", "９９９户"}},
		{"a number and its square unit", "客舱共有面积是60㎡整", 8, []string{"客舱共有面积是", "60㎡整"}},
		{"a percentage", "满意的居民达98%以上", 7, []string{"满意的居民达", "98%以上"}},
		{"a number and its unit", "花会定于三十2023年开", 8, []string{"花会定于三十", "2023年开"}},
		{"a day", "邻里节就在本周3月22日开", 9, []string{"邻里节就在本周", "3月22日开"}},
		{"a time of day", "大家都在广场上9时30分等", 9, []string{"大家都在广场上", "9时30分等"}},
		{"a time of day to the last minute", "大家都在广场上9点60分等", 9, []string{"大家都在广场上", "9点60分等"}},
		{"a day by its number", "邻里节就在本周3月22号开", 9, []string{"邻里节就在本周", "3月22号开"}},
		{"but not an hour and what is counted", "大家都在广场上9时30人等", 9, []string{"大家都在广场上9时", "30人等"}},
		{"a time by the clock", "末班船开走的时间是12:30哟", 10, []string{"末班船开走的时间是", "12:30哟"}},
		{"a unit of two characters", "这座桥的全长是12公里呢", 9, []string{"这座桥的全长是", "12公里呢"}},
		{"an ordinal", "邻里节办到了第6届了吧", 7, []string{"邻里节办到了", "第6届了吧"}},
		{"a currency sign", "每一张票价格￥50元整", 7, []string{"每一张票价格", "￥50元整"}},
		{"No. and its number", "各位请坐到No. 5桌子", 6, []string{"各位请坐到", "No. 5桌子"}},
		{"a temperature", "夜里最低只有-5℃左右", 7, []string{"夜里最低只有", "-5℃左右"}},
		{"a telephone number", "有事请拨打0000-0321找我", 9, []string{"有事请拨打", "0000-0321找我"}},
		{"a Latin word, clreq 3.2.4", "人人都会用email了", 7, []string{"人人都会用", "email了"}},
		{"an apostrophe", "人人都说don’t了吧", 6, []string{"人人都说", "don’t了吧"}},
		{"a URL after its marks", "见https://a.example.com/news", 6, []string{"见https://a.", "example.com/", "news"}},
		{"a long word only as a last resort", "这是internationalization好", 6, []string{"这是internatio", "nalization好"}},

		{"an area", "客舱的面积大约有90㎡吧", 9, []string{"客舱的面积大约有", "90㎡吧"}},
		{"a comparison", "雨天看得见的距离≥60米", 9, []string{"雨天看得见的距离", "≥60米"}},
		{"a product", "新船甲板的大小是8×20米", 9, []string{"新船甲板的大小是", "8×20米"}},
		{"a range by a tilde", "比上一年涨了百分之8~9点", 10, []string{"比上一年涨了百分之", "8~9点"}},
		{"a tilde begins no line", "渡口的船每周一~周五开", 7, []string{"渡口的船每周", "一~周五开"}},
		{"nor does a repeated character", "渡口的风景处处人人々美", 9, []string{"渡口的风景处处人", "人々美"}},
		{"a room", "值班的人住在5号楼里", 7, []string{"值班的人住在", "5号楼里"}},
		{"a single capital", "都把照片放进U盘里了", 7, []string{"都把照片放进", "U盘里了"}},
		{"a formula", "船上测得的CO₂少了", 6, []string{"船上测得的", "CO₂少了"}},

		// clreq 3.1.6.2: marks side by side.
		{"stop and closing quote", "他说“好。”走了", 20, []string{"他说“好。50>”走了"}},
		{"colon and opening quote", "他说：“好", 20, []string{"他说：50>“好"}},
		{"closing and opening", "（一）（二）三", 20, []string{"（一）50>（二）三"}},
		{"opening and opening", "（“甲”）乙", 20, []string{"（<50“甲”50>）乙"}},
		{"three marks", "《“甲”》。乙", 20, []string{"《<50“甲”50>》50>。乙"}},
		{"GB/T 15834 5.1.3 two exclamation marks on one em", "好！！走", 20, []string{"好！50>！50>走"}},
		{"and three on two", "好！！！走", 20, []string{"好！50>！50>！走"}},
		{"with something between they are of no group", "好！走！来！！", 20, []string{"好！走！来！50>！50>"}},
		{"nor is a group with what follows it", "好！！！！！走", 20, []string{"好！50>！50>！！50>！50>走"}},
		{"closing quote and exclamation", "好”！走", 20, []string{"好”50>！走"}},
		{"nor is a fourth of the first three", "好！！！！走", 20, []string{"好！50>！50>！！走"}},
		{"question and exclamation", "好？！走", 20, []string{"好？50>！50>走"}},

		// clreq 3.1.6.3, GB/T 15834 5.1.10: marks at the line's end.
		{"half wide", "春风吹过，柳枝摇动着", 5, []string{"春风吹过，50>", "柳枝摇动着"}},

		// clreq 3.4.4: a single character does not make a line.
		{"taken in by squeezing", "晨，日，春风吹过了", 8, []string{"晨，50>日，50>春风吹过了"}},
		{"or another goes with it", "春风吹过小桥边。", 6, []string{"春风吹过小", "桥边。50>"}},
		{"a single character alone stays", "春", 6, []string{"春"}},

		// Latin and Chinese quotes.
		{"a quoted word in Chinese is in Chinese quotes", "“OK”是一个词", 20, []string{"“OK”是一个词"}},
		{"white is collapsed, dropped at both ends", "　　春  风\u3000吹 \t ", 20, []string{"春 风\u3000吹"}},
		{"white of an em before ordinary white", "春 　风　 吹\u2009\u2009水", 20, []string{"春　风　吹\u2009水"}},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			got := draw(flush(tt.text).Lines(Measure{Width: tt.em * em}))
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestWhole sets names that a line is not to end in.
func TestWhole(t *testing.T) {
	tests := []struct {
		name  string
		runs  []string // every other one is kept whole
		em    int
		want  []string
		whole bool
	}{
		{"a name goes down whole", []string{"（记者 ", "岑望舒", "）"}, 6, []string{"（记者", "岑望舒）50>"}, true},
		{"is divided where it is not kept", []string{"（记者 ", "岑望舒", "）"}, 6, []string{"（记者 岑", "望舒）50>"}, false},
		{"its credit with it", []string{"渡口靠岸的新船。", "岑望舒 摄"}, 11, []string{"渡口靠岸的新船。50>", "岑望舒 摄"}, true},
		{"two names part between them", []string{"记者 ", "岑望舒", " ", "欧阳渡"}, 8, []string{"记者 岑望舒", "欧阳渡"}, true},
		{"what is wider than a line is divided", []string{"渡口有", "芦花街道文化站宣传队"}, 8, []string{"渡口有", "芦花街道文化站宣", "传队"}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			block := Block{Kind: Flush, Ragged: true}
			for i, text := range tt.runs {
				run := Run{Text: text}
				if i%2 == 1 && tt.whole {
					run.Style = Whole
				}
				block.Runs = append(block.Runs, run)
			}
			lines := Prepare([]Block{block}).Lines(Measure{Width: tt.em * em})
			if d := cmp.Diff(tt.want, draw(lines)); d != "" {
				t.Error(d)
			}
			for _, l := range lines {
				if l.Justify {
					t.Errorf("a ragged line is spread: %+v", l)
				}
			}
		})
	}
}

// TestOptions sets one paragraph under each option of Measure.
func TestOptions(t *testing.T) {
	tests := []struct {
		name, text string
		m          Measure
		want       []string
		width      int // of the first line
	}{
		{"first-line indent of two em, clreq 3.4.1", "春风吹过小桥", Measure{Width: 5000, Indent: 2000}, []string{"春风吹", "过小桥"}, 3000},
		{"of one em in narrow columns", "春风吹过小桥", Measure{Width: 5000, Indent: 1000}, []string{"春风吹过", "小桥"}, 4000},
		{"an indent gives way to two characters", "春风吹过", Measure{Width: 3000, Indent: 2000}, []string{"春风", "吹过"}, 2000},
		{"strict: a dash does not begin a line", "终于等到了——天亮啦", Measure{Width: 5000, Strict: true}, []string{"终于等到", "了——天", "亮啦"}, 4000},
		{"half an em cut from an opening mark that begins a line", "“春风”吹过小桥", Measure{Width: 5500, HalfStart: true}, []string{"<50“春风”吹过", "小桥"}, 5500},
		{"a mark at the end keeps its width where there is room", "春风吹过，柳枝摇动着", Measure{Width: 5000, FullEnd: true}, []string{"春风吹过，", "柳枝摇动着"}, 5000},
		{"and is half wide where there is none", "春风吹过，柳枝摇动着", Measure{Width: 4500, FullEnd: true}, []string{"春风吹过，50>", "柳枝摇", "动着"}, 4500},
		{"a quarter em between Han and Latin, clreq 3.2.2", "春A风2吹", Measure{Width: 9000, Gap: 250}, []string{"春A风2吹"}, 3000 + 722 + 500 + 4*250},
		{"no gap beside marks, clreq 3.2.4", "春，A。风", Measure{Width: 9000, Gap: 250}, []string{"春，A。风"}, 4722},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines := Prepare([]Block{{Runs: []Run{{Text: tt.text}}}}).Lines(tt.m)
			if d := cmp.Diff(tt.want, draw(lines)); d != "" {
				t.Error(d)
			}
			if lines[0].Width != tt.width {
				t.Errorf("width %d, want %d", lines[0].Width, tt.width)
			}
		})
	}
}

// TestSqueezeOrder: brackets give before commas, commas before full stops,
// marks of a kind alike (clreq 3.5.3).
func TestSqueezeOrder(t *testing.T) {
	tests := []struct {
		text string
		em   int
		want string
	}{
		{"春（甲）乙。丙，123456，风吹", 11500, "春（甲）乙。丙，123456，50>"},
		{"春（甲）乙。丙，123456，风吹", 11000, "春<25（甲）25>乙。丙，123456，50>"},
		{"春（甲）乙。丙，123456，风吹", 10200, "春<50（甲）50>乙。丙，30>123456，50>"},
		{"春（甲）乙。丙，123456，风吹", 9700, "春<50（甲）50>乙。30>丙，50>123456，50>"},
		{"春，夏，秋，冬12，风吹过", 7834, "春，22>夏，22>秋，22>冬12，50>"},
	}
	for _, tt := range tests {
		line := flush(tt.text).Lines(Measure{Width: tt.em})[0]
		if got := draw([]Line{line})[0]; got != tt.want {
			t.Errorf("%s at %d: got %s, want %s", tt.text, tt.em, got, tt.want)
		}
		if line.Width+line.Spread != tt.em {
			t.Errorf("%s at %d: width %d + spread %d", tt.text, tt.em, line.Width, line.Spread)
		}
	}
}

func TestBlocks(t *testing.T) {
	blocks := []Block{
		{Kind: Subhead, Runs: []Run{{Text: "邻里", Style: Bold | Sans}}},
		{Kind: Item, Mark: "1.", Inset: 1500, Hang: 1000, Runs: []Run{{Text: "春风吹过小桥"}}},
		{Kind: Item, Lead: 4, Inset: 1500, Hang: 1500, Runs: []Run{{Text: "1、春风吹过小桥"}}},
		{Kind: Fixed, Rows: 2},
		{Kind: Quote, Runs: []Run{{Text: "春风吹过"}}},
		{Kind: Pull, Runs: []Run{{Text: "春风吹过"}}},
		{Kind: Preformatted, Runs: []Run{{Text: "a  b\n  甲乙丙丁戊己庚"}}},
		{Kind: Paragraph, Runs: []Run{{Text: "春风\n吹过"}}},
		{Kind: Paragraph, Runs: []Run{{Text: " \n　"}}},
	}
	type row struct {
		Block, Row, Indent int
		Text               string
		Hard, Last, Keep   bool
	}
	want := []row{
		{0, 0, 0, "邻里", false, true, true},
		{1, 0, 1500, "1.春风吹过", false, false, false},
		{1, 1, 1500, "小桥", false, true, false},
		{2, 0, 1500, "1、春风吹过", false, false, false},
		{2, 1, 1500, "小桥", false, true, false},
		{3, 0, 0, "", false, false, true},
		{3, 1, 0, "", false, true, false},
		{4, 0, 3000, "春风", false, false, false},
		{4, 1, 1000, "吹过", false, true, false},
		{5, 0, 1000, "春风吹过", false, true, false},
		{6, 0, 0, "a  b", true, false, false},
		{6, 1, 0, "  甲乙丙丁戊", false, false, false},
		{6, 2, 0, "己庚", false, true, false},
		{7, 0, 2000, "春风", true, false, false},
		{7, 1, 0, "吹过", false, true, false},
	}
	text := Prepare(blocks)
	m := Measure{Width: 6000, Indent: 2000, Inset: 1000}
	lines := text.Lines(m)
	var got []row
	for i, s := range draw(lines) {
		l := lines[i]
		got = append(got, row{l.Block, l.Row, l.Indent, s, l.Hard, l.Last, l.Keep})
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if n := text.Count(m); n != len(lines) {
		t.Errorf("Count %d, lines %d", n, len(lines))
	}
}

// TestSegments: a segment keeps its run's style and link; marks that are cut,
// interpuncts and Latin quotes stand alone.
func TestSegments(t *testing.T) {
	runs := []Run{
		{Text: "见"},
		{Text: "马可·波", Style: Bold, Link: 7},
		{Text: "罗。”"},
		{Text: " say “hi” now"},
		{Text: "x²", Style: Sup},
		{Text: "e\u0301🇨🇳👩\u200d🌾"},
	}
	want := []Segment{
		{Run: 0, Text: "见"},
		{Run: 1, Text: "马可", Style: Bold, Link: 7},
		{Run: 1, Text: "·", Style: Bold, Link: 7, Box: 500},
		{Run: 1, Text: "波", Style: Bold, Link: 7},
		{Run: 2, Text: "罗"},
		{Run: 2, Text: "。", After: -500},
		{Run: 2, Text: "”"},
		{Run: 3, Text: " say "},
		{Run: 3, Text: "“", Latin: true},
		{Run: 3, Text: "hi"},
		{Run: 3, Text: "”", Latin: true},
		{Run: 3, Text: " now"},
		{Run: 4, Text: "x²", Style: Sup},
		{Run: 5, Text: "e\u0301🇨🇳👩\u200d🌾"},
	}
	lines := Prepare([]Block{{Kind: Flush, Runs: runs}}).Lines(Measure{Width: 40000})
	if len(lines) != 1 {
		t.Fatalf("%d lines", len(lines))
	}
	if d := cmp.Diff(want, lines[0].Segments); d != "" {
		t.Error(d)
	}
	if n := len(flush("e\u0301🇨🇳👩\u200d🌾").atoms); n != 3 {
		t.Errorf("%d clusters, want 3", n)
	}
}

// TestTight: in a line that is spread, what nothing goes into stands alone.
func TestTight(t *testing.T) {
	tests := []struct {
		text string
		em   int
		want string // of the first line, tight segments between brackets
	}{
		{"渡口在15号楼旁，往前走就是", 9, "渡口在[15]号楼旁，"},
		{"渡口在5号楼前，往前走就是", 8, "渡口在5号楼前，"},
		{"他等着——天亮了，往前走就是", 9, "他等着[——]天亮了，"},
		{"等12——天亮了，往前走就是", 9, "等[12——]天亮了，"},
		{"上游—下游都好，往前走", 8, "上[游—下]游都好，"},
		{"坐8～10人，往前走就是", 6, "坐[8～10]人，"},
		{"都用WiFi和GPS上网呢", 9, "都用[WiFi]和[GPS]上"},
		{"都用Wi Fi上网，呢呢呢", 7, "都用[Wi] [Fi]上网，"},
	}
	for _, tt := range tests {
		line := flush(tt.text).Lines(Measure{Width: tt.em*em - 100})[0]
		var b strings.Builder
		tight := false
		for _, s := range line.Segments {
			if s.Tight && !tight {
				b.WriteString("[")
			} else if !s.Tight && tight {
				b.WriteString("]")
			}
			tight = s.Tight
			b.WriteString(s.Text)
		}
		if got := b.String(); got != tt.want || !line.Justify {
			t.Errorf("%s: %s, want %s; justified %t", tt.text, got, tt.want, line.Justify)
		}
	}
}

// TestJustify: the last line and a line that would be torn apart stand at the
// left.
func TestJustify(t *testing.T) {
	lines := flush("春风吹过小桥，柳枝摇动，见https://a.example.com/news-of-spring").Lines(Measure{Width: 6000})
	for i, l := range lines {
		last := i == len(lines)-1
		if l.Justify && (last || l.Spread > l.Gaps*em/2) {
			t.Errorf("line %d justified: %+v", i, l)
		}
		if !last && l.Spread > 0 && l.Spread <= l.Gaps*em/2 && !l.Justify {
			t.Errorf("line %d not justified: %+v", i, l)
		}
	}
	if l := lines[0]; !l.Justify || l.Gaps != 4 || l.Spread != 1000 {
		t.Errorf("first line: %+v", l)
	}
}
