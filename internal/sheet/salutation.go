package sheet

import (
	"strings"
	"unicode/utf8"

	"bao/internal/typeset"
)

// Whom a letter or a notice is for stands in a line of its own: flush left, a colon
// at its end (GB/T 9704—2012 7.3.2, 主送机关). These are the words by which it is told
// from other lines with a colon.
var (
	salutes = []string{"尊敬的", "敬爱的", "亲爱的", "各位", "诸位", "全体", "广大", "致全体", "致各"}
	saluted = []string{"朋友", "居民", "业主", "住户", "家长", "读者", "乡亲", "同志", "同仁", "邻居", "先生", "女士", "老师", "们", "社区", "单位", "村委会", "居委会"}
)

// longestSalutation is up to how many characters whom a text is for has.
const longestSalutation = 30

// salutation reports whether a paragraph says whom the text is for: 尊敬的业主：
func salutation(text string) bool {
	text = strings.TrimSpace(text)
	whom, ok := strings.CutSuffix(text, "：")
	if !ok {
		whom, ok = strings.CutSuffix(text, ":")
	}
	if !ok || utf8.RuneCountInString(whom) > longestSalutation || strings.ContainsAny(whom, "，。；：！？“”") {
		return false
	}
	for _, word := range salutes {
		if strings.HasPrefix(whom, word) {
			return true
		}
	}
	for _, word := range saluted {
		if strings.HasSuffix(whom, word) {
			return utf8.RuneCountInString(whom) <= longestSalutation/2
		}
	}
	return false
}

// endsWithColon reports whether words end as a salutation does, as few do.
func endsWithColon(words []typeset.Run) bool {
	for i := len(words) - 1; i >= 0; i-- {
		if text := strings.TrimSpace(words[i].Text); text != "" {
			return strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":")
		}
	}
	return false
}
