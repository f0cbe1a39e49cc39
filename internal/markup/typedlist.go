package markup

import (
	"strings"
	"unicode/utf8"
)

// TypedList finds a list as Chinese editors type it: paragraphs that begin with
// marks of one kind, each following the one before. It returns the marks of
// those of the nodes, from the first on, that belong to it; none where fewer than
// two do.
func TypedList(nodes []Node) []string {
	var marks []string
	var before listMark
	for i := range nodes {
		text := nodes[i].opening()
		m := readListMark(text)
		n := m.length(text)
		if n == 0 || m.doubt || i > 0 && !m.follows(before) {
			break
		}
		marks = append(marks, text[:n])
		before = m
	}
	if len(marks) < 2 {
		return nil
	}
	return marks
}

// opening is the plain text that a paragraph begins with.
func (n *Node) opening() string {
	if n.Kind != Paragraph || len(n.Children) == 0 || n.Children[0].Kind != Text {
		return ""
	}
	return n.Children[0].Text
}

// length is how many bytes of s the mark takes that s begins with; 0 for one
// that does not stand apart from what it marks.
func (m listMark) length(s string) int {
	_, first := utf8.DecodeRuneInString(s)
	end := ""
	switch m.class {
	case hanMark, numMark:
		end = "、"
	case numDot:
		end = ".．"
	case hanParen, numParen:
		end = "）)"
	case ringMark:
		return first
	default:
		if m.class >= utf8.RuneSelf && strings.ContainsRune(bullets, rune(m.class)) {
			return first
		}
		return 0
	}
	for i, r := range s {
		if strings.ContainsRune(end, r) {
			return i + utf8.RuneLen(r)
		}
	}
	return 0
}
