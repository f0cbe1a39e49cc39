package byline

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A story's source line. 电 was sent from elsewhere, 讯 was not.
var (
	ownNews    = regexp.MustCompile(`^(?:本报|本刊|本网|本台|本站)(?:讯|消息)`)
	ownPlace   = regexp.MustCompile(`^(?:本报|本刊|本网|本台|本站)(?:\p{Han}{1,6}[讯电]|综合消息|综合报道)`)
	localNews  = regexp.MustCompile(`^\p{Han}{0,8}?(?:社区|街道|镇|乡|村|区|县|市|街|路|街道办|居委会|村委会|派出所|物业|小学|中学|学校|幼儿园|中心)(?:\s*(?:[0-9０-９]{1,2}\s*月\s*)?[0-9０-９]{1,2}\s*日\s*)?(?:综合)?(?:讯|综合消息)`)
	agencyNews = regexp.MustCompile(`^\p{Han}{1,6}(?:社|网|报|台)(?:讯|消息)`)
	dayNews    = regexp.MustCompile(`^(?:据|综合)?(?:本报|本刊|本网|本台|\p{Han}{1,6}(?:社|网|报|台))\s*[\p{Han}、·]{0,12}\s*(?:[0-9０-９]{1,2}\s*月\s*)?[0-9０-９]{1,2}\s*日\s*[电讯]`)
	placeNews  = regexp.MustCompile(`^\p{Han}{2,5}讯`)
	wireNews   = regexp.MustCompile(`^(?:据|综合)?(?:新华社|中新社|中国新闻社|新华网|中新网|人民网|人民日报|光明日报|经济日报|央视新闻|央视)[\p{Han}、·]{0,8}?[电讯]`)
)

// sources are the patterns for which the words must be over behind them.
var sources = []*regexp.Regexp{dayNews, agencyNews, wireNews, ownPlace, localNews}

// sourceWithin is how far from its beginning copy says 讯, 电 or 消息 if it has a
// source line, in bytes.
const sourceWithin = 120

// sourceEnd returns the length of the source line at the head of s.
func sourceEnd(s string) int {
	head := s[:min(len(s), sourceWithin)]
	if !strings.Contains(head, "讯") && !strings.Contains(head, "电") && !strings.Contains(head, "消息") && !strings.Contains(head, "综合报道") {
		return 0
	}
	if found := ownNews.FindString(s); found != "" {
		// 本报讯 needs no space after it, but 本报讯息 is another word.
		if strings.HasPrefix(s[len(found):], "息") {
			return 0
		}
		return len(found)
	}
	for _, pattern := range sources {
		if found := pattern.FindString(s); found != "" && ends(s[len(found):]) && !isSentence(found, s[len(found):]) {
			return len(found)
		}
	}
	return 0
}

// placeEnd is sourceEnd for 柳湾讯（记者 江晚）, which is one by the credits behind
// it.
func placeEnd(s string) int {
	found := placeNews.FindString(s)
	if found == "" || isSentence(found, "") {
		return 0
	}
	next := spaces(s, len(found))
	inner, ok := unbracket(s[next : next+bracketEnd(s[next:])])
	if _, names := parse(inner, loose); !ok || !names {
		return 0
	}
	return len(found)
}

// ends reports whether the words before rest are over: 3月22日电 is a source
// line, 3月22日电话 is not.
func ends(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || unicode.IsSpace(r) || strings.ContainsRune("（(：:，,—", r)
}

// isSentence reports whether what looks like a source line is the beginning
// of a sentence: 据柳湾社3月22日电，…… and 本报接到来电，…….
func isSentence(found, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	if strings.HasPrefix(found, "据") && strings.ContainsRune("，,", next) {
		return true
	}
	if strings.ContainsAny(found, "的了在从向对被把给是有到") && !dayNews.MatchString(found) {
		return true
	}
	for _, word := range []string{"来电", "去电", "致电", "停电", "用电", "供电", "回电", "通电", "通讯", "资讯", "喜讯", "音讯", "问讯"} {
		if strings.HasSuffix(found, word) {
			return true
		}
	}
	return false
}
