package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"bao/internal/config"
	"bao/internal/edition"
	"bao/internal/layout"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/zh"
)

// Frames makes the frame of every page of an edition. Nameplates, footers and
// tools are shared by the pages that show the same one. It may be used from
// several goroutines.
type Frames struct {
	edition.Source
	style  string // style sheet with its version
	sheet  string // likewise, of composed pages
	front  string // likewise, of composed front pages
	site   string // likewise, of the site itself
	script string
	seek   string
	story  string // script of articles; the next two are fetched by it
	code   string
	aloud  string
	icon   string
	touch  string
	ground Ground
	assets []string

	mu     sync.Mutex
	plates map[plate]*layout.Fragment

	rootsMu sync.Mutex
	roots   map[string]*rooted
}

// mostPlates is how many nameplates are kept at once: those of some dozens of
// issues.
const mostPlates = 512

// plate is what the pages have in common that share a nameplate.
type plate struct {
	issue   *paper.Issue
	root    string
	large   bool
	current string // address of the section, or of archive or people
}

// NewFrames returns the frames of an edition of s.
func NewFrames(s edition.Source) *Frames {
	f := &Frames{
		Source: s,
		ground: GroundOf(&s),
		plates: map[plate]*layout.Fragment{},
		roots:  map[string]*rooted{},
	}
	for _, a := range s.Paper.Static {
		address := Versioned(a.Address, a.Digest)
		known := true
		switch a.Address {
		case "static/paper.css":
			f.style = address
		case "static/sheet.css":
			f.sheet = address
		case "static/front.css":
			f.front = address
		case "static/site.css":
			f.site = address
		case "static/paper.js":
			f.script = address
		case "static/search.js":
			f.seek = address
		case "static/story.js":
			f.story = address
		case "static/qr.js":
			f.code = address
		case "static/aloud.js":
			f.aloud = address
		case "static/favicon.svg", "static/favicon.ico", "static/favicon.png":
			f.icon = address
		default:
			known = false
		}
		if known && address != f.seek {
			f.assets = append(f.assets, address)
		}
	}
	if i := s.Paper.Icon; i != nil {
		f.icon = Versioned(load.FaviconAddress, i.Digest)
		f.touch = Versioned(load.TouchIconAddress, i.Digest)
	}
	return f
}

// Seek returns the address of the script that searches, with its version, as
// seen from the root of the site; "" when the site has none.
func (f *Frames) Seek() string { return f.seek }

// Assets returns the addresses of what every page or printed page is made of,
// with their versions, as seen from the root of the site.
func (f *Frames) Assets() []string { return f.assets }

// Versioned is an address with the version of what stands there, by which
// browsers fetch it anew when it has changed. Hosts and file systems ignore it.
func Versioned(address string, digest [16]byte) string {
	return fmt.Sprintf("%s?v=%x", address, digest[:4])
}

// SiteStyle is the address of a site's own style sheet, which is linked after
// the built-in ones.
const SiteStyle = load.StaticDir + "/site.css"

// Spot says which page a frame is for.
type Spot struct {
	Kind        string
	Address     string
	Root        string // when it is not the way up from Address
	Title       string // without the paper's name; empty on the front page
	Description string
	Issue       *paper.Issue // whose nameplate it bears
	Large       bool
	Current     string // address that is marked in the navigation
	Column      *paper.Section
	Card        Card // what stands for the page where it is shared
	Meta        []Meta
	Feeds       bool           // that the page is a list with feeds of its own beside it
	Article     *paper.Article // that the page is of
	Layout      string         // its template, where it is not the usual one of its kind
	Schema      Schema
}

// Card is a picture that stands for a page where it is shared.
type Card struct {
	paper.Size
	Alt string // what it shows; may be empty
}

// Frame makes the frame of a page.
func (f *Frames) Frame(s Spot) Frame {
	site := &f.Paper.Site
	root := cmp.Or(s.Root, RootOf(s.Address))
	r := f.rooted(root)
	frame := Frame{
		Kind: s.Kind, Language: site.Language, Paper: site.Title,
		Title: site.Title, Description: s.Description, Root: root,
		Own: site.Own, Locale: localeOf(site.Language), Ground: f.ground, schema: s.Schema, Canonical: site.URL(s.Address),
		Style: r.style, Script: r.script, Offline: r.script != "" && site.Offline, SiteStyle: r.site, Icon: r.icon, Touch: r.touch,
		Nameplate: f.nameplate(s, root), Footer: r.footer,
	}
	if s.Kind != "article" { // browsers fetch it, and an icon in it, on every page that has it: two requests more
		frame.Manifest = r.manifest
	}
	switch s.Kind {
	case "page":
		frame.SheetStyle = r.sheet
	case "front", "issue":
		frame.SheetStyle = r.front
	}
	frame.Share = f.share(s)
	if s.Title != "" {
		frame.Title = s.Title + "｜" + site.Title
	}
	frame.Feeds, frame.Lists = f.feeds(s, r), f.lists(s, root)
	frame.Meta = append(f.siteMeta(), s.Meta...)
	if s.Column != nil {
		frame.Meta = append(frame.Meta, f.columnMeta(s.Column)...)
	}
	return frame
}

