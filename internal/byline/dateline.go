package byline

import (
	"strings"
	"unicode"
)

// Dateline reads the source line (电头) that copy begins with: 本报讯, 【本报讯】,
// 本报讯（记者 江晚 通讯员 罗小舟）, 社区讯, ××社××地3月22日电, 本报记者 江晚 报道.
// dateline is the line as written, without the brackets around it and without
// the credits in brackets after it; these, and the people in 本报记者 … 报道, are
// in line. rest is the offset in bytes at which the copy goes on, behind
// spaces and a colon or comma. Copy may begin with the credits alone,
// （记者 江晚）昨日 or □记者 江晚 昨日; dateline is empty then. When ok is false all
// results are zero.
func Dateline(s string) (dateline string, line Line, rest int, ok bool) {
	f := fold(s)
	dateline, line, rest, ok = readDateline(f.text)
	return f.as(dateline), f.line(line), rest, ok
}

func readDateline(s string) (dateline string, line Line, rest int, ok bool) {
	start := spaces(s, 0)
	if end := bracketEnd(s[start:]); end > 0 {
		inner, _ := unbracket(s[start : start+end])
		if dateline, line, ok = whole(inner); ok {
			line, rest = bracketed(s, start+end, line)
			if len(line.Credits) == 0 {
				line, rest = afterSource(s, rest)
			}
			return dateline, line, copyStart(s, rest), true
		}
		if line, ok = parse(inner, loose); ok {
			line, rest = bracketed(s, start+end, line)
			return "", line, copyStart(s, rest), true
		}
		return "", Line{}, 0, false
	}
	n := sourceEnd(s[start:])
	if n == 0 {
		n = placeEnd(s[start:])
	}
	if n > 0 {
		line, rest = bracketed(s, start+n, Line{})
		if rest == start+n {
			line, rest = afterSource(s, rest)
		}
		return s[start : start+n], line, copyStart(s, rest), true
	}
	if Mark(s) != 0 {
		marked := len(s) - len(strings.TrimLeft(s[start:], marks+" \u3000"))
		if n, found := leading(s[marked:]); n > 0 {
			return "", found, copyStart(s, marked+n), true
		}
		return "", Line{}, 0, false
	}
	if n, found := reported(s[start:]); n > 0 {
		return s[start : start+n], found, copyStart(s, start+n), true
	}
	return "", Line{}, 0, false
}

// spaces returns the offset behind the white space at s[at:].
func spaces(s string, at int) int {
	return len(s) - len(strings.TrimLeftFunc(s[at:], unicode.IsSpace))
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
	line, ok = parse(credits, loose)
	if !ok {
		return "", Line{}, false
	}
	return s[:n], line, true
}

// bracketed adds the credits in brackets at s[at:] to line and returns where
// they end; at when there are none.
func bracketed(s string, at int, line Line) (Line, int) {
	for range 3 {
		next := spaces(s, at)
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
	line, _ := Alone(s, func(string) bool { return false })
	return line, len(line.Credits) > 0
}

// afterSource reads 记者 江晚 报道 and 记者江晚 通讯员罗小舟 without brackets behind
// 本报讯.
func afterSource(s string, at int) (Line, int) {
	next := spaces(s, at)
	if n, _ := reported(s[next:]); n > 0 {
		if line, ok := parse(s[next:next+n], loose); ok {
			return line, next + n
		}
	}
	if n, line := leading(s[next:]); n > 0 && (next > at || strings.ContainsAny(s[:at], closers)) {
		return line, next + n
	}
	return Line{}, at
}

// reported reads 本报记者 江晚 报道 at the head of s and returns its length, 0 if
// there is none.
func reported(s string) (int, Line) {
	const mark = "报道"
	if !startsWithPositionWord(s) {
		return 0, Line{}
	}
	at := strings.Index(s, mark)
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
