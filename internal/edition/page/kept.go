package page

import (
	"slices"
	"strings"

	"bao/internal/markup"
	"bao/internal/typeset"
)

// kept is a stretch of a line that stays together where lines run on: segments
// from and up to, but without, to.
type kept struct{ from, to int }

// keepUnits parts the segments of a line so that each number with what counts it
// is some of them: 35分钟. It leaves out those that a link or a change of face
// would divide.
func keepUnits(segments []typeset.Segment) ([]typeset.Segment, []kept) {
	var b strings.Builder
	for i := range segments {
		b.WriteString(segments[i].Text)
	}
	text := b.String()
	var all []kept
	out := segments
	for from, to := markup.NextUnit(text, 0); from < to; from, to = markup.NextUnit(text, to) {
		var k kept
		var whole [2]bool
		out, k.from, whole[0] = part(out, from)
		out, k.to, whole[1] = part(out, to)
		if whole[0] && whole[1] && alike(out[k.from:k.to]) {
			all = append(all, k)
		}
	}
	return out, all
}

// part parts segments at byte at of their text, and tells the number of the one
// that begins there, and whether one does: a word or a box is not parted. What is
// given stays as it is.
func part(segments []typeset.Segment, at int) ([]typeset.Segment, int, bool) {
	for i := range segments {
		s := &segments[i]
		switch {
		case at == 0 && s.Text != "":
			return segments, i, true
		case at >= len(s.Text):
			at -= len(s.Text)
			continue
		case s.Tight || s.Latin || s.Box != 0:
			return segments, i, false
		}
		head, tail := *s, *s
		head.Text, head.After = s.Text[:at], 0
		tail.Text, tail.Before = s.Text[at:], 0
		return slices.Concat(segments[:i], []typeset.Segment{head, tail}, segments[i+1:]), i + 1, true
	}
	return segments, len(segments), true
}

// alike reports whether segments are of one face and one link.
func alike(segments []typeset.Segment) bool {
	for i := range segments {
		if segments[i].Style != segments[0].Style || segments[i].Link != segments[0].Link {
			return false
		}
	}
	return true
}
