package edition

import (
	"maps"
	"path"
	"slices"

	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/load"
	"bao/internal/paper"
)

// Problems tells which addresses are claimed twice, which links of the copy and
// of the site's own templates lead to an address that nobody has, and what
// editions told. It is asked when every
// edition has added its files. Nothing may be rendered of a plan with an error.
func (p *Plan) Problems() []diag.Problem {
	problems := slices.Clone(p.told)
	for _, c := range append(slices.Clip(p.taken), p.folders()...) {
		problems = append(problems, p.clash(c))
	}
	for _, link := range p.source.Paper.Awaited {
		if _, ok := p.at[dist.Fold(link.Address)]; !ok {
			problems = append(problems, link.Dead)
		}
	}
	return append(problems, p.deadPages()...)
}

// deadPages tells which links of the site's own templates lead to no page.
func (p *Plan) deadPages() []diag.Problem {
	if p.source.Layouts == nil {
		return nil
	}
	var problems []diag.Problem
	for _, link := range p.source.Layouts.PageLinks() {
		if _, ok := p.at[dist.Fold(link.Address)]; ok {
			continue
		}
		if near := diag.Nearest(link.Address, slices.Sorted(maps.Keys(p.at))); near != "" {
			link.Dead.Hint = "是不是 {{$.Root}}" + near + "？"
		}
		problems = append(problems, link.Dead)
	}
	return problems
}

// folders finds the files that stand where another needs a folder.
func (p *Plan) folders() []clash {
	var found []clash
	last := ""
	seen := map[string]bool{}
	for i, f := range p.files {
		dir := path.Dir(f.Path)
		if dir == last { // files of a folder mostly come together
			continue
		}
		for last = dir; dir != "." && !seen[dir]; dir = path.Dir(dir) {
			seen[dir] = true
			if k, ok := p.at[dist.Fold(dir)]; ok {
				found = append(found, clash{p.claim(k), p.claim(i)})
			}
		}
	}
	return found
}

// clash words a clash for the editor, at the place of what she wrote herself.
func (p *Plan) clash(c clash) diag.Problem {
	place, alias, ok := p.place(c.second)
	if !ok {
		place, alias, _ = p.place(c.first)
	}
	return load.Taken(place, c.first.owner, c.first.address, c.second.owner, c.second.address, alias)
}

// Place returns where in the site an address was claimed; false for one that
// an edition made up.
func (p *Plan) Place(address string) (diag.Place, bool) {
	place, _, ok := p.place(claim{address, p.source.Paper.Addresses[dist.Fold(address)]})
	return place, ok
}

func (p *Plan) place(c claim) (place diag.Place, alias, ok bool) {
	if c.owner == "" || p.source.Paper.Addresses[dist.Fold(c.address)] != c.owner {
		return diag.Place{}, false, false
	}
	if a := p.alias(c.address); a != nil {
		return load.PlaceIn(p.source.Site, a.Origin, a.At, a.Len), true, true
	}
	return diag.Place{Path: c.owner}, false, true
}

// alias returns the old address that is the same to some computers, nil if
// there is none.
func (p *Plan) alias(address string) *paper.Alias {
	for i, a := range p.source.Paper.Aliases {
		if dist.Fold(a.Address) == dist.Fold(address) {
			return &p.source.Paper.Aliases[i]
		}
	}
	return nil
}

// spelled returns an address that load gave as an editor wrote it.
func (p *Plan) spelled(address string) string {
	if a := p.alias(address); a != nil {
		return a.Address
	}
	return address
}
