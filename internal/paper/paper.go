// Package paper is the newspaper as plain structs: what load makes of the
// files and what every edition publishes. The structs are read only once
// load has returned them.
//
// It does no I/O and renders nothing.
package paper

import (
	"bao/internal/byline"
	"bao/internal/config"
	"bao/internal/diag"
	"bao/internal/kin"
	"bao/internal/markup"
	"bao/internal/photo"
	"bao/internal/words"
)

// Paper is the publication with everything in it that is to be published.
type Paper struct {
	Site     config.Site
	Issues   []*Issue   // oldest first
	Sections []*Section // in the order of site.yaml, empty ones included
	People   []*Person  // by first appearance
	Tags     []*Tag     // that have a page, in the order in which they came to it
	Lists    []*List    // in the order of site.yaml
	Standing []*Standing
	Layouts  []string   // templates that pages outside the issues ask for, drafts included: contact.html
	Assets   []*Asset   // files that published copy uses, by address
	Photos   []*Picture // pictures that published copy shows, each as it is shown
	Icon     *Icon      // what the icons are made of; nil for the built-in one
	Static   []*Asset   // the site's own and the built-in static files, by address
	Aliases  []Alias
	Held     []Held // what is not published, or no longer, and why
	Waivers  []Waiver
	Today    Date

	// Addresses tells what stands where, as far as it comes from files: the
	// origin by the address in the form of dist.Fold.
	Addresses map[string]string
	Awaited   []Awaited

	// Withheld are beginnings of addresses: what once stood there, and is no
	// longer published, may show withdrawn copy.
	Withheld []string
}

// Latest returns the newest issue, or nil when there is none.
func (p *Paper) Latest() *Issue {
	if len(p.Issues) == 0 {
		return nil
	}
	return p.Issues[len(p.Issues)-1]
}

// Issue is one dated number of the paper (期).
type Issue struct {
	Date           Date
	Number, Serial int        // 期号, 总期号; 0 when not counted
	Address        string     // 2023-03-27/index.html
	Note           *Body      // 编者按, or nil
	Editors        []string   // 责任编辑 of the whole issue
	Articles       []*Article // as the editor ranks them; which page each stands on is for package sheet to say
	Planned        []Planned  // the pages that issue.md lists, by number; then the issue has no others
	Previous, Next *Issue
	Origin         string         // issue.md, or the folder
	PDFs           map[int]*Asset // of the print edition, by page; 0 the whole issue
	Script         words.Script   // of the paper
	Record         []Recorded     // what stood where when it came out, as recorded beside its copy
}

// Planned is a page that an issue.md lists.
type Planned struct {
	Number int
	Name   string // may be empty
}

// Recorded is a page of a record: the origins of the articles that stood on it, in
// order. An article that stood on two pages ran on.
type Recorded struct {
	Number  int // 0 for what found no room on any
	Name    string
	Origins []string
}

// Page is a printed page (版) of an issue, made up.
type Page struct {
	Issue    *Issue
	Number   int
	Name     string     // 要闻 in 一版·要闻; may be empty
	Articles []*Article // that begin on it, in the order of their ranks
}

// Section is a standing heading (栏目) with its articles, oldest first.
type Section struct {
	config.Section
	Address  string // section/dangjian/index.html
	Articles []*Article
}

// Person is somebody named in a byline or a photo credit.
type Person struct {
	Name    string
	Address string  // people/ma-yan/index.html
	Pieces  []Piece // oldest first
}

