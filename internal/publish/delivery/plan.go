package delivery

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"bao/internal/dist"
	"bao/internal/publish/host"
)

// Plan is what a publication will do, and what an editor should see before it
// does.
type Plan struct {
	Number     int      // of the publication
	Added      []Piece  // not on the host yet
	Changed    []Piece  // there with other bytes, or perhaps
	Removed    []string // no longer published, kept until Until
	Expired    []string // to be deleted now
	Unchanged  int
	Returned   int       // of Unchanged, what was kept and is published again
	Until      time.Time // what is Removed stays so long
	Replaced   []string  // of Changed, what no publication put there
	Unfinished bool      // the publication before did not come to its end
	Damaged    bool      // the manifest on the host can't be read: what lies there is taken for others'
	Title      string    // of the paper that stands there, where it is another
	Before     Earlier   // the publication that stands there
	Undone     []string  // what another computer has published there since, and this would take back
	Back       int       // the publication that it brings back; 0 for none
	Revived    []string  // pages of withdrawn copy that it brings back with that

	set   Set
	twins map[string]bool // the folded paths of set
	torn  string          // a file that the last run of this computer left in part, perhaps
	state *manifest       // of the host, as far as it is known; nil where nothing was published
}

// Bytes is how much will be sent.
func (p *Plan) Bytes() int64 { return Set{Pieces: p.Added}.Size() + Set{Pieces: p.Changed}.Size() }

// Nothing reports whether the host is as it should be.
func (p *Plan) Nothing() bool {
	return len(p.Added)+len(p.Changed)+len(p.Removed)+len(p.Expired)+p.Returned == 0 && !p.Unfinished
}

// Key tells a plan from others: two have the same where they send the same
// bytes to the same paths, delete the same and stand on the same publication.
// So it may be agreed to now and made again later.
func (p *Plan) Key() string {
	h := sha256.New()
	fmt.Fprintf(h, "%d %t %t %d %q\n", p.Before.Number, p.Unfinished, p.Damaged, p.Returned, p.Title)
	if p.state != nil {
		fmt.Fprintln(h, p.state.Token)
	}
	for _, pieces := range [][]Piece{p.Added, p.Changed} {
		fmt.Fprintln(h, len(pieces))
		for _, piece := range pieces {
			fmt.Fprintf(h, "%s %q\n", piece.Sum, piece.Path)
		}
	}
	fmt.Fprintf(h, "%q\n", [][]string{p.Removed, p.Expired, p.Replaced, p.Undone, p.Revived})
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// Others are files beside the output that bao did not make and does not
// publish.
func (p *Plan) Others() []string { return p.set.Others }

// Pieces are all files of the publication.
func (p *Plan) Pieces() []Piece { return p.set.Pieces }

// Holds are the files that the host will hold, those included that are kept for
// a while.
func (p *Plan) Holds() []host.Entry {
	var all []host.Entry
	for path, r := range p.done() {
		all = append(all, host.Entry{Path: path, Size: r.size})
	}
	return all
}

// Earlier is the sum that a file has on the host before the plan is carried
// out; zero where it is not there, or nobody knows.
func (p *Plan) Earlier(path string) Sum {
	if p.state == nil {
		return Sum{}
	}
	if r := p.state.records[path]; r.state == there || r.state == kept {
		return r.sum
	}
	return Sum{}
}

func (s Set) has(path string) bool {
	_, found := slices.BinarySearchFunc(s.Pieces, path, func(p Piece, path string) int { return compare(p.Path, path) })
	return found
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// compared finds what a set differs in from what is on the host. today is a Unix day;
// what is no longer published is kept for some days, unless the set withholds it.
func compared(set Set, on *manifest, today int64, keep int64) *Plan {
	p := &Plan{set: set, state: on, Number: 1, Until: time.Unix((today+keep)*daySeconds, 0).UTC(), twins: map[string]bool{}}
	records := map[string]record{}
	if on != nil {
		records = on.records
		p.Number, p.Unfinished = on.Number+1, !on.Done
		p.Before = Earlier{Number: on.Number, Back: on.Back, At: on.At, By: on.By}
	}
	for _, piece := range set.Pieces {
		p.twins[dist.Fold(piece.Path)] = true
		r, known := records[piece.Path]
		switch {
		case !known, r.state == coming, r.state == kept && r.sum == Sum{}:
			p.Added = append(p.Added, piece)
		case r.state == turning, r.sum != piece.Sum:
			p.Changed = append(p.Changed, piece)
		case r.state == kept:
			p.Returned++
			p.Unchanged++
		default:
			p.Unchanged++
		}
	}
	for path, r := range records {
		over := func() bool { return keep == 0 || r.state == kept && r.until <= today || set.withholds(path) }
		switch {
		case set.has(path):
		case over() && !p.twin(path):
			p.Expired = append(p.Expired, path)
		case r.state != kept:
			p.Removed = append(p.Removed, path)
		}
	}
	slices.Sort(p.Removed)
	slices.Sort(p.Expired)
	return p
}

const daySeconds = 24 * 60 * 60

// twin reports whether a path is, on hosts that don't tell A from a, that of a
// piece: to delete it would delete the piece.
func (p *Plan) twin(path string) bool { return p.twins[dist.Fold(path)] }

// begun is what is certain at any moment of a publication that is about to
// send what is new, or, when arrived, what changed. So no page leads to what
// is coming, and pages may lead to one another that are turning.
func (p *Plan) begun(arrived bool) map[string]record {
	records := p.done()
	for _, piece := range p.Added {
		switch {
		case arrived && piece.Path != Front:
		case p.lingers(piece.Path):
			records[piece.Path] = p.state.records[piece.Path]
		default:
			records[piece.Path] = record{state: coming, sum: piece.Sum, size: piece.Size}
		}
	}
	for _, piece := range p.Changed {
		records[piece.Path] = record{state: turning, sum: piece.Sum, size: piece.Size}
	}
	for _, path := range p.Expired { // it may be gone before that can be noted
		records[path] = record{state: kept, size: p.state.records[path].size}
	}
	return records
}

// unsure takes the sum from the record of what is no longer published where
// nobody knows its bytes, nor whether it is there.
func (p *Plan) unsure(path string, r record) record {
	if r.state == coming || r.state == turning || p.twin(path) {
		r.sum = Sum{}
	}
	return r
}

// done is what the host holds once everything was sent and deleted.
func (p *Plan) done() map[string]record {
	records := make(map[string]record, len(p.set.Pieces))
	if p.state != nil {
		for path, r := range p.state.records {
			if r.state == kept {
				records[path] = p.unsure(path, r)
			}
		}
		for _, path := range p.Removed {
			r := p.unsure(path, p.state.records[path])
			r.state, r.until = kept, p.Until.Unix()/daySeconds
			records[path] = r
		}
	}
	for _, path := range p.Expired {
		delete(records, path)
	}
	for _, piece := range p.set.Pieces {
		records[piece.Path] = record{state: there, sum: piece.Sum, size: piece.Size}
	}
	return records
}
