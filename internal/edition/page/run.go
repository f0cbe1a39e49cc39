package page

import (
	"bytes"
	"fmt"
	"html/template"
	"math"
	"slices"
	"strings"
	"sync"

	"bao/internal/sheet"
	"bao/internal/typeset"
	"bao/internal/words"
)

// setting is one composition of a story: where each line of its copy stands.
// The front page shows a story in two of them, which its style sheet chooses
// from by the width of the window.
type setting struct {
	grid
	story *sheet.Story
	name  string // before the variables of its lengths: w, n; "" where it is the only one
	spots []spot // by line
}

// spot is the place of a line: its leg, and its row there.
type spot struct{ leg, row int }

func newSetting(g grid, s *sheet.Story, name string) *setting {
	in := &setting{grid: g, story: s, name: name}
	lines := 0
	for i := range s.Legs {
		lines += len(s.Legs[i].Lines)
	}
	in.spots = make([]spot, 0, lines)
	for i := range s.Legs {
		for row := range s.Legs[i].Lines {
			in.spots = append(in.spots, spot{i, row})
		}
	}
	return in
}

// inset is the white between a frame and the copy in it, at each side of a
// leg. Frames of a front page stand outside of it.
func (in *setting) inset() float64 {
	if in.story.Place.Boxed && !in.OuterFrames {
		return sheet.BoxInset
	}
	return 0
}

// measure is how wide the lines are.
func (in *setting) measure() float64 {
	if len(in.story.Legs) == 0 {
		return in.width(1)
	}
	return in.width(max(1, in.story.Legs[0].Cols)) - 2*in.inset()
}

// pitch is the distance of the lines of a story: the grid's, but for the leading
// that compose gave or took. The tallest leg tells, for all, so that their lines
// stand beside each other; another one may end a part of a line early.
func (in *setting) pitch() float64 {
	tallest := 0
	for i := range in.story.Legs {
		tallest = max(tallest, in.story.Legs[i].Rect.Lines)
	}
	if room := tallest - in.story.Place.Leading; in.story.Place.Leading != 0 && room > 0 {
		return in.top(tallest) / float64(room)
	}
	return in.Pitch()
}

// follows reports whether line i stands right below the one before it.
func (in *setting) follows(i int) bool {
	if i >= len(in.spots) {
		return i > len(in.spots) // neither has a place
	}
	return in.spots[i].leg == in.spots[i-1].leg
}

// place appends the style of a run that begins with line i, moved to the right by
// some ems. A run without a place in this setting is not shown there.
func (in *setting) place(b []byte, i int, right float64) []byte {
	left, top, pitch, hidden := "left:", ";top:", ";--pitch:", "display:none"
	if in.name != "" {
		left, top, pitch, hidden = "--"+in.name+"x:", ";--"+in.name+"y:", ";--"+in.name+"p:", "--"+in.name+"d:none"
	}
	if i >= len(in.spots) {
		return append(b, hidden...)
	}
	at := in.spots[i]
	leg, region := &in.story.Legs[at.leg], in.story.Place.Region
	high := in.pitch()
	b = appendEm(append(b, left...), in.left(leg.Col)-in.left(region.Col)+in.inset()+right)
	b = appendEm(append(b, top...), in.top(leg.Top-region.Top)+float64(at.row)*high)
	if in.story.Place.Leading != 0 {
		b = appendEm(append(b, pitch...), high)
	}
	return b
}

// jump is the place of the line that says where the story runs on: the last
// of the last leg is left for it.
func (in *setting) jump() template.CSS {
	n := len(in.story.Legs)
	if n == 0 {
		return ""
	}
	leg, region := in.story.Legs[n-1].Rect, in.story.Place.Region
	return template.CSS(fmt.Sprintf("left:%s;top:%s;width:%s",
		em(in.left(leg.Col)-in.left(region.Col)+in.inset()), em(in.top(leg.Top+leg.Lines-1-region.Top)), em(in.measure())))
}