// Named returns the person who bears a name among some, nil for none.
func Named(people []*Person, name string) *Person {
	for _, p := range people {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// Piece is an article from the side of a person who worked on it.
type Piece struct {
	Article *Article
	Roles   []byline.Role // in the order of the byline, without repeats
}

// Article is one piece of copy (稿件).
type Article struct {
	Origin  string // path of its file in the site
	Address string // 2023-03-27/lianluozhan.html

	// A space in a headline is the editor's preferred break between lines.
	Kicker, Headline, Deck string
	Title                  string // Headline in one line, as zh.JoinTitle has it

	Dateline    string // 本报讯, or empty; Body has it too, where it stands
	Byline      byline.Line
	People      []*Person // everybody named in Byline and in photo credits
	Date        Date      // of the article; its issue may bear another
	Issue       *Issue
	Page        int    // 版次 as its editor gave it, 0 when not given
	Rank        int    // 位次 on the page, 0 when not given
	Jump        string // whether it may run on on another page: JumpFree, JumpNever, or empty, where nothing else fills the page
	Section     *Section
	Summary     string
	Tags        []string
	Source      string
	Cover       *Photo // nil when none is named and the body has none
	Corrections []Correction
	Events      []Event // what it invites to
	State       State
	Expires     Date       // zero when it stays
	After       string     // what becomes of it then: AfterKeep, or empty where its copy is withdrawn
	Retracted   Retraction // zero when it stands
	Withheld    bool       // its copy is withdrawn, and not here; false where all is shown

	Body  Body
	Words kin.Signature // what it is about, by which others that belong to it are found
}

// What an editor says of the jump (转版) of an article.
const (
	JumpFree  = "free"
	JumpNever = "never"
)

// State says why an article is not (or only on request) published.
type State uint8

// The states of an article.
const (
	Published State = iota
	Draft           // 草稿
	Scheduled       // 定时: its date lies in the future
	Expired         // 过期: of a published article
	Retracted       // 撤稿: likewise
)

// Correction is a dated note that says what was wrong (更正).
type Correction struct {
	Date Date
	Text string
}

// Standing is a page outside the issues, such as 关于本报.
type Standing struct {
	Origin, Address string
	Title           string
	Summary         string
	Rank            int
	Layout          string // its template, contact.html; empty for the usual one
	LayoutAt        int    // where it is named, in bytes of the file
	LayoutLen       int
	Lists           []string // names of the lists that its copy shows
	Body            Body
}

// Asset is a file that goes to the output as it is, but for a picture's
// metadata and what could act in a drawing.
type Asset struct {
	Origin  string // path in the site, or in the built-in theme
	Address string
	Digest  [16]byte    // of its bytes
	BuiltIn bool        // Origin is in the built-in theme
	Picture *photo.Info // nil for all else
	SVG     bool        // a drawing from below content/, which is published without what could act in it
}

// Alias is an address at which something once stood. Origin is the file that
// names it, At and Len the stretch of it in bytes.
type Alias struct {
	Address, Target string
	Origin          string
	At, Len         int
}

// Awaited is an address that a link in copy leads to and that is no file's:
// one that an edition plans, or else Dead is what is wrong with the link.
type Awaited struct {
	Address string
	Dead    diag.Problem
}

// Held is an article that is left out of the paper, or whose headline alone is
// in it.
type Held struct {
	Origin, Headline string
	Date             Date // from which on it is in the paper, once nothing else holds it back; zero for a standing page
	Expires          Date // likewise its last day; zero where none is given
	State            State
	Section          string // slug of its section; may be empty
}

// Waiver is a rule that an article lets pass for itself, published or not.
// Neither the rule nor the reason has been looked at.
type Waiver struct {
	Place        diag.Place // of the rule's name, in the article
	Rule, Reason string
	// Unsure is set where what is let pass may be there although it was not
	// found: not all of held copy is looked at.
	Unsure bool
}

// Body is the copy of an article: the Markdown tree in its compact form and
// what its links and photos lead to.
type Body struct {
	Encoded string   `key:"-"` // markup.Doc
	Digest  [16]byte // of the file and how it is read; in keys it stands for what is left out here
	Opening string   `key:"-"` // the first sentences in plain text, at most 120 characters
	Targets []Target // one for each of the document's links
	Count   int      `key:"-"` // characters (字数)
}

// Target is where a link in copy leads.
type Target struct {
	Address string // in the site, or absolute; empty when it leads nowhere
	Photo   *Photo // for a picture
}

// Photo is a picture as copy shows it.
type Photo struct {
	Origin        string     // path of its file in the site; empty for a picture elsewhere
	Address       string     // of the largest of Sizes, or elsewhere
	Width, Height int        // pixels of that one, 0 when unknown (a picture elsewhere)
	Sizes         []Size     // largest first
	Colour        string     // its average, #rrggbb; may be empty
	Crop          photo.Crop // the editor's, or the point around which to cut in default of it
	Alt           string
	Cutline       string
	Credit        string
}

// Size is one of the sizes in which a picture is published.
type Size struct {
	Address       string
	Width, Height int
}

// Picture is a picture file with the sizes that are made of it.
type Picture struct {
	Origin string
	Digest [16]byte // of the file
	Info   photo.Info
	Spec   photo.Spec
	Sizes  []Size // as Spec.Sizes has them
}

// Icon is the picture that the icons of the site are made of.
type Icon struct {
	Origin string
	Digest [16]byte
	Info   photo.Info
}

// Doc returns the tree, decoded anew.
func (b *Body) Doc() *markup.Doc {
	doc, err := markup.Decode(b.Encoded)
	if err != nil {
		// Encoded comes from markup itself; anything else is a bug.
		panic(err)
	}
	return doc
}

// Lend gives the tree for as long as use takes, which spares most of what Doc
// costs.
func (b *Body) Lend(use func(*markup.Doc)) {
	if err := markup.Lend(b.Encoded, use); err != nil {
		panic(err) // as in Doc
	}
}
