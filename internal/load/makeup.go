package load

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"bao/internal/byline"
	"bao/internal/config"
	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/kin"
	"bao/internal/paper"
	"bao/internal/source"
	"bao/internal/zh"
)

// makeup puts the manuscripts together: first where everything stands, then
// what leads where.
type makeup struct {
	fsys        fs.FS
	site        config.Site
	options     Options
	manuscripts []*manuscript
	others      map[string]source.Entry // files below content/ that are not copy, by path
	problems    []diag.Problem

	out       *paper.Paper
	spelled   map[string]string // claimed addresses, by the same folded, where that differs
	became    []string          // beside manuscripts: the address of what each became
	held      map[string]bool   // origins that are not published
	lent      map[string]bool   // origins that are shown only on request
	withheld  map[string]bool   // origins of which only the headline is published
	doubts    map[doubt]bool
	issues    map[paper.Date]*paper.Issue
	sections  map[string]*paper.Section      // by slug and by name
	tagged    map[string]*paper.Tag          // those without a page, too
	assets    map[string]*paper.Asset        // by origin
	pictures  map[want]*picture              // what became of pictures
	told      map[string]bool                // origins of pictures whose problem was reported
	origin    map[*paper.Article]*manuscript // of those that link to something or show photos
	headlines map[int]*paper.Article         // the first that has the sum
	alike     map[*paper.Article]bool        // as far as sums of headlines tell
	named     [2][]named                     // files that links, and pictures, may name
	dir       string                         // what where was asked for last
	folder    filePlace
	linksTo   []string // what below content/ only leads elsewhere
}

func newMakeup(fsys fs.FS, site config.Site, o Options, manuscripts []*manuscript, others []source.Entry) *makeup {
	m := &makeup{
		fsys: fsys, site: site, options: o, manuscripts: manuscripts,
		others: map[string]source.Entry{},
		out: &paper.Paper{
			Site: site, Today: paper.DateOf(o.Now.In(site.Location)),
			Addresses: make(map[string]string, len(manuscripts)),
		},
		spelled: map[string]string{}, became: make([]string, len(manuscripts)),
		held: map[string]bool{}, lent: map[string]bool{}, withheld: map[string]bool{}, doubts: map[doubt]bool{},
		issues: map[paper.Date]*paper.Issue{}, sections: map[string]*paper.Section{},
		assets: map[string]*paper.Asset{}, pictures: map[want]*picture{}, told: map[string]bool{},
		origin: map[*paper.Article]*manuscript{}, alike: map[*paper.Article]bool{},
		headlines: make(map[int]*paper.Article, len(manuscripts)),
	}
	if !o.Day.IsZero() {
		m.out.Today = o.Day
	}
	for _, e := range others {
		if e.Link {
			m.linksTo = append(m.linksTo, e.Path)
			continue
		}
		m.others[e.Path] = e
	}
	return m
}

func (m *makeup) paper() (*paper.Paper, error) {
	m.makeSections()
	if err := m.static(); err != nil {
		return nil, err
	}
	if err := m.outside(); err != nil {
		return nil, err
	}
	drafts := m.notes()
	for i, ms := range m.manuscripts {
		m.problems = append(m.problems, ms.Problems...)
		switch ms.Kind {
		case article:
			m.became[i] = m.article(ms, drafts)
		case standing:
			m.became[i] = m.standing(ms)
		}
	}
	m.arrange()
	if err := m.records(); err != nil {
		return nil, err
	}
	m.feedings()
	m.sameTitles(m.copies())
	m.undatedFolders()
	m.aliases()
	if err := m.develop(); err != nil {
		return nil, err
	}
	if err := m.links(); err != nil {
		return nil, err
	}
	if err := m.pdfs(); err != nil {
		return nil, err
	}
	m.unused()
	m.people()
	m.tags()
	m.lists()
	m.waivers()
	sortAssets(m.out.Assets)
	slices.SortFunc(m.out.Photos, func(a, b *paper.Picture) int {
		return strings.Compare(a.Sizes[0].Address, b.Sizes[0].Address)
	})
	return m.out, nil
}

func sortAssets(assets []*paper.Asset) {
	slices.SortFunc(assets, func(a, b *paper.Asset) int { return strings.Compare(a.Address, b.Address) })
}

