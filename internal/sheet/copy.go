package sheet

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"bao/internal/byline"
	"bao/internal/markup"
	"bao/internal/paper"
	"bao/internal/typeset"
	own "bao/internal/words"
)

// Copy is all that a sheet needs of an article. A sheet is a function of its
// copy and its format, and of nothing else.
type Copy struct {
	Address                string
	Kicker, Headline, Deck string
	Byline                 byline.Line
	Body                   paper.Body
	Photos                 []paper.Photo
	Page, Rank             int    // 版次 and 位次 as the editor gave them, 0 when not given
	Jump                   string // as paper.Article has it
	Section                string // slug, may be empty
	Brief                  bool
	Verse                  bool    // of a brief: it has lines of its own, and is no part of a block
	Poem                   bool    // it is verse more than anything else
	Framed                 bool    // it may stand in a frame (花边): comment, a notice
	Parts                  []*Copy // of a block of briefs (简讯), which has no copy of its own
	Limit                  int     // characters of the body to show, cut at a sentence; 0 for all
	NoBody                 bool    // the headline alone
	Script                 own.Script
	Withdrawal             string // what stands in place of withdrawn copy; it has none of its own then
}

// briefLimit is up to how many characters an article without a picture is a
// brief.
const briefLimit = 180

// longestPoem is how many characters a poem has at most.
const longestPoem = 400

// CopyOf takes what a sheet needs of an article.
func CopyOf(a *paper.Article) Copy {
	c := Copy{
		Address: a.Address, Kicker: a.Kicker, Headline: a.Headline, Deck: a.Deck,
		Byline: a.Byline, Body: a.Body, Photos: photosOf(a), Page: a.Page, Rank: a.Rank, Jump: a.Jump,
		Brief: a.Body.Count <= briefLimit && a.Cover == nil,
	}
	if a.Issue != nil {
		c.Script = a.Issue.Script
	}
	if a.Withheld {
		c.Withdrawal = a.Withdrawal()
	}
	if a.Body.Count <= longestPoem { // as briefs are, too
		v := verseOf(&a.Body)
		c.Verse, c.Poem = c.Brief && v.stanzas > 0, v.isPoem()
	}
	if a.Section != nil {
		c.Section = a.Section.Slug
		c.Framed = framedSection(a.Section.Name)
	}
	c.Framed = (c.Framed || framedHeadline(a.Headline)) && a.Body.Count <= mostFramed
	return c
}

// bylineOf is the byline as it is printed at the end of the copy: 记者 马雁
// 通讯员 周倩倩 文/图. Who answers for the page and who read proof is named elsewhere;
// the 编辑 of copy that came from elsewhere is not.
func bylineOf(line byline.Line) []typeset.Run {
	var words []string
	for _, c := range line.Credits {
		if c.Role == byline.Editor && strings.ContainsAny(c.Label, "校审審版监監责責") {
			continue
		}
		said := c.Words()
		if len(said) > 1 && !said[0].Name {
			said[1].Text, said = said[0].Text+" "+said[1].Text, said[1:]
		}
		for i, word := range said {
			if word.Tight && i > 0 {
				words[len(words)-1] += word.Text
				continue
			}
			words = append(words, word.Text)
		}
	}
	if line.Covers != "" && len(words) > 0 {
		words = append(words, line.Covers)
	}
	return wholeWords(words, typeset.Emphasis)
}

// longestName is up to how many characters a name, or the role before it, is
// never divided; what is longer is that of an office.
const longestName = 4

// wholeWords sets words with a space between. Names stay whole, and a role
// stays with its first name.
func wholeWords(words []string, style typeset.Style) []typeset.Run {
	var list []typeset.Run
	for _, word := range words {
		if word == "" {
			continue
		}
		if len(list) > 0 {
			list = append(list, typeset.Run{Text: " ", Style: style})
		}
		run := typeset.Run{Text: word, Style: style}
		long := func(part string) bool { return utf8.RuneCountInString(part) > longestName }
		if !slices.ContainsFunc(strings.Fields(word), long) {
			run.Style |= typeset.Whole
		}
		list = append(list, run)
	}
	return list
}

// photosOf lists the pictures of an article: the cover, then those in the
// copy, each once.
func photosOf(a *paper.Article) []paper.Photo {
	var list []paper.Photo
	add := func(p *paper.Photo) {
		if p == nil || p.Width == 0 || p.Height == 0 {
			return
		}
		if !slices.ContainsFunc(list, func(q paper.Photo) bool { return q.Address == p.Address }) {
			list = append(list, *p)
		}
	}
	add(a.Cover)
	for _, t := range a.Body.Targets {
		add(t.Photo)
	}
	return list
}

