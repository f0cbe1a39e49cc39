package byline

import (
	"strings"
	"testing"
)

// TestSeams holds the limits of what is a byline: of names, of words that touch
// them, of lines; and whether the words alone are enough to say so (First).
func TestSeams(t *testing.T) {
	const none = ""
	for _, c := range []struct{ s, last, first string }{
		// Surnames, and roles that touch them.
		{"记者令狐冲通讯员尉迟恭", "reporter:记者[令狐冲] correspondent:通讯员[尉迟恭]", "="},
		{"尉迟恭摄", "photographer:摄[尉迟恭]", "="},
		{"记者尉迟恭摄", "photographer:记者[尉迟恭]", "="},
		{"通讯员令狐冲摄影报道", "correspondent:通讯员[令狐冲] 摄影报道", "="},
		{"江 晚摄", "photographer:摄[江晚]", "="},
		{"记者 江 晚等", "reporter:记者[江晚]", "="},
		{"记者 尉迟", "reporter:记者[尉迟]", none},
		{"记者 江和平", "reporter:记者[江和平]", "="},
		{"记者 李·王", "reporter:记者[李·王]", "="},
		{"记者 ·李", none, none},
		{"记者 一二三四五六七八九十·李", "reporter:记者[一二三四五六七八九十·李]", "="},
		{"记者 一二三四五六七八九十一·李", none, none},
		{"记者 甲·乙·丙·丁·戊", "reporter:记者[甲·乙·丙·丁·戊]", "="},
		{"记者 甲·乙·丙·丁·戊·己", none, none},
		{"记者 李·a", none, none},
		{"记者 anna", none, none},
		{"记者 " + strings.Repeat("A", 30), "reporter:记者[" + strings.Repeat("A", 30) + "]", "="},
		{"记者 " + strings.Repeat("A", 31), none, none},
		{"江晚手绘", "photographer:手绘[江晚]", "="},
		{"江晚绘", "photographer:绘[江晚]", "="},
		{"江晚彩绘", none, none},
		{"江晚描绘", none, none},
		// And others, counted or not.
		{"记者 沈石等人", "reporter:记者[沈石]", "="},
		{"记者 沈石等十余人", "reporter:记者[沈石]", "="},
		{"沈石等五人 摄", "photographer:摄[沈石]", "="},
		{"记者 江晚和平", "reporter:记者[江晚和平]", none},
		{"记者 卡里姆·艾山和江晚", "reporter:记者[卡里姆·艾山 江晚]", "="},
		{"江晚与沈石摄", "photographer:摄[江晚 沈石]", "="},
		{"记者 江晚及沈石", "reporter:记者[江晚 沈石]", "="},
		{"记者 " + strings.Repeat("江晚 ", 30), "reporter:记者[" + strings.TrimSpace(strings.Repeat("江晚 ", 30)) + "]", "="},
		{"记者 " + strings.Repeat("江晚 ", 31), none, none},
		{"记者 江晚" + strings.Repeat(" ", 154) + "摄", "photographer:记者[江晚]", "="},
		{"记者 江晚" + strings.Repeat(" ", 155) + "摄", none, none},
		// Brackets that lost their other half.
		{"（江晚 摄", "photographer:摄[江晚]", "="},
		{"江晚 摄）", "photographer:摄[江晚]", "="},
		{"（（江晚 摄））", "photographer:摄[江晚]", "="},
		// Notes behind a name; without one they are nobody's.
		{"记者 江晚（见习）", "reporter:记者[江晚]", "="},
		{"记者 江晚（柳湾社区）", "reporter:记者[江晚]", "="},
		{"江晚（柳湾社区） 摄", "photographer:摄[江晚]", "="},
		{"（实习）江晚", none, none},
		// Who sends them.
		{"本报 记者 江晚", "reporter:本报 记者[江晚]", "="},
		{"本报驻沪 记者 江晚", "reporter:本报驻沪 记者[江晚]", "="},
		{"本报人 记者 江晚", none, none},
		{"你好网 通讯员 江晚", none, none},
		{"柳湾一二三四五六七八九十一报记者 江晚", "reporter:柳湾一二三四五六七八九十一报记者[江晚]", "="},
		{"柳湾一二三四五六七八九十一二报记者 江晚", none, none},
		{"柳湾报摄影记者 江晚", "photographer:柳湾报摄影记者[江晚]", "="},
		{"柳湾台视频记者江晚", "photographer:柳湾台视频记者[江晚]", "="},
		{"柳湾社区信息员 江晚", "correspondent:柳湾社区信息员[江晚]", "="},
		{"江晚信息员", none, none},
		{"社工站 供稿", "source:供稿[社工站]", "="},
		{"供稿：一", none, none},
		{"图片来源：好人好事", "photographer:图片来源[好人好事]", "="},
		{"图片来源：好", none, none},
		{"图片来源：一二三四五六七八九十一二三四五", "photographer:图片来源[一二三四五六七八九十一二三四五]", "="},
		{"图片来源：一二三四五六七八九十一二三四五六", none, none},
		// Positions that are words of their own.
		{"策划/江晚", "editor:策划[江晚]", "="},
		{"策划 江晚 编辑 沈石", "editor:策划[江晚] editor:编辑[沈石]", "="},
		{"信息员 江晚", none, none},
		{"副总编辑 江晚", "editor:副总编辑[江晚]", "="},
		{"本期责任编辑：江晚", "editor:本期责任编辑[江晚]", "="},
		{"顾问 江晚", none, none},
		// What several did, and what one did twice.
		{"文 江晚 摄影 沈石 整理 罗小舟", "author:文[江晚] photographer:摄影[沈石] author:整理[罗小舟]", "="},
		{"江晚 文 沈石 摄 罗小舟 绘", "author:文[江晚] photographer:摄[沈石] photographer:绘[罗小舟]", "="},
		{"记者 江晚 采写 摄影", "reporter:记者[江晚] 采写/摄影", "="},
		{"江晚 采写/摄影", "author:[江晚] 采写/摄影", "="},
		{"江晚 绘 摄", "photographer:绘[江晚]", "="},
		{"江晚 文、图", "author:[江晚] 文/图", "="},
		{"策划 江晚 摄影 沈石", "editor:策划[江晚] photographer:摄影[沈石]", "="},
		{"供稿江晚 摄影沈石", "author:供稿[江晚] photographer:摄影[沈石]", "="},
		{"江晚 图文报道", "author:[江晚] 图文报道", "="},
		{"文/图 江晚 文/图", none, none},
	} {
		if c.first == "=" {
			c.first = c.last
		}
		last, ok := Last(c.s)
		if show(last) != c.last || ok != (c.last != none) {
			t.Errorf("Last(%.60q) = %s, %v; want %s", c.s, show(last), ok, c.last)
		}
		first, ok := First(c.s)
		if show(first) != c.first || ok != (c.first != none) {
			t.Errorf("First(%.60q) = %s, %v; want %s", c.s, show(first), ok, c.first)
		}
	}
}

