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

// mostLooked is how much is read back to see what a size does not tell.
const mostLooked = 64 << 20

// change is what others did to a file.
type change byte

const (
	untouched change = iota
	missing
	altered
)

// differences are what others did to what publications put on a host.
type differences struct {
	how            map[string]change // nothing for what is untouched, or whose bytes nobody knows
	looked, unread int
}

// survey compares a host with its manifest: every file by its size, and by its
// bytes what was changed, by the host's clock, when the publication came to its
// end or later, or, where the host does not tell, as many as are worth reading,
// pages first.
func (p *Publisher) survey(ctx context.Context, on *manifest, entries []host.Entry) (differences, error) {
	d := differences{how: map[string]change{}}
	found := map[string]host.Entry{}
	for _, e := range entries {
		found[e.Path] = e
	}
	ended := found[host.Control+"/"+manifestName].Time
	var doubtful []string
	for path, r := range on.records {
		e, is := found[path]
		switch {
		case r.state == coming, r.state == turning, r.sum == Sum{}: // nobody knows what it was
		case !is:
			d.how[path] = missing
		case e.Size >= 0 && e.Size != r.size:
			d.how[path] = altered
		// Many clocks know seconds only, and some lists minutes.
		case ended.IsZero(), e.Time.IsZero(), !e.Time.Before(ended.Truncate(time.Second)):
			doubtful = append(doubtful, path)
		}
	}
	read := worthReading(on, doubtful)
	d.looked, d.unread = len(read), len(doubtful)-len(read)
	how := make([]change, len(read))
	err := each(p.o.Host.Traits().Parallel, len(read), func(i int) (err error) {
		how[i], err = p.look(ctx, read[i], on.records[read[i]])
		return err
	})
	for i, path := range read {
		d.how[path] = how[i]
	}
	return d, err
}

// worthReading returns as many as may be read, pages first.
func worthReading(on *manifest, paths []string) (read []string) {
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
	for _, path := range paths {
		if n := on.records[path].size; size+n <= mostLooked {
			size += n
			read = append(read, path)
		}
	}
	return read
}

// look reads back what may have changed. What is longer than it was, or closed
// to its owner, is refused.
func (p *Publisher) look(ctx context.Context, path string, r record) (change, error) {
	data, err := p.to.read(ctx, path, r.size)
	digest := sha256.Sum256(data)
	var refused *host.Refusal
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return missing, nil
	case errors.As(err, &refused):
		return altered, nil
	case err == nil && Sum(digest[:16]) != r.sum:
		return altered, nil
	}
	return untouched, err
}
