package sitecheck

import (
	"slices"

	"bao/internal/proof"
)

// part lists the pages of some kinds, or of all: every one in a whole proof, else
// those that together show every kind of thing.
func (o *output) part(kinds ...string) []*page {
	list := o.samples()
	if proof.Whole() {
		list = o.sorted()
	}
	return slices.DeleteFunc(list, func(p *page) bool { return len(kinds) > 0 && !slices.Contains(kinds, p.kind) })
}

// round is one test's way through the sites.
type round map[string]bool // what it has met, by kind of page

// of lists at which pages of a site the test looks, redirects apart, which lead
// away at once: in a whole proof at all samples, else where a kind of page has a
// kind of thing on it for the first time, and at one page of each site that
// shows its copy.
func (r round) of(o *output) []*page {
	var list []*page
	copied := map[string]bool{}
	for _, p := range o.samples() {
		fresh := slices.Contains([]string{"front", "issue", "page", "article"}, p.kind) && !copied[p.kind]
		copied[p.kind] = true
		for _, thing := range append(p.things(), "") {
			if met := p.kind + " " + thing; !r[met] {
				r[met], fresh = true, true
			}
		}
		if p.kind != "" && (fresh || proof.Whole()) {
			list = append(list, p)
		}
	}
	return list
}
