package delivery

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"slices"
	"time"

	"bao/internal/publish/host"
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
	Lock       *Holder  // who publishes at the moment; nil for nobody
}

// Same reports whether what was published is there, whole and untouched; what
// others put beside it does not count.
func (s Status) Same() bool {
	return len(s.Missing)+len(s.Altered) == 0 && !s.Unfinished && !s.Damaged
}

// mostLooked is how much Status reads back to see what a size does not tell.
const mostLooked = 64 << 20

// Status compares the host with the last publication: every file by its size,
// and by its bytes what was changed, by the host's clock, after the
// publication came to its end, or, where the host does not tell, as many as
// are worth reading, pages first.
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
	found := map[string]host.Entry{}
	var ended time.Time
	for _, e := range entries {
		if inControl(e.Path) {
			if e.Path == host.Control+"/"+manifestName {
				ended = e.Time
			}
			continue
		}
		found[e.Path] = e
		if _, ours := on.records[e.Path]; !ours {
			s.Added = append(s.Added, e.Path)
		}
	}
	var doubtful []string
	for path, r := range on.records {
		e, is := found[path]
		switch {
		case r.state == kept:
			s.Kept++
		case r.state != there: // an unfinished publication, which is said
		case !is:
			s.Missing = append(s.Missing, path)
		case e.Size >= 0 && e.Size != r.size:
			s.Altered = append(s.Altered, path)
		case ended.IsZero() || e.Time.IsZero() || e.Time.After(ended):
			doubtful = append(doubtful, path)
		}
		if r.state == there {
			s.Last.Files++
			s.Last.Bytes += r.size
		}
	}
	if err := p.look(ctx, on, doubtful, &s); err != nil {
		return s, err
	}
	s.Lock, err = p.holder(ctx)
	slices.Sort(s.Missing)
	slices.Sort(s.Altered)
	slices.Sort(s.Added)
	return s, err
}

// Repair adds to a plan what others deleted or changed on the host since the
// last publication. What they put there stays.
func (p *Publisher) Repair(ctx context.Context, plan *Plan) error {
	s, err := p.Status(ctx)
	if err != nil {
		return err
	}
	planned := map[string]bool{}
	for _, piece := range slices.Concat(plan.Added, plan.Changed) {
		planned[piece.Path] = true
	}
	for _, piece := range plan.set.Pieces {
		switch {
		case planned[piece.Path]:
		case slices.Contains(s.Missing, piece.Path):
			plan.Added = append(plan.Added, piece)
			plan.Unchanged--
		case slices.Contains(s.Altered, piece.Path):
			plan.Changed = append(plan.Changed, piece)
			plan.Unchanged--
		}
	}
	return nil
}

// look reads back what may have changed.
func (p *Publisher) look(ctx context.Context, on *manifest, paths []string, s *Status) error {
	slices.SortFunc(paths, func(a, b string) int {
		if isPage(a) != isPage(b) {
			if isPage(a) {
				return -1
			}
			return 1
		}
		return compare(a, b)
	})
	var size int64
	for i, path := range paths {
		if size += on.records[path].size; size > mostLooked {
			paths = paths[:i]
			break
		}
	}
	altered := make([]bool, len(paths))
	err := each(p.o.Host.Traits().Parallel, len(paths), func(i int) error {
		r := on.records[paths[i]]
		data, err := p.to.read(ctx, paths[i], r.size)
		if errors.Is(err, fs.ErrNotExist) {
			err, altered[i] = nil, true
		}
		if err == nil {
			digest := sha256.Sum256(data)
			altered[i] = altered[i] || Sum(digest[:16]) != r.sum
		}
		return err
	})
	for i, is := range altered {
		if is {
			s.Altered = append(s.Altered, paths[i])
		}
	}
	s.Looked = len(paths)
	return err
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
