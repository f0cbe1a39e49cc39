package yamltree

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean is a source without what nobody sees, and where each byte of it
// stands in the source as it was typed.
type clean struct {
	text     string
	origin   []int32 // one more than text has bytes; nil when nothing was taken out
	findings []Finding
}

// visible takes out of src what nobody sees and nobody has typed: characters
// without a width, control characters, and the no-break and full-width spaces
// that pages and Word put before a line. Only the first two are reported, once
// a line: a space is what it looks like.
func visible(src string) clean {
	if !suspect(src) {
		return clean{text: src}
	}
	v := viewer{src: src}
	for at := 0; at < len(src); {
		at = v.line(at)
	}
	v.origin = append(v.origin, int32(len(src)))
	return clean{string(v.out), v.origin, v.findings}
}

// suspect says whether src has anything that visible might take out.
func suspect(src string) bool {
	for i := 0; i < len(src); i++ {
		switch c := src[i]; {
		case c < ' ' && c != '\n' && c != '\r' && c != '\t', c == 0x7f, c == 0xc2, c == 0xef && strings.HasPrefix(src[i:], "\ufeff"):
			return true
		case c == 0xe2 && i+1 < len(src) && (src[i+1] == 0x80 || src[i+1] == 0x81):
			return true
		case c == 0xe3 && (i == 0 || src[i-1] == '\n') && strings.HasPrefix(src[i:], "\u3000"):
			return true
		}
	}
	return false
}

type viewer struct {
	src      string
	out      []byte
	origin   []int32
	nests    bool // the line before ended with a colon, or was nested itself
	findings []Finding
}

func (v *viewer) put(text string, at int) {
	for i := range len(text) {
		v.out = append(v.out, text[i])
		v.origin = append(v.origin, int32(at+i))
	}
}

// line takes over the line at offset at and returns where the next one begins.
func (v *viewer) line(at int) int {
	end := len(v.src)
	if i := strings.IndexByte(v.src[at:], '\n'); i >= 0 {
		end = at + i + 1
	}
	begin, first := len(v.out), -1
	var unseen rune
	before := rune(-1) // the last character taken over
	for i := at; i < end; {
		r, n := utf8.DecodeRuneInString(v.src[i:end])
		switch {
		case Invisible(before, r):
			if first < 0 {
				first, unseen = i, r
			}
		case len(v.out) == begin && wideSpace(r):
			i = v.indent(i, end)
			continue
		default:
			v.put(v.src[i:i+n], i)
			before = r
		}
		i += n
	}
	shown := strings.TrimSpace(string(v.out[begin:]))
	if first >= 0 {
		v.findings = append(v.findings, Finding{
			At: first, Len: utf8.RuneLen(max(unseen, 0)), Rule: unseenRule,
			Message: "这里夹着一个看不见的字符（" + nameOf(unseen) + "），读的时候去掉了",
			Hint:    "把这一行删掉，重新打一遍：" + shown,
		})
	}
	if shown != "" {
		nested := len(v.out) > begin && (v.out[begin] == ' ' || v.out[begin] == '-')
		v.nests = nested || strings.HasSuffix(shown, ":") || strings.HasSuffix(shown, "：")
	}
	return end
}

// indent takes over the wide spaces that a line begins with: as ordinary ones
// where something may be nested, else not at all, for a key indented by its
// typist's habit is no deeper than the others.
func (v *viewer) indent(at, end int) int {
	for at < end {
		r, n := utf8.DecodeRuneInString(v.src[at:end])
		if !wideSpace(r) && r != ' ' {
			break
		}
		if v.nests {
			v.put(" ", at)
		}
		at += n
	}
	return at
}

// wideSpace is true for the spaces that are none to YAML.
func wideSpace(r rune) bool { return r > 0x7f && r != 0x85 && unicode.Is(unicode.Zs, r) }

// Invisible reports whether r, after the character before (-1 for none), has
// neither shape nor meaning. Joiners have one in emoji and in scripts that
// join their letters.
func Invisible(before, r rune) bool {
	switch {
	case r < ' ':
		return r != '\n' && r != '\r' && r != '\t'
	case r < 0xad:
		return r >= 0x7f && r < 0xa0 && r != 0x85
	case r == 0x200c || r == 0x200d:
		return before < 0x300 || unicode.Is(unicode.Han, before) || unicode.IsPunct(before) || unicode.IsSpace(before)
	}
	return r == 0xad || r == 0x200b || r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e ||
		r >= 0x2060 && r <= 0x206f || r == 0xfeff || r >= 0xfff9 && r <= 0xfffb
}

// nameOf names an invisible character for those who look it up.
func nameOf(r rune) string {
	name := "控制字符"
	switch {
	case r == 0xad:
		name = "软连字符"
	case r == 0x200b, r == 0x2060, r == 0xfeff:
		name = "零宽空格"
	case r == 0x200c || r == 0x200d:
		name = "零宽连接符"
	case r >= 0x200e && r <= 0x2069:
		name = "文字方向标记"
	}
	return fmt.Sprintf("%s U+%04X", name, r)
}

// typed puts the places of what was read from the clean text back to where
// they stand in the source.
func (c clean) typed(root *Node, findings []Finding) (*Node, []Finding) {
	if c.origin == nil {
		return root, findings
	}
	for i := range findings {
		f := &findings[i]
		f.At, f.Len = c.span(f.At, f.Len)
	}
	c.node(root)
	return root, append(c.findings, findings...)
}

func (c clean) span(at, length int) (int, int) {
	from := min(max(at, 0), len(c.text))
	to := min(max(from+length, from), len(c.text))
	start := int(c.origin[from])
	if to == from {
		return start, length
	}
	return start, int(c.origin[to-1]) + 1 - start
}

func (c clean) node(n *Node) {
	if n == nil {
		return
	}
	n.At, n.Len = c.span(n.At, n.Len)
	for _, item := range n.Items {
		c.node(item)
	}
	for i := range n.Pairs {
		p := &n.Pairs[i]
		p.KeyAt, p.KeyLen = c.span(p.KeyAt, p.KeyLen)
		c.node(p.Value)
	}
}
