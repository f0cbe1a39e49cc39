package zh

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// edges are the characters at which one kind of character ends, with those
// beside them.
func edges() []rune {
	all := []rune{'·', '—', '…', '―', '‘', '’', '“', '”', '⸺', '⸻', utf8.RuneError, utf8.MaxRune}
	for _, r := range []rune{
		'0', '9', 'A', 'Z', 'a', 'z', ' ', '~', 0x7f, 0x80, 0xa0, 0x2e80, 0x3000, 0x3003, 0x3004, '〈', '】', '〔', '〟', 0x4e00, 0x9fff,
		'！', '～', '０', '９', 'Ａ', 'Ｚ', 'ａ', 'ｚ',
	} {
		all = append(all, r-1, r, r+1)
	}
	return all
}

// TestKinds holds the kinds of characters against Unicode's own tables.
func TestKinds(t *testing.T) {
	for r := rune(0); r < 0x20000; r++ {
		if want := unicode.Is(unicode.Han, r) || r >= 0x4e00 && r <= 0x9fff; Han(r) != want {
			t.Errorf("Han(%U) = %v", r, !want)
		}
		full := unicode.IsPrint(r) && r > 0xff00 && r <= 0xff5e // the forms of ASCII
		if full != (narrow(r) != r && r != 0x3000) {
			t.Errorf("narrow(%U) = %U", r, narrow(r))
		}
		if full && narrow(r) != r-0xfee0 {
			t.Errorf("narrow(%U) = %U", r, narrow(r))
		}
		alnum := full && (unicode.IsLetter(r) || unicode.IsDigit(r))
		mark := full && !alnum || strings.ContainsRune("、。〃〈〉《》「」『』【】〔〕〖〗〘〙〚〛〜〝〞〟·—…―‘’“”⸺⸻", r)
		if Fullwidth(r) != mark {
			t.Errorf("Fullwidth(%U) = %v", r, !mark)
		}
		if want := r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)); asciiAlnum(r) != want {
			t.Errorf("asciiAlnum(%U) = %v", r, !want)
		}
	}
}

// TestAfterHan passes over all characters of the block and nothing else,
// wherever it begins and whatever bytes follow.
func TestAfterHan(t *testing.T) {
	for _, r := range append(edges(), '花', 'é', 0x3fff, 0x4000, 0x5000, 0xa000, 0xe000, 0x10000) {
		s := string(r)
		want := 0
		if r >= 0x4e00 && r <= 0x9fff {
			want = 3
		}
		for before, begin := range map[string]int{"": 0, "花开": 6, "a": 1} {
			for _, behind := range []string{"", "a", "。"} {
				if got := AfterHan(before+s+behind, begin); got != begin+want {
					t.Errorf("%q from %d: %d, want %d", before+s+behind, begin, got, begin+want)
				}
			}
		}
		if got := AfterHan("花开"+s, 0); got != 6+want {
			t.Errorf("花开%s: %d", s, got)
		}
	}
	for _, broken := range []string{"\xe8", "\xe8\x8a", "\xe8a\xb1", "\xe8\x8aa", "\xe8\xc0\xb1", "\xe8\x8a\xc1", "\x8a\xb1", "\xe4\xb7\xbf"} {
		if got := AfterHan(broken+"花", 0); got != 0 {
			t.Errorf("%q: %d", broken, got)
		}
		if got := AfterHan("花"+broken, 0); got != 3 {
			t.Errorf("花%q: %d", broken, got)
		}
	}
}

