package site

import (
	"io/fs"
	"slices"

	"bao/internal/diag"
	"bao/internal/edition/all"
	"bao/internal/edition/web"
	"bao/internal/layout"
)

// parsed is the templates as they were read, before they are checked.
type parsed struct {
	set      *layout.Set
	problems []diag.Problem
}

// parse reads the templates, and the built-in ones alone where those are needed
// to check them.
func (s *Site) parse(theme fs.FS) (p parsed, err error) {
	p.set, p.problems, err = layout.Parse(s.Files.FS, theme, s.shared()...)
	if err != nil || !s.needsCheck(p.set) || s.builtIn != nil {
		return p, err
	}
	s.builtIn, _, err = layout.Parse(nil, theme)
	return p, err
}

// needsCheck reports whether there is anything that a test has not checked.
func (s *Site) needsCheck(set *layout.Set) bool { return set.Own() || len(s.settings.Site.Own) > 0 }

// settle checks the templates, with those that pages outside the issues ask
// for, and keeps what is wrong in them. Those that are as they were stay:
// executing has prepared them.
func (s *Site) settle(p parsed, asked []string) *layout.Set {
	asked = slices.Compact(slices.Sorted(slices.Values(asked)))
	own := s.own()
	if p.set.Same(s.layouts) && slices.Equal(asked, s.asked) && slices.Equal(own, s.checkedOwn) {
		return s.layouts
	}
	s.layouts, s.asked, s.checked, s.checkedOwn = p.set, asked, p.problems, own
	if s.needsCheck(p.set) {
		s.checked = append(p.problems, p.set.Check(append(all.Views(), web.StandingViews(p.set, asked)...), s.builtIn, own...)...)
	}
	return p.set
}

// unusable reports whether the templates have mistakes that no site may allow.
func (s *Site) unusable() bool {
	return slices.ContainsFunc(s.checked, func(p diag.Problem) bool { return p.Rule.Whole && p.Severity == diag.Error })
}

// links reports what the site's own templates ask for and is not there: lists,
// and files of static/; and templates that lie among those.
func (s *Site) links(r *Reading) []diag.Problem {
	var static, lists []string
	for _, a := range r.Paper.Static {
		static = append(static, a.Address)
	}
	for _, l := range r.Paper.Lists {
		lists = append(lists, l.Name)
	}
	return slices.Concat(r.Layouts.UnknownLists(lists), r.Layouts.DeadLinks(static), r.Layouts.Misplaced(static))
}
