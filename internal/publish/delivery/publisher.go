package delivery

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"bao/internal/dist"
	"bao/internal/publish/host"
)

// Options say where to and in whose name.
type Options struct {
	Host  host.Host
	Data  string        // folder of this computer for this target: what was sent, earlier publications
	Who   string        // user and computer, as others are told
	Title string        // of the paper
	Keep  time.Duration // what the paper no longer has stays so long; 0: it goes at once
	Limit int64         // bytes of earlier publications that are kept for Back
	Pace  Pace
	Now   func() time.Time
	// Progress is told how far it is, from one goroutine at a time; may be nil.
	Progress func(Progress)
	// Stale is told of a lock that was left behind and is taken; may be nil.
	Stale func(Holder)
}

// Progress is how far a publication is.
type Progress struct {
	Files, AllFiles int
	Bytes, AllBytes int64
}

// Result says what a publication did.
type Result struct {
	Number        int // of the publication; 0 where there was nothing to do
	Sent, Deleted int
	Bytes         int64
	Forgotten     error // why this publication can't be brought back later, if so
}

// Publisher publishes to one host. Its calls follow one another.
type Publisher struct {
	o    Options
	to   caller
	lock *flock.Flock
}

// ErrBusy is returned where another bao of this computer publishes to the same
// host.
var ErrBusy = errors.New("delivery: another bao of this computer is at it")

// Open takes what this computer keeps about the host. Close gives it back.
func Open(o Options) (*Publisher, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Pace == (Pace{}) {
		o.Pace = Usual
	}
	if err := os.MkdirAll(o.Data, 0o700); err != nil {
		return nil, own(err, o.Data)
	}
	l := flock.New(filepath.Join(o.Data, "lock"))
	taken, err := l.TryLock()
	if err != nil {
		return nil, own(err, o.Data)
	}
	if !taken {
		return nil, ErrBusy
	}
	return &Publisher{o: o, to: caller{o.Host, o.Pace}, lock: l}, nil
}

// Close ends it; the host is the caller's.
func (p *Publisher) Close() error { return p.lock.Close() }

// Plan compares a set with what is on the host: one call to it where nothing
// changed, or two.
func (p *Publisher) Plan(ctx context.Context, set Set) (*Plan, error) {
	on, err := p.manifest(ctx)
	damaged := errors.Is(err, errManifest)
	if err != nil && !damaged {
		return nil, err
	}
	plan := compared(set, on, p.today(), int64(p.o.Keep.Hours()/24))
	plan.Number = max(plan.Number, p.lastKept()+1) // a host that was emptied does not count anew
	plan.Damaged = damaged
	plan.resume(p.o.Data, readJournal(p.o.Data).torn)
	if on != nil && on.Title != "" && on.Title != line(p.o.Title) {
		plan.Title = on.Title
	}
	last := p.latestKept()
	plan.Undone = undone(set, on, last)
	if on == nil && !p.o.Host.Traits().Forgets {
		err = p.meet(ctx, plan, last)
	} else {
		err = nil
	}
	return plan, err
}

// Standing is the publication that stands on the host; its Number is 0 where
// there is none, or nobody can tell.
func (p *Publisher) Standing(ctx context.Context) (Earlier, error) {
	on, err := p.manifest(ctx)
	if errors.Is(err, errManifest) {
		return Earlier{}, nil
	}
	if err != nil || on == nil {
		return Earlier{}, err
	}
	return Earlier{Number: on.Number, Back: on.Back, At: on.At, By: on.By}, nil
}

func (p *Publisher) today() int64 { return p.o.Now().Unix() / daySeconds }

// manifest reads what stands on the host: nil where nothing was published. What
// this computer knows of a run that was cut off is taken into account.
func (p *Publisher) manifest(ctx context.Context) (m *manifest, err error) {
	if p.o.Host.Traits().Forgets {
		return nil, nil
	}
	for range 3 { // what changed on its way comes out otherwise the next time
		var data []byte
		data, err = p.to.read(ctx, host.Control+"/"+manifestName, mostManifest)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		if m, err = decode(data); !errors.Is(err, errManifest) {
			break
		}
	}
	if err != nil {
		return nil, err
	}
	if last := readJournal(p.o.Data); !m.Done && last.token == m.Token {
		for path, sum := range last.sent {
			if r, ok := m.records[path]; ok && r.state != kept && r.sum == sum {
				r.state = there
				m.records[path] = r
			}
		}
	}
	return m, nil
}

// meet finds what others have put where nothing was published yet, and sets
// apart what would replace it. Where the manifest was deleted, this computer
// still knows what it has published there last, and of what size.
func (p *Publisher) meet(ctx context.Context, plan *Plan, last *manifest) error {
	entries, err := p.to.list(ctx)
	if err != nil {
		return err
	}
	others := map[string]bool{} // whether they may be ours, all the same
	for _, e := range entries {
		r, ours := last.records[e.Path]
		others[dist.Fold(e.Path)] = ours && r.size == e.Size // on some hosts they are one
	}
	added := plan.Added
	plan.Added = nil
	for _, piece := range added {
		ours, is := others[dist.Fold(piece.Path)]
		if !is {
			plan.Added = append(plan.Added, piece)
			continue
		}
		plan.Changed = append(plan.Changed, piece)
		if !ours {
			plan.Replaced = append(plan.Replaced, piece.Path)
		}
	}
	return nil
}

// newToken names a run.
func newToken() string { return strings.ToLower(rand.Text()) }