func TestCountMarks(t *testing.T) {
	for s, want := range map[string]int{
		"A，B": 3, "A,B": 1, "A B": 2, "A。": 2, "Ａ，Ｂ": 3, "~": 1, "\x7f": 0, "a\x7fb": 2, "é": 1, "é，e": 3, "あ한": 2, "aあb": 3, "花a花": 3,
		"a\u0301b": 1, "\u0301a": 1, "中\u0301": 1, "a中\u0301": 2, "\u0301\u0301": 0,
		strings.Repeat("a", 256): 1, strings.Repeat("a", 257): 2, strings.Repeat("é", 257): 2, strings.Repeat("a", 512): 2, strings.Repeat("a", 256) + "花" + strings.Repeat("a", 256): 3,
	} {
		if got := Count(s); got != want {
			t.Errorf("Count(%.20q) = %d, want %d", s, got, want)
		}
	}
}

// TestCounterInPieces: it does not matter where a text is parted, but for the
// word that EndWord ends.
func TestCounterInPieces(t *testing.T) {
	piece := rapid.StringOf(rapid.SampledFrom([]rune("花开A9,.é，。 \u0301\u200b")))
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOf(piece).Draw(t, "pieces")
		var through, ended Counter
		sum := 0
		for _, p := range pieces {
			through.Add(p)
			ended.Add(p)
			ended.EndWord()
			sum += Count(p)
		}
		if want := Count(strings.Join(pieces, "")); through.N != want || ended.N != sum {
			t.Fatalf("%q: %d, want %d; line by line %d, want %d", pieces, through.N, want, ended.N, sum)
		}
	})
}

func TestCutMarks(t *testing.T) {
	for _, c := range []struct {
		s     string
		limit int
		want  string
	}{
		// Half-width marks end a sentence, but not inside an address or a figure.
		{"花都开了吗?孩子们都跑来看热闹", 8, "花都开了吗?"},
		{"花都开了呀!孩子们都跑来看热闹", 8, "花都开了呀!"},
		{"花都开了呀.孩子们都跑来看热闹", 8, "花都开了呀……"},
		{"花都开了呀. 孩子们都跑来看热闹", 8, "花都开了呀."},
		{"“花都开了.”孩子们都跑来看热闹", 9, "“花都开了.”"},
		{"他说“花开了!”孩子们都跑来看热闹", 9, "他说“花开了!”"},
		{"请看a.cn/b?c=1里面的说明再来", 10, "请看a.cn/b……"},
		{"请看这个a?b 再说以后的事情", 8, "请看这个a?……"},
		{"花开了｡孩子们都跑来", 6, "花开了｡"},
		{"花都开了。！孩子们都跑来", 6, "花都开了。！"},
		{"花都开了！!孩子们都跑来", 6, "花都开了！!"},
		{"（花都开了。）孩子们都跑来", 7, "（花都开了。）"},
		{"（花都开了。））孩子们都跑来了", 8, "（花都开了。））"},
		{"（（花开了。）孩子们都跑来了", 8, "（（花开了……"},
		{"）花都开了。孩子们都跑来", 6, "）花都开了。"},
		// A sentence of half the limit is enough, one shorter is not.
		{"花都开了。孩子们都跑来看热闹", 10, "花都开了。"},
		{"花都开了。孩子们都跑来看热闹", 11, "花都开了。孩子们都……"},
		{"花开了，孩子们都跑来看热闹", 6, "花开了……"},
		{"花开了，孩子们都跑来看热闹", 7, "花开了，孩……"},
		// The mark at the very edge of the room.
		{"居民们上街种花，孩子们也来", 9, "居民们上街种花……"},
		{"居民们上街种花；孩子们也来", 9, "居民们上街种花……"},
		{"居民们上街种花：孩子们也来", 9, "居民们上街种花……"},
		{"居民们上街种花;孩子们也来", 9, "居民们上街种花……"},
		{"于十二点开始12:30结束了", 10, "于十二点开始……"},
		{"下午12:30在广场集合出发去看花", 8, "下午……"},
		{"共有一千多人3,000元", 9, "共有一千多人……"},
		{"花开了", 3, "花开了"},
		{"花开了吗", 3, "花……"},
		{"花开", 1, "花"},
		{"花开", 2, "花开"},
		{"花开了", 1, "花"},
		{"花开了", -1, ""},
		{"花开了一天两天", 5, "花开了……"},
		{"，，，，，，，，", 5, "，，，……"},
		{"一二三龥鿿一二三四五六", 7, "一二三龥鿿……"},
		{"看ＡＢＣＤＥＦ和其他", 6, "看……"},
		{"a\u200db\u200dc\u200dd\u200de", 6, "a\u200db\u200d……"},
	} {
		if got := Cut(c.s, c.limit); got != c.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.s, c.limit, got, c.want)
		}
	}
}