// MoreLink is the link of the words that lead on to the whole article.
const MoreLink = -1

// blocks makes of the copy what typeset sets: the dateline, the paragraphs,
// and the byline as the last line. Photos are set apart.
func (c *Copy) blocks() []typeset.Block {
	if len(c.Parts) > 0 {
		return c.partBlocks()
	}
	return c.ownBlocks(&setter{})
}

func (c *Copy) ownBlocks(s *setter) []typeset.Block {
	if c.NoBody {
		return nil
	}
	if c.Withdrawal != "" {
		s.add(typeset.Block{Runs: []typeset.Run{{Text: c.Withdrawal, Style: typeset.Emphasis}}})
		return s.out
	}
	s.goes = c.Body.Targets
	doc := c.Body.Doc()
	if c.Limit > 0 {
		doc = doc.Opening(c.Limit)
	}
	s.out = slices.Grow(s.out, len(doc.Blocks)+2) // and the byline
	s.blocks(doc.Blocks)
	if doc.Cut {
		s.add(typeset.Block{Kind: typeset.Flush, Runs: []typeset.Run{{Text: c.Script.Say("阅读全文"), Style: typeset.Sans, Link: MoreLink}}})
		return s.out
	}
	for _, note := range doc.Notes {
		s.prefix(fmt.Sprintf(c.Script.Say("注%d　"), note.Number))
		s.blocks(note.Children)
	}
	s.prefix("") // a dateline above copy without a paragraph
	if byline := bylineOf(c.Byline); len(byline) > 0 {
		open, close := typeset.Run{Text: "（", Style: typeset.Emphasis}, typeset.Run{Text: "）", Style: typeset.Emphasis}
		s.add(typeset.Block{Kind: typeset.Flush, Ragged: true, End: true, Runs: slices.Concat([]typeset.Run{open}, byline, []typeset.Run{close})})
	}
	return s.out
}

// setter gathers blocks; lead goes before the words of the next one.
type setter struct {
	out   []typeset.Block
	lead  []typeset.Run
	goes  []paper.Target // where the links of this copy lead
	mark  itemMark       // of the item that begins with the next block
	inset int            // of the list around the next block
	links int            // that come before those of this copy
	verse int            // blocks up to the last one if that is a stanza
}

func (s *setter) prefix(text string) {
	if len(s.lead) > 0 {
		s.out = append(s.out, typeset.Block{Runs: s.lead})
		s.lead = nil
	}
	if text != "" {
		s.lead = []typeset.Run{{Text: text, Style: typeset.Sans}}
	}
}

func (s *setter) add(b typeset.Block) {
	if b.Kind != typeset.Item {
		s.leadMark()
	}
	if len(s.lead) > 0 {
		b.Runs, s.lead = append(s.lead, b.Runs...), nil
	}
	if b.Inset += s.inset; len(b.Runs) > 0 {
		s.out = append(s.out, b)
	}
}

// blocks sets block nodes.
func (s *setter) blocks(nodes []markup.Node) {
	typed := 0 // nodes up to the end of a list whose marks were typed
	for i, n := range nodes {
		switch n.Kind {
		case markup.Paragraph, markup.Cell:
			if i >= typed {
				typed = i + s.typedList(nodes[i:])
			}
			if i >= typed {
				s.paragraph(n)
			}
		case markup.Term: // stands before what it means
			s.lead = append(s.runs(s.lead, n.Children, typeset.Bold|typeset.Sans), typeset.Run{Text: "　"})
		case markup.Heading:
			s.add(typeset.Block{Kind: typeset.Subhead, Runs: s.runs(nil, n.Children, typeset.Bold|typeset.Sans)})
		case markup.CodeBlock:
			s.add(typeset.Block{Kind: typeset.Preformatted, Runs: []typeset.Run{{Text: n.Text, Style: typeset.Code}}})
		case markup.List:
			s.list(n)
		case markup.Quote:
			s.quote(n)
		case markup.Table:
			s.table(n)
		case markup.Rule:
			s.add(typeset.Block{Kind: typeset.Fixed, Rows: 1})
			s.out = append(s.out, typeset.Block{Kind: typeset.Fixed, Rows: 1})
		case markup.Definitions, markup.Description, markup.Item, markup.Element:
			s.blocks(asBlocks(n.Children))
		}
	}
}