func TestCutlineSeams(t *testing.T) {
	for _, c := range []struct{ s, text, credit, typed string }{
		{"居民在挑选蔬菜。江晚 摄）", "居民在挑选蔬菜。", "photographer:摄[江晚]", ""}, // a lone bracket
		{"居民在挑选蔬菜）", "居民在挑选蔬菜）", "", ""},
		{"居民（江晚 摄）。", "居民。", "photographer:摄[江晚]", ""},
		{"居民（江晚摄）（左）", "居民（江晚摄）（左）", "", ""},
		{"居民（左）江晚 摄", "居民（左）江晚 摄", "", ""},
		{"居民……江晚 摄", "居民……", "photographer:摄[江晚]", ""},
		{"居民？”）江晚 摄", "居民？”）", "photographer:摄[江晚]", ""},
		{"居民；江晚 摄", "居民；", "photographer:摄[江晚]", ""},
		{"居民，江晚 摄", "居民，", "photographer:摄[江晚]", ""},
		{"居民｜图/江晚", "居民｜", "photographer:图[江晚]", ""},
		{"图片均由江晚提供", "", "photographer:图片提供[江晚]", "图片均由江晚提供"},
		{"居民。图系由江晚拍摄", "居民。", "photographer:图片提供[江晚]", "图系由江晚拍摄"},
		{"居民。由江晚提供", "居民。", "photographer:图片提供[江晚]", "由江晚提供"},
		{"居民（由江晚供图）", "居民", "photographer:图片提供[江晚]", "由江晚供图"},
		{"居民 由江晚提供", "居民 由江晚提供", "", ""}, // who is provided?
		{"居民。图片由记者江晚、通讯员沈石提供", "居民。", "photographer:图片提供[江晚 沈石]", "图片由记者江晚、通讯员沈石提供"},
		{"居民。图片由" + strings.Repeat("江晚、", 20) + "沈石提供", "居民。图片由" + strings.Repeat("江晚、", 20) + "沈石提供", "", ""},
		{"居民。图片由" + strings.Repeat("江晚、", 14) + "沈石提供", "居民。", "photographer:图片提供[" + strings.Repeat("江晚 ", 14) + "沈石]", "图片由" + strings.Repeat("江晚、", 14) + "沈石提供"},
		{"居民。图片由街坊提供", "居民。", "photographer:图片提供[街坊]", "图片由街坊提供"},
		{"居民。江晚 拍摄于2024年3月", "居民。", "photographer:摄[江晚]", "江晚 拍摄于2024年3月"},
		{"居民。江晚摄于2024年3月", "居民。", "photographer:摄[江晚]", "江晚摄于2024年3月"},
		{"居民 江晚 摄于昨日", "居民", "photographer:摄[江晚]", "江晚 摄于昨日"},
		{"居民。江晚摄于", "居民。江晚摄于", "", ""},
		{"居民。江晚摄于" + strings.Repeat("桥", 20), "居民。", "photographer:摄[江晚]", "江晚摄于" + strings.Repeat("桥", 20)},
		{"居民。江晚摄于" + strings.Repeat("桥", 21), "居民。江晚摄于" + strings.Repeat("桥", 21), "", ""},
		{"居民。记者 江晚 通讯员 沈石摄于昨日", "居民。", "photographer:摄[江晚 沈石]", "记者 江晚 通讯员 沈石摄于昨日"},
		{"居民。新华社发 江晚 摄", "居民。", "photographer:摄[江晚]", "新华社发 江晚 摄"},
		{"居民 新华社发（江晚 摄）", "居民", "photographer:摄[江晚]", "新华社发 江晚 摄"},
		{"居民 新华社发", "居民", "photographer:新华社发[]", ""},
		{"居民\u3000新华社发（江晚 摄）", "居民", "photographer:摄[江晚]", "新华社发 江晚 摄"},
		{"居民。柳湾社区发", "居民。柳湾社区发", "", ""},
		{"居民。社发", "居民。社发", "", ""},
		{"居民。通讯员摄", "居民。", "photographer:通讯员摄[]", ""},
		{"居民。网友供图", "居民。", "photographer:网友供图[]", ""},
		{"居民（本报记者摄）", "居民", "photographer:本报记者摄[]", ""},
	} {
		text, credit, ok := Cutline(c.s)
		got := ""
		if ok {
			got = show(Line{Credits: []Credit{credit}})
		}
		if text != c.text || got != c.credit || credit.Typed != c.typed {
			t.Errorf("Cutline(%q) = %q, %s, %q", c.s, text, got, credit.Typed)
		}
	}
}

