package sheet

import (
	"runtime"
	"slices"
	"sync"

	"bao/internal/compose"
	"bao/internal/config"
	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/paper"
)

// Issues are the issues of a paper made up: they alone say on which page an
// article stands. Each is made up when somebody asks for it, and what stands on
// which page is remembered between runs. They may be used from several goroutines.
type Issues struct {
	site   *config.Site
	memory Memory
	known  map[*paper.Issue]*madeIssue
	page   map[*paper.Article]*paper.Page // on which each begins
	mu     sync.Mutex
	recent []composed
}

// Memory remembers by digest. It may be used from several goroutines.
type Memory interface {
	Recall(dist.Key) ([]byte, bool)
	Remember(dist.Key, []byte)
}

// madeIssue is what is asked for again and again of an issue.
type madeIssue struct {
	key   func() dist.Key
	made  func() *Made // with layouts
	pages func() printed
}

// printed is an issue as readers and lists know it.
type printed struct {
	pages    []*paper.Page
	articles []*paper.Article // as they are printed, what found no room behind all others
	left     []Left
}

type composed struct {
	issue *paper.Issue
	list  func() []Sheet
}

// recentIssues is how many composed issues are kept: one for each worker that
// may be at work, and a few. The one that was not asked for longest goes.
var recentIssues = runtime.GOMAXPROCS(0) + 4

// NewIssues makes up the issues of a paper, each doing with so many of them at
// once as it does; m may be nil.
func NewIssues(p *paper.Paper, m Memory, each func(n int, do func(i int))) *Issues {
	s := &Issues{site: &p.Site, memory: m, known: make(map[*paper.Issue]*madeIssue, len(p.Issues))}
	for _, issue := range p.Issues {
		s.known[issue] = s.issue(issue)
	}
	each(len(p.Issues), func(i int) { s.known[p.Issues[i]].pages() })
	s.page = map[*paper.Article]*paper.Page{}
	for _, issue := range p.Issues {
		for _, page := range s.Pages(issue) {
			for _, a := range page.Articles {
				s.page[a] = page
			}
		}
	}
	return s
}

func (s *Issues) issue(issue *paper.Issue) *madeIssue {
	k := &madeIssue{}
	k.key = sync.OnceValue(func() dist.Key {
		return dist.KeyOf(makeUpVersion, s.site.Print, BudgetOf(issue, s.site.Pages))
	})
	k.made = sync.OnceValue(func() *Made { return MakeUp(BudgetOf(issue, s.site.Pages), s.site.Print) })
	k.pages = sync.OnceValue(func() printed {
		if s.memory == nil {
			return printedOf(issue, k.made())
		}
		if data, ok := s.memory.Recall(k.key()); ok {
			if m, ok := unpackMade(data, len(issue.Articles)); ok {
				return printedOf(issue, m)
			}
		}
		m := k.made()
		s.memory.Remember(k.key(), packMade(m))
		return printedOf(issue, m)
	})
	return k
}

func printedOf(issue *paper.Issue, m *Made) printed {
	out := printed{left: m.Left}
	begun := make([]bool, len(issue.Articles))
	for _, dummy := range m.Pages {
		page := &paper.Page{Issue: issue, Number: dummy.Number, Name: dummy.Name}
		for _, slot := range dummy.Slots {
			if slot.From > 0 {
				continue
			}
			for _, i := range slot.Copy {
				page.Articles = append(page.Articles, issue.Articles[i])
				begun[i] = true
			}
		}
		out.pages = append(out.pages, page)
		out.articles = append(out.articles, page.Articles...)
	}
	for i, a := range issue.Articles {
		if !begun[i] {
			out.articles = append(out.articles, a)
		}
	}
	return out
}

// Key stands for all that the sheets of an issue are made of.
func (s *Issues) Key(issue *paper.Issue) dist.Key { return s.known[issue].key() }

// Pages lists the pages of an issue as they are printed, with the articles that
// begin on each.
func (s *Issues) Pages(issue *paper.Issue) []*paper.Page { return s.known[issue].pages().pages }

// Page is the page on which an article begins, nil where it is on none.
func (s *Issues) Page(a *paper.Article) *paper.Page { return s.page[a] }

// Articles lists the articles of an issue in the order of the printed paper: by page,
// then rank; those without room at the end.
func (s *Issues) Articles(issue *paper.Issue) []*paper.Article {
	return s.known[issue].pages().articles
}

// Outline is the page on which an article begins, in outline: the regions of its
// stories, and which of them is the article's. There are none where it begins on
// no page.
func (s *Issues) Outline(a *paper.Article) (regions []compose.Rect, here int, f Format) {
	made := s.known[a.Issue].made()
	at := slices.Index(a.Issue.Articles, a)
	for i := range made.Pages {
		page := &made.Pages[i]
		k := slices.IndexFunc(page.Slots, func(s Slot) bool { return s.From == 0 && slices.Contains(s.Copy, at) })
		if k < 0 {
			continue
		}
		f = Printed(s.site.Print, i == 0)
		f.Lines = page.Layout.Lines
		for n, place := range page.Layout.Places {
			if place.Story == k {
				here = n
			}
			regions = append(regions, place.Region)
		}
		return regions, here, f
	}
	return nil, 0, f
}

// Of returns the composed pages of an issue.
func (s *Issues) Of(issue *paper.Issue) []Sheet {
	s.mu.Lock()
	for i, c := range s.recent {
		if c.issue == issue {
			s.recent = append(slices.Delete(s.recent, i, i+1), c)
			s.mu.Unlock()
			return c.list()
		}
	}
	list := sync.OnceValue(func() []Sheet {
		return BudgetOf(issue, s.site.Pages).Sheets(s.known[issue].made(), s.site.Print)
	})
	s.recent = append(s.recent[max(0, len(s.recent)-recentIssues+1):], composed{issue, list})
	s.mu.Unlock()
	return list()
}

// Fronts composes the front page of the site in each of these numbers of columns.
func (s *Issues) Fronts(list []Copy, columns ...int) []Sheet { return Fronts(list, columns...) }

// Record is what stands on which page of an issue, to be kept when it comes out.
func (s *Issues) Record(issue *paper.Issue) []paper.Recorded {
	return s.known[issue].made().record(issue)
}

// Problems tells which articles of an issue found no room on its pages.
func (s *Issues) Problems(issue *paper.Issue) []diag.Problem {
	var list []diag.Problem
	for _, left := range s.known[issue].pages().left {
		list = append(list, toldLeft(issue, left, s.site.Print.Overflow))
	}
	return list
}
