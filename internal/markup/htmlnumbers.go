package markup

import (
	"slices"
	"strconv"

	"bao/internal/foreign/word"

	"golang.org/x/net/html"
)

// A listCount counts the items of a list typed in HTML as a browser does: what a
// notice says under 9 or under B is referred to by that.
type listCount struct {
	next, step int
	format     string // that of word.Numeral; empty for figures
}

var listFormats = map[string]string{"A": "upperLetter", "a": "lowerLetter", "I": "upperRoman", "i": "lowerRoman"}

func countOf(list *html.Node) listCount {
	n := listCount{next: 1, step: 1, format: listFormats[attrOf(list, "type")]}
	if typedAttr(list, "reversed") {
		n.next, n.step = 0, -1
		for c := range list.ChildNodes() {
			if c.Type == html.ElementNode && c.Data == "li" {
				n.next++
			}
		}
	}
	if start, err := strconv.Atoi(attrOf(list, "start")); err == nil {
		n.next = start
	}
	return n
}

// take returns the number of the next item; item is nil for words outside of any.
func (n *listCount) take(item *html.Node) int {
	if item != nil {
		if v, err := strconv.Atoi(attrOf(item, "value")); err == nil {
			n.next = v
		}
	}
	number := n.next
	n.next += n.step
	return number
}

// words returns a number that is more than figures and a point.
func (n *listCount) words(number int) string {
	if n.format == "" {
		return ""
	}
	return word.Numeral(number, n.format) + "."
}

// typedAttr reports whether an element has an attribute, with a value or without.
func typedAttr(h *html.Node, name string) bool {
	return slices.ContainsFunc(h.Attr, func(a html.Attribute) bool { return a.Key == name })
}
