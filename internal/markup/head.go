package markup

import (
	"math"
	"slices"
	"strings"

	"bao/internal/zh"
)

// shortest is the number of characters for which it is worth beginning
// another paragraph in a Head.
const shortest = 24

// Head returns the first paragraphs, about limit characters, cut at the end
// of a sentence. A dateline stands before the first of them. Pictures, tables, subheads and footnotes are not in it;
// lists and quotations are if they fit whole. Cut is set when any words were
// left out. A link to a place in the document leads out of its head, which may
// lack the place, so HTML.Link is asked for it as for any other.
func (d *Doc) Head(limit int) *Doc { return d.head(limit, false) }

// Opening is as Head, but goes on below a subhead where fewestBelow characters fit
// there: what a page shows of a story at length does not end at its first subhead.
func (d *Doc) Opening(limit int) *Doc { return d.head(limit, true) }

// There must be room for fewestBelow characters below a subhead, and leastBelow of
// them, or it does not stand.
const fewestBelow, leastBelow = 60, 30

func (d *Doc) head(limit int, subheads bool) *Doc {
	dateline, d := d.splitDateline()
	h := &Doc{Links: slices.Clone(d.Links)}
	for i := range h.Links {
		if strings.HasPrefix(h.Links[i].Dest, "#") {
			h.Links[i].Dest = ""
		}
	}
	left := limit
	for i := range d.Blocks {
		n := &d.Blocks[i]
		if n.Kind == Figure || n.Kind == Rule {
			continue
		}
		if n.Kind == Heading && len(h.Blocks) == 0 {
			h.Cut = true
			continue
		}
		if left < shortest && len(h.Blocks) > 0 {
			h.Cut = true
			break
		}
		block, size, whole := n.head(left)
		if n.Kind == Heading && subheads && left >= fewestBelow {
			block, size, whole = *n, zh.Count(n.plain()), true
		}
		if size > 0 {
			h.Blocks = append(h.Blocks, block)
			left -= size
		}
		if !whole {
			h.Cut = true
			if n.Kind == Table && h.readsOn() {
				continue // what goes on behind it can be read without
			}
			break
		}
	}
	if h.Cut {
		h.endAbove()
	}
	return h.WithDateline(dateline)
}

// endAbove ends a document above its last subhead where little of what stands below
// that is left.
func (d *Doc) endAbove() {
	below := 0
	for i := len(d.Blocks) - 1; i > 0 && below < leastBelow; i-- {
		n := &d.Blocks[i]
		if n.Kind == Heading {
			d.Blocks = d.Blocks[:i]
			return
		}
		below += zh.Count(n.plain())
	}
}

// readsOn reports whether copy can go on without a table that would come next: it was
// announced neither by a heading nor by a colon.
func (d *Doc) readsOn() bool {
	if len(d.Blocks) == 0 {
		return false
	}
	last := &d.Blocks[len(d.Blocks)-1]
	words := strings.TrimSpace(last.plain())
	return last.Kind != Heading && !strings.HasSuffix(words, "：") && !strings.HasSuffix(words, ":")
}

// head returns what of a block fits in limit characters, how many that are,
// and whether it is all of it.
func (n *Node) head(limit int) (block Node, size int, whole bool) {
	var c zh.Counter
	texter{c.Add, c.EndWord}.block(n)
	size = c.N
	all := math.MaxInt
	switch n.Kind {
	case Paragraph:
		if size > limit {
			block, size = n.cut(limit)
			return block, size, false
		}
	case List, Quote, Definitions:
		if size > limit {
			return block, 0, false
		}
	default:
		return block, 0, size == 0
	}
	block = *n
	block.Children = keep(n.Children, &all)
	return block, size, true
}

// common returns the length of the characters that a and b both begin with.
func common(a, b string) int {
	for i, r := range b {
		if !strings.HasPrefix(a[i:], string(r)) {
			return i
		}
	}
	return len(b)
}

// cut returns a paragraph cut where a reader can stop.
func (n *Node) cut(limit int) (Node, int) {
	if block, size := n.firstLines(limit); size > 0 {
		return block, size
	}
	plain := n.plain()
	short := zh.Cut(plain, limit)
	same := len(short)
	if !strings.HasPrefix(plain, short) {
		same = common(plain, short)
	}
	block := *n
	left := same
	block.Children, _ = trimEnd(keep(n.Children, &left))
	if more := strings.TrimSpace(short[same:]); more != "" { // the …… of a cut sentence
		block.Children = append(block.Children, Node{Kind: Text, Text: more})
	}
	if len(block.Children) == 0 {
		return block, 0
	}
	return block, zh.Count(short)
}

// firstLines returns as many of the lines that its writer broke as limit characters
// hold, since verse is not cut within a line; nothing where those are less than half of
// them, as of prose with a break in it.
func (n *Node) firstLines(limit int) (block Node, size int) {
	end := 0
	for i := range n.Children {
		if n.Children[i].Kind != Break {
			continue
		}
		var c zh.Counter
		texter{c.Add, c.EndWord}.block(&Node{Kind: n.Kind, Children: n.Children[:i]})
		if c.N > limit {
			break
		}
		end, size = i, c.N
	}
	if size*2 < limit {
		return block, 0
	}
	all := math.MaxInt
	block = *n
	block.Children = keep(n.Children[:end], &all)
	return block, size
}
