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
	agencyNews = regexp.MustCompile(`^\p{Han}{1,6}(?:社|网|报|台)(?:讯|消息)`)
	dayNews    = regexp.MustCompile(`^(?:本报|本刊|本网|本台|\p{Han}{1,6}(?:社|网|报|台))\s*[\p{Han}、·]{0,12}\s*(?:[0-9０-９]{1,2}\s*月\s*)?[0-9０-９]{1,2}\s*日\s*[电讯]`)
)

// reportedWithin is how far from the beginning 报道 may end 本报记者 … 报道, in
// bytes.
const reportedWithin = 240

// Dateline reads the source line (电头) that copy begins with: 本报讯, 【本报讯】,
// 本报讯（记者 江晚 通讯员 罗小舟）, ××社××地3月22日电, 本报记者 江晚 报道.
// dateline is the line as written, without the brackets around it and without
// the credits in brackets after it; these, and the people in 本报记者 … 报道, are
// in line. rest is the offset in bytes at which the copy goes on, behind
// spaces and a colon or comma. When ok is false all results are zero.
func Dateline(s string) (dateline string, line Line, rest int, ok bool) {
	start := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	if end := bracketEnd(s[start:]); end > 0 {
		inner, _ := unbracket(s[start : start+end])
		if dateline, line, ok = whole(inner); ok {
			line, rest = bracketed(s, start+end, line)
			return dateline, line, copyStart(s, rest), true
		}
		return "", Line{}, 0, false
	}
	if n := sourceEnd(s[start:]); n > 0 {
		line, rest = bracketed(s, start+n, Line{})
		if rest == start+n {
			line, rest = afterSource(s, rest)
		}
		return s[start : start+n], line, copyStart(s, rest), true
	}
	if n, found := reported(s[start:]); n > 0 {
		return s[start : start+n], found, copyStart(s, start+n), true
	}
	return "", Line{}, 0, false
}

// whole reads text from inside brackets that is a source line and nothing
// else but credits.
func whole(s string) (dateline string, line Line, ok bool) {
	n := sourceEnd(s)
	if n == 0 {
		if n, line = reported(s); n == len(s) && n > 0 {
			return s, line, true
		}
		return "", Line{}, false
	}
	credits := strings.TrimSpace(s[n:])
	if credits == "" {
		return s[:n], Line{}, true
	}
	if inner, enclosed := unbracket(credits); enclosed {
		credits = inner
	}
	line, ok = parse(credits, loose)
	if !ok {
		return "", Line{}, false
	}
	return s[:n], line, true
}

// sourceEnd returns the length of the source line at the head of s.
func sourceEnd(s string) int {
	if found := ownNews.FindString(s); found != "" {
		// 本报讯 needs no space after it, but 本报讯息 is another word.
		if strings.HasPrefix(s[len(found):], "息") {
			return 0
		}
		return len(found)
	}
	if strings.HasPrefix(s, "据") {
		return 0
	}
	for _, pattern := range []*regexp.Regexp{dayNews, agencyNews} {
		if found := pattern.FindString(s); found != "" && ends(s[len(found):]) {
			return len(found)
		}
	}
	return 0
}

// ends reports whether the words before rest are over: 3月22日电 is a source
// line, 3月22日电话 is not.
func ends(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || unicode.IsSpace(r) || strings.ContainsRune("（(：:，,—", r)
}

// bracketed adds the credits in brackets at s[at:] to line and returns where
// they end; at when there are none.
func bracketed(s string, at int, line Line) (Line, int) {
	for range 3 {
		next := at + len(s[at:]) - len(strings.TrimLeftFunc(s[at:], unicode.IsSpace))
		end := bracketEnd(s[next:])
		if end == 0 {
			break
		}
		inner, _ := unbracket(s[next : next+end])
		more, ok := parse(inner, loose)
		if !ok {
			more, ok = namesOnly(inner)
		}
		if !ok {
			break
		}
		line.Credits = append(line.Credits, more.Credits...)
		if more.Covers != "" {
			line.Covers = more.Covers
		}
		at = next + end
	}
	return line, at
}

// namesOnly reads 本报讯（江晚 罗小舟）: behind a source line, names need no role
// word.
func namesOnly(s string) (Line, bool) {
	names := Names(s)
	for _, name := range names {
		if !isName(name, strict) {
			return Line{}, false
		}
	}
	if len(names) == 0 || len(names) > maxNames {
		return Line{}, false
	}
	return Line{Credits: []Credit{{Role: Author, Names: names}}}, true
}

// afterSource reads 记者 江晚 报道 without brackets behind 本报讯.
func afterSource(s string, at int) (Line, int) {
	next := at + len(s[at:]) - len(strings.TrimLeftFunc(s[at:], unicode.IsSpace))
	if n, line := reported(s[next:]); n > 0 {
		return line, next + n
	}
	return Line{}, at
}

// reported reads 本报记者 江晚 报道 at the head of s and returns its length, 0 if
// there is none.
func reported(s string) (int, Line) {
	const mark = "报道"
	if !positionStart.MatchString(s) {
		return 0, Line{}
	}
	at := strings.Index(s[:min(len(s), reportedWithin)], mark)
	if at < 0 {
		return 0, Line{}
	}
	end := at + len(mark)
	line, ok := parse(s[:at], loose)
	if !ok || !ends(s[end:]) {
		return 0, Line{}
	}
	return end, line
}

// copyStart skips what stands between a source line and the copy.
func copyStart(s string, at int) int {
	rest := strings.TrimLeftFunc(s[at:], unicode.IsSpace)
	for _, mark := range []string{"：", ":", "，", ","} {
		if after, ok := strings.CutPrefix(rest, mark); ok {
			rest = strings.TrimLeftFunc(after, unicode.IsSpace)
			break
		}
	}
	return len(s) - len(rest)
}
