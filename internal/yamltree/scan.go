package yamltree

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scan copies YAML line by line into the form that the library understands
// as it was meant, and keeps for each byte where it came from. With mend set
// it also repairs and reports what the library would stop at.
type scan struct {
	src      string
	loose    bool
	mend     bool
	out      []byte
	origin   []int32 // source offset of each byte of out
	findings []Finding

	parent int  // column of the last key, or of the dash of the last item
	open   bool // that one had plain text, which deeper lines continue
	taken  bool // that one had a value on its line: nothing may be nested in it
	block  int  // column of the key whose block text (| or >) this is, or -1
}

func newScan(src string, t Tolerance, mend bool) *scan {
	s := &scan{src: src, loose: t.LooseColon, mend: mend, block: -1, parent: -1}
	s.out = make([]byte, 0, len(src)+16)
	s.origin = make([]int32, 0, len(src)+16)
	for at := 0; at < len(src); {
		at = s.line(at)
	}
	return s
}

// line copies the line at offset at, with the lines its value goes on over,
// and returns where the next one begins.
func (s *scan) line(at int) int {
	end, next := s.lineEnd(at)
	text := s.src[at:end]
	body := strings.TrimLeft(text, " \t")
	indent := len(text) - len(body)
	blank := strings.TrimSpace(body) == ""
	if s.block >= 0 {
		if blank || indent > s.block {
			s.copy(at, end)
			return s.newline(end, next)
		}
		s.block = -1
	}
	if blank {
		return s.newline(end, next)
	}
	if body[0] == '#' && !(indent > s.parent && s.open && hashIsCopy(body[1:])) || indent == 0 && (strings.HasPrefix(body, "---") || strings.HasPrefix(body, "...")) {
		s.copy(at, end)
		return s.newline(end, next)
	}
	if indent > s.parent && s.open && !s.misplacedKey(body) {
		s.copyFlat(at, end)
		return s.newline(end, next)
	}
	return s.entry(at, at+indent, end)
}

// misplacedKey says whether a line that stands where text goes on is a key
// of ours, indented by mistake. Only asked once the library has given up.
func (s *scan) misplacedKey(body string) bool {
	if !s.mend {
		return false
	}
	k, ok := s.key(body, false)
	return ok && k.plain && k.exact
}

// entry copies one "- " or "key: value" line, whose body is at src[body:end].
func (s *scan) entry(at, body, end int) int {
	_, next := s.lineEnd(at)
	first, col := body, body-at
	s.indent(at, body, end)
	item := false
	for body < end && s.src[body] == '-' && (body+1 == end || s.src[body+1] == ' ' || s.src[body+1] == '\t') {
		item, s.parent = true, col
		dash := body
		for body++; body < end && (s.src[body] == ' ' || s.src[body] == '\t'); body++ {
		}
		s.copyFlat(dash, body)
		col += body - dash
	}
	k, ok := s.key(s.src[body:end], item)
	if ok {
		if !item && s.mend && s.taken && col > s.parent {
			s.tooFar(at, first, end)
			col = s.parent
		}
		s.parent = col
		body = s.copyKey(at, body, end, k)
	} else if !item && s.mend && !strings.ContainsRune("[{", rune(s.src[body])) {
		return s.noColon(first, end, next)
	}
	return s.value(body, end, next)
}

// A key is what stands before a colon: its length, that of the colon with the
// white space after it, and whether it is of letters and digits only.
type key struct {
	length, colon int
	plain, exact  bool // exact: ": " as YAML has it
}

// key finds the key that body begins with. In list items only an exact colon
// ends a key: “电话：0371” is text there.
func (s *scan) key(body string, item bool) (key, bool) {
	if body == "" {
		return key{}, false
	}
	if q := body[0]; q == '"' || q == '\'' {
		n := closeQuote(body, 0)
		if n < 0 || n >= len(body) || body[n] != ':' || !blankAt(body, n+1) {
			return key{}, false
		}
		return key{length: n, colon: colonWidth(body, n, 1), exact: true}, true
	}
	if strings.ContainsRune("[{&*!|>%@`,]}?#", rune(body[0])) {
		return key{}, false
	}
	plain, spaced := true, false // spaced: white space stands before the colon
	for i, r := range body {
		switch {
		case r == ':' && blankAt(body, i+1):
			return key{i, colonWidth(body, i, 1), plain && i > 0, true}, i > 0
		case r == '：' && (plain || setWide(body[:i])) && !item && i > 0:
			return key{i, colonWidth(body, i, len("：")), true, false}, true
		case r == ':' && (plain || setWide(body[:i])) && !item && i > 0 && body[i+1] != '/' && body[i+1] != ':':
			return key{i, 1, true, false}, true
		case r == '#' && i > 0 && body[i-1] == ' ':
			return key{}, false
		case unicode.IsSpace(r):
			spaced = true
			continue
		}
		plain = plain && !spaced && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '-')
	}
	return key{}, false
}

// setWide says whether a key is one word with blanks between its characters:
// 标　题, 责 任 编 辑.
func setWide(word string) bool {
	const longest = 40 // bytes
	if len(word) > longest {
		return false
	}
	for part := range strings.FieldsSeq(word) {
		if r, n := utf8.DecodeRuneInString(part); n < len(part) || !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return true
}

// copyKey copies the key at src[body:end] with a colon as YAML wants it, and
// returns where the value begins.
func (s *scan) copyKey(at, body, end int, k key) int {
	from, stop := body+k.length, body+k.length+k.colon
	s.copyFlat(body, body+len(strings.TrimRight(s.src[body:from], spaces)))
	s.put(':', from)
	if stop < end || k.colon > 1 {
		s.put(' ', max(from, stop-1))
	}
	if !k.exact && !s.loose {
		_, width := utf8.DecodeRuneInString(s.src[from:])
		message := "冒号后面少一个空格"
		if width > 1 {
			message = "键后面用了全角冒号"
		}
		s.report(from, width, badColon, message, strings.TrimRight(s.src[at:from]+": "+strings.TrimSpace(s.src[stop:end]), " "))
	}
	return stop
}

// spaces are those that editors type beside a colon.
const spaces = " \t\u3000\u00a0"

// colonWidth returns the bytes from the colon at body[i], itself width long,
// to the value. A U+3000 typed for the space counts as one.
func colonWidth(body string, i, width int) int {
	rest := body[i+width:]
	return width + len(rest) - len(strings.TrimLeft(rest, spaces))
}

// blankAt says whether a value or the end of the line may follow a colon.
func blankAt(s string, i int) bool {
	return i >= len(s) || s[i] == ' ' || s[i] == '\t' || strings.HasPrefix(s[i:], "\u3000") || strings.HasPrefix(s[i:], "\u00a0")
}
