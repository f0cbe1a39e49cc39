package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"bao/internal/byline"
	"bao/internal/markup"
	"bao/internal/paper"
	"bao/internal/typeset"
)

// Copy is all that a sheet needs of an article. A sheet is a function of its
// copy and its format, and of nothing else.
type Copy struct {
	Address                string
	Kicker, Headline, Deck string
	Byline                 byline.Line
	Body                   paper.Body
	Photos                 []paper.Photo
	Brief                  bool
	Limit                  int  // characters of the body to show, cut at a sentence; 0 for all
	NoBody                 bool // the headline alone
}

// Page is the copy of one page, in order.
type Page struct {
	Number int
	Name   string
	Copy   []Copy
}

// briefLimit is up to how many characters an article without a picture is a
// brief.
const briefLimit = 180

// CopyOf takes what a sheet needs of an article.
func CopyOf(a *paper.Article) Copy {
	return Copy{
		Address: a.Address, Kicker: a.Kicker, Headline: a.Headline, Deck: a.Deck,
		Byline: a.Byline, Body: a.Body, Photos: photosOf(a),
		Brief: a.Body.Count <= briefLimit && a.Cover == nil,
	}
}

// Pages takes what the sheets of an issue need.
func Pages(issue *paper.Issue) []Page {
	var pages []Page
	for _, p := range issue.Pages {
		page := Page{Number: p.Number, Name: p.Name}
		for _, a := range p.Articles {
			page.Copy = append(page.Copy, CopyOf(a))
		}
		pages = append(pages, page)
	}
	return pages
}

// bylineOf is the byline as it is printed at the end of the copy: 记者 马雁
// 通讯员 周倩倩 文/图. Who edited and read proof is named elsewhere.
func bylineOf(line byline.Line) []typeset.Run {
	var words []string
	for _, c := range line.Credits {
		if c.Role == byline.Editor && strings.ContainsAny(c.Label, "编校审版监责") {
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
	s := &setter{}
	if c.NoBody {
		return nil
	}
	doc := c.Body.Doc()
	if c.Limit > 0 {
		doc = doc.Head(c.Limit)
	}
	s.blocks(doc.Blocks, "")
	if doc.Cut {
		s.add(typeset.Block{Kind: typeset.Flush, Runs: []typeset.Run{{Text: "阅读全文", Style: typeset.Sans, Link: MoreLink}}})
		return s.out
	}
	for _, note := range doc.Notes {
		s.prefix(fmt.Sprintf("注%d　", note.Number))
		s.blocks(note.Children, "")
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
	verse int // blocks up to the last one if that is a stanza
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
	b.Runs = append(s.lead, b.Runs...)
	s.lead = nil
	if len(b.Runs) > 0 {
		s.out = append(s.out, b)
	}
}

// blocks sets block nodes; mark is the mark of the list item around them.
func (s *setter) blocks(nodes []markup.Node, mark string) {
	for _, n := range nodes {
		switch n.Kind {
		case markup.Paragraph, markup.Cell:
			s.paragraph(n, mark)
			mark = ""
		case markup.Term: // stands before what it means
			s.lead = append(runs(s.lead, n.Children, typeset.Bold|typeset.Sans, 0), typeset.Run{Text: "　"})
		case markup.Heading:
			s.add(typeset.Block{Kind: typeset.Subhead, Runs: runs(nil, n.Children, typeset.Bold|typeset.Sans, 0)})
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
			s.blocks(asBlocks(n.Children), mark)
			mark = ""
		}
	}
}

// paragraph sets a paragraph. Verse and addresses, which have lines of their
// own, keep them: no indent, no line spread. A sign-off stands at the right.
func (s *setter) paragraph(n markup.Node, mark string) {
	b := typeset.Block{Mark: mark, Runs: runs(nil, n.Children, 0, 0)}
	switch {
	case len(n.Children) == 1 && n.Children[0].Kind == markup.Dateline:
		s.lead = b.Runs // what comes next is no paragraph; it has no line to spare
		return
	case mark != "":
		b.Kind = typeset.Item
	case n.Signoff():
		b.Kind, b.Ragged, b.End = typeset.Flush, true, true
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

func (s *setter) list(n markup.Node) {
	number := n.Number
	for _, item := range n.Children {
		mark := "●"
		if n.Ordered {
			number += item.Number
			mark = cmp.Or(item.Text, fmt.Sprintf("%d.", number))
			number++
		}
		s.blocks(asBlocks(item.Children), mark)
	}
}

func (s *setter) quote(n markup.Node) {
	kind := typeset.Quote
	if n.Attr != nil && strings.Contains(" "+n.Attr.Class+" ", " pull ") {
		kind = typeset.Pull
	}
	from := len(s.out)
	s.blocks(n.Children, "")
	for i := from; i < len(s.out); i++ {
		switch s.out[i].Kind {
		case typeset.Paragraph:
			s.out[i].Kind = kind
		case typeset.Flush: // verse
			s.out[i].Kind = typeset.Pull
		}
	}
}

// table sets a table as newspapers do in a narrow column: a line a row, which
// stands at the left where it is broken. The first cell says where one begins.
func (s *setter) table(n markup.Node) {
	for _, row := range n.Children {
		style := typeset.Style(0)
		if row.Header {
			style = typeset.Sans | typeset.Bold
		}
		var line []typeset.Run
		for i, cell := range row.Children {
			if i > 0 {
				line = append(line, typeset.Run{Text: "　", Style: style})
			}
			if line = runs(line, cell.Children, style, 0); i == 0 && !row.Header {
				for k := range line {
					line[k].Style |= typeset.Sans
				}
			}
		}
		s.add(typeset.Block{Kind: typeset.Flush, Runs: line, Ragged: true})
	}
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
