package serve

import (
	"io"
	"slices"
	"sync"

	"bao/internal/diag"
	"bao/internal/edition"
	"bao/internal/edition/all"
	"bao/internal/edition/page"
	"bao/internal/paper"
	"bao/internal/sheet"
	"bao/internal/site"
)

// state is what requests are answered from. It is never changed.
type state struct {
	site.Verdict
	number  int       // counts up
	good    *snapshot // nil until the site was without errors once
	unread  bool      // files could not be read; to be tried again
	accused []accused
	follow  follow
	changes []change // the latest, oldest first
	message func() []byte
}

// accused is a page that its template failed on, although none of the
// specimens showed it.
type accused struct {
	address string
	problem diag.Problem
}

// accusedKept is how many such pages are looked at again after a change; a
// mistake in a template mostly concerns many pages.
const accusedKept = 5

// follow is the page of a file that was saved.
type follow struct {
	number  int // of the state that brought it
	address string
}

// change is what one state brought that an open page cannot see in its HTML.
type change struct {
	number int
	assets []string // addresses whose bytes changed
}

// changesKept is how many changes a browser may have missed before it has to
// load its page again.
const changesKept = 64

// snapshot is a paper without errors and the plan of its files.
type snapshot struct {
	number int // of the state that brought it
	paper  *paper.Paper
	sheets *sheet.Issues
	print  func() error // makes the print edition, for nobody
	plan   *edition.Plan
	assets map[string]*paper.Asset // files that are not pages, by address
	marks  map[string]paper.State  // addresses of what is not published
}

// with returns the state that follows s when the problems are others.
func (s *state) with(found site.Verdict) *state {
	next := &state{number: 1, Verdict: found}
	if s != nil {
		*next = *s
		next.number, next.Verdict, next.unread, next.accused = s.number+1, found, false, nil
	}
	next.message = sync.OnceValue(next.encode)
	return next
}

// show makes s the state with a new paper; before is the last state, or nil.
func (s *state) show(good *snapshot, before *state) {
	good.number = s.number
	s.good = good
	changed := change{number: s.number}
	if before != nil && before.good != nil {
		changed.assets = changedAssets(before.good.assets, good.assets)
		s.accused = good.retry(before.accused)
		for _, a := range s.accused {
			s.Verdict = s.With(a.problem)
		}
	}
	s.changes = append(slices.Clone(s.changes), changed)
	if n := len(s.changes); n > changesKept {
		s.changes = s.changes[n-changesKept:]
	}
}

func changedAssets(before, now map[string]*paper.Asset) []string {
	var list []string
	for address, a := range now {
		if old := before[address]; old != nil && old.Digest != a.Digest {
			list = append(list, address)
		}
	}
	slices.Sort(list)
	return list
}

func newSnapshot(read *site.Reading) *snapshot {
	source := read.Source()
	whole := source.Paper
	s := &snapshot{
		paper: whole, sheets: source.Sheets, plan: all.Plan(source), print: func() error { return page.TryPrint(source) },
		assets: make(map[string]*paper.Asset, len(whole.Static)+len(whole.Assets)),
		marks:  map[string]paper.State{},
	}
	for _, list := range [][]*paper.Asset{whole.Static, whole.Assets} {
		for _, a := range list {
			s.assets[a.Address] = a
		}
	}
	for _, r := range whole.Photos {
		for _, size := range r.Sizes {
			s.assets[size.Address] = &paper.Asset{Origin: r.Origin, Address: size.Address, Digest: r.Digest, Picture: &r.Info}
		}
	}
	s.mark()
	return s
}

// mark finds the pages of what is shown here and not published.
func (s *snapshot) mark() {
	held := map[string]paper.State{}
	for _, h := range s.paper.Held {
		held[h.Origin] = h.State
	}
	if len(held) == 0 {
		return
	}
	for origin, address := range s.addresses() {
		if state, ok := held[origin]; ok {
			s.marks[address] = state
		}
	}
}

// addresses are the pages that files of the site became.
func (s *snapshot) addresses() func(yield func(origin, address string) bool) {
	return func(yield func(origin, address string) bool) {
		for _, issue := range s.paper.Issues {
			if !yield(issue.Origin, issue.Address) {
				return
			}
			for _, a := range issue.Articles {
				if !yield(a.Origin, a.Address) {
					return
				}
			}
		}
		for _, st := range s.paper.Standing {
			if !yield(st.Origin, st.Address) {
				return
			}
		}
	}
}

// try renders one page of every template, that of the print edition too, because
// a mistake in a template shows only then, and returns the first problem.
func (s *snapshot) try() (problem diag.Problem, bad bool) {
	for _, f := range s.plan.Specimens() {
		if problem, bad := blame(f.Write(io.Discard)); bad {
			return problem, true
		}
	}
	return blame(s.print())
}

// retry renders again what failed before and returns what still does.
func (s *snapshot) retry(before []accused) []accused {
	var still []accused
	for _, a := range before {
		if f, ok := s.plan.File(a.address); ok {
			if problem, bad := blame(f.Write(io.Discard)); bad {
				still = append(still, accused{a.address, problem})
			}
		}
	}
	return still
}

// stateWords mark what readers do not see yet, or any more.
var stateWords = map[paper.State]string{
	paper.Draft: "草稿", paper.Scheduled: "定时", paper.Expired: "过期", paper.Retracted: "撤稿",
}