func TestDatelineSeams(t *testing.T) {
	many := strings.Repeat("江晚 ", 22)
	for _, c := range []struct{ s, dateline, line, copy string }{
		{"本报讯息网络", "", "", ""},
		{"柳湾讯（昨日）船靠岸了", "", "", ""},
		{"【本报讯（（记者 江晚））】昨日", "本报讯", "reporter:记者[江晚]", "昨日"},
		{"本报讯（记者 江晚）（通讯员 沈石）（文 罗小舟）（摄影 江晚）昨日", "本报讯", "reporter:记者[江晚] correspondent:通讯员[沈石] author:文[罗小舟]", "（摄影 江晚）昨日"},
		{"本报讯（记者 江晚）（文/图）昨日", "本报讯", "reporter:记者[江晚]", "（文/图）昨日"},
		{"【本报讯】", "本报讯", "", ""},
		{"（本报记者 江晚 报道）", "本报记者 江晚 报道", "reporter:本报记者[江晚]", ""},
		{"【本报讯 昨日要闻】昨日", "", "", ""},
		{"本报记者 " + strings.Repeat("欧阳渡 ", 29) + "报道 昨日", "本报记者 " + strings.Repeat("欧阳渡 ", 29) + "报道", "reporter:本报记者[" + strings.TrimSpace(strings.Repeat("欧阳渡 ", 29)) + "]", "昨日"},
		{"本报讯\u00a0：\u3000昨日", "本报讯", "", "昨日"},
		{"本报讯::昨日", "本报讯", "", ":昨日"},
		{"□记者 " + many + "昨日", "", "reporter:记者[" + strings.TrimSpace(many) + "]", "昨日"},
		{"□记者 江晚 日前 昨日", "", "reporter:记者[江晚]", "日前 昨日"},
		{"□记者 江晚 于昨日 启程", "", "reporter:记者[江晚]", "于昨日 启程"},
		{"□记者 江晚 江边 散步", "", "reporter:记者[江晚]", "江边 散步"},
		{"□记者 江晚 沈石 通讯员 罗小舟 昨日", "", "reporter:记者[江晚 沈石] correspondent:通讯员[罗小舟]", "昨日"},
		{"本报记者 江晚报道—昨日", "本报记者 江晚报道", "reporter:本报记者[江晚]", "—昨日"},
	} {
		dateline, line, rest, ok := Dateline(c.s)
		if ok != (c.dateline != "" || c.line != "") || dateline != c.dateline || show(line) != c.line || ok && c.s[rest:] != c.copy {
			t.Errorf("Dateline(%.60q) = %q, %s, %q, %v", c.s, dateline, show(line), c.s[rest:], ok)
		}
	}
}

