package byline

import (
	"strings"
	"unicode/utf8"
)

// positionPrefixes may stand before a position, several of them too: 本报实习记者.
var positionPrefixes = setOf(
	"本报", "本刊", "本网", "本台", "实习", "见习", "特约", "特派", "特聘", "首席", "资深", "驻站", "全媒体", "全媒", "融媒体", "融媒",
	"社区", "校园", "学生", "青年", "文字", "图片", "骨干", "业余", "市民", "执行", "值班", "轮值", "本版", "本期", "版面", "新媒体",
	"总", "副", "小",
)

func setOf(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

// longestPosition is in characters; that of a prefix is three.
const longestPosition = 4

// positionAt returns the length of the position that s begins with, prefixes
// and all, and the word that it ends with; 0 when there is none. It is tried
// on every word of a byline, and a pattern for it was most of what reading one
// took.
func positionAt(s string) (int, string) {
	var ends [longestPosition]int
	n := 0
	for end := 0; n < longestPosition && end < len(s); n++ {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
		ends[n] = end
	}
	for i := min(n, 3) - 1; i >= 0; i-- {
		if positionPrefixes[s[:ends[i]]] {
			if length, word := positionAt(s[ends[i]:]); length > 0 {
				return ends[i] + length, word
			}
		}
	}
	for i := n - 1; i > 0; i-- {
		if _, ok := positions[s[:ends[i]]]; ok {
			return ends[i], s[:ends[i]]
		}
	}
	return 0, ""
}

func startsWithPositionWord(s string) bool { n, _ := positionAt(s); return n > 0 }

// isPosition reports whether all of s is a position.
func isPosition(s string) bool { n, _ := positionAt(s); return n > 0 && n == len(s) }

// positionIn returns where the first of some positions stands in s, with the
// prefixes before it, and where it begins without them; to is 0 when there is
// none.
func positionIn(s string, words ...string) (from, at, to int) {
	for _, word := range words {
		if i := strings.Index(s, word); i >= 0 && (to == 0 || i < at) {
			at, to = i, i+len(word)
		}
	}
	if to == 0 {
		return 0, 0, 0
	}
	for from = at; from > 0; {
		n := prefixBefore(s[:from])
		if n == 0 {
			break
		}
		from -= n
	}
	return from, at, to
}

// prefixBefore returns the length of the prefix that s ends with.
func prefixBefore(s string) int {
	at, length := len(s), 0
	for range 3 {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		if at -= size; positionPrefixes[s[at:]] {
			length = len(s) - at
		}
	}
	return length
}

// outletEnd returns the length of a position at the head of s that begins
// with the name of an outlet or an office, 柳湾日报全媒体记者, and its role. It is
// 0 when there is none.
func outletEnd(s string) (int, Role) {
	if !strings.Contains(s, "记者") && !strings.Contains(s, "员") {
		return 0, ""
	}
	from, at, to := positionIn(s, "记者", "通讯员", "评论员", "信息员", "报道员")
	if to == 0 {
		return 0, ""
	}
	role := positions[s[at:to]]
	for _, work := range []string{"摄影", "摄像", "视频"} {
		if before, ok := strings.CutSuffix(s[:at], work); ok && role == Reporter {
			from, at, role = len(before), len(before), Photographer
		}
	}
	// 社区 in 柳湾社区通讯员 is of the office and looks like a prefix: where
	// what stands before is no outlet, more is tried.
	for end := from; ; {
		if end > 0 && isOutlet(s[:end]) {
			return to, role
		}
		if end >= at {
			return 0, ""
		}
		end += prefixAt(s[end:at])
	}
}

// prefixAt returns the length of the prefix that s, all of prefixes, begins
// with.
func prefixAt(s string) int {
	at, length := 0, 0
	for range 3 {
		_, size := utf8.DecodeRuneInString(s[at:])
		if at += size; positionPrefixes[s[:at]] {
			length = at
		}
	}
	if length == 0 {
		return len(s)
	}
	return length
}
