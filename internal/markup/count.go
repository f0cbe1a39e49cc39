package markup

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
)

// countItems lets the items of a list have the numbers that were typed, 1. 3. 5.;
// CommonMark keeps the first alone. A list that is all 1. counts up, as who
// types so wants it. Numbers that are more than a number and a point are words,
// 1) or 01.
func (b *builder) countItems(c *ast.List, n *Node) {
	words, ones := b.numbers(c)
	count := c.Start
	for i, item := 0, c.FirstChild(); item != nil; i, item = i+1, item.NextSibling() {
		number, typed := b.numberOf(item)
		if typed == "" || ones {
			number = count
			typed = strconv.Itoa(count) + string(c.Marker)
		}
		n.Children[i].Number = number - count
		if words {
			n.Children[i].Text = typed
		}
		count = number + 1
	}
}

// numbers reports whether the numbers of a list are words, and whether they are
// all 1.
func (b *builder) numbers(c *ast.List) (words, ones bool) {
	if !c.IsOrdered() {
		return false, false
	}
	words, ones = c.Marker == ')', true
	for item := c.FirstChild(); item != nil; item = item.NextSibling() {
		number, typed := b.numberOf(item)
		words = words || len(typed) > len("0.") && typed[0] == '0'
		ones = ones && (typed == "" || typed[0] == '1' && number == 1)
	}
	return words, ones
}

// numberOf returns the number of an item, and how it was typed.
func (b *builder) numberOf(item ast.Node) (number int, typed string) {
	s := b.text[min(max(item.Pos(), 0), len(b.text)):]
	i := 0
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9' && i < 10; i++ {
		number = number*10 + int(s[i]-'0')
	}
	if i == 0 || i == len(s) || s[i] != '.' && s[i] != ')' {
		return 0, ""
	}
	return number, s[:i+1]
}
