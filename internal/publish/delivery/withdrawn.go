package delivery

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// withholds reports whether a file that the set no longer has is to go at once: it
// may show withdrawn copy.
func (s Set) withholds(path string) bool {
	return slices.ContainsFunc(s.Withheld, func(beginning string) bool { return strings.HasPrefix(path, beginning) })
}

// revived are the pages of a set that show copy which is withdrawn where it was
// published last, on the host or, as the copy is now, by this computer.
func (p *Publisher) revived(set Set, on *manifest) []string {
	var withdrawn []string
	if on != nil {
		withdrawn = slices.Clone(on.Withdrawn)
	}
	for _, m := range p.keptManifests() {
		if m.Back == 0 {
			withdrawn = append(withdrawn, m.Withdrawn...)
			break
		}
	}
	slices.Sort(withdrawn)
	return slices.DeleteFunc(slices.Compact(withdrawn), func(path string) bool {
		return !set.has(path) || slices.Contains(set.Withdrawn, path)
	})
}

// PlanBack compares the set of an earlier publication, as Back has it, with what is
// on the host. What others published since is meant to be taken back.
func (p *Publisher) PlanBack(ctx context.Context, e Earlier) (*Plan, error) {
	set, err := p.Back(e.Number)
	if err != nil {
		return nil, err
	}
	plan, err := p.Plan(ctx, set)
	if err != nil {
		return nil, err
	}
	plan.Back, plan.Undone, plan.Revived = cmp.Or(e.Back, e.Number), nil, p.revived(set, plan.state)
	return plan, nil
}
