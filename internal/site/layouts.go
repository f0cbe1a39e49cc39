package site

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"bao/internal/diag"
	"bao/internal/edition/all"
	"bao/internal/layout"
)

// readLayouts reads and checks the templates, and keeps what is wrong in them.
// Those that are as they were stay: executing has prepared them.
func (s *Site) readLayouts() (set *layout.Set, unusable bool, err error) {
	set, problems, err := layout.Parse(s.Files.FS, s.Theme, s.shared()...)
	if err != nil {
		return nil, false, err
	}
	if set.Same(s.layouts) && slices.Equal(s.settings.own, s.checkedOwn) {
		return s.layouts, s.unusable(), nil
	}
	s.layouts, s.checked, s.checkedOwn = set, problems, s.settings.own
	if set.Own() || len(s.settings.own) > 0 {
		theme, _, err := layout.Parse(nil, s.Theme)
		if err != nil {
			return nil, false, err
		}
		s.checked = append(problems, set.Check(all.Views(), theme, s.settings.own...)...)
	}
	return set, s.unusable(), nil
}

// unusable reports whether the templates have mistakes that no site may allow.
func (s *Site) unusable() bool {
	return slices.ContainsFunc(s.checked, func(p diag.Problem) bool { return p.Rule.Whole && p.Severity == diag.Error })
}

// styles reports what is wrong with the site's own style sheets, and links of
// templates to files of static/ that are not there.
func (s *Site) styles(r *Reading) []diag.Problem {
	var static []string
	var problems []diag.Problem
	for _, a := range r.Paper.Static {
		static = append(static, a.Address)
		if a.BuiltIn || !strings.EqualFold(path.Ext(a.Origin), ".css") {
			continue
		}
		data, err := fs.ReadFile(s.Files, a.Origin)
		if err == nil && !utf8.Valid(data) && !strings.HasPrefix(string(data), "@charset \"gb") {
			problems = append(problems, layout.BadEncoding(a.Origin, data, styleEncoding))
		}
	}
	return append(problems, r.Layouts.DeadLinks(static)...)
}
