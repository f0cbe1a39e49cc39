package markup

import (
	"strings"
	"testing"
)

// TestRawLen: where HTML ends, and what begins as HTML and is none.
func TestRawLen(t *testing.T) {
	for s, want := range map[string]int{ // -1 for one without its end
		"<b>甲": 3, "</b>甲": 4, "<b class=\"x>y\">甲": 15, "<b class='x>y'>": 15, "<b a=x>": 7, "<br/>甲": 5, "<b\nclass=x>甲": 11,
		"<b": -1, "<b 甲>": 7, "<b\n甲>": -1, "<b <i>": -1, "<b\n\n>": -1, "<b\n \n>": -1, "<b a=\"x>": -1, "<b a=\"x>甲</b><i c=\"y\">": -1, "<b a=\"x\n\ny\">": -1, "<b a=\"x<y\" c>": 13, "<b a=\"<\"x>": -1, "<b a=\"<\">": 9, "<b a=\"<\"/>": 10, "<b a\"x>": 7, "<b a=x \"y>": 10, "<b a= \"x>\">": 11,
		"<!-- 甲 -->乙": 12, "<!---->": 7, "<!-->甲": 5, "<!--->甲": 6, "<!-- 甲": -1, "<!-- 甲 <!-- 乙 -->": -1, "<!-- 甲 ——>\n-->": -1, "<!-- 甲 --> ——>": 12,
		"<?x?>甲": 5, "<?x>": -1, "<![CDATA[甲]]>乙": 15, "<![CDATA[甲]]": -1, "<!DOCTYPE html>甲": 15, "<!ENTITY x>": 11, "<!DOCTYPE": -1, "<!D>": 0,
		"<1>": 0, "<甲>": 0, "< b>": 0, "<": 0, "</": 0, "</1>": 0, "<>": 0, "<@a>": 0, "<[a>": 0, "<`a>": 0, "<{a>": 0, "<Z>": 3, "<z>": 3, "<A>": 3,
	} {
		n, closed := rawLen([]byte(s))
		if !closed {
			n = -1
		}
		if n != want {
			t.Errorf("%q: %d, want %d", s, n, want)
		}
	}
	for s, want := range map[string]int{
		"<!-- 甲 ——>乙": len("<!-- 甲 ——>"), "<!-- 甲 --》": len("<!-- 甲 --》"), "<!-- 甲 –>": len("<!-- 甲 –>"), "<!-- 甲 –> 乙": len("<!-- 甲 –>"), "<!-- a -> b": 0, "<!-- 甲 ——＞乙": len("<!-- 甲 ——＞"), "<!-- 甲 －－ >乙": len("<!-- 甲 －－ >"),
		"<!-- 甲 >": 0, "<!-- 甲\n——>": 0, "<!-- 甲 <!-- ——>": 0, "<!-": 0, "甲——>": 0, "<!-- 甲 -> \n乙": len("<!-- 甲 ->"),
	} {
		if got := misspelt([]byte(s)); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}

// TestOffices: which lines can be who signs, and which say so by themselves.
func TestOffices(t *testing.T) {
	for s, want := range map[string]string{ // office, strong, signed, day
		"老桥社区居委会": "office strong", "老桥街道办事处（盖章）": "office strong", "（盖章）": "office strong", "盖章": "office strong", "【公章】": "office strong", "物业": "strong", "老物业": "strong",
		"陆无名": "office", "全体业主": "office", "陆": "", "他来到": "", "大家都知道了": "", "陆无名，": "", "老桥社区居委会。": "", "我们在": "", "": "",
		"2026年11月9日": "day", "二〇二六年十一月九日": "day", "11月9日": "day",
		"老桥社区居委会 2026年11月9日": "signed", "老桥社区居委会　　2026 年 11 月 9 日": "signed", "陆无名 11月9日": "office signed",
		strings.Repeat("老", 27) + "居委会": "office strong", strings.Repeat("老", 28) + "居委会": "strong", strings.Repeat("老", 16): "office", strings.Repeat("老", 17): "", "1、老桥社区": "strong", "Old Bridge": "",
	} {
		l := newLine(s)
		var got []string
		for _, c := range []struct {
			name string
			is   bool
		}{{"office", isOffice(l)}, {"strong", strongOffice(s)}, {"signed", !l.isDay() && l.isSigned()}, {"day", l.isDay()}} {
			if c.is {
				got = append(got, c.name)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// TestFollows: which marks go on from which.
func TestFollows(t *testing.T) {
	for _, c := range []struct {
		before, after string
		want          bool
	}{
		{"一、甲", "二、乙", true},
		{"一、甲", "三、乙", false},
		{"二、甲", "一、乙", false},
		{"1、甲", "2、乙", true},
		{"1、甲", "2．乙", false},
		{"1.甲", "2．乙", true},
		{"●甲", "●乙", true},
		{"●甲", "■乙", false},
		{"九、甲", "十、乙", true},
		{"十、甲", "十一、乙", true},
		{"十九、甲", "二十、乙", true},
		{"（九）甲", "（十）乙", true},
		{"①甲", "②乙", true},
		{"⑩甲", "⑪乙", true},
		{"第九条 甲", "第十条 乙", true},
		{"甲、票", "乙、票", true},
		{"壬、票", "癸、票", true},
		{"A、票", "B、票", true},
		{"H、票", "I、票", false},
		{"Ⅺ、票", "Ⅻ、票", true},
		{"玖、票", "拾、票", true},
		{"九，票", "十，票", true},
		{"2.1 票", "2.2 票", true},
		{"2.9 票", "3.0 票", false},
		{"99、甲", "100、乙", false},
		{"9）甲", "10）乙", true},
		{"甲", "乙", false},
		{"-甲", "-乙", true},
		{"📍甲", "📞乙", true},
		{"*甲", "*乙", true},
		{"| 甲 |", "| 乙 |", true},
		{"甲、票", "B、票", false},
	} {
		if got := readListMark(c.after).follows(readListMark(c.before)); got != c.want {
			t.Errorf("%s behind %s: %v", c.after, c.before, got)
		}
	}
	for s, loose := range map[string]bool{"A、票": true, "2.1 票": true, "甲、票": true, "一，票": true, "📍甲": false, "-甲": false, "●甲": false, "1、甲": false} {
		if got := readListMark(s).class.loose(); got != loose {
			t.Errorf("%s: %v", s, got)
		}
	}
}

// TestStrangeCharacters: which characters are told of, and as what.
func TestStrangeCharacters(t *testing.T) {
	const clean = ""
	for copy, want := range map[string]string{
		"甲\u00ad乙": "软连字符", "甲\u200b乙": "零宽空格", "甲\u200e乙": "方向标记", "甲\u202a乙": "控制符", "甲\u202e乙": "控制符", "甲\u202f乙": clean, "甲\u2060乙": "零宽不换行", "甲\u206f乙": "控制符", "甲\u2070乙": clean, "甲\ufeff乙": "字节顺序标记", "甲\u0085乙": "控制符", "甲\u007f乙": "控制符", "甲\ufff9乙": "控制符", "甲\ufffb乙": "控制符", "甲\ufffc乙": clean,
		"👨\u200d👩": clean, "❤\ufe0f\u200d🔥": clean, "甲\u200d乙": "零宽连字", "甲\u00a0乙": clean, "甲\u3000乙": clean,
		"甲\ue000乙": "（U+E000）只在某一种字体里", "甲\uf8ff乙": "（U+F8FF）", "甲\uf900乙": "看着像“豈”", "甲\uf0b7乙": "●", "甲\U000f0001乙": "（U+F0001）", "甲\ufffd乙": "坏了",
		"甲⽔乙": "看着像“水”", "甲⺀乙": "看着像一个字", "甲⼀乙": "看着像“一”", "甲⿕乙": "看着像“龠”", "甲\u2fd6乙": clean, "甲㇀乙": "看着像一个字", "甲\u31e3乙": "看着像一个字", "甲𝐀乙": "看着像“A”", "甲𝟿乙": "看着像“9”", "甲\ufad9乙": "看着像“龎”", "甲\U0002f800乙": "看着像“丽”", "甲\ufa0e乙": clean,
		"Вank": "看着像", "aВ": "看着像", "甲В乙": clean, "甲Б乙": clean,
		"三ニ五": "看着像“二”", "ニ甲": "看着像“二”", "甲ニ": "看着像“二”", "ニ": clean, "カニ甲": clean, "甲ニカ": clean, "三ー五": "看着像“一”", "甲ー": clean, "ーカー": clean, "甲ア乙": clean,
		"老桥的灯，“亮”了——好……·《书》（一）１Ａ！": clean, "Ａ": clean, "ﾊﾛｰ": clean,
	} {
		_, findings := Parse([]byte(copy))
		said := ""
		for _, f := range findings {
			if f.Rule == strangeCharacter {
				said += f.Message + f.Hint
			}
		}
		if want == clean && said != "" || !strings.Contains(said, want) {
			t.Errorf("%q (%+q): %s, want %s", copy, copy, said, want)
		}
	}
}

// TestHrefEncoded: what may not stand in an address is spelled out, what is
// spelled out already is left.
func TestHrefEncoded(t *testing.T) {
	d, _ := Parse([]byte("[甲](a.md)"))
	for dest, want := range map[string]string{
		"a b.md": "a%20b.md", "a%20b": "a%20b", "a%2Fb": "a%2Fb", "a%zz": "a%25zz", "100%": "100%25", "a%2": "a%252", "a%g0": "a%25g0", "a%0g": "a%250g", "a%@0": "a%25@0", "a%aF": "a%aF", "a%`f": "a%25%60f",
		`a"<>\^{|}[]`: "a%22%3C%3E%5C%5E%7B%7C%7D%5B%5D", "a&b=c": "a&amp;b=c", "柳.md": "柳.md", "a\x7fb": "a%7Fb", "a'b": "a'b",
	} {
		got := string(d.AppendHTML(nil, HTML{Link: func(int) string { return dest }}))
		if want := `<p><a href="` + want + "\">甲</a></p>\n"; strings.ReplaceAll(got, "&#39;", "'") != want {
			t.Errorf("%q: %s, want %s", dest, got, want)
		}
	}
}

// TestRows: lines that are rows of a list without marks, and lines that are not.
func TestRows(t *testing.T) {
	for text, want := range map[string]bool{
		"白菜 2元|豆腐 3元|韭菜 4元": true, "6:30 开船|7:00 返航": true, "陆无名|沈石": true, "陆无名|开船了": false, "白菜　2元|豆腐　3元": true, "南门  五点|北门  六点": true, "白菜": false,
		"白菜 两元|豆腐一块五": false, "芦花渡社区|柳荫社区|老桥社区": true, "芦花渡社区|柳荫社区": false, "芦花渡社区|柳荫小区|老桥社区": false, "韭菜|豆腐|白菜|萝卜": true, "韭菜|豆腐，|白菜|萝卜": false, "韭菜|豆腐。|白菜|萝卜": false,
		"石磊（左）|沈石（右）": true, "石磊（左）|沈石右": false, "周*|李**": true,
	} {
		var lines []textLine
		for s := range strings.SplitSeq(text, "|") {
			lines = append(lines, newLine(s))
		}
		if got := rows(lines, false); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
	if lines := []textLine{newLine("豆腐坊"), newLine("磨盘巷")}; !rows(lines, true) || rows(lines, false) {
		t.Error("two lines below what announces them")
	}
}

// TestBrokenAtAMeasure: copy that a program broke, paragraph below paragraph,
// comes out in its paragraphs, where the last line of each has room for what
// begins the next.
func TestBrokenAtAMeasure(t *testing.T) {
	paragraphs := []string{
		"老桥的灯是一九六三年装的，从前点油，后来换了电灯，再后来换成省电的，亮得多，只是老人说不如从前的黄，夜里从桥下过，水里的那一盏也跟着晃，晃得人心里发软",
		"守灯的陆师傅今年七十一岁，每天傍晚六点来，早上五点走，四十年里只缺过三回，一回是发大水，一回是女儿出嫁，还有一回他不肯说",
		"有人问他图什么，他指着桥下的水，说水天天过桥，也没有人问它图什么，总得有人把灯点上，夜里过桥的人心里才有底",
	}
	whole := strings.Join(paragraphs, "。\n") + "。"
	tried := 0
	for width := 18; width <= 58; width++ {
		src, room := "", true
		for _, p := range paragraphs {
			broken := brokenAt(p+"。", width)
			last := broken[strings.LastIndexByte(broken, '\n')+1:]
			room = room && len([]rune(last)) <= width-7
			src += broken + "\n"
		}
		if !room {
			continue
		}
		tried++
		if d, _ := Parse([]byte(src)); d.Text() != whole {
			t.Errorf("at %d:\n%s", width, d.Text())
		}
	}
	if tried < 8 {
		t.Errorf("only %d measures were tried", tried)
	}
	for width := 10; width <= 70; width++ {
		text := strings.Repeat("守灯的陆师傅今年七十一岁每天傍晚六点来早上五点走四十年里只缺过三回", 9)
		want := 0
		if 2*width >= narrowest && 2*width <= widest {
			want = 2 * width
		}
		if got := findMeasure([]byte(brokenAt(text, width))); got.cells != want || got.chars != 0 {
			t.Errorf("broken at %d: %+v", width, got)
		}
	}
	if got := findMeasure([]byte("短的一行\n再一行\n")); got != (measure{}) {
		t.Errorf("lines of no measure: %+v", got)
	}
}