// hairlines are the rules between legs that stand side by side, as background
// images of the story's box.
func (in *setting) hairlines() string {
	var list []string
	region := in.story.Place.Region
	for i := range in.story.Legs {
		a := &in.story.Legs[i]
		for k := range in.story.Legs {
			b := &in.story.Legs[k]
			top, foot := max(a.Top, b.Top), min(a.Top+a.Rect.Lines, b.Top+b.Rect.Lines)
			if a.Col+a.Cols != b.Col || foot <= top {
				continue
			}
			list = append(list, fmt.Sprintf("var(--leg) %s %s/1px %s no-repeat",
				em(in.left(b.Col)-in.left(region.Col)-float64(in.Gutter)/2), em(in.top(top-region.Top)), em(in.top(foot-top))))
		}
	}
	return strings.Join(list, ",")
}

// writer writes the copy of a story: its paragraphs, each in runs. A run is
// the lines of a paragraph that stand one below the other in every setting; it
// is put at its place by numbers, so that no line can be broken into another
// column, hidden or lost by what a browser makes of columns.
type writer struct {
	settings []*setting
	root     string
	plain    bool // without links
	script   words.Script
	b        bytes.Buffer
	block    int // of the open paragraph, -1 for none
	lines    []typeset.Line
	tables   []sheet.Table // across columns, that are not yet written
	across   bool          // it writes one of those
	white    bool          // a blank line has passed since the last paragraph
	links    map[int]*linked
}

// writers serve one story after the other, for the memory that they write to.
var writers = sync.Pool{New: func() any { return new(writer) }}

// copyOf writes the lines of a story. The settings have the same lines; only
// their places differ.
func copyOf(root string, plain bool, settings ...*setting) template.HTML {
	w := writers.Get().(*writer)
	defer writers.Put(w)
	w.b.Reset()
	*w = writer{settings: settings, root: root, plain: plain, script: settings[0].story.Script, block: -1, tables: settings[0].story.Tables, b: w.b, lines: w.lines[:0]}
	longest := slices.MaxFunc(settings, func(a, b *setting) int { return len(a.spots) - len(b.spots) })
	for i := range longest.story.Legs {
		w.lines = append(w.lines, longest.story.Legs[i].Lines...)
	}
	w.copy(w.lines)
	w.tablesBefore(math.MaxInt)
	return template.HTML(w.b.String())
}

// copy writes lines, before each paragraph the tables that stand across columns and
// are read there.
func (w *writer) copy(lines []typeset.Line) {
	settings := w.settings
	w.links = linksOf(lines)
	verse := verseRight(lines, settings[0].measure())
	run, n := 0, 1 // where the run begins, how many lines are written at once
	for i := 0; i < len(lines); i += n {
		l := &lines[i]
		n = 1
		switch {
		case l.Block != w.block || l.Table != nil && l.Table.Start:
			w.closeBlock()
			w.tablesBefore(l.Block)
			if len(l.Segments) == 0 && l.Table == nil {
				w.white = true
				continue // white needs no element
			}
			w.openBlock(lines, i)
			w.openRun(lines, i, verse[l.Block])
			run = i
		case !w.follow(i):
			w.b.WriteString("</span>")
			w.openRun(lines, i, verse[l.Block])
			run = i
		}
		if l.Table == nil {
			w.line(l)
			continue
		}
		n = w.abreast(lines, i)
		w.cells(lines[i:i+n], i-run)
	}
	w.closeBlock()
}

func (w *writer) follow(i int) bool {
	for _, in := range w.settings {
		if !in.follows(i) {
			return false
		}
	}
	return true
}

func (w *writer) openBlock(lines []typeset.Line, i int) {
	if lines[i].Table != nil {
		w.openRow(lines, i)
		return
	}
	w.b.WriteString("<p")
	if w.white {
		w.b.WriteString(` class="apart"`) // where lines run on
	}
	w.b.WriteString(">")
	w.block, w.white = lines[i].Block, false
}

func (w *writer) openRun(lines []typeset.Line, i int, right float64) {
	w.b.WriteString(`<span class="run" style="`)
	for n, in := range w.settings {
		if n > 0 {
			w.b.WriteByte(';')
		}
		w.b.Write(in.place(w.b.AvailableBuffer(), i, right))
	}
	if right > 0 || w.across {
		w.b.WriteString(";--measure:" + em(w.settings[0].measure()-2*right))
	}
	if lines[i].Table != nil {
		fmt.Fprintf(&w.b, ";--rows:%d", w.rowsIn(lines, i))
	}
	w.b.WriteString(`">`)
}

func (w *writer) closeBlock() {
	if w.block >= 0 {
		w.b.WriteString("</span></p>")
		w.block = -1
	}
}
