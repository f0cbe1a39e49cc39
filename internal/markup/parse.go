package markup

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"

	"bao/internal/audit"
	"bao/internal/diag"
	"bao/internal/words"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A Titler takes out of the title of a picture what is not to be read below
// it but says how the picture is to be cut. It returns that, to be found in
// Photo.Crop, and the rest of the title; and what is wrong, or nil.
type Titler func(title string) (crop, rest string, wrong *Finding)

// Options say how an article is read; the zero value serves.
type Options struct {
	Titles Titler // reads the titles of pictures; may be nil
	Lines  Lines
	Script words.Script // of words that stand for what the copy has no words for
	Valid  bool         // the body is known to be UTF-8
	// Account is told what of the copy is consumed; may be nil. What is printed
	// is told by Doc.Account.
	Account *audit.Account
}

// Parse reads the Markdown of one article. It never fails; what it had to
// drop or doubts is in the findings, in the order of the copy. Safe for
// concurrent use.
func Parse(body []byte) (*Doc, []Finding) { return Options{}.Parse(body) }

// Parse is the function Parse, with options.
func (o Options) Parse(body []byte) (*Doc, []Finding) {
	if !o.Valid && !utf8.Valid(body) { // asked first, because the mending copies
		body = bytes.ToValidUTF8(body, []byte("?"))
	}
	src := joinRows(blankWideLines(body))
	root, tr := read(src, o.Lines, o.Account != nil)

	b := builder{src: src, text: string(src), titles: o.Titles, how: o.Lines, script: o.Script, article: tr.article, findings: tr.findings, account: o.Account, ends: tr.ends}
	if tr.stars != nil {
		b.doubt, b.guessed, b.hidden = tr.stars.doubt, tr.stars.guess, tr.stars.numbers
	}
	b.strangers(root)
	doc := b.document(root)
	slices.SortStableFunc(b.findings, func(x, y Finding) int { return cmp.Compare(x.Offset, y.Offset) })
	return doc, b.findings
}

// read returns goldmark's tree, and what was noted on the way: where links end,
// too, if that is asked for.
func read(src []byte, how Lines, ends bool) (ast.Node, *trace) {
	once := func(copy map[int]bool) (ast.Node, *trace, *references) {
		pc := &references{Context: parser.NewContext(), copy: copy, used: map[string]bool{}}
		tr := &trace{lines: how}
		if ends {
			tr.ends = map[ast.Node]int{}
		}
		pc.Set(traceKey, tr)
		return markdown.Parse(text.NewReader(src), parser.WithContext(pc)), tr, pc
	}
	root, tr, refs := once(nil)
	if unused := refs.unused(); unused != nil {
		root, tr, _ = once(unused)
	}
	return root, tr
}

// markdown is shared by all calls: goldmark keeps what belongs to one
// document in its context. It is CommonMark with GFM tables, strikethrough,
// task lists, footnotes and definition lists; emphasis, bare addresses and
// typed indents are read the Chinese way. Attributes are read by the builder,
// because goldmark's own reader knows headings only and nests without bound.
// The priorities are those of goldmark's default lists and extensions.
var markdown = newParser()

func newParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(underlined{parser.NewSetextHeadingParser()}, 100),
			util.Prioritized(bounded{extension.NewDefinitionListParser()}, 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(bounded{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(indentedParagraph{parser.NewParagraphParser()}, 450),
			util.Prioritized(belowItem{parser.NewParagraphParser()}, 460),
			util.Prioritized(belowNote{parser.NewParagraphParser()}, 470),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(tightHeadings{parser.NewATXHeadingParser()}, 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(bounded{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(pastedBlock{closedBlock{parser.NewHTMLBlockParser()}}, 900),
			util.Prioritized(bounded{noteBlock{}}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(counted{parser.NewCodeSpanParser()}, 100),
			util.Prioritized(counted{noteCall{}}, 101),
			util.Prioritized(counted{linkParser{parser.NewLinkParser()}}, 200),
			util.Prioritized(officeParser{}, 250),
			util.Prioritized(counted{parser.NewAutoLinkParser()}, 300),
			util.Prioritized(counted{closedInline{parser.NewRawHTMLParser()}}, 400),
			util.Prioritized(counted{emphasisParser{}}, 500),
			util.Prioritized(counted{strikeParser{}}, 500),
			util.Prioritized(addressParser{}, 999),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(boundedReferences{definitions{parser.LinkReferenceParagraphTransformer}}, 100),
			util.Prioritized(tables{}, 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(noteList{}, 999),
		),
	)
}

// warn adds a finding. What is wrong a thousand times is not worth counting.
func (b *builder) warn(offset, length int, rule *diag.Rule, message, hint string) {
	if len(b.findings) >= maxFindings {
		return
	}
	b.findings = append(b.findings, Finding{offset, length, rule, message, hint})
}
