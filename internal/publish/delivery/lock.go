package delivery

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
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
}

// take locks the host. A lock that nobody keeps up is one that was left
// behind: it is told by its time where the clocks agree, and else by being
// watched for a while.
func (l *lock) take(ctx context.Context, own string) error {
	for range 3 { // those who come at once see each other's
		err := l.to.create(ctx, lockPath, l.text())
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
			return nil
		}
		if found.Token != own { // own was left by a run of this computer, which is over
			if err := l.leftBehind(ctx, found); err != nil {
				return err
			}
			l.stale(found)
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
	if err == nil && !again.Seen.Equal(found.Seen) {
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
	return err
}

// keepUp says from time to time that the lock is still held, until ctx ends,
// and calls lost when it is not.
func (l *lock) keepUp(ctx context.Context, lost func(error)) {
	for sleep(ctx, l.pace.Beat) == nil {
		err := l.mineStill(ctx)
		if err == nil {
			err = l.to.put(ctx, small(lockName, l.text()))
		}
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
