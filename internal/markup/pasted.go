package markup

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// Copy that is pasted from WeChat or Word as HTML: hundreds of tags and
// attributes that say how it looked there. The words stay, the looks go, and
// the editor is told once.

// looks is what was dropped of the looks of pasted copy.
type looks struct {
	first Finding
	times int
}

// cosmetic counts something dropped that only changes how copy looks.
func (b *builder) cosmetic(at, length int, message string) {
	if b.looks.times++; b.looks.times == 1 || at < b.looks.first.Offset {
		b.looks.first = Finding{at, length, droppedHTMLAttribute, message, "版面的样子由模板决定，稿件里不用写"}
	}
}

// reportLooks adds the one reminder about all that was dropped.
func (b *builder) reportLooks() {
	f := b.looks.first
	switch b.looks.times {
	case 0:
		return
	case 1:
	default:
		f.Message += fmt.Sprintf("，全文这样的有 %d 处，文字都在", b.looks.times)
		f.Hint = "不用一处处删；下次从微信或 Word 粘贴时选“只保留文本”"
	}
	b.warn(f.Offset, f.Len, f.Rule, f.Message, f.Hint)
}

// partings are blocks that only hold other blocks. We have no such thing, but
// what stands in two of them stands in two paragraphs.
var partings = map[string]bool{
	"section": true, "article": true, "main": true, "header": true, "footer": true, "aside": true, "nav": true,
	"center": true, "address": true, "body": true, "html": true, "hgroup": true,
}

// parting is what the border of one becomes; it goes when paragraphs are made.
var parting = Node{Kind: Element, Text: "div"}

func (n *Node) isParting() bool {
	return n.Kind == Element && n.Text == "div" && n.Children == nil && n.Attr == nil
}

// onlyLooks reports whether an element that is not on the safe list says how
// its words look, or is one of those that Word and WeChat alone know.
func onlyLooks(name string) bool {
	switch name {
	case "font", "big", "tt", "nobr", "wbr", "col", "colgroup", "meta", "link", "basefont":
		return true
	}
	return partings[name] || strings.ContainsRune(name, ':') ||
		strings.HasPrefix(name, "mp-") || strings.HasPrefix(name, "wx-") || name == "mpcps" || name == "mpchecktext"
}

// foreignName reports whether a class or an id was given by the program that
// copy is pasted from.
func foreignName(name string) bool {
	for _, start := range []string{"Mso", "mso", "js_", "wx", "rich_", "weui", "_135editor", "xiumi", "Apple-"} {
		if strings.HasPrefix(name, start) {
			return true
		}
	}
	return false
}

// withoutForeign takes the attributes off an element that the program it was
// pasted from gave it. WeChat marks its own with data-….
func withoutForeign(attrs []html.Attribute) []html.Attribute {
	marked := slices.ContainsFunc(attrs, func(a html.Attribute) bool { return strings.HasPrefix(a.Key, "data-") && a.Key != marker })
	return slices.DeleteFunc(slices.Clone(attrs), func(a html.Attribute) bool {
		switch a.Key {
		case "class":
			return marked || slices.ContainsFunc(strings.Fields(a.Val), foreignName)
		case "id":
			return foreignName(a.Val)
		case "lang": // Word writes EN-US, people write en
			return a.Val != "" && a.Val[0] >= 'A' && a.Val[0] <= 'Z'
		}
		return false
	})
}

// lazySource gives a picture the address that its page would have loaded when
// it came into view.
func lazySource(attrs []html.Attribute) []html.Attribute {
	src, lazy := -1, -1
	for i, a := range attrs {
		switch a.Key {
		case "src":
			src = i
		case "data-src", "data-original":
			lazy = i
		}
	}
	if lazy < 0 || src >= 0 && attrs[src].Val != "" && !strings.HasPrefix(attrs[src].Val, "data:") {
		return attrs
	}
	attrs = slices.Clone(attrs)
	attrs[lazy].Key = "src"
	if src >= 0 {
		attrs = slices.Delete(attrs, src, src+1)
	}
	return attrs
}

// pastedBlock is the parser of HTML blocks that also takes a line for one
// which begins with a tag within a line but goes on to paragraphs.
type pastedBlock struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (p pastedBlock) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, state := p.BlockParser.Open(parent, reader, pc)
	if n != nil || ast.IsParagraph(pc.LastOpenedBlock().Node) {
		return n, state
	}
	line, segment := reader.PeekLine()
	if !bytes.Contains(line, []byte("</p>")) && !bytes.Contains(line, []byte("</section>")) {
		return nil, parser.NoChildren
	}
	block := ast.NewHTMLBlock(ast.HTMLBlockType6)
	reader.AdvanceToEOL()
	block.Lines().Append(segment)
	return block, parser.NoChildren
}

// officeParser reads the tags of Word that are none to CommonMark: <o:p>,
// <st1:place w:st="on">, <![if !supportLists]>.
type officeParser struct{}

// Trigger implements parser.InlineParser.
func (officeParser) Trigger() []byte { return []byte{'<'} }

// Parse implements parser.InlineParser.
func (officeParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	n := officeTagLen(line)
	if n == 0 {
		return nil
	}
	block.Advance(n)
	raw := ast.NewRawHTML()
	raw.Segments.Append(segment.WithStop(segment.Start + n))
	return raw
}

// officeTagLen returns the length of such a tag at the start of line, or 0.
func officeTagLen(line []byte) int {
	const longest = 300
	end := bytes.IndexByte(line[:min(len(line), longest)], '>') + 1
	if end < 4 || bytes.IndexByte(line[1:end], '<') >= 0 {
		return 0
	}
	tag := line[1:end]
	if bytes.HasPrefix(tag, []byte("![if ")) || bytes.HasPrefix(tag, []byte("![endif]")) || bytes.HasPrefix(tag, []byte("?xml:")) {
		return end
	}
	space, name, ok := bytes.Cut(bytes.TrimPrefix(tag, []byte("/")), []byte(":"))
	if !ok || !namespace(space) || len(name) == 0 || !(name[0]|0x20 >= 'a' && name[0]|0x20 <= 'z') {
		return 0
	}
	return end
}

// namespace reports whether a tag of Word may begin so. Addresses in < > have
// longer schemes, without a digit.
func namespace(s []byte) bool {
	if len(s) == 1 {
		return bytes.IndexByte([]byte("ovwx"), s[0]|0x20) >= 0
	}
	number := bytes.TrimLeft(s, "stun")
	return len(number) > 0 && len(number) < len(s) && len(s) <= 4 && len(bytes.Trim(number, "0123456789")) == 0
}
