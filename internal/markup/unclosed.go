package markup

import (
	"bytes"
	"slices"
	"strings"

	"bao/internal/diag"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// closedBlock begins a block of HTML only where its end is.
type closedBlock struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (p closedBlock) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, segment := reader.PeekLine()
	src := reader.Source()
	at := segment.Start + max(pc.BlockOffset()-segment.Padding, 0)
	if at >= len(src) || src[at] != '<' || !traceOf(pc).closed(src, at) {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// closed reports whether the HTML at a place has its end.
func (t *trace) closed(src []byte, at int) bool {
	s := src[at:]
	for _, o := range openers {
		if bytes.HasPrefix(s, []byte(o.begin)) && t.after(src, at, o.end) < 0 {
			return false // without a look at all that follows, for each
		}
	}
	if bytes.HasPrefix(s, []byte("<!")) && len(s) > 2 && asciiLetter(s[2]) {
		n, closed := rawLen(s)
		return n > 0 && closed
	}
	if _, closed := rawLen(s); !closed {
		return false
	}
	switch name := tagName(s); name {
	case "script", "style", "textarea", "pre":
		return s[1] == '/' || t.after(src, at, "</"+name) >= 0 || t.after(src, at, "</"+strings.ToUpper(name)) >= 0
	}
	return true
}

// after returns where s stands next at or after a place, -1 for nowhere. Asked
// for rising places it looks at every byte once.
func (t *trace) after(src []byte, at int, s string) int {
	if next, ok := t.next[s]; ok && (next < 0 || next >= at) {
		return next
	}
	if t.next == nil {
		t.next = map[string]int{}
	}
	next := bytes.Index(src[at:], []byte(s))
	if next >= 0 {
		next += at
	}
	t.next[s] = next
	return next
}

// closedInline reads HTML within a line only where its end is, and says what
// has none.
type closedInline struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (p closedInline) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	t := traceOf(pc)
	if bytes.HasPrefix(line, []byte("<!--")) && !bytes.Contains(line, []byte("-->")) {
		if n := misspelt(line); n > 0 {
			t.warn(segment.Start, n, unclosedComment, misspeltMessage, misspeltHint)
			node := ast.NewRawHTML()
			node.Segments.Append(text.NewSegment(segment.Start, segment.Start+n))
			block.Advance(n)
			return node
		}
	}
	declared := len(line) > 2 && line[1] == '!' && asciiLetter(line[2])
	if n, closed := rawLen(line); !declared || n > 0 && closed {
		if node := p.InlineParser.Parse(parent, block, pc); node != nil {
			return node
		}
	}
	if n, f := unclosedMark(line); n > 0 {
		t.warn(segment.Start, n, f.Rule, f.Message, f.Hint)
	}
	return nil
}

const (
	misspeltMessage = "批注的结尾写错了，当作到这里为止"
	misspeltHint    = "批注写成 <!-- 批注 -->，减号和大于号都用半角"
)

// unclosedMark returns the length of the beginning of HTML that s, which is
// not whole, begins with, and what to say of it. n is 0 for a < that is only a
// sign.
func unclosedMark(s []byte) (n int, f Finding) {
	found := func(rule *diag.Rule, begin, hint string) (int, Finding) {
		return len(begin), Finding{Rule: rule, Message: begin + " 没有结束，照原样印出来了", Hint: hint}
	}
	for _, begin := range []string{"<!--", "<!—", "<!–", "<！-", "<！—", "<!-"} { // a word processor's dashes, too
		if bytes.HasPrefix(s, []byte(begin)) {
			return found(unclosedComment, begin, misspeltHint)
		}
	}
	const other = "删去它，或者写上结尾"
	for _, begin := range []string{"<![CDATA[", "<?"} {
		if bytes.HasPrefix(s, []byte(begin)) {
			return found(unclosedHTML, begin, other)
		}
	}
	line, _, _ := bytes.Cut(s, []byte("\n"))
	if len(s) > 2 && s[1] == '!' && asciiLetter(s[2]) {
		if bytes.IndexByte(line, '>') < 0 {
			return found(unclosedHTML, "<!", other)
		}
		return 0, f
	}
	name := tagName(s)
	if _, ok := safe[name]; name == "" || !ok && !silenced[name] && !slices.Contains(containers, name) {
		return 0, f
	}
	n = 1 + len(name)
	if s[1] == '/' {
		n++
	}
	rest := line[min(n, len(line)):]
	if len(bytes.TrimSpace(rest)) == 0 || (rest[0] == ' ' || rest[0] == '/') && bytes.IndexByte(rest, '=') >= 0 {
		return found(unclosedHTML, string(s[:n]), "补上标签最后的 >，引号要成对；不是标签就写成 \\<")
	}
	return 0, f
}

// containers are elements that are not on the safe list but are pasted often.
var containers = []string{"section", "article", "font", "center", "header", "footer", "main", "aside", "nav"}
