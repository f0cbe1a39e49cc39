package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// The numbers of a printed list are those that were typed.
func TestListNumbers(t *testing.T) {
	for text, want := range map[string][]string{
		"1. 甲\n3. 乙\n4. 丙": {"1.", "3.", "4."},
		"5. 甲\n5. 乙\n2. 丙": {"5.", "5.", "2."},
		"1. 甲\n1. 乙\n1. 丙": {"1.", "2.", "3."},
		"0. 甲\n1. 乙":       {"0.", "1."},
		"1) 甲\n3) 乙":       {"1)", "3)"},
		"09. 甲\n10. 乙":     {"09.", "10."},
	} {
		c := Copy{Body: bodyOf(text)}
		var got []string
		for _, b := range c.blocks() {
			got = append(got, b.Mark)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestHanging holds how far the items of lists stand in, marks as they were
// typed.
func TestHanging(t *testing.T) {
	long := "在渡口的石阶上坐了整整一个下午，看船来船往，看水涨水落，看对岸的灯一盏一盏亮起来，直到最后一班船靠岸，船工收起缆绳，喊他回家吃饭去，他才慢慢地站起来。"
	tests := []struct {
		text string
		want []string // of each block: its mark, how far it stands in, its first words
	}{
		{"- 上船\n- 开船", []string{"● 1000 上船", "● 1000 开船"}},
		{"9. 上船\n10. 开船", []string{"9. 1500 上船", "10. 1500 开船"}},
		{"- 上船\n  - 排队\n    1. 让座\n- 开船", []string{"● 1000 上船", "● 2000 排队", "1. 3000 让座", "● 1000 开船"}},
		{"- 上船\n\n  带好船票。\n- 开船", []string{"● 1000 上船", "1000 带好船票。", "● 1000 开船"}},
		{"1、上船；\n2、开船。", []string{"1、 1500 上船；", "2、 1500 开船。"}},
		{"（一）上船；\n（二）开船。", []string{"（一） 3000 上船；", "（二） 3000 开船。"}},
		{"1、" + long + "\n2、开船。", []string{"0 1、" + long, "0 2、开船。"}},
		{"须知：\n1、上船；\n2、开船。\n谢谢。", []string{"0 须知：", "1、 1500 上船；", "2、 1500 开船。", "0 谢谢。"}},
		{"- # 甲\n- 乙", []string{"1000 ●甲", "● 1000 乙"}},
	}
	for _, tt := range tests {
		c := Copy{Body: bodyOf(tt.text)}
		var got []string
		for _, b := range c.blocks() {
			words, mark := "", b.Mark
			for _, r := range b.Runs {
				words += r.Text
			}
			if b.Lead > 0 {
				mark, words = words[:b.Lead], words[b.Lead:]
			}
			got = append(got, strings.TrimSpace(fmt.Sprint(mark, " ", b.Inset, " ", words)))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q:\n%q, want\n%q", tt.text, got, tt.want)
		}
	}
}

// TestHangingShortItems holds up to how many characters items with typed marks hang:
// those with wide marks fewer.
func TestHangingShortItems(t *testing.T) {
	for _, tt := range []struct {
		marks [2]string
		chars int
		hangs bool
	}{
		{[2]string{"1、", "2、"}, 60, true},
		{[2]string{"1、", "2、"}, 61, false},
		{[2]string{"一、", "二、"}, 60, true},
		{[2]string{"（一）", "（二）"}, 30, true},
		{[2]string{"（一）", "（二）"}, 31, false},
	} {
		long := strings.Repeat("船", tt.chars-utf8.RuneCountInString(tt.marks[1])-1) + "。"
		c := Copy{Body: bodyOf(tt.marks[0] + "上船；\n" + tt.marks[1] + long)}
		for _, b := range c.blocks() {
			if hangs := b.Hang > 0; hangs != tt.hangs {
				t.Errorf("%s of %d characters hangs: %t", tt.marks[1], tt.chars, hangs)
			}
		}
	}
	c := Copy{Body: bodyOf("- 上船\n  - 排队\n    - 让座\n      - 坐好\n        - 扶稳\n          - 别急\n")}
	before := 0
	for _, b := range c.blocks() {
		if b.Inset < before || b.Inset > deepest+1000 {
			t.Errorf("an item stands in by %d, the one around it by %d", b.Inset, before)
		}
		before = b.Inset
	}
	if before != deepest+1000 {
		t.Errorf("the deepest stands in by %d", before)
	}
}
