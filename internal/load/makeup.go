package load

import (
	"io/fs"
	"slices"
	"strings"

	"bao/internal/byline"
	"bao/internal/config"
	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/paper"
	"bao/internal/source"
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
	m.unplanned()
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
