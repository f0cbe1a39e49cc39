package markup

import (
	"cmp"
	"strconv"
	"strings"

	"bao/internal/byline"
	"bao/internal/zh"
)

// Text returns the plain text, one line a block, without markup, cutlines or
// the readings of ruby. Numbers of lists stand before their items, footnotes at
// the end.
func (d *Doc) Text() string {
	var b strings.Builder
	b.Grow(sizeOf(d.Blocks) + sizeOf(d.Notes))
	t := liner(func(line string) {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(line)
	})
	t.blocks(d.Blocks)
	t.blocks(d.Notes)
	return b.String()
}

// Lines gives the plain text as Text has it, line by line, and whether a line is
// a subhead.
func (d *Doc) Lines(give func(line string, subhead bool)) {
	subhead := false
	t := liner(func(line string) { give(line, subhead) })
	for i := range d.Blocks {
		subhead = d.Blocks[i].Kind == Heading
		t.block(&d.Blocks[i])
	}
	subhead = false
	t.blocks(d.Notes)
}

// Count returns the number of characters, as zh.Count counts them. A line break
// ends a word.
func (d *Doc) Count() int {
	var c zh.Counter
	t := texter{c.Add, c.EndWord}
	t.blocks(d.Blocks)
	t.blocks(d.Notes)
	return c.N
}

// Photos returns the pictures in the order of the copy.
func (d *Doc) Photos() []Photo {
	var photos []Photo
	var walk func(nodes []Node)
	walk = func(nodes []Node) {
		for i := range nodes {
			n := &nodes[i]
			if n.Kind != Picture {
				walk(n.Children)
				continue
			}
			p := Photo{Link: n.Link, Alt: n.Text, Crop: n.Info}
			for _, c := range n.Children {
				switch c.Kind {
				case Cutline:
					p.Cutline = c.Text
				case Credit:
					p.Credit = byline.Credit{Role: byline.Role(c.Info), Label: c.Text}
					for _, name := range c.Children {
						if name.Kind == Credit {
							p.Credit.Typed = name.Text
							continue
						}
						p.Credit.Names = append(p.Credit.Names, name.Text)
					}
				}
			}
			photos = append(photos, p)
		}
	}
	walk(d.Blocks)
	walk(d.Notes)
	return photos
}

// A texter is given plain text: words, piece by piece, and where a line ends.
// A line break that was asked for is "\n" among the words.
type texter struct {
	words func(piece string)
	end   func()
}

// liner returns a texter that gives whole lines, without those that are empty.
// A line of one piece, as most paragraphs are, is not copied.
func liner(give func(line string)) texter {
	var pieces []string
	return texter{
		func(piece string) {
			if piece != "" {
				pieces = append(pieces, piece)
			}
		},
		func() {
			if s := unbroken(strings.TrimSpace(strings.Join(pieces, ""))); s != "" {
				give(s)
			}
			pieces = pieces[:0]
		},
	}
}

func (t texter) blocks(nodes []Node) {
	for i := range nodes {
		t.block(&nodes[i])
	}
}

func (t texter) block(n *Node) {
	switch n.Kind {
	case Figure, Rule, Media:
	case Paragraph, Heading, Term, CodeBlock:
		n.spell(t.words)
		t.end()
	case Row:
		t.row(n)
	case List:
		for number, item := range n.Numbered() {
			if n.Ordered {
				t.words(cmp.Or(item.Text, strconv.Itoa(number)+".") + " ")
			}
			t.block(item)
		}
	case Table:
		t.words(n.Info)
		t.end()
		t.blocks(n.Children)
	case Element:
		if n.Text == "summary" {
			n.spell(t.words)
			t.end()
		} else {
			t.blocks(n.Children)
		}
	default:
		t.blocks(n.Children)
	}
}

// row gives the cells of a table row as one line.
func (t texter) row(n *Node) {
	var cells []string
	cell := liner(func(line string) { cells = append(cells, line) })
	for i := range n.Children {
		if blocks := n.Children[i].Children; len(blocks) > 0 && isBlock(blocks[0]) {
			cell.blocks(blocks)
		} else {
			n.Children[i].spell(cell.words)
			cell.end()
		}
	}
	t.words(strings.Join(cells, " "))
	t.end()
}

// lookback is how far unbroken looks for a character that is not ambiguous.
const lookback = 32

// unbroken makes one line of several: breaks that were asked for become a
// space or nothing, as line ends of the copy do.
func unbroken(s string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	var out []byte
	for part := range strings.SplitSeq(s, "\n") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		near := out[max(0, len(out)-lookback):]
		if len(out) > 0 && !wideBehind(near) && !wideAhead([]byte(part[:min(len(part), lookback)])) {
			out = append(out, ' ')
		}
		out = append(out, part...)
	}
	return string(out)
}

// plain returns the words of an inline node or of a block of inline nodes.
// A line break that was asked for is "\n".
func (n *Node) plain() string {
	if len(n.Children) == 1 && n.Children[0].Kind == Text && !n.silent() {
		return n.leaf() + n.Children[0].Text // most paragraphs: no copy
	}
	var s strings.Builder
	s.Grow(sizeOf(n.Children))
	n.spell(func(piece string) { s.WriteString(piece) })
	return s.String()
}

// spell gives the words of plain piece by piece.
func (n *Node) spell(words func(piece string)) {
	words(n.leaf())
	if n.silent() {
		return
	}
	for i := range n.Children {
		n.Children[i].spell(words)
	}
}

// leaf returns the words of the node itself.
func (n *Node) leaf() string {
	switch n.Kind {
	case Text, Code, CodeBlock:
		return n.Text
	case Break:
		return "\n"
	}
	return ""
}

// silent reports whether what stands below n is not part of the copy: a
// picture's cutline, the reading of ruby.
func (n *Node) silent() bool {
	return n.Kind == Picture || n.Kind == Element && (n.Text == "rt" || n.Text == "rp")
}

// appendAlt appends the words of n for those who cannot see a picture.
func (n *Node) appendAlt(s *strings.Builder) {
	if n.Kind == Picture {
		s.WriteString(n.Text)
		return
	}
	s.WriteString(strings.ReplaceAll(n.leaf(), "\n", " "))
	for i := range n.Children {
		n.Children[i].appendAlt(s)
	}
}
