package delivery

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"time"

	"bao/internal/publish/host"
)

// Send does what a plan says. It may end in the middle, at any call to the
// host; the next plan goes on from there. Where there is nothing to do, this
// computer keeps what stands there, if it does not yet: the run that published
// it may have been cut off before it could, or have been another computer's.
func (p *Publisher) Send(ctx context.Context, plan *Plan) (Result, error) {
	if plan.Nothing() {
		return Result{Forgotten: p.remember(plan.Before, plan.set)}, nil
	}
	s := &sending{Publisher: p, plan: plan, token: newToken(), all: Progress{AllFiles: len(plan.Added) + len(plan.Changed), AllBytes: plan.Bytes()}}
	traits := p.o.Host.Traits()
	var err error
	switch {
	case traits.Forgets:
		err = s.commit(ctx, s.putAll)
	case traits.Staged:
		err = s.commit(ctx, s.putListed)
	default:
		err = s.locked(ctx)
	}
	if err == nil {
		s.result.Number = plan.Number
		s.result.Forgotten = s.remember(Earlier{Number: plan.Number, Back: plan.Back, At: p.o.Now(), By: p.o.Who}, plan.set)
	}
	return s.result, err
}

// sending is a publication on its way.
type sending struct {
	*Publisher
	plan    *Plan
	token   string
	journal *journal // nil where nothing shows before all does
	hold    *lock    // likewise
	result  Result

	mu  sync.Mutex
	all Progress
}

// commit publishes to a host on which nothing shows until it is told to.
func (s *sending) commit(ctx context.Context, put func(context.Context) error) error {
	if err := put(ctx); err != nil {
		return err
	}
	message := fmt.Sprintf("%s 第 %d 次发布", s.o.Title, s.plan.Number)
	return s.o.Host.(host.Committer).Commit(ctx, message)
}

// putListed puts what changed, with the manifest.
func (s *sending) putListed(ctx context.Context) error {
	if err := s.putAll(ctx); err != nil {
		return err
	}
	if err := s.expire(ctx); err != nil {
		return err
	}
	return s.note(ctx, s.plan.done(), true)
}

// locked publishes to a host that shows every file as it comes.
func (s *sending) locked(ctx context.Context) (err error) {
	last := readJournal(s.o.Data)
	now := s.o.Now().UTC()
	l := &lock{to: s.to, mine: Holder{Token: s.token, Who: s.o.Who, Since: now}, pace: s.o.Pace, now: s.o.Now, stale: s.o.stale}
	own := ownLocks(s.o.Data)
	if err := noteLock(s.o.Data, s.token); err != nil {
		return err
	}
	if err := l.take(ctx, own); err != nil {
		return err
	}
	s.hold = l
	ctx, stop := context.WithCancelCause(ctx)
	var beating sync.WaitGroup
	beating.Go(func() { l.keepUp(ctx, stop) })
	defer func() {
		overtaken := errors.Is(context.Cause(ctx), ErrOvertaken) || errors.Is(err, ErrOvertaken)
		if overtaken {
			err = ErrOvertaken
		}
		stop(nil)
		beating.Wait()
		if !overtaken { // else the lock is another's
			free, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
			defer cancel()
			_ = l.release(free) // the next run of this computer takes it over
		}
	}()
	if err := s.unchanged(ctx); err != nil {
		return err
	}
	if s.journal, err = beginJournal(s.o.Data, s.token, last.torn); err != nil {
		return err
	}
	defer s.journal.close()
	if err := s.run(ctx); err != nil {
		return err
	}
	if err := l.look(ctx); err != nil {
		return err
	}
	return s.note(ctx, s.plan.done(), true)
}

// unchanged holds that nobody published since the plan was made.
func (s *sending) unchanged(ctx context.Context) error {
	on, err := s.manifest(ctx)
	if errors.Is(err, errManifest) && s.plan.Damaged {
		return nil
	}
	if err != nil {
		return err
	}
	before := s.plan.state
	if (on == nil) != (before == nil) || on != nil && (on.Number != before.Number || on.Token != before.Token) {
		return ErrOvertaken
	}
	return nil
}

func (s *sending) run(ctx context.Context) error {
	if err := s.note(ctx, s.plan.begun(false), false); err != nil {
		return err
	}
	if sweeper, ok := s.o.Host.(host.Sweeper); ok {
		if err := s.to.again(ctx, func() error { return sweeper.Sweep(ctx) }); err != nil {
			return err
		}
	}
	if err := s.putAll(ctx); err != nil {
		return err
	}
	return s.expire(ctx)
}

// note writes the manifest.
func (s *sending) note(ctx context.Context, records map[string]record, done bool) error {
	m := &manifest{Number: s.plan.Number, Back: s.plan.Back, Token: s.token, At: s.o.Now(), By: s.o.Who, Title: s.o.Title, Done: done, Withdrawn: s.plan.set.Withdrawn, records: records}
	return s.to.put(ctx, small(manifestName, m.encode()))
}

// putAll puts what is new and what changed, step by step.
func (s *sending) putAll(ctx context.Context) error {
	for i, step := range s.plan.order() {
		traits := s.o.Host.Traits()
		workers := traits.Parallel
		inPlace := i >= firstInPlace && !traits.Whole && !traits.Staged
		if inPlace {
			workers = 1 // of the pages that readers know, one at most is in part
		}
		if i == firstChange && len(s.plan.Added) > 0 && !traits.Staged && !traits.Forgets {
			if err := s.note(ctx, s.plan.begun(true), false); err != nil {
				return err
			}
		}
		err := each(workers, len(step), func(i int) error { return s.put(ctx, step[i], inPlace) })
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *sending) put(ctx context.Context, p Piece, inPlace bool) error {
	f, err := p.File()
	if err != nil {
		return err
	}
	if inPlace && s.journal != nil {
		if err := s.journal.begin(p); err != nil {
			return err
		}
	}
	if err := s.while(ctx, func() error { return s.o.Host.Put(ctx, f) }); err != nil {
		return fmt.Errorf("%s: %w", p.Path, err)
	}
	if s.journal != nil {
		s.journal.add(p)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.result.Sent++
	s.result.Bytes += p.Size
	s.all.Files, s.all.Bytes = s.result.Sent, s.result.Bytes
	if s.o.Progress != nil {
		s.o.Progress(s.all)
	}
	return nil
}

// while does something again and again while the host is held.
func (s *sending) while(ctx context.Context, do func() error) error {
	return s.to.again(ctx, func() error {
		if s.hold != nil {
			if err := s.hold.held(ctx); err != nil {
				return err
			}
		}
		return do()
	})
}

// expire deletes what was kept long enough.
func (s *sending) expire(ctx context.Context) error {
	gone := s.plan.Expired
	err := each(s.o.Host.Traits().Parallel, len(gone), func(i int) error {
		err := s.while(ctx, func() error { return s.o.Host.Delete(ctx, gone[i]) })
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
	if err == nil {
		s.result.Deleted = len(gone)
	}
	return err
}

func (o Options) stale(h Holder) {
	if o.Stale != nil {
		o.Stale(h)
	}
}
