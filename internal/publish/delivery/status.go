package delivery

import (
	"context"
	"errors"
	"io/fs"
	"slices"
)

// Status is what a host holds beside what the last publication put there.
type Status struct {
	Last       Earlier // Number 0: nothing was published there
	Unfinished bool
	Damaged    bool     // the manifest can't be read
	Missing    []string // somebody deleted it
	Altered    []string // somebody changed it
	Added      []string // somebody put it there
	Kept       int      // no longer in the paper, to be deleted some day
	Looked     int      // files whose bytes were read back
	Unread     int      // files that may have been changed and were not read, as there are too many
	Lock       *Holder  // who publishes at the moment; nil for nobody
}

// Same reports whether what was published is there, whole and untouched; what
// others put beside it does not count.
func (s Status) Same() bool {
	return len(s.Missing)+len(s.Altered) == 0 && !s.Unfinished && !s.Damaged
}

// Status compares the host with the last publication, as survey does.
func (p *Publisher) Status(ctx context.Context) (Status, error) {
	on, err := p.manifest(ctx)
	if errors.Is(err, errManifest) {
		return Status{Damaged: true}, nil
	}
	if err != nil || on == nil {
		return Status{}, err
	}
	s := Status{Last: Earlier{Number: on.Number, At: on.At, By: on.By}, Unfinished: !on.Done}
	entries, err := p.to.list(ctx)
	if err != nil {
		return s, err
	}
	for _, e := range entries {
		if _, ours := on.records[e.Path]; !ours && !inControl(e.Path) {
			s.Added = append(s.Added, e.Path)
		}
	}
	differ, err := p.survey(ctx, on, entries)
	if err != nil {
		return s, err
	}
	for path, r := range on.records {
		switch {
		case r.state == kept:
			s.Kept++
		case r.state == there:
			s.Last.Files++
			s.Last.Bytes += r.size
			switch differ.how[path] {
			case missing:
				s.Missing = append(s.Missing, path)
			case altered:
				s.Altered = append(s.Altered, path)
			}
		}
	}
	s.Looked, s.Unread = differ.looked, differ.unread
	s.Lock, err = p.holder(ctx)
	slices.Sort(s.Missing)
	slices.Sort(s.Altered)
	slices.Sort(s.Added)
	return s, err
}

// Repair adds to a plan what others deleted or changed on the host since the
// last publication. What they put there stays.
func (p *Publisher) Repair(ctx context.Context, plan *Plan) error {
	if plan.state == nil {
		return nil // all of it is sent
	}
	entries, err := p.to.list(ctx)
	if err != nil {
		return err
	}
	differ, err := p.survey(ctx, plan.state, entries)
	if err != nil {
		return err
	}
	planned := map[string]bool{}
	for _, piece := range slices.Concat(plan.Added, plan.Changed) {
		planned[piece.Path] = true
	}
	for _, piece := range plan.set.Pieces {
		how := differ.how[piece.Path]
		if planned[piece.Path] || how == untouched {
			continue
		}
		plan.Unchanged--
		if plan.state.records[piece.Path].state == kept {
			plan.Returned--
		}
		if how == missing {
			plan.Added = append(plan.Added, piece)
		} else {
			plan.Changed = append(plan.Changed, piece)
		}
	}
	return nil
}

// holder is who has the lock; nil for nobody.
func (p *Publisher) holder(ctx context.Context) (*Holder, error) {
	if t := p.o.Host.Traits(); t.Staged {
		return nil, nil
	}
	h, err := (&lock{to: p.to}).read(ctx)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return &h, err
}
