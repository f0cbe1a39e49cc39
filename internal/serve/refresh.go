package serve

import (
	"errors"
	"path/filepath"
	"slices"
	"time"

	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/layout"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/site"
	"bao/internal/watch"
)

// refresh loads the site, makes the next state of it and tells everybody.
func (p *Preview) refresh(c watch.Change) { p.tell(p.reload(c)) }

// reload is refresh without telling the terminal, and returns what to tell.
func (p *Preview) reload(c watch.Change) Report {
	start := time.Now()
	path := p.relative(c.Path)
	good, found, err := p.load(p.o.Now())
	if err != nil {
		found = site.Verdict{Problems: []diag.Problem{p.unreadable(err)}}
	}
	p.changing.Lock()
	before := p.now.Load()
	next := before.with(found)
	next.unread = err != nil
	if good != nil {
		next.show(good, before)
		if p.o.Follow {
			if address := good.pageOf(path); address != "" {
				next.follow = follow{next.number, address}
			}
		}
	}
	p.now.Store(next)
	p.changing.Unlock()
	p.streams.wake()
	return Report{Path: path, Took: time.Since(start), Notice: c.Notice}
}

// tell reports the present state.
func (p *Preview) tell(r Report) {
	s := p.now.Load()
	r.Problems, r.News = s.Problems, !slices.Equal(p.told, s.Problems)
	if s.good != nil {
		r.Articles, r.Issues = size(s.good.paper)
	}
	p.told = s.Problems
	p.o.Told(r)
}

// load makes a snapshot of the site, or nil when there are errors.
func (p *Preview) load(now time.Time) (*snapshot, site.Verdict, error) {
	read, err := p.from.Read(now)
	if err != nil {
		return nil, site.Verdict{}, err
	}
	if diag.Errors(read.Problems) > 0 {
		return nil, read.Verdict, nil
	}
	first := p.layouts == dist.Key{}
	changed := p.layouts != read.Layouts.Key()
	good := newSnapshot(read)
	found := read.With(good.plan.Problems()...)
	if changed && !first && diag.Errors(found.Problems) == 0 { // at first there is no better paper to keep
		if problem, bad := good.try(); bad {
			found = found.With(problem)
		}
	}
	if diag.Errors(found.Problems) > 0 {
		return nil, found, nil
	}
	p.layouts = read.Layouts.Key()
	return good, found, nil
}

// blame tells a mistake in a template from other errors of rendering.
func blame(err error) (problem diag.Problem, bad bool) {
	var broken *layout.Error
	if errors.As(err, &broken) {
		return broken.Problem, true
	}
	return problem, false
}

// accuse adds a problem that showed only when a page was rendered.
func (p *Preview) accuse(s *state, address string, problem diag.Problem) {
	p.changing.Lock()
	defer p.changing.Unlock()
	now := p.now.Load()
	if now.good != s.good || slices.Contains(now.Problems, problem) {
		return // told already, or about a paper that is no longer shown
	}
	next := now.with(now.With(problem))
	next.accused = now.accused
	if len(next.accused) < accusedKept {
		next.accused = append(slices.Clone(next.accused), accused{address, problem})
	}
	p.now.Store(next)
	p.streams.wake()
	select {
	case p.accusing <- struct{}{}:
	default:
	}
}

func (p *Preview) unreadable(err error) diag.Problem {
	if errors.Is(err, load.ErrNoSite) {
		return site.NoSiteFile.At(diag.Place{Path: load.SiteFile},
			"找不到 site.yaml，报纸的设置都在它里面", "把它放回来；如果改过名，把名字改回 site.yaml")
	}
	return site.Unreadable.At(diag.Place{}, "文件读不出来："+p.explain(err),
		"正在重试；如果一直这样，看看文件是不是被别的程序占着，或者没有读的权限")
}

func (p *Preview) explain(err error) string {
	if p.o.Explain == nil {
		return err.Error()
	}
	return p.o.Explain(err)
}

// relative returns the path of a changed file in the site, with slashes.
func (p *Preview) relative(path string) string {
	if path == "" {
		return ""
	}
	rel, err := filepath.Rel(p.o.Dir, path)
	if err != nil {
		return ""
	}
	return filepath.ToSlash(rel)
}

// pageOf returns the address of the page that a file became, or "".
func (s *snapshot) pageOf(origin string) string {
	if origin == "" {
		return ""
	}
	for from, address := range s.addresses() {
		if from == origin {
			return address
		}
	}
	return ""
}

func size(p *paper.Paper) (articles, issues int) {
	for _, i := range p.Issues {
		articles += len(i.Articles)
	}
	return articles, len(p.Issues)
}
