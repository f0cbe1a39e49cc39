package watch

import (
	"cmp"
	"path/filepath"
	"slices"
	"time"
)

const (
	// Of the time, a look at the tree may take one part in so many: next to
	// nothing while notifications work, little when they do not.
	slowShare, fastShare = 50, 10
	// hotLimit is how many folders are looked at between looks at the whole
	// tree: those with the newest files, where editors are at work.
	hotLimit = 8
	// stampLimit is how many names are read again before a wake-up, so that
	// the next look knows the change as told; after a storm more, because
	// nobody waits for milliseconds. What is left costs a second wake-up.
	stampLimit, stormLimit = 2000, 50000
)

// looks compares the tree with what it was.
type looks struct {
	seen          snapshot
	running       bool            // a look is on its way
	anew          map[string]bool // stamped since that look began, which is older
	allAt, hotAt  time.Time       // when to look next
	cost, hotCost time.Duration   // of the last looks
}

// at returns when to look next.
func (l *looks) at() time.Time {
	if l.hotAt.Before(l.allAt) {
		return l.hotAt
	}
	return l.allAt
}

// next plans the looks after now.
func (l *looks) next(w *watcher, now time.Time) {
	every, hotEvery := max(w.slow, l.cost*slowShare), max(w.slow, l.hotCost*slowShare)
	if w.polling {
		every = max(w.fast, l.cost*fastShare)
	}
	if w.polling || w.deaf() {
		hotEvery = max(w.fast, l.hotCost*fastShare)
	}
	if t := now.Add(every); l.allAt.IsZero() || !l.allAt.After(now) || l.allAt.After(t) {
		l.allAt = t
	}
	l.hotAt = now.Add(hotEvery)
}

// start sends the scanner to the whole tree or to the hot folders.
func (l *looks) start(w *watcher, s *scanner, now time.Time) {
	l.running, l.anew = true, make(map[string]bool)
	if now.Before(l.allAt) {
		s.jobs <- w.hot()
		return
	}
	w.doubts.turn()
	s.jobs <- nil
}

// deaf reports whether there are folders that do not notify.
func (w *watcher) deaf() bool {
	for path := range w.looks.seen {
		if !w.heard[path] && !w.isRoot(path) {
			return true
		}
	}
	return false
}

// hot returns the roots and the folders with the newest files.
func (w *watcher) hot() []string {
	var paths []string
	for path := range w.looks.seen {
		if !w.isRoot(path) {
			paths = append(paths, path)
		}
	}
	slices.SortFunc(paths, func(a, b string) int {
		return cmp.Compare(w.looks.seen[b].newest, w.looks.seen[a].newest)
	})
	return append(paths[:min(len(paths), hotLimit)], w.roots...)
}

// compare takes in the result of a look.
func (w *watcher) compare(r result, now time.Time) {
	l := &w.looks
	l.running = false
	telling := !w.burst.first.IsZero()
	var changed []string
	for _, path := range r.paths(l.seen) {
		if l.anew[path] {
			continue
		}
		before, was := l.seen[path]
		after, is := r.seen[path]
		if is {
			l.seen[path] = after
		} else {
			delete(l.seen, path)
		}
		if (was != is || before.sum != after.sum) && !(telling && w.touched[path]) {
			changed = append(changed, path)
		}
	}
	if r.asked == nil {
		l.cost = r.cost
		w.reconcile()
	} else {
		l.hotCost = r.cost
	}
	w.found(changed, now)
	l.next(w, now)
}

// found handles paths that a look found changed. What is gone casts no doubt:
// the folder it was in has changed too.
func (w *watcher) found(changed []string, now time.Time) {
	var latest string
	var newest int64
	for _, path := range changed {
		w.burst.stir(now, path, looked)
		v, ok := w.look(path)
		if ok && (w.heard[path] || w.isRoot(path) && w.hears(filepath.Dir(path))) {
			w.doubts.raise(path, now.Add(w.grace))
		}
		for _, f := range v.folders {
			if _, known := w.looks.seen[f]; !known {
				w.hearBelow(f)
			}
		}
		if ok && v.latest != "" && (latest == "" || v.newest > newest) {
			latest, newest = v.latest, v.newest
		}
	}
	if latest != "" {
		w.burst.file(now, latest, looked)
	}
}

// reconcile listens to what the look found and does not notify yet, and
// forgets what it did not find.
func (w *watcher) reconcile() {
	w.hearParents()
	for path := range w.looks.seen {
		if !w.heard[path] {
			w.hear(path, w.depthOf(path))
		}
	}
	for dir, inTree := range w.heard {
		_, found := w.looks.seen[dir]
		younger := w.looks.anew[dir] || w.touched[dir] // than the look
		if inTree && !found && !younger {
			w.unhear(dir, false)
		}
	}
}

// stampAnew makes the snapshot agree with what the next wake-up tells. It
// comes before telling: what changes after it is found by the next look.
func (w *watcher) stampAnew() {
	left := stampLimit
	if w.burst.kind >= many {
		left = stormLimit
	}
	for path := range w.touched {
		if w.looks.running {
			w.looks.anew[path] = true
		}
		cost := w.looks.seen[path].entries + 1
		if cost > left || w.rootOf(path) == "" {
			continue
		}
		left -= cost
		if v, ok := w.look(path); ok {
			w.looks.seen[path] = v.stamp
		} else {
			delete(w.looks.seen, path)
		}
	}
	w.touched = make(map[string]bool)
}
