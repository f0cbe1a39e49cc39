// Package config reads site.yaml strictly: every key is known, every value
// is checked, and everything wrong is reported in one pass with its place
// and the text that would be right.
//
// It must not read files, look at the content folder, or invent a value that
// the editor would have to answer for (a permit, a number, a code).
package config

import (
	"time"

	"bao/internal/diag"
	"bao/internal/words"
)

// Site is what site.yaml says, with the defaults filled in. It is read only.
type Site struct {
	Title      string         // 报名
	Slogan     string         // 口号, may be empty
	Publisher  string         // 主办, may be empty
	Language   string         // BCP 47, default zh-CN
	Script     words.Script   // of Language, in which the paper speaks of itself
	Timezone   string         // IANA name, default Asia/Shanghai
	Location   *time.Location // of Timezone, never nil
	BaseURL    string         // absolute http(s) address ending in "/", or empty
	Permit     Permit
	Sections   []Section // in the order of the file
	Pages      []Page    // page plan, by number; empty when there is none
	Numbering  Numbering
	Footer     Footer
	Gov        Gov
	Print      Print
	Allowed    []string // 附件, 允许: the kinds of attachments that act and are published all the same, as active.Kind.Word
	Checks     []Check  // in the order of the file
	Lines      string   // LinesAuto, LinesSplit or LinesJoin
	Publish    []Target // in the order of the file; the first is the usual one
	Automation Automation
	Offline    bool              // 离线: readers keep the newest issue and what they read; default true
	Download   bool              // 下载本期: every issue is there as a ZIP too
	Lists      []List            // in the order of the file
	Play       []string          // 播放: hosts whose players readers may start in a page, without www.
	PageViews  bool              // 版面页: the printed pages are there to be looked at; default true
	Own        map[string]string // 自定: what the paper's own layouts ask for, by name; nil for nothing
	Theme      string            // 主题: the folder of layouts and static files that papers share, as typed but with slashes; empty for none
	ThemePlace diag.Place
	Authors    []string // whose names alone are a byline, as written: 岑望舒, or 岑望舒、欧阳渡
}

// What the end of a line in an article means where no empty line follows.
const (
	LinesAuto  = "auto"  // what it reads as; the default
	LinesSplit = "split" // a new paragraph
	LinesJoin  = "join"  // nothing
)

// Check is how the paper wants a rule to be taken. Neither word has been
// looked at: which rules there are is not known here.
type Check struct {
	Rule, Value           string
	RulePlace, ValuePlace diag.Place
}

// Kinds of permit.
const (
	PermitNone    = "none"    // neither; the default
	PermitCN      = "cn"      // 国内统一连续出版物号, open circulation
	PermitZhunyin = "zhunyin" // 内部资料性出版物准印证, internal circulation only
)

// Permit is the licence the paper is printed under. 内部资料性出版物管理办法
// articles 14 and 15 ask a zhunyin paper to print Audience, Printer and Run.
type Permit struct {
	Kind     string // PermitNone, PermitCN or PermitZhunyin
	Number   string // as it is printed: "CN 41-0001", "豫郑内资准字第0001号"
	Audience string // 发送对象
	Printer  string // 印刷单位
	Run      string // 印数
}

// Section is a standing heading (栏目).
type Section struct {
	Slug        string // address, [a-z0-9-]
	Name        string
	Description string
	Update      int // days after which something new is due (更新); 0 for whenever
}

// Page is one page (版) of the page plan.
type Page struct {
	Number   int      // 1-based
	Name     string   // 要闻 in 一版·要闻
	Sections []string // slugs of the sections it takes
}

// Numbering says how issues are counted. The zero value counts nothing: a
// number of 0 is not printed.
type Numbering struct {
	Number int    // 期号 of the first issue, 0 for none
	Serial int    // 总第N期 of the first issue, 0 for none
	Start  string // day of that first issue, 2006-01-02; empty for the oldest issue there is
	Yearly bool   // 期号 begins again at 1 with each year's first issue
}

// Next returns the numbers of the issue that follows one numbered number and
// serial; sameYear says whether both bear dates of one year. What was not
// counted before stays uncounted.
func (n Numbering) Next(number, serial int, sameYear bool) (int, int) {
	if serial > 0 {
		serial++
	}
	switch {
	case number == 0:
	case n.Yearly && !sameYear:
		number = 1
	default:
		number++
	}
	return number, serial
}

// Footer is what stands at the foot of every page.
type Footer struct {
	ICP     string // 京ICP备12345678号-1
	Police  string // 公安备案: 京公网安备11010102000001号
	Contact []string
	Links   []Link
	Notice  string
}

// Link is a named address.
type Link struct {
	Name, URL string
}

// Gov holds the site tags of 国办发〔2017〕47号 (政府网站发展指引, 网页设计规范).
// The tags belong to the government site that hosts the paper: the zero value
// means that none are written.
type Gov struct {
	SiteName string // 规范名称
	Domain   string // www.example.gov.cn, without a scheme
	IDCode   string // 政府网站标识码, 10 characters
}

// What becomes of a page whose copy is too short or too long.
const (
	ShortLast      = "last"   // a filler takes the foot of the page, but the last page closes up
	ShortFiller    = "filler" // a filler takes the foot of every page
	ShortClose     = "close"  // the page closes up
	OverflowGrow   = "grow"   // the issue grows a page
	OverflowReport = "report" // the editor is told
)

// Print is the shape of the printed page. Millimetres and points; one column
// gap is one character wide.
type Print struct {
	Paper                 string  // 四开, 对开, A3, A4, or "275×390" as typed
	Width, Height         float64 // paper, mm
	AreaWidth, AreaHeight float64 // type area (版心), mm
	Columns               int
	Chars                 int     // characters in a line of one column
	Lines                 int     // lines in a column, what the type area holds
	Size, Leading         float64 // body type and distance of its lines, pt
	Short                 string  // ShortLast, ShortFiller or ShortClose
	Overflow              string  // OverflowGrow or OverflowReport
	Grow                  int     // pages that an issue grows by: 1, 2 or 4
	Large                 bool    // larger type for older readers
}
