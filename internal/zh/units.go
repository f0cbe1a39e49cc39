package zh

import (
	"strings"
	"unicode/utf8"
)

// Unit is the length in bytes of the unit that s begins with, which stays with
// the number before it (clreq 3.1.5): of 公里 in 公里以外. It is 0 for none.
func Unit(s string) int {
	first, _ := utf8.DecodeRuneInString(s)
	for _, u := range units[first] {
		if strings.HasPrefix(s, u) {
			return len(u)
		}
	}
	return 0
}

// LongestUnit is how many characters the longest unit has.
const LongestUnit = 4

// units follow a number, the longest first (the list is of newspaper copy).
var units = func() map[rune][]string {
	m := map[rune][]string{}
	for _, u := range []string{
		"万平方米", "平方千米", "平方公里", "平方米", "立方米", "摄氏度", "千瓦时", "个百分点",
		"万余元", "余万元", "万多元", "多万元", "亿多元", "多亿元",
		"万元", "亿元", "千元", "百元", "万人", "万名", "万户", "万亩", "万吨", "亿人", "余人", "余名", "余户", "余元", "多人", "多名", "多户", "多元", "多年", "人次", "万多", "万余",
		"单元", "号楼", "号线", "号院", "小时", "分钟", "公里", "分贝", "公斤", "公顷", "千米", "厘米", "毫米", "千克", "毫克", "毫升", "千瓦", "周岁", "周年", "个月", "年度", "年级", "年代",
		"年", "月", "日", "号", "时", "点", "分", "秒", "元", "角", "万", "亿", "千", "百", "名", "个", "人", "位", "岁", "级", "届", "次", "户", "栋", "幢", "楼", "层", "室", "期", "版", "家", "条", "项", "件", "台", "辆", "米", "里", "吨", "克", "斤", "亩", "升", "度", "倍", "折", "成", "周", "天", "场", "支", "份", "篇", "张", "座", "所", "处", "组", "路", "余", "多", "后", "晚", "班", "排", "行", "套", "双", "对", "头", "只", "棵", "株", "束", "本", "册", "字", "句", "种", "类", "批", "轮", "回", "趟", "遍", "桌", "箱", "袋", "瓶", "盆", "盏", "车", "强", "大",
	} {
		r := []rune(u)[0]
		m[r] = append(m[r], u)
	}
	return m
}()
