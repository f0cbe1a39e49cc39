package markup

import (
	"slices"
	"strings"
	"unicode"
)

// classNames is the class of a paragraph that lists names, as of those who are put up
// for a grant (公示).
const classNames = "names"

// Names reports whether a paragraph lists names, which are not divided between lines.
func (n *Node) Names() bool {
	return n.Kind == Paragraph && n.Attr != nil && slices.Contains(strings.Fields(n.Attr.Class), classNames)
}

// A list has fewestNames of longestName characters at most. What else is written so,
// dishes or streets, reads as well undivided.
const (
	fewestNames = 8
	longestName = 4
)

// listNames reports whether nodes are a list of names and nothing else.
func listNames(nodes []Node) bool {
	names := 0
	for i := range nodes {
		switch n := &nodes[i]; n.Kind {
		case Break:
		case Text:
			count, only := countNames(n.Text)
			if !only {
				return false
			}
			names += count
		default:
			return false
		}
	}
	return names >= fewestNames
}

// countNames counts the names of a text and reports whether there is nothing else in
// it: a label before, and a mark at the end. A name of two characters may be set wide
// (牟　舟).
func countNames(text string) (names int, only bool) {
	length, single := 0, false
	end := func() bool {
		switch {
		case length == 1:
			if single = !single; !single {
				names++
			}
		case length > 0:
			names++
		}
		short := length <= longestName
		length = 0
		return short
	}
	for i, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			length++
		case r == '·' && length > 0:
			length = 1 // 买买提·江: what comes behind is a name, however long it was
		case r == '：' && names == 0 && !single:
			length = 0
		case r == '、' || r == ' ' || r == '\u3000' || r == '\u00a0':
			if !end() {
				return 0, false
			}
		case r == '。' && i+len("。") == len(text):
		default:
			return 0, false
		}
	}
	only = end() && !single
	return names, only
}
