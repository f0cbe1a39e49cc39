package yamltree

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"bao/internal/diag"
)

// lineEnd returns where the text of the line at offset at ends, and where the
// next line begins. CRLF, LF and a lone CR end a line.
func (s *scan) lineEnd(at int) (end, next int) {
	i := strings.IndexAny(s.src[at:], "\r\n")
	if i < 0 {
		return len(s.src), len(s.src)
	}
	end, next = at+i, at+i+1
	if s.src[end] == '\r' && next < len(s.src) && s.src[next] == '\n' {
		next++
	}
	return end, next
}

func (s *scan) put(b byte, origin int) {
	s.out = append(s.out, b)
	s.origin = append(s.origin, int32(origin))
}

// copy takes src[from:to] over as it is.
func (s *scan) copy(from, to int) {
	for i := from; i < to; i++ {
		s.put(s.src[i], i)
	}
}

// copyFlat is copy with tabs made spaces, for the library loses a tab inside
// text, and with every # that is copy made hashMark.
func (s *scan) copyFlat(from, to int) {
	for i := from; i < to; i++ {
		b := s.src[i]
		switch {
		case b == '\t':
			b = ' '
		case b == '#' && hashIsCopy(s.src[i+1:]):
			b = hashMark
		}
		s.put(b, i)
	}
}

// write adds text of our own that stands for the source from offset at on.
func (s *scan) write(text string, at int) {
	for i := range len(text) {
		s.put(text[i], min(at+i, len(s.src)))
	}
}

func (s *scan) newline(end, next int) int {
	if next > end {
		s.put('\n', end)
	}
	return next
}

// indent copies the white space before a body. A tab there is a mistake.
func (s *scan) indent(at, body, end int) {
	lead := s.src[at:body]
	tab := strings.IndexByte(lead, '\t')
	if tab < 0 || !s.mend {
		s.copy(at, body)
		return
	}
	s.report(at+tab, 1, badIndent, "行首不能用 Tab 缩进", strings.ReplaceAll(lead, "\t", "  ")+strings.TrimSpace(s.src[body:end]))
	for i := range len(lead) {
		if lead[i] == '\t' {
			s.put(' ', at+i)
		}
		s.put(' ', at+i)
	}
}

// tooFar reports a key that stands deeper than the one above it, which has a
// value already, and moves it back. A tab there is reported once.
func (s *scan) tooFar(at, first, end int) {
	hint := "与上一行左边对齐：" + strings.TrimSpace(s.src[first:end])
	if n := len(s.findings); n > 0 && s.findings[n-1].At >= at {
		s.findings[n-1].Hint = hint
	} else {
		s.report(first, end-first, badIndent, "这一行缩进多了", hint)
	}
	s.dedent(s.parent)
}

// dedent takes back the white space just copied, down to a column.
func (s *scan) dedent(col int) {
	from := bytes.LastIndexByte(s.out, '\n') + 1 + max(col, 0)
	if from <= len(s.out) {
		s.out, s.origin = s.out[:from], s.origin[:from]
	}
}

func (s *scan) report(at, length int, rule *diag.Rule, message, hint string) {
	if len(s.findings) < maxFindings {
		s.findings = append(s.findings, Finding{At: at, Len: length, Rule: rule, Message: message, Hint: hint})
	}
}

// noColon reports a line that is neither key nor item and leaves it out.
func (s *scan) noColon(first, end, next int) int {
	text := strings.TrimSpace(s.src[first:end])
	hint := "写成“键: 内容”，或者删去这一行"
	if item := strings.TrimLeft(text, "-－—–·•"); item != text && item != "" {
		hint = "列表的每一项以减号和空格开头：- " + strings.TrimSpace(item)
	} else if s.open {
		hint = "如果接着上一行的内容，就并到上一行末尾；否则写成“键: 内容”，或者删去这一行"
	}
	s.report(first, len(text), noColon, "这一行没有冒号，不知道是什么", hint)
	s.dedent(0)
	return s.newline(end, next)
}

// drop reports where the library stopped and blanks that line of the copy, so
// that what comes after is read too. It is false when nothing is left to drop.
func (s *scan) drop(f *fault) bool {
	start := 0
	for range f.line - 1 {
		i := bytes.IndexByte(s.out[start:], '\n')
		if i < 0 {
			break
		}
		start += i + 1
	}
	end := len(s.out)
	if i := bytes.IndexByte(s.out[start:], '\n'); i >= 0 {
		end = start + i
	}
	// The library may point past the line it choked on.
	for start > 0 && len(bytes.TrimSpace(s.out[start:end])) == 0 {
		end = start - 1
		start = bytes.LastIndexByte(s.out[:end], '\n') + 1
	}
	if len(bytes.TrimSpace(s.out[start:end])) == 0 {
		return false
	}
	at := start
	for range f.col - 1 {
		_, n := utf8.DecodeRune(s.out[at:end])
		at += n
	}
	if at >= end {
		at = start + len(s.out[start:end]) - len(bytes.TrimLeft(s.out[start:end], " "))
	}
	if len(s.findings) >= maxFindings {
		return false
	}
	rule, message, hint := f.explain()
	s.report(int(s.origin[at]), len(bytes.TrimSpace(s.out[at:end])), rule, message, hint)
	for i := start; i < end; i++ {
		s.out[i] = ' '
	}
	return true
}
