package yamltree

import (
	"regexp"
	"strings"
)

// badEscape is a backslash in double quotes that YAML 1.2 (5.7) knows nothing of.
var badEscape = regexp.MustCompile(`\\[^0abtnvfre "/\\N_LPxuU\t]`)

var blockHeader = regexp.MustCompile(`^[|>][-+0-9]{0,2}[ \t]*(#.*)?$`)

// value copies the value src[at:end] of the key or item at column s.parent,
// with the further lines it takes, and returns where the next line begins.
func (s *scan) value(at, end, next int) int {
	text := s.src[at:end]
	s.open, s.taken = false, true
	switch {
	case strings.TrimSpace(text) == "" || text[0] == '#' && !hashIsCopy(text[1:]):
		s.taken = false
		if text != "" {
			s.hashed(at, at, end)
		}
		// The library misplaces a 　 that blanks follow.
		s.copyFlat(at, at+len(strings.TrimRight(text, " \t")))
	case blockHeader.MatchString(text):
		s.block = s.parent
		s.copy(at, end)
	case strings.IndexByte(`"'[{`, text[0]) >= 0:
		return s.enclosed(at, end, next)
	default:
		s.open = true
		s.plain(at, end)
	}
	return s.newline(end, next)
}

// plain copies text without quotes. What YAML would read as something else is
// put into quotes.
func (s *scan) plain(at, end int) {
	text := strings.TrimRight(s.src[at:end], " \t")
	if i := commentAt(text); i > 0 {
		s.hashed(at, at+i, end)
	}
	if s.mend {
		if i := reserved(text); i >= 0 {
			s.quote(at, at+i, text, "内容里有“"+mark(text[i:])+"”，要用引号括起来")
			return
		}
	}
	// The library misplaces a number that blanks follow.
	s.copyFlat(at, at+len(text))
}

// reserved returns where plain text holds something that YAML reserves, -1 if
// nowhere.
func reserved(text string) int {
	if strings.IndexByte("@`%*&!|>,]}", text[0]) >= 0 {
		return 0
	}
	if strings.IndexByte("-?:", text[0]) >= 0 && (len(text) == 1 || text[1] == ' ') {
		return 0
	}
	code := text
	if i := commentAt(text); i >= 0 {
		code = text[:i]
	}
	code = strings.TrimRight(code, " \t")
	if i := strings.Index(code, ": "); i >= 0 {
		return i
	}
	if strings.HasSuffix(code, ":") {
		return len(code) - 1
	}
	return -1
}

func mark(text string) string {
	if strings.HasPrefix(text, ": ") {
		return ": "
	}
	return text[:1]
}

// quote replaces the value text at offset at by its quoted form, and shows
// the line as it should be. The finding points at offset bad.
func (s *scan) quote(at, bad int, text, message string) {
	right := Quote(text)
	s.report(bad, 1, needsQuotes, message, s.corrected(at, right))
	s.write(right, at)
}

// corrected returns the source line of offset at with its value replaced.
func (s *scan) corrected(at int, value string) string {
	start := strings.LastIndexAny(s.src[:at], "\r\n") + 1
	before := strings.TrimSpace(s.src[start:at])
	if key, ok := strings.CutSuffix(before, "："); ok {
		before = key + ":"
	}
	return before + " " + value
}