func TestDateSeams(t *testing.T) {
	for s, want := range map[string]bool{
		"1000-01-01": true, "0999-12-31": false, "2024-12-31": true, "2024-01-00": false, "2024-00-01": false,
		"2024年5月1日9时59分": true, "2024年5月1日9时60分": false, "2024-05-01 9:59": true, "2024-05-01 9:60": false,
		"2024-05-01 9:30:59": true, "2024-05-01 9:30:60": false, "2024-05-01 24:00": true, "2024-05-01 25:00": false,
		"2024-05-01T9:30": true, "2024-05-01t9:30": true, "2024-05-01 9:30": true, "2024-05-19:30": false, "2024年5月1号9:30": true,
	} {
		if _, _, _, ok := ParseDate(s); ok != want {
			t.Errorf("ParseDate(%q): %v", s, ok)
		}
	}
	for s, want := range map[string]bool{
		"2026年11月9日 星期一": true, "11月9日周一": true, "11月9日礼拜一": true, "11月9日上午": true, "11月9日下午三点": true, "11月9日晚": true, "11月9日夜": true, "11月9日凌晨": true,
		"11月9日于十二个字的地方十二个字": true, "11月9日于比十二个字要长一个的地方": false,
		"二千二十六年十一月九日": false, "一二三四五六月九日": true, "一二三四五六七月九日": false,
		"2026-1-1": true, "2026-123-1": false, "2026-11-123": false, "2026-11-": false, "0026-11-09": false, "226-11-09": false, "2026-11-9-1": false, "2026．11．9": true, "２０２６－１１－０９": true,
		"2026年9日": false, "11月": false, "2026年11月": true,
	} {
		if IsDay(s) != want {
			t.Errorf("IsDay(%q): %v", s, !want)
		}
	}
}

func TestLunarSeams(t *testing.T) {
	for l, want := range map[Lunar]string{
		{Year: 4, Month: 1, Day: 1}: "甲子年正月初一", {Year: 3, Month: 1, Day: 1}: "", {Year: 2024, Month: 12, Day: 10}: "甲辰年腊月初十",
		{Year: 2024, Month: 12, Day: 11}: "甲辰年腊月十一", {Year: 2024, Month: 1, Day: 20}: "甲辰年正月二十", {Year: 2024, Month: 1, Day: 21}: "甲辰年正月廿一",
		{Year: 2024, Month: 1, Day: 29}: "甲辰年正月廿九", {Year: 2024, Month: 1, Day: 30}: "甲辰年正月三十", {Year: 2024, Month: 1}: "", {Year: 2024, Day: 1}: "",
	} {
		if got := l.String(); got != want {
			t.Errorf("%+v: %q, want %q", l, got, want)
		}
	}
	for day, want := range map[string]bool{"1900-01-30": false, "1900-01-31": true, "2101-01-28": true, "2101-01-29": false} {
		date, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		if l, ok := LunarDate(date); ok != want || !ok && l != (Lunar{}) {
			t.Errorf("%s: %v %v", day, l, ok)
		}
	}
}

