package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// addressParser finds bare addresses (https://…, www.…, name@host). goldmark's
// own looks only after spaces and some ASCII marks; Chinese copy has no space
// before an address: 详见https://example.cn，… So this one waits for the : of
// ://, the first . of www. or the @, and looks back.
type addressParser struct{}

// Trigger implements parser.InlineParser.
func (addressParser) Trigger() []byte { return []byte{':', '.', '@'} }

// Parse implements parser.InlineParser.
func (addressParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if pc.IsInLinkLabel() {
		return nil
	}
	line, segment := block.PeekLine()
	last, ok := parent.LastChild().(*ast.Text)
	if !ok || segment.Padding != 0 || last.Segment.Stop != segment.Start || last.SoftLineBreak() || last.HardLineBreak() {
		return nil
	}
	behind := last.Segment.Value(block.Source())
	back, ahead, kind := 0, 0, ast.AutoLinkURL
	var protocol []byte
	switch line[0] {
	case ':':
		back, ahead = findURL(behind, line)
	case '.':
		if back, ahead = findWWW(behind, line); back > 0 {
			protocol = []byte("http")
		}
	case '@':
		back, ahead = findMail(behind, line)
		kind = ast.AutoLinkEmail
	}
	if back == 0 {
		return nil
	}
	start := segment.Start - back
	if last.Segment.Start == start {
		parent.RemoveChild(parent, last)
	} else {
		last.Segment = last.Segment.WithStop(start)
	}
	block.Advance(ahead)
	link := ast.NewAutoLink(ast.AutoLinkType(kind), ast.NewTextSegment(text.NewSegment(start, segment.Start+ahead)))
	link.Protocol = protocol
	link.SetPos(start)
	return link
}

// findURL returns how many bytes of an address stand before and after the
// colon that line begins with, or zeros.
func findURL(behind, line []byte) (back, ahead int) {
	if !bytes.HasPrefix(line, []byte("://")) {
		return 0, 0
	}
	for _, scheme := range []string{"http", "https", "ftp"} {
		n := len(behind) - len(scheme)
		if n < 0 || !bytes.EqualFold(behind[n:], []byte(scheme)) || n > 0 && wordByte(behind[n-1]) {
			continue
		}
		if end := addressEnd(line, 3); end > 3 {
			return len(scheme), end
		}
	}
	return 0, 0
}

// findWWW does the same for www. without a scheme; line begins with the dot.
func findWWW(behind, line []byte) (back, ahead int) {
	n := len(behind) - 3
	if n < 0 || !bytes.EqualFold(behind[n:], []byte("www")) || n > 0 && wordByte(behind[n-1]) {
		return 0, 0
	}
	if end := addressEnd(line, 1); end > 1 {
		return 3, end
	}
	return 0, 0
}

// findMail does the same for a mail address; line begins with the @.
func findMail(behind, line []byte) (back, ahead int) {
	n := len(behind)
	for n > 0 && len(behind)-n < 64 && (wordByte(behind[n-1]) || strings.IndexByte("._+-", behind[n-1]) >= 0) {
		n--
	}
	for n < len(behind) && strings.IndexByte("._+-", behind[n]) >= 0 {
		n++
	}
	end := 1
	for end < len(line) && end < 254 && (wordByte(line[end]) || line[end] == '-' || line[end] == '.') {
		end++
	}
	for end > 1 && !wordByte(line[end-1]) {
		end--
	}
	host := line[1:end]
	dot := bytes.LastIndexByte(host, '.')
	if n == len(behind) || dot < 1 || len(host)-dot < 3 || bytes.Contains(host, []byte("..")) {
		return 0, 0
	}
	return len(behind) - n, end
}

// hostLen returns the length of the host name that rest begins with; 0 when
// it is none: it needs a dot, unless it is localhost.
func hostLen(rest []byte) int {
	n := 0
	for n < len(rest) && n < 254 && (wordByte(rest[n]) || strings.IndexByte("-._", rest[n]) >= 0) {
		n++
	}
	host := bytes.TrimRight(rest[:n], "-._")
	if len(host) == 0 || !wordByte(host[0]) || bytes.IndexByte(host, '.') < 0 && string(host) != "localhost" {
		return 0
	}
	return n
}

// addressEnd returns where the address ends whose host begins at from, or
// from if there is none. It stops before anything that is not ASCII,
// full-width marks first of all, and leaves out the marks that end a sentence
// and brackets it did not open, as GFM does.
func addressEnd(line []byte, from int) int {
	const inner = "-._~:/?#[]@!$&'()+,;=%"
	end, open := from+hostLen(line[from:]), 0
	if end == from || end < len(line) && line[end] == '@' {
		return from
	}
	for end < len(line) && end < maxAddress && (wordByte(line[end]) || strings.IndexByte(inner, line[end]) >= 0 ||
		line[end] == '*' && wordByte(line[end-1]) && end+1 < len(line) && wordByte(line[end+1])) { // a*b, but not **a**
		end++
	}
	for _, c := range line[from:end] {
		switch c {
		case '(':
			open++
		case ')':
			open--
		}
	}
	for end > from {
		switch c := line[end-1]; {
		case c == ')' && open < 0:
			open++
		case c == ';':
			return entityStart(line, from, end)
		case strings.IndexByte("?!.,:'~_[]", c) < 0:
			return end
		}
		end--
	}
	return end
}

// entityStart returns where &name; at the end of line[:end] begins, or end.
func entityStart(line []byte, from, end int) int {
	i := end - 1
	for i > from && util.IsAlphaNumeric(line[i-1]) {
		i--
	}
	if i > from && i < end-1 && line[i-1] == '&' {
		return i - 1
	}
	return end
}

// maxAddress is the length browsers are sure to take.
const maxAddress = 2048

func wordByte(c byte) bool { return util.IsAlphaNumeric(c) }
