package zh

import (
	"strings"
	"testing"
)

func TestCharacters(t *testing.T) {
	for _, r := range "一龥〇々㐀𠀀䶮⺀" {
		if !Han(r) || Fullwidth(r) {
			t.Errorf("%c: Han %v, Fullwidth %v; want a character", r, Han(r), Fullwidth(r))
		}
	}
	for _, r := range "，。！？；：、（）《》〈〉“”‘’「」『』【】〔〕—…·～％／" {
		if Han(r) || !Fullwidth(r) {
			t.Errorf("%c: Han %v, Fullwidth %v; want a full-width mark", r, Han(r), Fullwidth(r))
		}
	}
	for _, r := range "aＡ９,.\u3000 éあ한\u200b\ufffd🙂" {
		if Han(r) || Fullwidth(r) {
			t.Errorf("%c: Han %v, Fullwidth %v; want neither", r, Han(r), Fullwidth(r))
		}
	}
}

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "abc": 3, "社区": 4, "“好”": 6, "……": 4, "Ａ1": 3,
		"e\u0301": 1, "a\u200bb\n": 2, "🙂": 2, "\u3000": 2, "ｱ": 1, "\xff": 2,
	} {
		if got := Width(s); got != want {
			t.Errorf("Width(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	for s, want := range map[string]int{
		"":                      0,
		"春风 渡口。":                5,
		"共3,000余人":              4,
		"3月22日":                 4,
		"好,好":                   3,
		"A4纸":                   2,
		"２０２４年":                 2,
		"Café de Flore":         3,
		"“周末集市”":                6,
		"满意率98.5%":              4,
		"\u3000\u3000首行缩进\n":    4,
		"a\u200bb":              2,
		"卡里姆·买买提":               7,
		"🙂🙂":                    2,
		"\u0301":                0,
		"don't — e-mail me@b.c": 4,

		"见https://example.cn/" + strings.Repeat("a/", 100) + "页": 3,
		strings.Repeat("a", 3<<20):                               3 << 20 / longestWord, // no word is that long
	} {
		if got := Count(s); got != want {
			t.Errorf("Count(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestNumeral(t *testing.T) {
	for n, want := range map[int]string{
		-1: "-1", 0: "零", 1: "一", 10: "十", 12: "十二", 20: "二十", 21: "二十一",
		100: "一百", 101: "一百零一", 110: "一百一十", 112: "一百一十二",
		1000: "一千", 1001: "一千零一", 1010: "一千零一十", 1100: "一千一百",
		2023: "二千零二十三", 9999: "九千九百九十九", 10000: "10000",
	} {
		if got := Numeral(n); got != want {
			t.Errorf("Numeral(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestJoinTitle(t *testing.T) {
	for s, want := range map[string]string{
		"": "",
		"柳湾社区　　推进微改造 点亮小巷":  "柳湾社区 推进微改造 点亮小巷",
		" 春到柳湾，\n花满小巷 ":     "春到柳湾，花满小巷",
		"柳湾 、桥头":            "柳湾、桥头",
		"推进 “五彩”工作法":        "推进 “五彩”工作法",
		"Hello  柳湾\u00a0A4": "Hello 柳湾 A4",
	} {
		if got := JoinTitle(s); got != want {
			t.Errorf("JoinTitle(%q) = %q, want %q", s, got, want)
		}
	}
}

func FuzzCounts(f *testing.F) {
	f.Add("柳湾社区 A4纸，共3,000张……\u3000é\xff")
	f.Fuzz(func(t *testing.T, s string) {
		runes := len([]rune(s))
		if n := Count(s); n < 0 || n > runes {
			t.Errorf("Count(%q) = %d of %d characters", s, n, runes)
		}
		if n := Width(s); n < 0 || n > 2*runes {
			t.Errorf("Width(%q) = %d of %d characters", s, n, runes)
		}
		if joined := JoinTitle(s); JoinTitle(joined) != joined {
			t.Errorf("JoinTitle(%q) = %q changes when joined again", s, joined)
		}
	})
}

func TestUnspread(t *testing.T) {
	for s, want := range map[string]string{
		"标　题": "标题", "责 任 编 辑": "责任编辑", " 标 题 ": "标题", "标题": "标题", "标题 一": "标题 一", "一 标题": "一 标题", "标 a": "标 a", "标": "标", "": "", " ": " ",
	} {
		if got := Unspread(s); got != want {
			t.Errorf("Unspread(%q) = %q, want %q", s, got, want)
		}
	}
}