func TestFoldKinds(t *testing.T) {
	for _, r := range edges() {
		want := FoldOther
		switch {
		case r == ' ':
			want = FoldSpace
		case r >= '0' && r <= '9':
			want = FoldDigit
		case r < 0x2e80 && unicode.IsLetter(r):
			want = FoldLetter
		}
		if got := KindOfFold(r); got != want {
			t.Errorf("KindOfFold(%U) = %d, want %d", r, got, want)
		}
	}
	for s, want := range map[string]string{
		"a～b": "a b", "a！b": "a b", "ａｚＡＺ０９": "azaz09", "azAZ09": "azaz09", "花\u3000花": "花花", "a、b": "a b", "a々b": "a々b", "一丨龥鿿": "一丨龥鿿",
		"ñ": "n", "\u0080a\u0080b": "a b", "1-2": "1 2", "a-b": "ab", "a- b": "a b", "a -b": "a b", "a‐b": "ab", "1 a": "1a", "a 1": "a1", "1’2": "1 2",
		"гараж": "гараж", "Гараж": "гараж", "a\u0301": "a",
	} {
		if got := string(AppendFold(nil, s)); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestSlugSeams(t *testing.T) {
	for s, want := range map[string]string{
		"a\u0080b": "a-b", "aéb": "aeb", "e\u0301": "e", "aａ９": "aa9", "a\u0301花": "a-hua", "嗯": "en", "呣": "m", "女": "nv", "ʼn": "n",
	} {
		if got := Slug(s); got != want {
			t.Errorf("Slug(%q) = %q, want %q", s, got, want)
		}
	}
	// The last word that fits ends at the limit exactly.
	for n, want := range map[int]int{195: 200, 196: 196, 199: 199, 200: 200, 201: 200} {
		if got := Slug(strings.Repeat("x", n) + " " + strings.Repeat("y", 4) + " z"); len(got) != want {
			t.Errorf("%d and 4 letters give %d", n, len(got))
		}
	}
	for _, c := range []struct {
		s    string
		most int
		want string
	}{
		{"ab cd", 5, "ab-cd"}, {"ab cd", 4, "ab"}, {"ab cd", 3, "ab"}, {"ab cd", 2, "ab"}, {"abcdef gh", 4, "ab"}, {"ab cd ef", 6, "ab-cd"}, {"ab cd ef", 5, "ab-cd"}, {"a bcdefg", 4, "a"},
	} {
		if got := ShortSlug(c.s, c.most); got != c.want {
			t.Errorf("ShortSlug(%q, %d) = %q, want %q", c.s, c.most, got, c.want)
		}
	}
	for s, want := range map[string]string{"王一二三": "wang-yi-er-san", "王一二三四": "wang-yi-er-san-si", "曾一二三四": "ceng-yi-er-san-si", "曾一二三": "zeng-yi-er-san", "尉迟": "yu-chi", "查": "zha"} {
		if got := NameSlug(s); got != want {
			t.Errorf("NameSlug(%q) = %q, want %q", s, got, want)
		}
	}
}

// TestJoinedTitle: what is in one piece is the same as what Fields makes of it.
func TestJoinedTitle(t *testing.T) {
	piece := rapid.SampledFrom([]string{" ", "\u3000", "\n", "\u00a0", "花", "开", "a", "，", "。", "！", "、", "“"})
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(piece, 0, 6).Draw(t, "pieces"), "")
		want := strings.Join(strings.Fields(s), " ")
		for _, stop := range []string{"，", "。", "！", "？", "；", "：", "、"} {
			want = strings.ReplaceAll(strings.ReplaceAll(want, " "+stop, stop), stop+" ", stop)
		}
		if got := JoinTitle(s); got != want {
			t.Fatalf("JoinTitle(%q) = %q, want %q", s, got, want)
		}
	})
}

