package intake

import (
	"fmt"
	"strconv"
	"strings"

	"bao/internal/markup"
)

// What is printed is compared as one string: the words, with blanks that
// nobody sees made one, and these characters for what is no word. They are of
// a plane that no copy has.
const (
	endOfBlock  = "\U0010F000"
	endOfCell   = "\U0010F001"
	brokenLine  = endOfBlock // a byline below the last paragraph is one of its own
	aPicture    = "\U0010F003"
	aNote       = "\U0010F004"
	aRule       = "\U0010F005"
	startOfRuby = "\U0010F006"
)

// A proof gathers what is printed.
type proof struct {
	strings.Builder
	calls map[int]int // notes by their numbers, to the order of their calls
}

// call adds the call of a note, which is printed with a number of its own.
func (p *proof) call(note int) {
	if p.calls == nil {
		p.calls = map[int]int{}
	}
	if p.calls[note] == 0 {
		p.calls[note] = len(p.calls) + 1
	}
	p.WriteString(aNote + strconv.Itoa(p.calls[note]) + aNote)
}

// printed adds what is printed of nodes.
func (p *proof) printed(nodes []markup.Node) {
	for i := range nodes {
		p.node(&nodes[i])
	}
}

func (p *proof) node(n *markup.Node) {
	switch n.Kind {
	case markup.Text, markup.Code, markup.Dateline:
		p.WriteString(n.Text)
	case markup.CodeBlock:
		p.WriteString(strings.ReplaceAll(strings.Trim(n.Text, "\n"), "\n", brokenLine) + endOfBlock)
	case markup.Break:
		p.WriteString(brokenLine)
	case markup.NoteRef:
		p.call(n.Number)
	case markup.Rule:
		p.WriteString(aRule + endOfBlock)
	case markup.Picture:
		p.picture(n)
	case markup.List:
		for number, i := range n.Numbered() {
			switch {
			case i.Text != "":
				p.WriteString(i.Text + " ")
			case n.Ordered:
				fmt.Fprintf(p, "%d. ", number)
			}
			p.node(i)
		}
	case markup.Item:
		p.item(n)
	case markup.Cell:
		p.printed(n.Children)
		p.WriteString(endOfCell)
	case markup.Element:
		p.element(n)
	case markup.Figure, markup.Paragraph, markup.Heading, markup.Table, markup.Term, markup.Definitions:
		p.printed(n.Children)
		p.WriteString(endOfBlock)
	default:
		p.printed(n.Children)
	}
}

// item adds an item of a list, whose words may stand in it without a
// paragraph.
func (p *proof) item(n *markup.Node) {
	inline := false
	for i := range n.Children {
		c := &n.Children[i]
		if inline && c.Kind < markup.Text {
			p.WriteString(endOfBlock)
		}
		inline = c.Kind >= markup.Text
		p.node(c)
	}
	if inline || len(n.Children) == 0 {
		p.WriteString(endOfBlock)
	}
}

func (p *proof) element(n *markup.Node) {
	switch n.Text {
	case "br":
		p.WriteString(brokenLine)
	case "ruby":
		p.WriteString(startOfRuby)
	}
	p.printed(n.Children)
}

func (p *proof) picture(n *markup.Node) {
	p.WriteString(aPicture)
	var text, label, typed string
	var names []string
	for i := range n.Children {
		switch c := &n.Children[i]; c.Kind {
		case markup.Cutline:
			text = c.Text
		case markup.Credit:
			label = c.Text
			for _, name := range c.Children {
				if name.Kind == markup.Credit {
					typed = name.Text
				} else {
					names = append(names, name.Text)
				}
			}
		}
	}
	p.cutline(text, label, names, typed)
}

// settled is the proof with the blanks made one that are seen, and without
// the others.
func (p *proof) settled() string {
	var out strings.Builder
	waiting, edge := false, true
	for _, r := range p.String() {
		if blank(r) {
			waiting = true
			continue
		}
		at := r >= 0x10F000 && r <= 0x10F006
		if waiting && !edge && !at {
			out.WriteByte(' ')
		}
		waiting, edge = false, at
		out.WriteRune(r)
	}
	return out.String()
}
