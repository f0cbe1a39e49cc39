package sheet

import (
	"runtime"
	"slices"
	"sync"

	"bao/internal/config"
	"bao/internal/dist"
	"bao/internal/paper"
)

// Issues composes the pages of issues when somebody asks for them, and
// remembers the last few, since the files of an issue are rendered one after
// the other. It may be used from several goroutines.
type Issues struct {
	print  config.Print
	memory Memory
	mu     sync.Mutex
	about  map[*paper.Issue]about
	recent []composed
}

// about is what is asked for again and again of the composed pages of an
// issue.
type about struct {
	key   func() dist.Key
	count func() int
}

type composed struct {
	issue *paper.Issue
	list  func() []Sheet
}

// recentIssues is how many composed issues are kept: one for each worker that
// may be at work, and a few. The one that was not asked for longest goes.
var recentIssues = runtime.GOMAXPROCS(0) + 4

// NewIssues composes for the paper that p describes; m may be nil.
func NewIssues(p config.Print, m Memory) *Issues {
	return &Issues{print: p, memory: m, about: map[*paper.Issue]about{}}
}

// Front composes the front page of the site in so many columns.
func (s *Issues) Front(list []Copy, columns int) Sheet { return Front(list, columns, s.memory) }

// aboutIssue returns what is known of the sheets of an issue.
func (s *Issues) aboutIssue(issue *paper.Issue) about {
	s.mu.Lock()
	defer s.mu.Unlock()
	known, ok := s.about[issue]
	if !ok {
		known = about{
			sync.OnceValue(func() dist.Key { return dist.KeyOf(s.print, Pages(issue)) }),
			sync.OnceValue(func() int { return Count(Pages(issue), s.print, s.memory) }),
		}
		s.about[issue] = known
	}
	return known
}

// Key stands for what the sheets of an issue are made of.
func (s *Issues) Key(issue *paper.Issue) dist.Key { return s.aboutIssue(issue).key() }

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
	list := sync.OnceValue(func() []Sheet { return Issue(Pages(issue), s.print, s.memory) })
	s.recent = append(s.recent[max(0, len(s.recent)-recentIssues+1):], composed{issue, list})
	s.mu.Unlock()
	return list()
}

// Count is how many pages an issue has, those among them that it grew because
// the copy did not fit.
func (s *Issues) Count(issue *paper.Issue) int {
	if s.print.Overflow != config.OverflowGrow || len(issue.Pages) == 0 {
		return len(issue.Pages)
	}
	return s.aboutIssue(issue).count()
}

// Printed lists the pages of an issue as they are printed. One that it grew
// has no name, and no articles of its own.
func (s *Issues) Printed(issue *paper.Issue) []*paper.Page {
	pages := slices.Clip(issue.Pages)
	for n := len(pages); n < s.Count(issue); n++ {
		pages = append(pages, &paper.Page{Issue: issue, Number: pages[n-1].Number + 1})
	}
	return pages
}