// paragraph sets a paragraph. Verse and addresses, which have lines of their
// own, keep them: no indent, no line spread. A sign-off stands at the right.
func (s *setter) paragraph(n markup.Node) {
	words := s.runs(make([]typeset.Run, 0, len(n.Children)), n.Children, 0)
	b := typeset.Block{Runs: append(words, s.printedAddress(n)...)}
	switch {
	case len(n.Children) == 1 && n.Children[0].Kind == markup.Dateline:
		s.lead = b.Runs // what comes next is no paragraph; it has no line to spare
		return
	case s.mark.text != "":
		b.Kind, b.Mark, b.Hang = typeset.Item, s.mark.text, s.mark.hang
		s.mark = itemMark{}
	case s.inset > 0: // more of an item
		b.Kind = typeset.Flush
	case n.Signoff():
		b.Kind, b.Ragged, b.End = typeset.Flush, true, true
	case n.Names():
		b.Ragged, b.Runs = true, undivided(b.Runs)
	case endsWithColon(words) && salutation(textOf(n.Children)):
		b.Kind, b.Ragged = typeset.Flush, true
	case slices.ContainsFunc(n.Children, func(c markup.Node) bool { return c.Kind == markup.Break }):
		b.Kind, b.Ragged = typeset.Flush, true
		if s.verse > 0 && s.verse == len(s.out) { // between stanzas
			s.out = append(s.out, typeset.Block{Kind: typeset.Fixed, Rows: 1})
		}
		s.add(b)
		s.verse = len(s.out)
		return
	}
	s.add(b)
}

// asBlocks wraps inline nodes that stand where blocks are expected, as in a
// tight list item.
func asBlocks(nodes []markup.Node) []markup.Node {
	for _, n := range nodes {
		if n.Kind >= markup.Text {
			return []markup.Node{{Kind: markup.Paragraph, Children: nodes}}
		}
	}
	return nodes
}

func (s *setter) quote(n markup.Node) {
	kind := typeset.Quote
	if n.Attr != nil && strings.Contains(" "+n.Attr.Class+" ", " pull ") {
		kind = typeset.Pull
	}
	from := len(s.out)
	s.blocks(n.Children)
	for i := from; i < len(s.out); i++ {
		switch s.out[i].Kind {
		case typeset.Paragraph:
			s.out[i].Kind = kind
		case typeset.Flush: // verse
			s.out[i].Kind = typeset.Pull
		}
	}
}

// runs sets inline nodes outside links.
func (s *setter) runs(out []typeset.Run, nodes []markup.Node, style typeset.Style) []typeset.Run {
	from := len(out)
	out = runs(out, nodes, style, 0)
	for i := from; i < len(out); i++ {
		if out[i].Link > 0 {
			out[i].Link += s.links
		}
	}
	return out
}

// runs sets inline nodes. Links are numbered from 1; photos in a line are
// left to the photos of the story.
func runs(out []typeset.Run, nodes []markup.Node, style typeset.Style, link int) []typeset.Run {
	for _, n := range nodes {
		switch n.Kind {
		case markup.Text:
			out = append(out, typeset.Run{Text: n.Text, Style: style, Link: link})
		case markup.Code:
			out = append(out, typeset.Run{Text: n.Text, Style: style | typeset.Code, Link: link})
		case markup.Break:
			out = append(out, typeset.Run{Text: "\n", Style: style, Link: link})
		case markup.Emphasis:
			out = runs(out, n.Children, style|typeset.Emphasis, link)
		case markup.Strong:
			out = runs(out, n.Children, style|typeset.Bold, link)
		case markup.Strike:
			out = runs(out, n.Children, style|typeset.Strike, link)
		case markup.Anchor:
			out = runs(out, n.Children, style, n.Link+1)
		case markup.Dateline:
			out = append(out, typeset.Run{Text: n.Text + "　", Style: typeset.Bold | typeset.Sans})
		case markup.NoteRef:
			out = append(out, typeset.Run{Text: fmt.Sprintf("〔%d〕", n.Number), Style: style | typeset.Sup, Link: link})
		case markup.Element:
			out = runs(out, n.Children, style|elementStyle(n.Text), link)
		}
	}
	return out
}

func elementStyle(name string) typeset.Style {
	switch name {
	case "sup":
		return typeset.Sup
	case "sub":
		return typeset.Sub
	case "b", "strong":
		return typeset.Bold
	case "code", "kbd":
		return typeset.Code
	}
	return 0
}
