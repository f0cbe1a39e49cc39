package watch

import (
	"errors"
	"io/fs"
	"os"
	"time"
)

// kind is what happened to one path, and with it how long to wait for more.
type kind uint8

const (
	replaced kind = iota // a finished file was renamed into place
	written              // a file was created or written in place
	removed              // perhaps only the first half of a save
	many                 // several paths: a copy, a checkout
	looked               // found by looking; remembered sizes may be stale on network drives
)

// patience is how long after the last event of a kind all is taken to be
// quiet. Writers that write in place pause for less than a millisecond, those
// that delete first for some more.
var patience = [...]time.Duration{
	replaced: 3 * time.Millisecond,
	written:  10 * time.Millisecond,
	removed:  40 * time.Millisecond,
	many:     40 * time.Millisecond,
	looked:   100 * time.Millisecond,
}

const (
	// longest is how much patience grows by while a storm goes on.
	longest = 400 * time.Millisecond
	// ceiling is after how long a burst is told although it goes on, so that
	// a file that is written to all the time holds up nothing else.
	ceiling = 3 * time.Second
	// emptyFor is how long a file may stay empty before that is believed:
	// many programs truncate first and write then.
	emptyFor = 150 * time.Millisecond
	// emptyLooked is the same for network drives, which remember sizes for
	// about a second.
	emptyLooked = 1200 * time.Millisecond
	// again is when to look again at a file that is not whole.
	again = 10 * time.Millisecond
	// filesLimit is how many files of a burst are looked at; in a larger one
	// patience must do.
	filesLimit = 128
	// afterStorm is how long after a storm events are taken for its rest.
	afterStorm = 300 * time.Millisecond
)

// size is what tells whether a file is still being written.
type size struct {
	bytes int64
	mod   time.Time
	gone  bool
}

func measure(path string) size {
	info, err := os.Stat(path)
	if err != nil {
		return size{gone: true}
	}
	return size{bytes: info.Size(), mod: info.ModTime()}
}

// burst is what has happened since the last wake-up and is not told yet.
type burst struct {
	first, last time.Time // zero when nothing has happened
	not         time.Time // not to be told before
	kind        kind
	only        string          // the one path concerned, when kind is less than many
	path        string          // written last
	files       map[string]size // written, as they were at their last event
	stormEnd    time.Time       // when the last burst of many paths was told
}

// stir records that something happened to path, a folder or what is gone.
func (b *burst) stir(now time.Time, path string, k kind) {
	if b.first.IsZero() {
		b.first, b.only, b.kind = now, path, k
		if now.Sub(b.stormEnd) < afterStorm {
			b.kind = max(k, many)
		}
	}
	b.last = now
	switch {
	case k == looked || b.kind == looked:
		b.kind = looked
	case k == many || b.kind == many || path != b.only:
		b.kind = many
	default:
		b.kind = k
	}
}

// file records that the file at path was written.
func (b *burst) file(now time.Time, path string, k kind) {
	b.stir(now, path, k)
	b.path = path
	if b.files == nil {
		b.files = make(map[string]size)
	}
	if _, known := b.files[path]; known || len(b.files) < filesLimit {
		b.files[path] = measure(path)
	}
}

// due returns when settled should be asked, the zero time for never.
func (b *burst) due() time.Time {
	if b.first.IsZero() {
		return time.Time{}
	}
	wait := patience[b.kind] + min(b.last.Sub(b.first)/4, longest)
	t := b.last.Add(wait)
	if b.not.After(t) {
		t = b.not
	}
	if end := b.first.Add(ceiling); t.After(end) {
		t = end
	}
	return t
}

// settled reports whether all is quiet and the files written are whole. When
// they are not, due has moved.
func (b *burst) settled(now time.Time) bool {
	if b.first.IsZero() || now.Before(b.due()) {
		return false
	}
	if now.Sub(b.first) >= ceiling {
		return true
	}
	for path, before := range b.files {
		if !b.whole(now, path, before) {
			b.not = now.Add(again)
			return false
		}
		delete(b.files, path)
	}
	return true
}

// whole reports whether a file has the size it had at its last event, holds
// something and can be opened; Windows refuses that while it is copied, with
// an error that is not one of permission.
func (b *burst) whole(now time.Time, path string, before size) bool {
	s := measure(path)
	calm := now.Sub(b.last)
	if s != before {
		b.files[path] = s
		b.last = now
		return false
	}
	if s.gone {
		return calm >= patience[removed]
	}
	empty := emptyFor
	if b.kind == looked {
		empty = emptyLooked
	}
	if s.bytes == 0 && calm < empty {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission)
	}
	f.Close()
	return true
}

// end forgets a burst that has been told.
func (b *burst) end(now time.Time) {
	storm := b.stormEnd
	if b.kind == many {
		storm = now
	}
	*b = burst{stormEnd: storm}
}
