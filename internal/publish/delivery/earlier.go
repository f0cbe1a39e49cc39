package delivery

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Earlier is a publication that was.
type Earlier struct {
	Number int // from 1; 0 for none
	Back   int // the publication that it brought back; 0 for none
	At     time.Time
	By     string
	Files  int
	Bytes  int64
}

// ErrForgotten is returned for a publication that this computer does not keep
// whole.
var ErrForgotten = errors.New("delivery: this computer does not keep that publication")

// ErrTooLarge is returned for a publication that alone takes more room than
// all that are kept may.
var ErrTooLarge = errors.New("delivery: the publication is too large to be kept")

// Earlier lists the publications that this computer can bring back, the newest
// first.
func (p *Publisher) Earlier() []Earlier {
	var list []Earlier
	for _, m := range p.keptManifests() {
		e := Earlier{Number: m.Number, Back: m.Back, At: m.At, By: m.By, Files: len(m.records)}
		for _, r := range m.records {
			e.Bytes += r.size
		}
		list = append(list, e)
	}
	return list
}

// Differ are the files in which a publication differs from the one that is kept
// before it, those first that say most; none for the oldest.
func (p *Publisher) Differ(number int) []string {
	kept := p.keptManifests()
	for i, m := range kept {
		if m.Number == number && i+1 < len(kept) {
			return differ(m.records, kept[i+1].records)
		}
	}
	return nil
}

// differ are the paths of what is in one of two publications alone, or in both
// with other bytes; those that say most come first.
func differ(a, b map[string]record) []string {
	var paths []string
	for path, r := range a {
		if b[path].sum != r.sum {
			paths = append(paths, path)
		}
	}
	for path := range b {
		if _, too := a[path]; !too {
			paths = append(paths, path)
		}
	}
	slices.SortFunc(paths, func(a, b string) int { return cmp.Or(telling(a)-telling(b), compare(a, b)) })
	return paths
}

// telling orders files by how much their names say to an editor: articles,
// lists that changed with them, all else.
func telling(name string) int {
	switch {
	case !isPage(name):
		return 2
	case path.Base(name) == Front, strings.HasPrefix(path.Base(name), "page-"):
		return 1
	}
	return 0
}

// Back is the set of an earlier publication.
func (p *Publisher) Back(number int) (Set, error) {
	m, err := readKept(p.keptPath(number))
	if err != nil {
		return Set{}, fmt.Errorf("%w: %d", ErrForgotten, number)
	}
	set := Set{Withdrawn: m.Withdrawn}
	for path, r := range m.records {
		at := p.objectPath(r.sum)
		if sum, size, err := sumOf(at); err != nil || sum != r.sum || size != r.size {
			_ = os.Remove(at) // the next publication that has the file keeps it anew
			return Set{}, fmt.Errorf("%w: %s", ErrForgotten, path)
		}
		set.Pieces = append(set.Pieces, Piece{Path: path, Size: r.size, Sum: r.sum, at: at})
	}
	slices.SortFunc(set.Pieces, func(a, b Piece) int { return compare(a.Path, b.Path) })
	return set, nil
}

func (p *Publisher) keptPath(number int) string {
	return filepath.Join(p.o.Data, "publications", fmt.Sprintf("%06d", number))
}

// keptManifests are those of the publications that are kept, the newest first.
func (p *Publisher) keptManifests() (list []*manifest) {
	entries, _ := os.ReadDir(filepath.Join(p.o.Data, "publications"))
	for _, e := range entries {
		if m, err := readKept(filepath.Join(p.o.Data, "publications", e.Name())); err == nil {
			list = append(list, m)
		}
	}
	slices.SortFunc(list, func(a, b *manifest) int { return b.Number - a.Number })
	return list
}

// latestKept is the newest publication that is kept, an empty one where none is.
func (p *Publisher) latestKept() *manifest {
	if kept := p.keptManifests(); len(kept) > 0 {
		return kept[0]
	}
	return &manifest{}
}

// lastKept is the highest number of a publication that is kept.
func (p *Publisher) lastKept() (last int) {
	entries, _ := os.ReadDir(filepath.Join(p.o.Data, "publications"))
	for _, e := range entries {
		if n, err := strconv.Atoi(e.Name()); err == nil {
			last = max(last, n)
		}
	}
	return last
}

func readKept(file string) (*manifest, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return decode(data)
}

// remember keeps a publication, and forgets the oldest where they take too
// much room. One that is kept already is left as it is.
func (p *Publisher) remember(e Earlier, set Set) error {
	if e.Number == 0 || p.o.Limit <= 0 || p.o.Host.Traits().Forgets {
		return nil
	}
	if set.Size() > p.o.Limit {
		return ErrTooLarge
	}
	if _, err := os.Stat(p.keptPath(e.Number)); err == nil {
		return nil
	}
	err := each(runtime.GOMAXPROCS(0), len(set.Pieces), func(i int) error { return p.keep(set.Pieces[i]) })
	if err != nil {
		return err
	}
	m := &manifest{Number: e.Number, Back: e.Back, At: e.At, By: e.By, Title: p.o.Title, Done: true, Withdrawn: set.Withdrawn, records: map[string]record{}}
	for _, piece := range set.Pieces {
		m.records[piece.Path] = record{state: there, sum: piece.Sum, size: piece.Size}
	}
	if err := writeFile(p.keptPath(e.Number), func(w io.Writer) error { _, err := w.Write(m.encode()); return err }); err != nil {
		return err
	}
	return p.forget()
}
