package typeset

import "unicode"

// kind is what a character is to the rules.
type kind uint8

const (
	han        kind = iota // a character of the grid; broken on both sides
	letter                 // Latin and other alphabets, and what sticks to them
	digit                  // 0–9 and ０–９
	space                  // white that may be dropped at a line's end
	zero                   // a place to break without width (U+200B)
	glue                   // NBSP, word joiner: no break on either side
	opening                // full-width opening brackets and quotes
	closing                // full-width closing brackets and quotes
	pause                  // 、，；：
	stop                   // 。．？！
	dash                   // — in a pair
	ellipsis               // …
	interpunct             // ·
	connector              // ～ – － and a single —
	slash                  // ／, and / beside Han
	prefix                 // ¥ $ # № before a number
	postfix                // % ℃ ° after one
	lopen                  // ( [ { and an opening " '
	lclose                 // ) ] } , . ! ? : ; and a closing " '
	joiner                 // - / & = _ and the like inside words
)

// slackBefore and slackAfter report where a full-width mark has half an em of
// white (clreq 3.1.6.1).
func (k kind) slackBefore() bool { return k == opening }
func (k kind) slackAfter() bool  { return k >= closing && k <= stop }

// latin reports whether no share of a line's spread goes in beside another
// such character (clreq 3.2.4).
func (k kind) latin() bool {
	return k == letter || k == digit || k >= prefix
}

// noStart reports whether the mark may not begin a line (clreq 3.1.4 basic
// and GB-style, GB/T 15834-2011 5.1).
func (k kind) noStart() bool {
	switch k {
	case closing, pause, stop, interpunct, connector, slash, postfix, lclose:
		return true
	}
	return false
}

// noEnd reports whether the mark may not end a line (clreq 3.1.4; the solidus
// by its GB-style).
func (k kind) noEnd() bool {
	return k == opening || k == lopen || k == slash || k == prefix
}

// marks tells the characters that have rules of their own. What straight
// quotes, the solidus and curly quotes are depends on what stands beside
// them; see settle.
var marks = func(sets []markSet) map[rune]kind {
	m := map[rune]kind{}
	for _, s := range sets {
		for _, r := range s.runes {
			m[r] = s.kind
		}
	}
	return m
}([]markSet{
	{opening, "（《〈「『【〔［｛〖〘〝“‘"},
	{closing, "）》〉」』】〕］｝〗〙〞〟”’"},
	{pause, "、，；："},
	{stop, "。．？！"},
	{dash, "—─―⸺"},
	{ellipsis, "…⋯"},
	{interpunct, "·・"},
	{connector, "～－–〜"},
	{slash, "／"},
	{prefix, "¥￥$＄€£￡¢#＃№"},
	{postfix, "%％‰℃℉°′″"},
	{lopen, "([{«"},
	{lclose, ")]},.!?:;»"},
	{joiner, "-/&=_+*~^|\\<>‐"},
	{glue, "\u00a0\u202f\u2060\ufeff‑"},
	{zero, "\u200b"},
	{space, " \t\r\v\f\u0085\u2028\u2029\u3000\u2002\u2003\u2009"},
})

type markSet struct {
	kind  kind
	runes string
}

// kindOf is the kind of r without its context.
func kindOf(r rune) kind {
	switch {
	case r >= '0' && r <= '9', r >= '０' && r <= '９':
		return digit
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return letter
	case r >= 0x4e00 && r < 0xa000:
		return han
	}
	if k, ok := marks[r]; ok {
		return k
	}
	if r < 0x7f || !wide(r) && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)) {
		return letter
	}
	return han
}

// units follow a number and are kept with it, the longest first (clreq 3.1.5
// "digits and their prefix and suffix"; the list is of newspaper copy).
var units = func() map[rune][]string {
	m := map[rune][]string{}
	for _, u := range []string{
		"万平方米", "平方公里", "平方米", "立方米", "摄氏度", "千瓦时", "个百分点",
		"万余元", "余万元", "万多元", "多万元", "亿多元", "多亿元",
		"万元", "亿元", "千元", "百元", "万人", "万名", "万户", "万亩", "万吨", "亿人", "余人", "余名", "余户", "余元", "多人", "多名", "多户", "多元", "多年", "人次", "万多", "万余",
		"小时", "分钟", "公里", "公斤", "公顷", "千米", "厘米", "毫米", "千克", "毫克", "毫升", "千瓦", "周岁", "周年", "个月", "年度", "年级", "年代",
		"年", "月", "日", "号", "时", "点", "分", "秒", "元", "角", "万", "亿", "千", "百", "名", "个", "人", "位", "岁", "级", "届", "次", "户", "栋", "幢", "楼", "层", "室", "期", "版", "家", "条", "项", "件", "台", "辆", "米", "里", "吨", "克", "斤", "亩", "升", "度", "倍", "折", "成", "周", "天", "场", "支", "份", "篇", "张", "座", "所", "处", "组", "路", "余", "多",
	} {
		r := []rune(u)[0]
		m[r] = append(m[r], u)
	}
	return m
}()
