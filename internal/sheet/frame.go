package sheet

import "strings"

// A frame (花边) is for what is not news: comment, an editor's note, a notice.
// These are the words by which sections and headlines say so.
var (
	framedSections = []string{"言论", "评论", "时评", "短评", "杂谈", "观点", "公告", "公示", "启事", "通知", "提示", "征稿"}
	framedHeads    = []string{"编者按", "启事", "公告", "公示", "通告", "征稿", "声明", "温馨提示", "短评"}
)

// mostFramed is up to how many characters stand well in a frame.
const mostFramed = 700

func framedSection(name string) bool   { return containsAny(name, framedSections) }
func framedHeadline(title string) bool { return containsAny(title, framedHeads) }

func containsAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