func (m *makeup) makeSections() {
	listed := map[string]bool{} // by address; a second one is an error of site.yaml
	for _, s := range m.site.Sections {
		section := &paper.Section{Section: s, Address: SectionAddress(s.Slug)}
		if key := dist.Fold(section.Address); !listed[key] {
			listed[key] = true
			m.out.Sections = append(m.out.Sections, section)
		}
		m.sections[s.Slug], m.sections[s.Name] = section, section
	}
}

// notes makes the issues that have an issue.md and returns the days whose
// issue is a draft.
func (m *makeup) notes() map[paper.Date]bool {
	drafts := map[paper.Date]bool{}
	noteOf := map[paper.Date]string{}
	for _, ms := range m.manuscripts {
		if ms.Kind != issueNote {
			continue
		}
		date := m.where(ms).date
		if one := noteOf[date]; one != "" {
			m.twoNotes(one, ms)
			continue
		}
		noteOf[date] = ms.Path
		if ms.Draft {
			drafts[date] = true
		}
		if ms.Draft && !m.options.Drafts || m.out.Today.Before(date) && !m.options.Future {
			continue
		}
		issue := m.issue(date)
		issue.Origin = ms.Path
		m.out.Addresses[dist.Fold(issue.Address)] = ms.Path
		issue.Number, issue.Serial = ms.Number, ms.Serial
		for _, c := range ms.Byline.Credits {
			if c.Role == byline.Editor {
				issue.Editors = append(issue.Editors, c.Names...)
			}
		}
		issue.Planned = append(issue.Planned, ms.Pages...)
		if ms.Count > 0 {
			body := ms.copy()
			issue.Note = &body
		}
	}
	return drafts
}

// issue returns the issue of a day, made when it is first asked for.
func (m *makeup) issue(date paper.Date) *paper.Issue {
	if issue := m.issues[date]; issue != nil {
		return issue
	}
	issue := &paper.Issue{Date: date, Script: m.site.Script, Address: IssueAddress(date), Origin: ContentDir + "/" + date.String()}
	m.issues[date] = issue
	m.out.Issues = append(m.out.Issues, issue)
	m.claim(issue.Address, issue.Origin, func() diag.Place {
		// What has to give way is the file: the folder can have no other name.
		return diag.Place{Path: m.out.Addresses[dist.Fold(issue.Address)]}
	})
	return issue
}

func (ms *manuscript) copy() paper.Body {
	return paper.Body{Encoded: ms.Doc, Digest: ms.Digest, Opening: ms.Opening, Count: ms.Count}
}

// where says in which folder of an issue a manuscript lies. Manuscripts come
// folder by folder, so the last answer mostly holds.
func (m *makeup) where(ms *manuscript) filePlace {
	dir := ms.Path[:strings.LastIndexByte(ms.Path, '/')+1]
	if dir != m.dir {
		m.dir, m.folder = dir, classify(dir+"any.md")
	}
	return m.folder
}

// article places one article in its issue and section and returns its
// address, or "" when it is not shown.
func (m *makeup) article(ms *manuscript, draftIssues map[paper.Date]bool) string {
	where := m.where(ms)
	if where.badDate != "" {
		m.problem(badFolder, ms, span{}, fmt.Sprintf("文件夹“%s”不是一个日期，没有这一天", where.badDate), "把文件夹改成真实的日期，如 2026-11-09")
		return ""
	}
	day := where.date
	if day.IsZero() {
		day = ms.Date
	}
	if day.IsZero() || ms.Title == "" {
		return "" // reported when it was read
	}
	a := ms.article()
	if a.Date.IsZero() {
		a.Date = day
	}
	m.setSection(a, ms)
	a.State = m.state(ms, day, draftIssues[day])
	if a.Withdrawn() || !a.Out() {
		m.out.Held = append(m.out.Held, heldOf(a, appears(ms, day)))
	}
	if !a.Out() {
		if !m.shown(a.State) {
			m.held[ms.Path] = true
			return ""
		}
		m.lent[ms.Path] = true
	}
	if a.Withdrawn() {
		a = m.withdraw(a, ms)
	}
	slug, ok := m.slug(ms)
	if !ok {
		return ""
	}
	a.Address = day.String() + "/" + slug + ".html"
	if !m.claim(a.Address, ms.Path, m.at(ms, ms.TitleAt)) {
		return ""
	}
	a.Issue = m.issue(day)
	if !m.withheld[ms.Path] {
		if len(ms.Links) > 0 || ms.Cover.Text != "" {
			m.origin[a] = ms
		}
		m.meet(a, ms)
	}
	a.Issue.Articles = append(a.Issue.Articles, a)
	return a.Address
}