// Quote returns text as a YAML scalar in quotes, with as few escapes as may be.
func Quote(text string) string {
	switch {
	case !strings.ContainsAny(text, "\"\\\n"):
		return `"` + text + `"`
	case !strings.ContainsAny(text, "'\n"):
		return "'" + text + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(text) + `"`
}

// enclosed copies a value in quotes or brackets, over several lines if it
// goes on there.
func (s *scan) enclosed(at, end, next int) int {
	stop, want := s.closing(at)
	if want != "" {
		if s.mend || s.src[at] == '"' || s.src[at] == '\'' { // YAML would read on, over the keys that follow
			s.unclosed(at, end, want)
		} else {
			s.copyFlat(at, end)
		}
		return s.newline(end, next)
	}
	if s.mend && stop <= end {
		text := strings.TrimRight(s.src[at:end], " \t")
		rest := s.src[stop:end]
		trimmed := strings.TrimLeft(rest, " \t")
		if trimmed != "" && (trimmed[0] != '#' || rest == trimmed || hashIsCopy(trimmed[1:])) {
			what := "引号"
			if text[0] == '[' || text[0] == '{' {
				what = "括号"
			}
			s.quote(at, at, text, what+"后面还有字，整个内容要再用引号括起来")
			return s.newline(end, next)
		}
		if inner := s.src[at+1 : stop-1]; text[0] == '"' && badEscape.MatchString(strings.ReplaceAll(inner, `\\`, "")) {
			s.quote(at, at, inner, "双引号里的 \\ 有别的意思，要改用单引号")
			return s.newline(end, next)
		}
	}
	end, next = s.lineEnd(stop)
	if i := commentAt(s.src[stop:end]); i > 0 {
		s.hashed(at, stop+i, end)
	}
	for i := at; i < end; i++ {
		switch {
		case s.src[i] != '\r':
			s.copyFlat(i, i+1)
		case i+1 == end || s.src[i+1] != '\n':
			s.put('\n', i)
		}
	}
	return s.newline(end, next)
}

// unclosed reports a value that lacks its closing marks, and closes it.
func (s *scan) unclosed(at, end int, want string) {
	text := strings.TrimRight(s.src[at:end], " \t")
	message := "引号没有成对"
	if strings.ContainsAny(want, "]}") {
		message = "括号没有成对"
		for _, wide := range []string{"】", "］", "｝"} {
			text = strings.TrimSuffix(text, wide)
		}
		if len(want) > 1 { // a quote left open inside: "甲] wants "甲"]
			text = strings.TrimRight(text, want[1:])
		}
	} else if open := strings.TrimSuffix(text, "”"); want == `"` && !strings.Contains(open, "“") {
		text = open // the input method changed the closing quote only
	}
	right := text + want
	s.report(at, 1, unclosed, message, s.corrected(at, right))
	s.write(right, at)
}

// closing returns the offset after the mark that closes the quote or bracket
// at offset at, or the marks that are missing when a key or item follows, or
// the text ends, before it.
func (s *scan) closing(at int) (stop int, want string) {
	var stack []byte
	fresh := true // a quote may begin here
	for i := at; i < len(s.src); {
		c := s.src[i]
		switch {
		case (c == '"' || c == '\'') && fresh:
			n := s.quoteEnd(i)
			if n < 0 {
				return 0, string(c) + reverse(stack)
			}
			i, fresh = n, false
			if len(stack) == 0 {
				return i, ""
			}
			continue
		case c == '[':
			stack = append(stack, ']')
		case c == '{':
			stack = append(stack, '}')
		case (c == ']' || c == '}') && stack[len(stack)-1] == c:
			stack = stack[:len(stack)-1]
			if len(stack) == 0 {
				return i + 1, ""
			}
		case c == '\n' || c == '\r':
			if _, n := s.lineEnd(i); s.ends(n) {
				return 0, reverse(stack)
			}
		case c == '#' && i > at && s.src[i-1] == ' ' && !hashIsCopy(s.src[i+1:]):
			end, _ := s.lineEnd(i)
			i = end
			continue
		}
		fresh = strings.IndexByte(" \t\r\n[{,:", c) >= 0 && (fresh || c != ' ' && c != '\t')
		i++
	}
	return 0, reverse(stack)
}

// quoteEnd returns the offset after the quote opened at offset at, -1 when it
// is not closed before the next key.
func (s *scan) quoteEnd(at int) int {
	for from := at; ; {
		end, next := s.lineEnd(from)
		if n := closeQuote(s.src[at:end], 0); n >= 0 {
			return at + n
		}
		if next >= len(s.src) || s.ends(next) {
			return -1
		}
		from = next
	}
}

// ends says whether a value that began earlier cannot go on at the line at
// offset at, because that line is a key or an item no deeper than ours.
func (s *scan) ends(at int) bool {
	end, _ := s.lineEnd(at)
	body := strings.TrimLeft(s.src[at:end], " \t")
	if body == "" || end-at-len(body) > s.parent {
		return false
	}
	_, ok := s.key(body, false)
	return ok || body == "-" || strings.HasPrefix(body, "- ") || strings.HasPrefix(body, "---")
}

// closeQuote returns the index after the quote that closes the one at
// text[at], -1 when there is none.
func closeQuote(text string, at int) int {
	q := text[at]
	for i := at + 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && q == '"':
			i++
		case text[i] != q:
		case q == '\'' && i+1 < len(text) && text[i+1] == q:
			i++
		default:
			return i + 1
		}
	}
	return -1
}

func reverse(stack []byte) string {
	var b strings.Builder
	for i := len(stack) - 1; i >= 0; i-- {
		b.WriteByte(stack[i])
	}
	return b.String()
}
