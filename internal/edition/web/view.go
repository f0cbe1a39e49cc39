package web

import (
	"html/template"

	"bao/internal/edition/page"
	"bao/internal/edition/view"
	"bao/internal/layout"
)

// The views below are all that a template sees. Each kind of page has one;
// its template stands in layouts/ under the name given. Addresses (Href, Src,
// Root) are relative to the page that shows them, ready to be used.

// Credit is one role of a byline with its people.
type Credit struct {
	Label  string // 记者
	People []view.Link
}

// Story is an article as other pages show it.
type Story struct {
	Href    string
	Kicker  view.Phrases
	Phrases view.Phrases // the headline
	Deck    view.Phrases
	Byline  string    // 记者 马雁　通讯员 周倩倩
	Section view.Link // Text empty for none
	Day     view.Day
	Page    string // 第1版
	State   string // 草稿, 定时, 已过期, 已撤稿 or empty
	Photo   *view.Picture
	Lede    Lede
}

// Front is the view of front.html: the front page of the site, and the page
// of an issue.
type Front struct {
	view.Frame
	Day      view.Day
	Number   string         // 第12期
	Note     *Copy          // 编者按, or nil
	Shown    []*view.Listed // lists that site.yaml puts on the front page of the site
	Coming   *Coming        // 近期, on the front page of the site; nil for nothing
	Sheet    *page.Composed `lost:"没有稿件" or:"Contents,Blocks"` // page one, its View for front-sheet.html; nil without articles
	Rest     []Story        // what stands on page one beyond the sheet
	Blocks   [][]Block      // small ones may share a place, one above the other
	Contents []Contents
	Download *view.Link // the issue as a ZIP, or nil
	PDF      *view.Link // of the issue, where no page view links it; or nil
	Previous *view.Link
	Next     *view.Link
}

// Block is a section of an issue beyond its first page, led by one story.
type Block struct {
	Section view.Link
	Lead    Story
	Rest    []Story
}

// Contents is what stands on one printed page (版面目录).
type Contents struct {
	ID      string // page-1
	Href    string // its page view; empty without page views
	Page    string // 第1版
	Name    string // 要闻
	Stories []view.Link
}

// Article is the view of article.html.
type Article struct {
	view.Frame
	Kicker, Phrases, Deck view.Phrases
	Byline                []Credit
	Covers                string // 文/图; empty where it stands in Byline, before an editor
	Day                   view.Day
	Issue                 view.Link // 第12期
	Page                  view.Link // 第1版·要闻
	Map                   *page.Map
	Section               view.Link // Text empty for none
	State                 string    // 草稿, 定时, 已过期, 已撤稿 or empty
	Withdrawal            string    `lost:"没有说稿件已经撤下"` // that the copy is withdrawn, and why; empty for all else
	Cover                 *view.Picture
	Body                  Copy `lost:"没有正文"`
	Source                string
	Tags                  []Tag
	Corrections           []Correction `lost:"更正没有登出来"`
	Events                *Events      // 活动, or nil
	Count                 int          // characters
	Previous, Next        *view.Link
	Others                []view.Link      // other stories on the same page
	Related               []Related        // stories that belong to this one, newest first
	Tools                 *layout.Fragment // tools.html; nil where there is nothing to do
	Cite                  *Cite            // nil for a withdrawn article
}

// Tag is a word that an article bears; Href is empty for one that has no page.
// {{.}} is its text.
type Tag struct{ Text, Href string }

// String is what stood here before tags led anywhere, for templates of then.
func (t Tag) String() string { return t.Text }

// Correction is a dated note that mends what was wrong (更正).
type Correction struct {
	Day  view.Day // ISO empty for none
	Text string
}

// List is the view of list.html: the articles of a section, a person or a tag.
type List struct {
	view.Frame
	Name        string
	Label       string // 栏目, 作者 or 标签
	All         string // address of the list of all those; empty for a tag
	Description string // of a section; for a person: 记者 12 篇，摄影 3 篇
	Count       int
	Since       view.Day  // of the oldest; ISO empty for none
	Feed        view.Link // of the list; Text empty for none
	Groups      []Group   `lost:"没有稿件"`
	Pager       Pager
}

// Group is the articles of one issue in a list.
type Group struct {
	Issue   view.Link
	Day     view.Day
	Stories []Entry
}

// Entry is one line of a list.
type Entry struct {
	Href    string
	Phrases view.Phrases
	Byline  string // in the list of a section or a tag
	Section string // in a person's list
	Roles   string // in a person's list: what the person did for it
	Page    string
	State   string
}

// Pager leads through the numbered pages of a list. Newer and Older are nil
// at the ends; Pages is empty for a list of one page.
type Pager struct {
	Newer, Older *view.Link
	Pages        []view.Link
}

// People is the view of people.html: everybody named in the paper.
type People struct {
	view.Frame
	Index   []view.Link // the other lists of everything
	Count   int
	Jump    []view.Link // A to Z, Href empty for a letter that no name begins with; or 三畫 and so on, those that there are
	Letters []Letter    `lost:"没有作者"`
}

// PersonEntry is one person in a list.
type PersonEntry struct {
	view.Link
	Count int
	Roles string
}

// Archive is the view of archive.html: the issues of a year.
type Archive struct {
	view.Frame
	Index  []view.Link   // the other lists of everything
	Former []FormerMonth // 往年今日; empty in a paper of one year
	Year   string
	Years  []view.Link
	Months []view.Month
	Issues []IssueEntry `lost:"没有各期" or:"Months"` // newest first
}

// IssueEntry is one issue in the archive.
type IssueEntry struct {
	Href    string
	Day     view.Day
	Weekday string
	Number  string // 第12期
	Lead    view.Phrases
	Count   int // articles
	Pages   int
}

// Standing is the view of standing.html: a page outside the issues.
type Standing struct {
	view.Frame
	Phrases view.Phrases
	Body    Copy `lost:"没有正文"`
}

// NotFound is the view of notfound.html, the page for dead addresses.
type NotFound struct {
	view.Frame
	Latest *view.Link
	Inline template.CSS `lost:"网页没有样式" or:"Style"` // the style sheet itself: the page may be shown at any depth
}

// Redirect is the view of redirect.html: an address that has moved.
type Redirect struct {
	Language string
	Title    string
	Href     string `lost:"没有通到新的网址"`
}