// siteMeta holds what search engines and, for a government site, inspectors
// read on every page (国办发〔2017〕47号, 网页标签). Nothing is invented: tags
// whose value the editor did not give are left out.
func (f *Frames) siteMeta() []Meta {
	var meta []Meta
	if f.Paper.Site.Internal() {
		meta = append(meta, Meta{"robots", "noindex,nofollow"})
	}
	gov := f.Paper.Site.Gov
	for _, m := range []Meta{{"SiteName", gov.SiteName}, {"SiteDomain", gov.Domain}, {"SiteIDCode", gov.IDCode}} {
		if m.Content != "" {
			meta = append(meta, m)
		}
	}
	return meta
}

func (f *Frames) columnMeta(s *paper.Section) []Meta {
	if f.Paper.Site.Gov.SiteName == "" {
		return nil
	}
	return []Meta{
		{"ColumnName", s.Name},
		{"ColumnDescription", cmp.Or(s.Description, s.Name)},
		{"ColumnKeywords", s.Name},
		{"ColumnType", f.Paper.Site.Script.Say("工作动态")},
	}
}

// nameplate returns the one that is made for the first page that shows it.
func (f *Frames) nameplate(s Spot, root string) *layout.Fragment {
	k := plate{s.Issue, root, s.Large, s.Current}
	f.mu.Lock()
	defer f.mu.Unlock()
	if made := f.plates[k]; made != nil {
		return made
	}
	if len(f.plates) == mostPlates {
		clear(f.plates) // those of other issues are hardly asked for again
	}
	made := f.Layouts.Fragment("nameplate.html", f.nameplateView(k))
	f.plates[k] = made
	return made
}

func (f *Frames) nameplateView(k plate) *Nameplate {
	site := &f.Paper.Site
	n := &Nameplate{
		Root: k.root, Own: site.Own,
		Large: k.large, Title: site.Title, Slogan: site.Slogan, Publisher: site.Publisher,
		Permit: PermitText(site), Home: k.root + "index.html",
		Archive: Link{"往期", k.root + load.ArchiveAddress, k.current == load.ArchiveAddress},
		People:  Link{"作者", k.root + load.PeopleAddress, k.current == load.PeopleAddress},
		Search:  k.root + load.SearchAddress,
	}
	if i := k.issue; i != nil {
		n.Day, n.Number, n.Serial, n.Pages = DayOf(i.Date), i.Number, i.Serial, len(f.Sheets.Pages(i))
		n.Weekday = zh.Weekday(i.Date.Time())
		n.Lunar = LunarOf(i.Date, site.Script)
		if k.large {
			n.Guide = Guide(f.Sheets.Pages(i), k.root)
		}
	}
	n.Sections = slices.Clone(f.rooted(k.root).sections)
	for i := range n.Sections {
		n.Sections[i].Current = n.Sections[i].Href == k.root+k.current
	}
	return n
}

// Guide is the reading guide in the ear (导读): the leads of the inner pages.
func Guide(pages []*paper.Page, root string) []Link {
	var links []Link
	for _, p := range pages[min(1, len(pages)):] {
		if a := Leading(p.Articles); a != nil && len(links) < 3 {
			links = append(links, ArticleLink(a, root))
		}
	}
	return links
}

func (f *Frames) footerView(root string) *Footer {
	site := &f.Paper.Site
	v := &Footer{
		Root: root, Own: site.Own,
		Title: site.Title, Publisher: site.Publisher, Permit: PermitText(site),
		Audience: site.Permit.Audience, Printer: site.Permit.Printer, Run: site.Permit.Run,
		Internal: site.Internal(),
		Contact:  site.Footer.Contact, Notice: site.Footer.Notice,
		ICP: site.Footer.ICP, Police: site.Footer.Police,
		Home: Link{site.Script.Say("首页"), root + "index.html", false}, Archive: Link{"往期", root + load.ArchiveAddress, false},
	}
	if v.ICP != "" {
		v.ICPHref = "https://beian.miit.gov.cn/"
	}
	if v.Police != "" {
		v.PoliceHref = "https://beian.mps.gov.cn/#/query/webSearch?code=" + digits(v.Police)
	}
	if site.Public() {
		v.Feed = Link{site.Script.Say("订阅"), root + load.FeedAddress("index.html"), false}
	}
	for _, l := range site.Footer.Links {
		v.Links = append(v.Links, Link{l.Name, Href(root, l.URL), false})
	}
	for _, s := range f.Paper.Standing {
		if slices.ContainsFunc(v.Links, func(l Link) bool { return l.Href == root+s.Address }) {
			continue // the editor has placed it
		}
		v.Standing = append(v.Standing, Link{s.Title, root + s.Address, false})
	}
	return v
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// PermitText is the permit as it is printed.
func PermitText(site *config.Site) string {
	p := site.Permit
	switch {
	case p.Number == "":
		return ""
	case p.Kind == config.PermitCN && strings.HasPrefix(p.Number, "CN"):
		return site.Script.Say("国内统一连续出版物号 ") + p.Number
	}
	return p.Number
}
