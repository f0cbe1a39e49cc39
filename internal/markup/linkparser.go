package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// linkParser reads links and pictures as CommonMark does and, where it reads
// none, as editors mean them. Whether there is such a file is not known here;
// who knows reports those that are missing.
type linkParser struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	n := p.parse(parent, block, pc)
	if ends := traceOf(pc).ends; ends != nil && n != nil {
		_, segment := block.Position()
		ends[n] = segment.Start
	}
	return n
}

func (p linkParser) parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if line[0] != ']' {
		if n := wikiLink(line, segment.Start, block, pc); n != nil {
			return n
		}
		return p.InlineParser.Parse(parent, block, pc)
	}
	if len(line) > 1 && !mayBeTarget(line[1]) || plainTarget(line[1:]) {
		return p.InlineParser.Parse(parent, block, pc)
	}
	open := openLabel(parent, block.Source())
	if open < 0 {
		return p.InlineParser.Parse(parent, block, pc)
	}
	picture := block.Source()[open] == '!'
	rest := ahead(block)
	t, ok := readTarget(rest, picture)
	dest, standard := p.standard(rest)
	if standard && !(ok && t.better(dest)) || isReference(block, open, segment.Start, pc) {
		return p.InlineParser.Parse(parent, block, pc)
	}
	if !ok {
		unmade(pc, block.Source()[:segment.Start], open, rest)
		return p.InlineParser.Parse(parent, block, pc)
	}
	return p.link(parent, block, pc, t, rest)
}

// CloseBlock implements parser.CloseBlocker.
func (p linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// link makes the link of a label that ends here and a target. goldmark, which
// alone knows the label, is given an empty target to make it.
func (p linkParser) link(parent ast.Node, block text.Reader, pc parser.Context, t target, rest string) ast.Node {
	n := p.InlineParser.Parse(parent, text.NewReader([]byte("]()")), pc)
	if n == nil { // a link within a link
		return nil
	}
	_, segment := block.PeekLine()
	at := segment.Start + 1
	dest := []byte(strings.ReplaceAll(rest[t.start:t.stop], "\n", ""))
	if src := block.Source(); at+t.stop <= len(src) && bytes.Equal(src[at+t.start:at+t.stop], dest) {
		dest = src[at+t.start : at+t.stop] // see builder.place
	}
	switch n := n.(type) {
	case *ast.Link:
		n.Destination, n.Title = dest, []byte(t.title)
	case *ast.Image:
		n.Destination, n.Title = dest, []byte(t.title)
	}
	if t.size != "" {
		unheededSize(pc, at+t.stop+blankLen(rest[t.stop:]), t.size)
	}
	block.Advance(1 + t.length)
	return n
}

// unmade reports what looks like a link and is none: it comes out as typed.
// Behind a Latin word it is more likely code.
func unmade(pc parser.Context, before []byte, open int, rest string) {
	picture := before[open] == '!'
	if rest == "" || rest[0] != '(' || len(before)-open < 2 || before[open+1] == '^' || !picture && open > 0 && wordByte(before[open-1]) {
		return
	}
	if end := strings.IndexByte(rest, ')'); end > 1 || picture {
		traceOf(pc).warn(len(before)+1, 1, unmadeLink, "链接没有成，照原样印出来了", "圆括号里只写文件名或网址：[文字](文件名.md)")
	}
}

func unheededSize(pc parser.Context, at int, size string) {
	traceOf(pc).warn(at, len(size), pictureSize, "图片的大小没有照办："+size, "大小由版面定，删去它；要通栏就写 ![说明](文件名){.wide}")
}

// mayBeTarget reports whether a target may begin with c: a bracket, a blank, a
// colon, a wide mark, or a file's name.
func mayBeTarget(c byte) bool {
	switch c {
	case '(', ' ', '\t', '\r', '\n', ':', 0xe3, 0xef, 0xc2:
		return true
	}
	return wordByte(c)
}

// plainTarget reports whether line begins with a target that nobody could
// read in two ways. Most are, with a title or without.
func plainTarget(line []byte) bool {
	if len(line) < 3 || line[0] != '(' {
		return false
	}
	for i, c := range line[1:] {
		switch {
		case c == ')':
			next := i + 2
			return i > 0 && (next >= len(line) || !wordByte(line[next]))
		case c == ' ':
			return i > 0 && plainTitle(line[i+2:])
		case c < ' ', c == '(', c == '<', c == '"', c == '\'', c == '\\', c == 0xe2, c == 0xe3, c == 0xef:
			return false
		}
	}
	return false
}

// plainTitle is plainTarget for a title in straight quotes and what closes it.
func plainTitle(line []byte) bool {
	if len(line) < 3 || line[0] != '"' {
		return false
	}
	end := bytes.IndexByte(line[1:], '"') + 1
	return end > 0 && end+1 < len(line) && line[end+1] == ')' && bytes.IndexByte(line[:end], '\\') < 0
}

// openLabel returns where the label begins that would end here, or -1.
// goldmark keeps it among the nodes of the line, under a name of its own.
func openLabel(parent ast.Node, src []byte) int {
	for n := parent.LastChild(); n != nil; n = n.PreviousSibling() {
		if n.Kind().String() != "LinkLabelState" {
			continue
		}
		mark := n.(interface{ Text([]byte) []byte }).Text(src)
		if at := cap(src) - cap(mark); at >= 0 && at < len(src) {
			return at
		}
	}
	return -1
}

// ahead returns the copy behind the ] that block stands at, as far as a target
// may go on.
func ahead(block text.Reader) string {
	line, _ := block.PeekLine()
	if len(line) > longestTarget || line[len(line)-1] != '\n' {
		return string(line[1:min(len(line), longestTarget)])
	}
	number, start := block.Position()
	defer block.SetPosition(number, start)
	var s strings.Builder
	for rest := line[1:]; rest != nil && s.Len() < longestTarget; rest, _ = block.PeekLine() {
		s.Write(rest)
		block.AdvanceLine()
	}
	return s.String()
}

// standard returns where the link leads whose target CommonMark reads at the
// start of s, if it reads one.
func (p linkParser) standard(s string) (dest string, ok bool) {
	if s == "" || s[0] != '(' {
		return "", false
	}
	block, pc, parent := text.NewReader([]byte("[]"+s)), parser.NewContext(), ast.NewParagraph()
	parent.AppendChild(parent, p.InlineParser.Parse(parent, block, pc))
	if n, ok := p.InlineParser.Parse(parent, block, pc).(*ast.Link); ok {
		return string(n.Destination), true
	}
	return "", false
}

// better reports whether t says more than CommonMark's reading of the same,
// which takes for the destination what stands behind it without a space,
// quotes and full-width brackets, and ends it at a bracket within a name.
func (t *target) better(dest string) bool {
	if !t.file {
		return false
	}
	length := t.stop - t.start
	return length < len(dest) || length > len(dest) && strings.IndexByte(dest, '.') < 0
}

// isReference reports whether the words of a label are those of a definition.
func isReference(block text.Reader, open, end int, pc parser.Context) bool {
	src := block.Source()
	label := src[open:end]
	label = label[bytes.IndexByte(label, '[')+1:]
	_, ok := pc.Reference(util.ToLinkReference(label))
	return ok
}
