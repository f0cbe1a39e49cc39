package markup

import (
	"strings"
	"unicode/utf8"

	"bao/internal/zh"
)

// label says what word and colon a line begins with.
type label uint8

const (
	noLabel    label = iota
	someLabel        // a short word and a colon
	knownLabel       // 时间： 地点： 电话： and what else notices give a line of its own
	turnLabel        // 问： 答：
)

// longestLabel is the most characters of a label: 防汛值班联系电话.
const longestLabel = 10

// labelEnds are the ends of words that head a line of a notice, a form or a
// note.
var labelEnds = []string{
	"时间", "日期", "地点", "地址", "电话", "手机", "热线", "传真", "邮箱", "邮编", "网址", "微信", "公众号",
	"联系人", "联系方式", "对象", "人员", "单位", "方式", "内容", "要求", "条件", "费用", "价格", "票价", "收费",
	"名额", "人数", "流程", "路线", "范围", "原因", "主办", "承办", "协办", "主讲", "主持", "嘉宾", "材料",
	"备注", "附件", "附", "注", "事项", "提示", "主题", "目的", "截止", "作者", "译者", "题目", "姓名", "性别", "年龄", "学历", "岗位", "薪资",
	"QQ", "Email", "email", "E-mail", "Tel", "TEL",
}

// speech are the ends of what introduces words that somebody says.
const speech = "说道问答称喊叫是为有到示出讲想写即如指"

// readLabel reads the label at the head of a line. Forms are typed with wide
// gaps: 时　间：. A name in brackets is one: 【地点】.
func readLabel(s string) label {
	head := s[:min(len(s), 6*longestLabel)]
	if strings.IndexByte(head, ':') < 0 && !strings.Contains(head, "：") && !strings.HasPrefix(s, "【") {
		return noLabel
	}
	var word strings.Builder
	n := 0
	for i, r := range s {
		switch {
		case r == '：' || r == ':' && n > 0:
			if r == ':' && strings.HasPrefix(s[i+1:], "//") {
				return noLabel
			}
			return labelOf(word.String(), n)
		case r == '】' && strings.HasPrefix(s, "【") && n > 0:
			return knownLabel
		case r == ' ' || r == '\u3000' || r == '\u00a0' || r == '【' && i == 0:
			continue
		case r == '（' || r == '(': // 对象（限本街道）：
			if end := strings.IndexAny(s[i:], "）)"); n > 0 && end > 0 {
				_, size := utf8.DecodeRuneInString(s[i+end:])
				if after := firstRune(s[i+end+size:]); after == '：' || after == ':' {
					return labelOf(word.String(), n)
				}
			}
			return noLabel
		case digit(r) >= 0 && n > 0 && turn(s): // Q1：
			continue
		case !zh.Han(r) && !labelRune(r), n == longestLabel:
			return noLabel
		}
		word.WriteRune(r)
		n++
	}
	return noLabel
}

// turn reports whether s begins with what stands for a question or an answer.
func turn(s string) bool { return strings.ContainsRune("问答QAqa", firstRune(s)) }

// labelRune reports whether r stands in labels beside Chinese: QQ群, 文/图.
func labelRune(r rune) bool {
	return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '/' || r == '、' || r == '·' || r == '-'
}

func labelOf(word string, n int) label {
	switch {
	case word == "":
		return noLabel
	case turn(word) && n == 1:
		return turnLabel
	}
	for _, end := range labelEnds {
		if strings.HasSuffix(word, end) {
			return knownLabel
		}
	}
	last, _ := utf8.DecodeLastRuneInString(word)
	if n < 2 || !zh.Han(last) || strings.ContainsRune(speech, last) {
		return noLabel
	}
	return someLabel
}
