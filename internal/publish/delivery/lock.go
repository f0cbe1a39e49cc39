package delivery

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"bao/internal/publish/host"
)

const lockName = "lock"

var lockPath = path.Join(host.Control, lockName)

// Holder is who publishes to a host at the moment, as the lock there says.
type Holder struct {
	Token string    `json:"token"`
	Who   string    `json:"who"`
	Since time.Time `json:"since"` // by their clock
	Seen  time.Time `json:"seen"`  // when they last said so, likewise
}

// Held is the error for a host that somebody else publishes to.
type Held struct{ Holder }

func (h *Held) Error() string { return fmt.Sprintf("delivery: %s publishes since %s", h.Who, h.Since) }

// ErrOvertaken is returned where somebody else published between the plan and
// its sending, or took the lock for one that was left behind.
var ErrOvertaken = errors.New("delivery: somebody else has published meanwhile")

// lock is the hold of one publication on a host.
type lock struct {
	to    caller
	mine  Holder
	pace  Pace
	now   func() time.Time
	stale func(Holder) // told of a lock that was left behind and is taken

	mu   sync.Mutex   // who says that it is held, and who looks, don't do so at once
	sure atomic.Int64 // when it was last known to be held, in Unix nanoseconds by the clock on the wall
}

// take locks the host. A lock that nobody keeps up is one that was left
// behind: it is told by its time where the clocks agree, and else by being
// watched for a while.
// own tells the tokens of runs of this computer, all of which are over.
func (l *lock) take(ctx context.Context, own []string) error {
	settle := false
	for range 3 { // those who come at once see each other's
		err := l.to.create(ctx, lockPath, l.text())
		if err == nil {
			return l.taken(ctx, settle || !l.to.host.Traits().Exclusive)
		}
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
		found, err := l.read(ctx)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		if found.Token == l.mine.Token { // the answer to the first try was lost
			return l.taken(ctx, settle)
		}
		if !slices.Contains(own, found.Token) {
			if err := l.leftBehind(ctx, found); err != nil {
				return err
			}
			l.stale(found)
			settle = true
		}
		if err := l.to.delete(ctx, lockPath); err != nil {
			return err
		}
	}
	found, err := l.read(ctx)
	if err != nil {
		return err
	}
	return &Held{found}
}

// taken ends the taking. Where somebody else may have taken the lock as well,
// at the same moment, the last of them has it.
func (l *lock) taken(ctx context.Context, settle bool) error {
	if settle {
		if err := sleep(ctx, l.pace.Beat/10); err != nil {
			return err
		}
		found, err := l.read(ctx)
		if err == nil && found.Token != l.mine.Token {
			return &Held{found}
		}
		if err != nil {
			return err
		}
	}
	l.sure.Store(l.now().UnixNano())
	return nil
}

// leftBehind returns nil for a lock that nobody keeps up.
func (l *lock) leftBehind(ctx context.Context, found Holder) error {
	age := l.now().Sub(found.Seen)
	if age < l.pace.Stale && age > -l.pace.Stale {
		return &Held{found}
	}
	if err := sleep(ctx, l.pace.Watch); err != nil {
		return err
	}
	again, err := l.read(ctx)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && (again.Token != found.Token || !again.Seen.Equal(found.Seen)) {
		return &Held{again}
	}
	return err
}

// read says who has the lock. One that can't be read has nobody's name.
func (l *lock) read(ctx context.Context) (h Holder, err error) {
	data, err := l.to.read(ctx, lockPath, 1<<16)
	if err == nil {
		_ = json.Unmarshal(data, &h) // half a lock is one that was left behind
	}
	return h, err
}

func (l *lock) text() []byte {
	l.mine.Seen = l.now().UTC()
	data, _ := json.Marshal(l.mine)
	return data
}

// mineStill is ErrOvertaken when the lock is another's by now.
func (l *lock) mineStill(ctx context.Context) error {
	h, err := l.read(ctx)
	if errors.Is(err, fs.ErrNotExist) || err == nil && h.Token != l.mine.Token {
		return ErrOvertaken
	}
	if err == nil {
		l.sure.Store(l.now().UnixNano())
	}
	return err
}

// look is mineStill while the lock is kept up.
func (l *lock) look(ctx context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.mineStill(ctx)
}

// held is nil while nobody can have taken the lock for one that was left
// behind. A computer that slept, or whose line was gone for long, looks before
// it writes over what somebody else published meanwhile.
func (l *lock) held(ctx context.Context) error {
	since := l.now().UnixNano() - l.sure.Load()
	if since < int64(l.pace.Stale)/2 && since > -int64(l.pace.Stale)/2 {
		return nil
	}
	return l.look(ctx)
}

// beat says once that the lock is still held.
func (l *lock) beat(ctx context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.mineStill(ctx); err != nil {
		return err
	}
	return l.to.put(ctx, small(lockName, l.text()))
}

// keepUp says from time to time that the lock is still held, until ctx ends,
// and calls lost when it is not.
func (l *lock) keepUp(ctx context.Context, lost func(error)) {
	for sleep(ctx, l.pace.Beat) == nil {
		err := l.beat(ctx)
		if errors.Is(err, ErrOvertaken) {
			lost(err)
			return
		}
	}
}

// release gives the lock back. Where that fails the next run finds it.
func (l *lock) release(ctx context.Context) error { return l.to.delete(ctx, lockPath) }

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
