package web

import (
	"html/template"
	"strings"

	"bao/internal/layout"
	"bao/internal/zh"
)

// The views below are all that a template sees. Each kind of page has one;
// its template stands in layouts/ under the name given. Addresses (Href, Src,
// Root) are relative to the page that shows them, ready to be used.

// Frame is the part that every page has: what goes into <head>, and the
// pieces above and below the content. head.html and foot.html take a page's
// whole view and use the Frame in it.
type Frame struct {
	Kind        string // front, issue, article, section, person, people, archive, standing, notfound
	Language    string // zh-CN
	Paper       string // name of the paper
	Title       string // of the document, the paper's name included
	Description string // may be empty
	Root        string // leads to the site's root: "", "../", "../../"
	Style       string // address of paper.css
	Script      string // address of paper.js, which remembers the text size
	SheetStyle  string // address of sheet.css, on pages that show a sheet; else empty
	Icon        string // address of favicon.svg
	Canonical   string // absolute; empty without base_url
	Feed        string // address of the feed; empty without base_url
	Touch       string // address of the icon for home screens; may be empty
	Meta        []Meta
	Share       Share
	Preload     template.HTMLAttr // imagesrcset and imagesizes of the photo that readers see first
	Nameplate   *layout.Fragment  // nameplate.html
	Footer      *layout.Fragment  // footer.html
}

// Share is what chats show where the address of a page is shared (ogp.me).
type Share struct {
	Type          string // website or article
	Title         string
	URL           string // absolute; empty without base_url, as is Image
	Image         string
	Width, Height int // of Image
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
}

// Footer is the view of footer.html.
type Footer struct {
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

// Credit is one role of a byline with its people.
type Credit struct {
	Label  string // 记者
	People []Link
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

// Story is an article as other pages show it.
type Story struct {
	Href    string
	Kicker  Phrases
	Phrases Phrases // the headline
	Deck    Phrases
	Byline  string // 记者 马雁　通讯员 周倩倩
	Section Link   // Text empty for none
	Day     Day
	Page    string // 第1版
	State   string // 草稿, 定时, 过期 or empty
	Photo   *Picture
	Lede    Lede
}

// Front is the view of front.html: the front page of the site, and the page
// of an issue.
type Front struct {
	Frame
	Day      Day
	Number   string    // 第12期
	Note     *Copy     // 编者按, or nil
	Sheet    *Composed // page one, its View for front-sheet.html; nil without articles
	Rest     []Story   // what stands on page one beyond the sheet
	Blocks   [][]Block // small ones may share a place, one above the other
	Contents []Contents
	Previous *Link
	Next     *Link
}

// Block is a section of an issue beyond its first page, led by one story.
type Block struct {
	Section Link
	Lead    Story
	Rest    []Story
}

// Contents is what stands on one printed page (版面目录).
type Contents struct {
	ID      string // page-1
	Page    string // 第1版
	Name    string // 要闻
	Stories []Link
}

// Article is the view of article.html.
type Article struct {
	Frame
	Kicker, Phrases, Deck Phrases
	Byline                []Credit
	Covers                string // 文/图
	Day                   Day
	Issue                 Link // 第12期
	Page                  Link // 第1版·要闻
	Map                   *PageMap
	Section               Link   // Text empty for none
	State                 string // 草稿, 定时, 过期 or empty
	Cover                 *Picture
	Body                  Copy
	Source                string
	Tags                  []string
	Corrections           []Correction
	Count                 int // characters
	Previous, Next        *Link
	Others                []Link // other stories on the same page
}

// Correction is a dated note that mends what was wrong (更正).
type Correction struct {
	Day  Day // ISO empty for none
	Text string
}

// List is the view of list.html: the articles of a section or a person.
type List struct {
	Frame
	Name        string
	Label       string // 栏目 or 作者
	Description string // of a section; for a person: 记者 12 篇，摄影 3 篇
	Count       int
	Since       Day // of the oldest; ISO empty for none
	Groups      []Group
	Pager       Pager
}

// Group is the articles of one issue in a list.
type Group struct {
	Issue   Link
	Day     Day
	Stories []Entry
}

// Entry is one line of a list.
type Entry struct {
	Href    string
	Phrases Phrases
	Byline  string // in a section's list
	Section string // in a person's list
	Roles   string // in a person's list: what the person did for it
	Page    string
	State   string
}

// Pager leads through the numbered pages of a list. Newer and Older are nil
// at the ends; Pages is empty for a list of one page.
type Pager struct {
	Newer, Older *Link
	Pages        []Link
}

// People is the view of people.html: everybody named in the paper.
type People struct {
	Frame
	Count   int
	Letters []Letter
}

// Letter holds the people whose names begin with one letter in pinyin.
type Letter struct {
	Letter string // A
	People []PersonEntry
}

// PersonEntry is one person in a list.
type PersonEntry struct {
	Link
	Count int
	Roles string
}

// Archive is the view of archive.html: the issues of a year.
type Archive struct {
	Frame
	Year   string
	Years  []Link
	Months []Month
	Issues []IssueEntry // newest first
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

// IssueEntry is one issue in the archive.
type IssueEntry struct {
	Href    string
	Day     Day
	Weekday string
	Number  string // 第12期
	Lead    Phrases
	Count   int // articles
	Pages   int
}

// Standing is the view of standing.html: a page outside the issues.
type Standing struct {
	Frame
	Phrases Phrases
	Body    Copy
}

// NotFound is the view of notfound.html, the page for dead addresses.
type NotFound struct {
	Frame
	Latest *Link
	Inline template.CSS // the style sheet itself: the page may be shown at any depth
}

// Redirect is the view of redirect.html: an address that has moved.
type Redirect struct {
	Language string
	Title    string
	Href     string
}
