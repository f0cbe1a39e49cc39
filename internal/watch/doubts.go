package watch

import (
	"slices"
	"time"
)

// doubts are changes that were found by looking and that no event announced.
// They show that notifications do not work, unless the event is only late.
type doubts struct {
	open    map[string]bool // paths in doubt
	judged  time.Time       // when an event would have come
	recent  map[string]bool // paths that events concerned since the last look began
	before  map[string]bool // and since the one before
	excused [2]bool         // events were lost in these times, and known to be
}

func newDoubts() doubts {
	return doubts{open: map[string]bool{}, recent: map[string]bool{}, before: map[string]bool{}}
}

// clear says that an event concerned path.
func (d *doubts) clear(path string) {
	d.recent[path] = true
	delete(d.open, path)
}

// excuse says that events have been lost and that this is known.
func (d *doubts) excuse() {
	d.excused[0] = true
	clear(d.open)
}

// turn begins the time of another look at the whole tree.
func (d *doubts) turn() {
	d.before, d.recent = d.recent, make(map[string]bool)
	d.excused = [2]bool{false, d.excused[0]}
}

// raise says that path was found changed. Doubt lasts until an event comes or
// the time until is reached.
func (d *doubts) raise(path string, until time.Time) {
	if d.excused[0] || d.excused[1] || d.recent[path] || d.before[path] {
		return
	}
	if len(d.open) == 0 {
		d.judged = until
	}
	d.open[path] = true
}

// due returns when to ask for the verdict, the zero time for never.
func (d *doubts) due() time.Time {
	if len(d.open) == 0 {
		return time.Time{}
	}
	return d.judged
}

// verdict returns a path whose notifications do not work, or nothing. Asked
// much too late, it waits once more: the process was held up, and so perhaps
// were the events.
func (d *doubts) verdict(now time.Time, grace time.Duration) string {
	if len(d.open) == 0 || now.Before(d.judged) {
		return ""
	}
	if now.Sub(d.judged) > grace/4 {
		d.judged = now.Add(grace)
		return ""
	}
	paths := make([]string, 0, len(d.open))
	for p := range d.open {
		paths = append(paths, p)
	}
	clear(d.open)
	return slices.Min(paths)
}
