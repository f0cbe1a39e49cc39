package docx

import (
	"strings"

	"bao/internal/foreign/word"
)

// next counts one item and returns its mark as printed. listed is false where
// there is no such list.
func (l *lists) next(n numbering, style string) (mark string, depth int, listed bool) {
	if n.list == "" || n.list == "0" || l.lists[n.list] == nil {
		return "", 0, false
	}
	of := l.lists[n.list]
	p := l.resolve(of)
	if p == nil {
		return "", 0, false
	}
	at := n.level
	if at < 0 {
		at = p.levelOfStyle(style)
	}
	at = min(at, levels-1)
	p.step(of, at)
	return of.mark(p, at), at, true
}

// levelOfStyle returns the level that goes with a style, the first where none
// does.
func (p *pattern) levelOfStyle(style string) int {
	for i, level := range p.levels {
		if style != "" && level.style == style {
			return i
		}
	}
	return 0
}

// level returns how a level of the list is marked.
func (n *list) level(p *pattern, at int) level {
	if own := n.overrides[at]; own != nil {
		return *own
	}
	return p.levels[at]
}

// step counts one item at a level. Levels above that have no item yet count as
// begun; those below begin again.
func (p *pattern) step(n *list, at int) {
	for i := range at {
		if !p.begun[i] {
			p.count[i], p.begun[i] = n.first(p, i), true
		}
	}
	switch {
	case n.starts[at] >= 0 && !n.begun[at]:
		p.count[at] = n.starts[at]
	case !p.begun[at]:
		p.count[at] = n.first(p, at)
	default:
		p.count[at]++
	}
	n.begun[at], p.begun[at] = true, true
	for i := at + 1; i < levels; i++ {
		if r := n.level(p, i).restart; r < 0 || at < r {
			p.begun[i] = false
		}
	}
}

func (n *list) first(p *pattern, at int) int {
	if n.starts[at] >= 0 {
		return n.starts[at]
	}
	return n.level(p, at).start
}

// mark returns the mark of the item that was counted last, as printed.
func (n *list) mark(p *pattern, at int) string {
	own := n.level(p, at)
	if own.format == "bullet" {
		return bullet(own.text, own.font)
	}
	var out strings.Builder
	for i := 0; i < len(own.text); i++ {
		if own.text[i] != '%' || i+1 == len(own.text) || own.text[i+1] < '1' || own.text[i+1] > '9' {
			out.WriteByte(own.text[i])
			continue
		}
		i++
		of := int(own.text[i] - '1')
		format := n.level(p, of).format
		if own.legal {
			format = "decimal"
		}
		out.WriteString(word.Numeral(p.count[of], format))
	}
	return strings.TrimSpace(out.String())
}
