// Package view holds what the templates of several editions see, and makes it
// of the paper: the frame of a page with nameplate and footer, links, days,
// headlines, pictures.
//
// It plans no files, and leaves everything visible to the templates. Addresses
// (Href, Src, Root) are relative to the page that shows them, ready to be used.
package view

import (
	"html/template"
	"strings"
	"unicode/utf8"

	"bao/internal/layout"
	"bao/internal/zh"
)

// Frame is the part that every page has: what goes into <head>, and the
// pieces above and below the content. head.html and foot.html take a page's
// whole view and use the Frame in it.
type Frame struct {
	Kind        string     // front, issue, article, section, person, tag, people, archive, overview, standing, search, offline, notfound
	Language    string     // zh-CN
	Paper       string     // name of the paper
	Title       string     // of the document, the paper's name included
	Description string     // may be empty; templates say .Frame.Description, for a list has one of its own
	Root        string     // leads to the site's root: "", "../", "../../"
	Style       string     `lost:"网页没有样式"` // address of paper.css
	Script      string     // address of paper.js, which remembers the text size
	Offline     bool       // what is read is kept for when there is no network
	SheetStyle  string     `lost:"头版和版面页没有排版的样式" with:"Sheet" in:"head.html"` // address of sheet.css, on pages that show a sheet; else empty
	SiteStyle   string     // address of static/site.css, the site's own, linked last; may be empty
	Own         layout.Own // 自定
	Icon        string     // address of favicon.svg
	Canonical   string     // absolute; empty without base_url
	Feeds       []FeedLink
	Touch       string // address of the icon for home screens; may be empty
	Meta        []Meta
	Share       Share  `lost:"转发时没有标题和图片" in:"head.html"`
	Locale      string // zh_CN, as og:locale has it; may be empty
	Ground      Ground // theme-color
	Manifest    string // address of site.webmanifest; empty on the page of an article
	schema      Schema
	Preload     template.HTMLAttr  // imagesrcset and imagesizes of the photo that readers see first
	Lists       map[string]*Listed // by name, on pages whose templates look at them
	Nameplate   *layout.Fragment   `lost:"没有报头" in:"head.html"`            // nameplate.html
	Footer      *layout.Fragment   `lost:"没有页脚，刊号、备案号也没有了" in:"foot.html"` // footer.html
}

// Share is what chats show where the address of a page is shared (ogp.me).
type Share struct {
	Type          string // website or article
	Title         string
	URL           string // absolute; empty without base_url, as is Image
	Image         string
	Width, Height int    // of Image
	Alt           string // what Image shows; may be empty

	// Of an article: when it was published and last changed, as RFC 3339, and
	// the name of its section. Empty for none.
	Published, Modified, Section string
}

// Meta is one <meta name content>.
type Meta struct{ Name, Content string }

// Link is a text that leads somewhere. Current marks the place where the
// reader is.
type Link struct {
	Text, Href string
	Current    bool
}

// Day is a calendar day.
type Day struct {
	ISO  string // 2026-11-09
	Text string // 2026年11月9日
	Year string // 2026
	Dot  string // 11.09, for lists
}

// Phrases is a headline: the parts between which the editor would break it.
type Phrases []string

// Phrase is one part of a headline. White parts it from the one before, but
// for a mark, which has white of its own.
type Phrase struct {
	Space bool
	Text  string
}

// Spaced tells where the white is.
func (p Phrases) Spaced() []Phrase {
	list := make([]Phrase, len(p))
	for i, text := range p {
		list[i].Text = text
		list[i].Space = i > 0 && strings.Contains(zh.JoinTitle(p[i-1]+" "+text), " ")
	}
	return list
}

// Nameplate is the view of nameplate.html: the head of the paper (报头).
// Large is the one of front and issue pages, with ears; the other is a slim
// running head.
type Nameplate struct {
	Root      string // as in Frame
	Own       layout.Own
	Large     bool
	Title     string
	Slogan    string
	Publisher string
	Permit    string // as printed: 国内统一连续出版物号 CN 00-0000
	Home      string
	Day       Day
	Weekday   string // 星期一
	Lunar     string // 丙午年十月初一; empty outside the table
	Number    int    // 第12期, 0 for none
	Serial    int    // 总第12期, 0 for none
	Pages     int    // 今日4版, 0 for none
	Guide     []Link // 导读: the left ear of a large one
	Sections  []Link
	Archive   Link
	People    Link
	Search    string // address of the page that searches: a form sends its field q there
}

// Long reports whether the sections take more than two lines of a small phone,
// 18 characters each: then they are better in one, which the finger moves.
func (n *Nameplate) Long() bool {
	const between = 1.25
	width := 0.0
	for _, l := range append([]Link{n.Archive, n.People}, n.Sections...) {
		width += float64(utf8.RuneCountInString(l.Text)) + between
	}
	return width > 2*(18+between)
}

// Footer is the view of footer.html.
type Footer struct {
	Root                string // as in Frame
	Own                 layout.Own
	Title, Publisher    string
	Permit              string
	Audience, Printer   string // 发送对象, 印刷单位
	Run                 string // 印数
	Internal            bool   // 内部资料，免费交流
	Contact             []string
	Notice              string
	Links               []Link
	Standing            []Link
	ICP, ICPHref        string
	Police, PoliceHref  string
	Archive, Home, Feed Link
}

// Tools is the view of tools.html: what a script lets readers do with an
// article. All of it is hidden until the script shows it.
type Tools struct {
	Script string // address of story.js
	Share  bool   // whether readers are to pass the article on
	Code   string // address of qr.js, which draws the article's address as a QR code; empty where there is none
	Aloud  string // address of aloud.js, which reads the article aloud; empty where there is none
}

// Picture is a photo as a page shows it.
type Picture struct {
	Src           string
	Srcset        template.Srcset // empty for one size only
	Sizes         string
	Width, Height int          // 0 for unknown
	First         bool         // load it before all else: readers see it first
	Style         template.CSS // its colour, and the point that a crop keeps
	Alt           string
	Cutline       string
	Credit        string
}

// Month is one month of the calendar. Weeks begin on Monday.
type Month struct {
	Name  string // 三月
	Weeks [][7]Cell
}

// Cell is one day of a calendar; Day is 0 outside the month, Href empty on a
// day without an issue.
type Cell struct {
	Day   int
	Href  string
	Label string // what a screen reader says: 3月27日 第12期
}