func TestUnspreadKeeps(t *testing.T) {
	for s, want := range map[string]string{"标 题，": "标 题，", "标题　": "标题　", "　标 题": "标题", "a 标": "a 标"} {
		if got := Unspread(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestWidthSeams(t *testing.T) {
	for s, want := range map[string]int{" ": 1, "~": 1, "\x1f": 0, "\x7f": 0, "\u20dd": 0, "\u00a7": 2, "\u00a9": 1, "ｱ": 1} {
		if got := Width(s); got != want {
			t.Errorf("Width(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestMomentSeams(t *testing.T) {
	for typed, want := range map[string]string{ // "" is none
		"11月28日 9时59分": "11-28 09:59?", "11月28日 9时60分": "", "11月28日 14:59": "11-28 14:59", "11月28日 14:60": "", "11月28日 14:5": "", "11月28日 14:005": "",
		"14:30:59": " 14:30", "14:30:60": "", "14:30:5": "", "24:00": " 24:00", "24:01": "", "00:00": " 00:00", "0点": " 00:00", "12:30": " 12:30", "11:59": " 11:59?", "1点": " 01:00?", "9点钟": " 09:00?",
		"9点5分": " 09:05?", "9点005分": "", "9点正": " 09:00?", "9点3刻": " 09:45?", "9点三刻": " 09:45?", "9点1刻": " 09:15?", "九點五分": " 09:05?", "930": "", "9点半过": "",
		"凌晨12点": " 00:00", "凌晨6点": " 06:00", "凌晨7点": "", "清晨3点": " 03:00", "清晨2点": "", "清晨9点": " 09:00", "清晨10点": "", "早晨11点": " 11:00", "早晨12点": "",
		"上午0点": " 00:00", "上午12点": " 12:00", "上午13点": "", "中午10点": "", "中午11点": " 11:00", "中午12点": " 12:00", "中午2点": " 14:00", "中午3点": "", "中午14点": " 14:00",
		"下午12点": " 12:00", "下午1点": " 13:00", "下午8点": " 20:00", "下午9点": "", "下午11点": "", "傍晚4点": " 16:00", "傍晚3点": "", "傍晚8点": " 20:00", "傍晚9点": "",
		"晚5点": " 17:00", "晚4点": "", "晚上12点": " 24:00", "夜里11点半": " 23:30", "夜间5点": " 17:00", "晚上12点半": "", "下午0点": "",
		"周一": "", "（周一）9:00": "w1 09:00?", "周日 9:00": "w7 09:00?", "星期天9:00": "w7 09:00?", "礼拜三14:00": "w3 14:00", "（周六14:00": "", "周八14:00": "",
		"0月1日": "", "12月31日": "12-31", "13月31日": "", "11月30日": "11-30", "11月31日": "", "1月0日": "", "31日": "0-31", "32日": "", "0日": "", "28號": "0-28",
		"1000年1月1日": "1000-1-1", "0999年1月1日": "", "2027年2月29日": "", "2028年2月29日": "2028-2-29", "2026年": "", "2026年11月": "", "226年1月1日": "",
		"1-1": "1-1", "12/31": "12-31", "0-1": "", "12-": "", "12-123": "", "2026-1/1": "", "2026/1/1": "2026-1-1", "20261-1-1": "", "２０２６．１．１": "2026-1-1",
		"二十日": "0-20", "廿一日": "0-21", "卅一日": "0-31", "十日": "0-10", "十一日": "0-11", "三十一日": "0-31", "三十二日": "", "二〇二六年一月一日": "2026-1-1", "○点": " 00:00", "两点": " 02:00?", "零点三十分": " 00:30", "一百日": "",
		"11月28日，14:00": "11-28 14:00", "11月28日、14:00": "11-28 14:00", "11月28日t14:00": "11-28 14:00", "11月28日\u00a014:00": "11-28 14:00", "11月28日\t14:00": "11-28 14:00", "14︰30": " 14:30", "14﹕30": " 14:30",
		"全天": "", "11月28日全天": "11-28", "11月28日下午": "",
	} {
		from, to, ok := ParsePeriod(typed)
		if ok != (want != "") || from.String() != want || !to.IsZero() {
			t.Errorf("%s: %q %q %v, want %q", typed, from, to, ok, want)
		}
	}
}