// article copies what the manuscript says by itself.
func (ms *manuscript) article() *paper.Article {
	return &paper.Article{
		Origin: ms.Path, Kicker: ms.Kicker, Headline: ms.Title, Title: zh.JoinTitle(ms.Title), Deck: ms.Deck,
		Dateline: ms.Dateline, Byline: ms.Byline, Date: ms.Date, Page: ms.Page, Rank: ms.Rank, Jump: ms.Jump,
		Summary: ms.Summary, Tags: ms.Tags, Source: ms.Source,
		Corrections: ms.Corrections, Events: ms.Events, Expires: ms.Expires,
		After: ms.After, Retracted: ms.Retracted, Body: ms.copy(),
		Words: kin.Signature(ms.Words),
	}
}

func (m *makeup) state(ms *manuscript, day paper.Date, draftIssue bool) paper.State {
	switch {
	case ms.Draft || draftIssue:
		return paper.Draft
	case m.out.Today.Before(appears(ms, day)):
		return paper.Scheduled
	case !ms.Retracted.IsZero():
		return paper.Retracted
	case !ms.Expires.IsZero() && ms.Expires.Before(m.out.Today):
		return paper.Expired
	}
	return paper.Published
}

// appears is from which day on readers see an article of the issue of a day.
func appears(ms *manuscript, day paper.Date) paper.Date { return paper.Latest(day, ms.Date) }

func (m *makeup) shown(s paper.State) bool {
	return s == paper.Draft && m.options.Drafts || s == paper.Scheduled && m.options.Future
}

// standing makes a page outside the issues and returns its address, or "".
func (m *makeup) standing(ms *manuscript) string {
	template := ""
	if ms.Layout.Text != "" {
		template = templateOf(ms.Layout.Text)
		m.out.Layouts = append(m.out.Layouts, template)
	}
	if ms.Draft {
		m.out.Held = append(m.out.Held, paper.Held{Origin: ms.Path, Headline: ms.Title, State: paper.Draft})
		if !m.options.Drafts {
			m.held[ms.Path] = true
			return ""
		}
		m.lent[ms.Path] = true
	}
	slug, ok := m.slug(ms)
	if !ok || ms.Title == "" {
		return ""
	}
	s := &paper.Standing{Origin: ms.Path, Title: zh.JoinTitle(ms.Title), Summary: ms.Summary, Rank: ms.Rank, Body: ms.copy()}
	s.Layout, s.LayoutAt, s.LayoutLen = template, ms.Layout.At, ms.Layout.Len
	s.Address = slug + ".html"
	if dir := assetAddress(ms.Path); strings.Contains(dir, "/") {
		s.Address = dir[:strings.LastIndex(dir, "/")+1] + s.Address
	}
	if !m.claim(s.Address, ms.Path, m.at(ms, ms.TitleAt)) {
		return ""
	}
	m.out.Standing = append(m.out.Standing, s)
	return s.Address
}

// slug returns the last part of an article's address.
func (m *makeup) slug(ms *manuscript) (string, bool) {
	if given := ms.Slug.Text; given != "" {
		if slug := zh.Slug(given); slug == given {
			return given, true
		}
		m.problem(badSlug, ms, ms.Slug.span, fmt.Sprintf("地址“%s”里有不能用的字", given), "只用小写字母、数字和减号，如 "+cmp.Or(zh.Slug(given), "tongzhi-1"))
		return "", false
	}
	if ms.FileSlug != "" {
		return ms.FileSlug, true
	}
	m.problem(badFileName, ms, span{}, "文件名里没有能作网址的字", "给文件改名，用汉字、字母或数字")
	return "", false
}

// place finds where a stretch of a manuscript stands. The file is read again,
// which happens only when there is something to report.
func (m *makeup) place(ms *manuscript, at span) diag.Place {
	if at.Len == 0 {
		return diag.Place{Path: ms.Path}
	}
	return PlaceIn(m.fsys, ms.Path, at.At, at.Len)
}

// at is place, for a problem that there may not be.
func (m *makeup) at(ms *manuscript, at span) func() diag.Place {
	return func() diag.Place { return m.place(ms, at) }
}

func (m *makeup) problem(rule *diag.Rule, ms *manuscript, at span, message, hint string) {
	m.problems = append(m.problems, rule.At(m.place(ms, at), message, hint))
}
