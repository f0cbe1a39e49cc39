package webpage

import (
	"strconv"
	"strings"

	"bao/internal/foreign"
	"bao/internal/foreign/word"
	"bao/internal/zh"
)

// list reads a list. Its marks are those that a browser prints.
func (r *reader) list(n *node, l look, f *flow) {
	f.cut()
	l.depth++
	style := listStyle(n, l.depth)
	number, step := 1, 1
	if s, err := strconv.Atoi(n.get("start")); err == nil {
		number = s
	} else if n.has("reversed") {
		number = count(n)
	}
	if n.has("reversed") {
		step = -1
	}
	outer := f.para
	for _, k := range n.kids {
		if k.name != "li" {
			f.para = foreign.Block{Kind: foreign.Item, Level: l.depth}
			r.walk(k, l, f)
			f.cut()
			continue
		}
		if v, err := strconv.Atoi(k.get("value")); err == nil {
			number = v
		}
		r.item(k, style, number, l, f)
		number += step
	}
	f.para = outer
}

// item reads an item. One without a mark is a paragraph: such lists are made
// for their looks.
func (r *reader) item(n *node, style string, number int, l look, f *flow) {
	if hides(n) {
		r.walk(n, l, f)
		return
	}
	if s := declaredStyle(n); s != "" {
		style = s
	}
	kind := foreign.Block{Kind: foreign.Item, Level: l.depth, Mark: mark(style, number)}
	if kind.Mark == "" {
		kind = foreign.Block{}
	}
	r.as(kind, n, l.of(n), f)
}

func count(n *node) int {
	items := 0
	for _, k := range n.kids {
		if k.name == "li" {
			items++
		}
	}
	return items
}

// listStyle returns the name that CSS has for the marks of a list.
func listStyle(n *node, depth int) string {
	if s := declaredStyle(n); s != "" {
		return s
	}
	if n.name == "ol" {
		return "decimal"
	}
	return [...]string{"disc", "circle", "square"}[min(depth, 3)-1]
}

// declaredStyle returns what an element itself says of its marks.
func declaredStyle(n *node) string {
	style := map[string]string{"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}[n.get("type")]
	if s := strings.ToLower(n.get("type")); s == "disc" || s == "circle" || s == "square" {
		style = s
	}
	for key, value := range declarations(n.get("style")) {
		if key != "list-style-type" && key != "list-style" {
			continue
		}
		for word := range strings.FieldsSeq(value) {
			if word == "none" || mark(word, 1) != "" {
				style = word
			}
		}
	}
	return style
}

// mark returns a mark as it is printed; "" where there is none.
func mark(style string, n int) string {
	switch style {
	case "disc":
		return "•"
	case "circle":
		return "◦"
	case "square":
		return "▪"
	case "decimal":
		return strconv.Itoa(n) + "."
	case "decimal-leading-zero":
		return word.Numeral(n, "decimalZero") + "."
	case "lower-alpha", "lower-latin":
		return letters(n) + "."
	case "upper-alpha", "upper-latin":
		return strings.ToUpper(letters(n)) + "."
	case "lower-roman":
		return word.Numeral(n, "lowerRoman") + "."
	case "upper-roman":
		return word.Numeral(n, "upperRoman") + "."
	case "cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal":
		return zh.Numeral(n) + "、"
	}
	return ""
}

// letters counts a, b, … z, aa, ab.
func letters(n int) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}
