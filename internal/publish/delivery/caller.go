package delivery

import (
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"slices"
	"time"

	"bao/internal/publish/host"
)

// Pace says how patient a publication is. The zero value is not: see Usual.
type Pace struct {
	First time.Duration // before a call is made again, doubled each time
	Tries int           // of a call
	Beat  time.Duration // between two signs that the lock is held
	Stale time.Duration // after which a lock without a sign may have been left behind
	Watch time.Duration // how long such a lock is watched; several beats
}

// Usual is the pace of hosts across a town: a line that is gone for half a
// minute costs nothing but that time.
var Usual = Pace{First: 300 * time.Millisecond, Tries: 8, Beat: 20 * time.Second, Stale: 10 * time.Minute, Watch: time.Minute}

// caller calls a host again and again until it succeeds, refuses, or enough
// has been tried.
type caller struct {
	host host.Host
	pace Pace
}

// final are errors that trying again does not mend.
var final = []error{fs.ErrNotExist, fs.ErrExist, ErrChanged, ErrOvertaken}

func (c caller) again(ctx context.Context, do func() error) error {
	wait := c.pace.First
	for try := 1; ; try++ {
		err := do()
		var refused *host.Refusal
		switch {
		case err == nil, errors.As(err, &refused), try >= c.pace.Tries:
			return err
		case slices.ContainsFunc(final, func(e error) bool { return errors.Is(err, e) }):
			return err
		case ctx.Err() != nil:
			return context.Cause(ctx)
		}
		// Those who failed together must not come again together.
		if sleep(ctx, wait/2+rand.N(wait)) != nil {
			return context.Cause(ctx)
		}
		wait *= 2
	}
}

func (c caller) read(ctx context.Context, path string, most int64) (data []byte, err error) {
	err = c.again(ctx, func() (err error) { data, err = c.host.Read(ctx, path, most); return err })
	return data, err
}

func (c caller) put(ctx context.Context, f *host.File) error {
	return c.again(ctx, func() error { return c.host.Put(ctx, f) })
}

func (c caller) create(ctx context.Context, path string, data []byte) error {
	return c.again(ctx, func() error { return c.host.Create(ctx, path, data) })
}

func (c caller) delete(ctx context.Context, path string) error {
	return c.again(ctx, func() error { return c.host.Delete(ctx, path) })
}

func (c caller) list(ctx context.Context) (entries []host.Entry, err error) {
	err = c.again(ctx, func() (err error) { entries, err = c.host.List(ctx); return err })
	return entries, err
}
