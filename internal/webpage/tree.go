package webpage

import (
	"bytes"
	"errors"
	"io"
	"net/url"
	"regexp"
	"strings"

	"bao/internal/foreign"

	"golang.org/x/net/html"
)

// Bounds of a tree. Elements below maxDepth are kept as empty ones, their
// words in the one above, so that nothing is lost and no walk runs deep.
const (
	maxDepth = 300
	maxNodes = 600_000
)

// node is an element, or text where it has no name.
type node struct {
	name string
	text string
	attr []html.Attribute
	kids []*node
}

// get returns the trimmed value of an attribute.
func (n *node) get(key string) string {
	for i := range n.attr {
		if n.attr[i].Key == key {
			return strings.TrimSpace(n.attr[i].Val)
		}
	}
	return ""
}

func (n *node) has(key string) bool {
	for i := range n.attr {
		if n.attr[i].Key == key {
			return true
		}
	}
	return false
}

// page is what parse returns.
type page struct {
	root *node
	from *url.URL // where it was saved from, as browsers note in a comment
}

// savedForm matches the mark of the web that browsers write into a saved page.
var savedForm = regexp.MustCompile(`^ ?saved from url=\(\d+\)(\S+)`)

// parse makes a tree of a page.
//
// html.Parse would make up to 512 nodes of one tag, when a page leaves many
// elements for text open, which is more memory than there is on a hostile one.
// This makes one node of a tag: <b> that crosses a paragraph ends with it.
func parse(src []byte) (*page, error) {
	z := html.NewTokenizer(bytes.NewReader(src))
	b := builder{open: []*node{{name: "#root"}}}
	p := &page{root: b.open[0]}
	for b.made < maxNodes {
		switch z.Next() {
		case html.ErrorToken:
			if errors.Is(z.Err(), io.EOF) {
				return p, nil
			}
			return nil, unreadable()
		case html.TextToken:
			b.add(&node{text: string(z.Text())})
		case html.StartTagToken, html.SelfClosingTagToken:
			b.start(z.Token())
		case html.EndTagToken:
			name, _ := z.TagName()
			b.end(string(name))
		case html.CommentToken:
			if m := savedForm.FindSubmatch(z.Text()); m != nil && p.from == nil {
				p.from, _ = url.Parse(string(m[1]))
			}
		}
	}
	return nil, unreadable()
}

func unreadable() error {
	return &foreign.Refusal{
		Message: "网页的标签太多，读不了",
		Hint:    "在浏览器里选中正文，复制到一个新的 Word 文件里再导入",
	}
}

// builder keeps the elements that are open, outermost first.
type builder struct {
	open []*node
	over int // open elements below maxDepth, which are not in open
	svg  int // open <svg>, where any element may close itself
	made int
}

func (b *builder) add(n *node) {
	top := b.open[len(b.open)-1]
	top.kids = append(top.kids, n)
	b.made++
}

func (b *builder) start(t html.Token) {
	if transparent[t.Data] {
		return
	}
	b.imply(t.Data)
	n := &node{name: t.Data, attr: t.Attr}
	b.add(n)
	closed := t.Type == html.SelfClosingTagToken && (b.svg > 0 || t.Data == "svg" || strings.Contains(t.Data, ":"))
	switch {
	case void[t.Data] || closed:
	case len(b.open) > maxDepth:
		b.over++
	default:
		b.open = append(b.open, n)
		if t.Data == "svg" {
			b.svg++
		}
	}
}

// imply closes what the start of an element closes without a tag.
func (b *builder) imply(name string) {
	rule, ok := implied[name]
	if !ok && block[name] {
		rule, ok = implied["p"], true
	}
	if !ok || b.over > 0 {
		return
	}
	last := 0
	for i := len(b.open) - 1; i > 0; i-- {
		open := b.open[i].name
		if rule.stops[open] {
			break
		}
		if rule.ends[open] {
			last = i
		}
	}
	if last > 0 {
		b.cut(last)
	}
}

func (b *builder) end(name string) {
	if b.over > 0 && !transparent[name] && !void[name] {
		b.over--
		return
	}
	for i := len(b.open) - 1; i > 0; i-- {
		open := b.open[i].name
		if open == name {
			b.cut(i)
			return
		}
		// A tag for text ends no paragraph, and nothing in a cell ends the cell.
		if block[open] && !block[name] || cell[open] && !tabular[name] {
			return
		}
	}
}

func (b *builder) cut(i int) {
	for _, n := range b.open[i:] {
		if n.name == "svg" {
			b.svg--
		}
	}
	b.open = b.open[:i]
}
