package config

import (
	"strings"
	"unicode/utf8"

	"bao/internal/yamltree"
)

// parts returns what people mean by one value with several names in it, as in
// 栏目: 要闻、民生 or [要闻，民生]. Quotes keep a name whole, and so does a line
// of its own.
func parts(n *yamltree.Node) []*yamltree.Node {
	if n.Kind != yamltree.Scalar || n.Quoted || len(n.Text) != n.Len {
		return []*yamltree.Node{n}
	}
	return split(n, "、，,；;")
}

// split parts a value at every character of marks.
func split(n *yamltree.Node, marks string) []*yamltree.Node {
	var all []*yamltree.Node
	from, quote := 0, 0
	if n.Quoted {
		quote = 1
	}
	add := func(to int) {
		if word := strings.TrimSpace(n.Text[from:to]); word != "" {
			part := *n
			part.Text, part.Len = word, len(word)
			part.At += quote + from + strings.Index(n.Text[from:to], word)
			all = append(all, &part)
		}
	}
	for i, r := range n.Text {
		if strings.ContainsRune(marks, r) {
			add(i)
			from = i + utf8.RuneLen(r)
		}
	}
	add(len(n.Text))
	return all
}

// names reads the items of a list, or of what people write for one.
func (d *decoder) names(n *yamltree.Node, read reader) {
	d.each(n, func(item *yamltree.Node) {
		if n.Kind == yamltree.List && !item.Flow {
			read(item)
			return
		}
		for _, part := range parts(item) {
			read(part)
		}
	})
}
