package yamltree

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// builder turns the library's tree into ours.
type builder struct {
	*scan
	lines []int // offsets in out where lines begin
	// the last column looked up: tokens of one line mostly come in order
	line, col, off int
}

// root returns the mapping of the document; anything else is a finding.
func (b *builder) root(file *ast.File) *Node {
	empty := &Node{Kind: Map}
	if file == nil {
		return empty
	}
	b.lines = append(b.lines, 0)
	for i, c := range b.out {
		if c == '\n' {
			b.lines = append(b.lines, i+1)
		}
	}
	root := empty
	seen := false
	for _, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		n := b.node(doc.Body)
		switch {
		case n.Kind == Null:
		case seen:
			b.report(n.At, 1, unsupported, "这里又是一份设置，只能有一份", "删去中间的 --- 一行")
		case n.Kind != Map:
			seen = true
			b.report(n.At, n.Len, noColon, "这一行没有冒号，不知道是什么", "写成“键: 内容”，或者删去这一行")
		default:
			seen, root = true, n
		}
	}
	return root
}

func (b *builder) node(n ast.Node) *Node {
	switch n := n.(type) {
	case *ast.MappingNode:
		return b.mapping(n.Values, n.Start)
	case *ast.MappingValueNode:
		return b.mapping([]*ast.MappingValueNode{n}, nil)
	case *ast.SequenceNode:
		node := &Node{Kind: List, At: b.source(n.GetToken()), Len: 1}
		for _, v := range n.Values {
			item := b.node(v)
			item.Flow = n.IsFlowStyle
			node.Items = append(node.Items, item)
		}
		return node
	case *ast.LiteralNode:
		return &Node{Kind: Scalar, Text: unmarked(n.Value.Value), Quoted: true, At: b.source(n.Start), Len: 1}
	case *ast.NullNode:
		if n.Token.Type == token.ImplicitNullType {
			return &Node{Kind: Null, At: b.source(n.Token), Len: 1}
		}
		return b.scalar(n.Token)
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
		at := b.source(n.GetToken())
		end, _ := b.lineEnd(at)
		text := strings.TrimSpace(b.src[at:end])
		b.report(at, 1, needsQuotes, "内容以“"+b.src[at:at+1]+"”开头，要用引号括起来", b.corrected(at, Quote(text)))
		return &Node{Kind: Scalar, Text: text, At: at, Len: len(text)}
	case nil:
		return &Node{Kind: Null}
	}
	return b.scalar(n.GetToken())
}

func (b *builder) mapping(values []*ast.MappingValueNode, open *token.Token) *Node {
	node := &Node{Kind: Map, Len: 1}
	if open != nil {
		node.At = b.source(open)
	}
	at := make(map[string]int, len(values))
	for i, v := range values {
		tk := v.Key.GetToken()
		key := b.scalar(tk)
		if i == 0 && (open == nil || open.Type != token.MappingStartType) {
			node.At, node.Len = key.At, key.Len
		}
		switch v.Key.(type) {
		case *ast.MappingKeyNode, *ast.MergeKeyNode, *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
			b.report(key.At, key.Len, unsupported, "不支持这种写法", "写成“键: 内容”")
			continue
		}
		if before, ok := at[key.Text]; ok {
			end, _ := b.lineEnd(before)
			b.report(key.At, key.Len, repeated, "“"+key.Text+"”写了两次", "前面已有“"+strings.TrimSpace(b.src[before:end])+"”，留一处，删去另一处")
			continue
		}
		at[key.Text] = key.At
		value := b.node(v.Value)
		if value.Kind == Null {
			value.At, value.Len = key.At, key.Len
		}
		node.Pairs = append(node.Pairs, Pair{key.Text, key.At, key.Len, value})
	}
	return node
}

// scalar returns the text of a token with the stretch it takes on its line.
func (b *builder) scalar(tk *token.Token) *Node {
	n := &Node{Kind: Scalar, Text: unmarked(tk.Value), At: b.source(tk)}
	n.Quoted = tk.Type == token.DoubleQuoteType || tk.Type == token.SingleQuoteType
	if !n.Quoted && n.Text != "" {
		// Beside blanks, numbers are a column or two off in the library.
		from := max(0, n.At-2)
		if i := strings.Index(b.src[from:min(len(b.src), n.At+2+len(n.Text))], n.Text); i >= 0 && !strings.HasPrefix(b.src[n.At:], n.Text) {
			n.At = from + i
		}
		if strings.HasPrefix(b.src[n.At:], n.Text) {
			n.Len = len(n.Text)
			return n
		}
	}
	end, _ := b.lineEnd(n.At)
	rest := b.src[n.At:end]
	n.Len = -1
	if n.Quoted && rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		n.Len = closeQuote(rest, 0)
	}
	if n.Len < 0 {
		n.Len = len(strings.TrimRight(rest, " \t"))
	}
	n.Len = max(n.Len, 1)
	return n
}

// source returns the offset in the source where a token stands. The library
// counts lines and columns right, but not offsets (block text, tabs, CR).
func (b *builder) source(tk *token.Token) int {
	if tk == nil || tk.Position == nil || len(b.out) == 0 {
		return 0
	}
	line := min(max(tk.Position.Line-1, 0), len(b.lines)-1)
	if line != b.line || tk.Position.Column <= b.col || b.off == 0 {
		b.line, b.col, b.off = line, 1, b.lines[line]
	}
	end := len(b.out)
	if i := bytes.IndexByte(b.out[b.off:], '\n'); i >= 0 {
		end = b.off + i
	}
	for b.col < tk.Position.Column && b.off < end {
		_, n := utf8.DecodeRune(b.out[b.off:end])
		b.off += n
		b.col++
	}
	if b.off >= len(b.origin) {
		return len(b.src)
	}
	return int(b.origin[b.off])
}
