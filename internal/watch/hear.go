package watch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// faultLimit is how many errors without an event between them a notifier may
// give before it is given up.
const faultLimit = 10

// listen begins to take events from n.
func (w *watcher) listen(n notifier) {
	q := newQueue()
	w.notifier, w.queue = n, q
	w.filling.Go(func() { q.fill(n) })
}

// deafen ends the notifications and waits until nothing is left of them.
func (w *watcher) deafen() {
	if w.queue == nil {
		return
	}
	w.notifier.Close()
	w.filling.Wait()
	w.queue = nil
	clear(w.heard)
}

// hearParents listens to the folders that hold the roots, where roots that
// are files change and missing ones appear.
func (w *watcher) hearParents() {
	for _, r := range w.roots {
		if dir := filepath.Dir(r); dir != r {
			w.add(dir, false)
		}
	}
}

// hear listens to a folder of the tree.
func (w *watcher) hear(dir string, depth int) {
	if depth <= w.depth {
		w.add(dir, true)
	}
}

func (w *watcher) add(dir string, inTree bool) {
	if w.queue == nil {
		return
	}
	if known, ok := w.heard[dir]; ok && (known || !inTree) {
		return
	}
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() {
		return
	}
	err = w.notifier.Add(dir)
	switch {
	case err == nil:
		w.heard[dir] = inTree
		w.touch(dir)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
		// Gone again, or closed to us: nothing to listen to.
	default:
		w.resort(reason(err))
	}
}

// unhear forgets a folder and, when it was renamed, all below it: their
// watches would go on under their old names. Those below a removed folder
// tell of their own removal.
func (w *watcher) unhear(dir string, renamed bool) {
	if !w.hears(dir) {
		return
	}
	if !renamed {
		w.notifier.Remove(dir) // mostly gone already
		delete(w.heard, dir)
		w.touch(dir)
		return
	}
	below := dir + string(filepath.Separator)
	for d := range w.heard {
		if d == dir || strings.HasPrefix(d, below) {
			w.notifier.Remove(d)
			delete(w.heard, d)
			w.touch(d)
		}
	}
}

// touch records that events concerned path.
func (w *watcher) touch(path string) {
	w.touched[path] = true
	w.doubts.clear(path)
}

// take handles the events that have come.
func (w *watcher) take(now time.Time) {
	events, errs := w.queue.take()
	for _, e := range events {
		if w.queue == nil {
			return // the limit was reached on the way
		}
		w.event(now, filepath.Clean(e.Name), e.Op)
	}
	if len(events) > 0 {
		w.faults = 0
	}
	for _, err := range errs {
		if w.queue == nil {
			return
		}
		w.fault(now, err)
	}
}

// fault handles an error of the notifier: events have been lost.
func (w *watcher) fault(now time.Time, err error) {
	w.faults++
	hopeless := w.faults > faultLimit && !errors.Is(err, fsnotify.ErrEventOverflow)
	if hopeless || limit(err) {
		w.resort(reason(err))
	} else {
		w.hearAnew()
	}
	w.doubts.excuse()
	w.burst.stir(now, "", many)
}

// hearAnew sets all watches again, when it is not known what they are worth.
func (w *watcher) hearAnew() {
	for d := range w.heard {
		w.notifier.Remove(d)
	}
	clear(w.heard)
	w.hearParents()
	for _, r := range w.roots {
		w.hearBelow(r)
	}
}

// hearBelow listens to a folder that appeared and to all below it; there is
// one event for the whole. It returns the file modified last, if there is one.
func (w *watcher) hearBelow(dir string) (latest string) {
	var newest int64
	enter := func(dir string, depth int) {
		delete(w.heard, dir) // it may be another folder of that name
		w.hear(dir, depth)
	}
	w.walk(context.Background(), dir, w.depthOf(dir), enter, func(path string, v view) {
		w.touch(path)
		if v.latest != "" && (latest == "" || v.newest > newest) {
			latest, newest = v.latest, v.newest
		}
	})
	return latest
}

// event handles one event.
func (w *watcher) event(now time.Time, name string, op fsnotify.Op) {
	dir := filepath.Dir(name)
	swapped := w.swapped == dir && op.Has(fsnotify.Create)
	w.swapped = ""
	if op.Has(fsnotify.Rename) {
		w.swapped = dir
	}
	name, ok := w.concerns(name)
	if !ok {
		return
	}
	w.touch(dir)
	if w.isRoot(name) || w.hears(name) {
		w.touch(name)
	}
	switch {
	case op.Has(fsnotify.Remove) || op.Has(fsnotify.Rename):
		w.unhear(name, op.Has(fsnotify.Rename))
		w.burst.stir(now, name, removed)
	case op.Has(fsnotify.Create):
		w.created(now, name, swapped)
	case op.Has(fsnotify.Write) && !w.hears(name):
		// A write to a folder says what its entries' own events say better.
		w.burst.file(now, name, written)
	}
}

// created handles a new name, a file's or a folder's.
func (w *watcher) created(now time.Time, name string, swapped bool) {
	info, err := os.Lstat(name)
	if err == nil && w.isRoot(name) {
		info, err = os.Stat(name)
	}
	switch {
	case err != nil:
		w.burst.stir(now, name, removed)
	case info.IsDir():
		w.burst.stir(now, name, many)
		if latest := w.hearBelow(name); latest != "" {
			w.burst.file(now, latest, many)
		}
	case swapped && info.Size() > 0:
		w.burst.file(now, name, replaced)
	default:
		w.burst.file(now, name, written)
	}
}