func TestNamesSeams(t *testing.T) {
	for s, want := range map[string]string{
		"江 晚 沈": "江晚沈", "江 晚 沈 石 罗": "江晚|沈石罗", "江 晚 沈 石 罗 舟": "江晚|沈石|罗舟", "Anna 江晚 Lee": "Anna|江晚|Lee", "Anna Lee Bo、江晚": "Anna Lee Bo|江晚",
		"江晚丨沈石│罗小舟": "江晚|沈石|罗小舟", "欧阳 一二": "欧阳一二", "欧阳 江晚": "欧阳|江晚", "欧阳 一二三": "欧阳|一二三", "李 江晚": "李|江晚", "江晚&沈石": "江晚|沈石",
	} {
		if got := strings.Join(Names(s), "|"); got != want {
			t.Errorf("Names(%q) = %s, want %s", s, got, want)
		}
	}
}

// TestAloneSeams: how long a line, and how many people without a role word.
func TestAloneSeams(t *testing.T) {
	nobody := func(string) bool { return false }
	for s, want := range map[string]int{
		strings.Repeat("江晚、", 16): 16, strings.Repeat("江晚、", 17) + "江": 0, "江晚 柳湾社区": 0, "柳湾社区 江晚 沈石": 2,
		strings.Repeat("Al,", 30): 30, strings.Repeat("Al,", 31): 0, "江晚" + strings.Repeat(" ", 144): 1, "江晚" + strings.Repeat(" ", 145): 0,
	} {
		line, known := Alone(s, nobody)
		n := 0
		for _, c := range line.Credits {
			n += len(c.Names)
		}
		if n != want || known {
			t.Errorf("%.40q: %d people, %v; want %d", s, n, known, want)
		}
	}
}

// TestBelongs are the words of a credit that are neither names nor roles.
func TestBelongs(t *testing.T) {
	for s, want := range map[string]string{
		"记者 江晚": "", "本报记者 江晚、沈石等三人": "", "江晚（柳湾社区） 摄": "（柳湾社区） 摄", "柳湾报 记者 江晚": "柳湾报 记者", "记者 江晚（实习） 沈石": "（实习）",
	} {
		line, ok := Last(s)
		var got []string
		for _, c := range line.Credits {
			got = append(got, c.Belongs()...)
		}
		if !ok || strings.Join(got, "|") != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}

func TestMark(t *testing.T) {
	for s, want := range map[string]rune{"□江晚": '□', " ● 江晚": '●', "——江晚": '—', "江晚□": 0, "": 0, "\xff": 0, "，": 0} {
		if got := Mark(s); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
}

// TestOfficeOrName: a surname of two characters makes a name of what ends like an
// office, as long as a name is.
func TestOfficeOrName(t *testing.T) {
	for s, office := range map[string]bool{"欧阳村": false, "欧阳建社": false, "欧阳建村": false, "欧阳村民组": true, "柳湾村": true, "王村": false, "柳湾新苑": true, "柳灣社區": true, "無花果樹下": false} {
		if IsOffice(s) != office || IsPerson(s) == office {
			t.Errorf("%s: office %v, person %v", s, IsOffice(s), IsPerson(s))
		}
	}
}
