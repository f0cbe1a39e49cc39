package typeset

import (
	"strings"
	"testing"
)

// signs stand for how readily a line may end: freely, so as not to open it wide
// (addresses) or to leave it half empty (numbers, names), inside a long word,
// before a dash.
var signs = map[level]string{free: "|", link: "↓", soft: "¦", split: "↯", hard: "", dashed: "⇣"}

// TestEnds says where lines may end, and how readily.
func TestEnds(t *testing.T) {
	without := strings.NewReplacer("|", "", "↓", "", "¦", "", "↯", "", "⇣", "")
	for rule, texts := range map[string][]string{
		"characters of the grid": {"水|清。", "カ|メ|ラ", "한|국", "①|②|★", "〇|二", "ㄅ|ㄆ", "日|本|語|テ|キ|ス|ト"},
		"marks of Chinese text":  {"春|（甲）|乙", "甲，|“乙”|丙", "甲：|乙；|丙！|丁？", "甲、 |乙", "甲 ，|乙", "（ 甲", "甲|（ 乙", "一•|二", "々〻"},
		"interpuncts":            {"玛|丽·¦居|里", "a·¦b", "·¦甲", "甲·"},
		"connectors":             {"甲～|乙", "2～¦3", "甲—|乙", "3—¦5", "甲–|乙", "甲—", "a—|b", "甲-|乙", "甲‐|乙", "8~¦9", "甲~|乙"},
		"dashes":                 {"甲⇣——|乙", "甲⇣———|乙", "甲⇣——⇣——|乙", "甲⇣⸺|乙", "甲⇣———|乙⇣——|丙", "甲—|乙⇣——|丙", "——|甲", "甲⇣——"},
		"ellipses":               {"甲⇣…|乙", "甲⇣……|乙", "甲⇣⋯⋯|乙", "甲⇣……⇣……|乙"},
		"solidi":                 {"文/图", "文／图", "文/ 图", "/图", "文/", "a/↓b", "1/¦2"},
		"days":                   {"3¦月¦22¦日", "3¦月¦22¦号", "3¦月|22", "3¦月", "3¦月|2x", "3¦月|22¦天", "3¦月|22 |日", "10¦月 |5¦日"},
		"times of day":           {"9¦时¦30¦分", "9¦点¦30¦分", "9¦点|30¦日", "9¦时|30", "12:30|整", "9¦日|30¦分"},
		"numbers and units":      {"12¦公¦里|路", "12¦个¦百¦分¦点|高", "5¦万¦余¦元|钱", "5¦号¦楼|里", "５¦号¦楼|里", "3¦个¦月|内", "3|甲", "3¦平¦方¦米", "3|平"},
		"ordinals":               {"第¦6¦届", "第|甲", "甲|6¦届"},
		"single capitals":        {"U¦盘", "AA¦制", "AB|制", "aA|制", "1A|栋", "xU|盘", "u|盘", "Z¦字", "A¦字", "KK¦歌", "K |K¦歌", "AAA|级", "甲|A¦级"},
		"figures":                {"12,345¦人", "3.14¦万", "1,|甲", "1. |甲", "1.|甲", "a.¦1", "1;¦2", "1２", "１２３"},
		"No.":                    {"No. ¦5", "No. |甲", "No |5", "No. |a", "so. |5", "Na. |5", "a |5"},
		"telephones and dates":   {"0571-↯8765", "2026-↯03-↯02", "a1-¦b"},
		"compounds":              {"a-¦b", "a-¦5", "5-¦a"},
		"before numbers":         {"-5℃", "甲|-5℃", "甲|+5", "甲|<5", "甲|>60", "￥50¦元", "$5", "#5|甲", "≥60", "￥ 5"},
		"after numbers":          {"98%|以", "60㎡|整", "37℃|高", "5°", "5㍱|甲", "5㏟|甲"},
		"straight quotes":        {"don't", "'hi' |a", "甲'|乙'|丙", "“'↓a'”", "a |'b' |c", "a |'甲' |b", "he |said |\"hi\" |to", "甲|\"乙\"|丙|\"丁\"|戊"},
		"brackets in Latin":      {"(a) |b", "a |(b)", "a¦(b)", "甲|(b)|乙", "[1]|甲"},
		"marks in Latin":         {"a,↓b", "a, |b", "a:↓b", "a.↓b.↓c"},
		"addresses":              {"https://↓a.↓cn/↓x?↓y=¦1&↓z=¦2", "/↓usr/↓bin", "a@b.↓cn", "a_↓b", "甲 |~↓a"},
		"names":                  {"R&↓D¦部", "C++|课", "CO₂|少", "x²y"},
		"long words":             {"abcde", "abc↯def", "abc↯d↯e↯fgh", "a1b↯2↯c↯3d4", "甲|abc↯d↯efg|乙", "abc↯def |abc↯def", "дом", "Ω3"},
		"white":                  {"甲 |乙", "a |b", "5 |甲", "甲 |5"},
		"what is glued":          {"甲\u00a0乙", "a\u00a0b", "甲\u2060乙", "甲‑乙"},
		"a place to break":       {"甲\u200b|乙", "甲\u200b，"},
	} {
		for _, want := range texts {
			text := flush(without.Replace(want))
			var got strings.Builder
			for i, a := range text.atoms {
				if i > 0 {
					got.WriteString(signs[a.brk])
				}
				got.WriteString(text.blocks[0].Runs[a.run].Text[a.at:a.end])
			}
			if got.String() != want {
				t.Errorf("%s: %q, want %q", rule, got.String(), want)
			}
		}
	}
}
