package markup

import "github.com/yuin/goldmark/ast"

// countItems lets the items of a list have the numbers that were typed, 1. 3. 5.;
// CommonMark keeps the first alone. A list that is all 1. counts up, as who
// types so wants it.
func (b *builder) countItems(c *ast.List, n *Node) {
	count, ones := c.Start, c.Start == 1
	for i, item := 0, c.FirstChild(); item != nil; i, item = i+1, item.NextSibling() {
		typed, ok := numberAt(b.src[min(max(item.Pos(), 0), len(b.src)):])
		if !ok {
			typed = count
		}
		ones = ones && typed == 1
		n.Children[i].Number = typed - count
		count = typed + 1
	}
	if ones {
		for i := range n.Children {
			n.Children[i].Number = 0
		}
	}
}

// numberAt returns the number that s begins with, before . or ).
func numberAt(s []byte) (number int, ok bool) {
	i := 0
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9' && i < 10; i++ {
		number = number*10 + int(s[i]-'0')
	}
	return number, i > 0 && i < len(s) && (s[i] == '.' || s[i] == ')')
}
