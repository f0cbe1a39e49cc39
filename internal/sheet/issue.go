package sheet

import (
	"encoding/json"
	"strconv"

	"bao/internal/compose"
	"bao/internal/config"
	"bao/internal/dist"
)

// Memory remembers compositions by the digest of what was composed. It may be
// used from several goroutines.
type Memory interface {
	Recall(dist.Key) ([]byte, bool)
	Remember(dist.Key, []byte)
}

// Issue composes the pages of an issue in order. What does not fit on a page
// runs on to the next one; what does not fit on the last one grows a page
// where the site says so, and is reported otherwise. The sheets are those of
// the pages, and any grown ones after them. m may be nil.
func Issue(pages []Page, p config.Print, m Memory) []Sheet {
	c := composer{print: p, memory: m}
	var sheets []Sheet
	var carried []piece
	for i, page := range pages {
		f := Printed(p, i == 0)
		pieces := make([]piece, 0, len(page.Copy)+len(carried))
		for k := range page.Copy {
			pieces = append(pieces, newPiece(&page.Copy[k], f))
		}
		pieces = inOrder(append(pieces, carried...))
		last := i == len(pages)-1
		next := 0
		if !last {
			next = pages[i+1].Number
		} else if p.Overflow == config.OverflowGrow {
			next = page.Number + 1
		}
		var s Sheet
		s, carried = c.page(f, pieces, page.Number, next)
		s.Number, s.Name = page.Number, page.Name
		sheets = append(sheets, s)
	}
	for len(carried) > 0 && len(sheets) > 0 {
		last := &sheets[len(sheets)-1]
		s, rest := c.page(Printed(p, false), carried, last.Number+1, last.Number+2)
		if len(s.Stories) == 0 { // nothing of it can be placed on any page
			for _, left := range carried {
				last.Out = append(last.Out, left.Copy)
			}
			break
		}
		s.Number, carried = last.Number+1, rest
		sheets = append(sheets, s)
	}
	tellWhere(sheets)
	return sheets
}

// tellWhere sets the pages that stories run on to: not always the next one,
// since that may be full as well.
func tellWhere(sheets []Sheet) {
	stands := map[*Copy][]int{}
	for i := range sheets {
		for _, s := range sheets[i].Stories {
			stands[s.Copy] = append(stands[s.Copy], sheets[i].Number)
		}
	}
	after := func(c *Copy, number int) int {
		for _, n := range stands[c] {
			if n > number {
				return n
			}
		}
		return 0
	}
	for i := range sheets {
		s := &sheets[i]
		for k := range s.Stories {
			if story := &s.Stories[k]; story.To > 0 {
				story.To = after(story.Copy, s.Number)
			}
		}
		for k := range s.Reports {
			if r := &s.Reports[k]; r.JumpTo > 0 {
				r.JumpTo = after(r.Copy, s.Number)
				r.Out = r.JumpTo == 0
			}
		}
	}
}

// Count is how many sheets Issue makes of the pages. Where an issue may grow
// that takes a composition, once: m remembers the number.
func Count(pages []Page, p config.Print, m Memory) int {
	if p.Overflow != config.OverflowGrow {
		return len(pages)
	}
	key := dist.KeyOf("sheets 3", compose.Version, p, pages)
	if m != nil {
		if data, ok := m.Recall(key); ok {
			if n, err := strconv.Atoi(string(data)); err == nil && n >= len(pages) {
				return n
			}
		}
	}
	n := len(Issue(pages, p, m))
	if m != nil {
		m.Remember(key, []byte(strconv.Itoa(n)))
	}
	return n
}

// inOrder puts briefs behind the stories, which compose takes by rank.
func inOrder(pieces []piece) []piece {
	var stories, briefs []piece
	for _, p := range pieces {
		if p.Brief {
			briefs = append(briefs, p)
		} else {
			stories = append(stories, p)
		}
	}
	return append(stories, briefs...)
}

type composer struct {
	print  config.Print
	memory Memory
}

// page composes one page; next is the page that takes what does not fit, 0
// for none. It returns what is carried there.
func (c *composer) page(f Format, pieces []piece, number, next int) (Sheet, []piece) {
	stories, set := shapes(f, pieces, next > 0)
	return c.laid(f, pieces, stories, set, number, next)
}

// shapes gives compose the shapes of all pieces, and the headings behind them.
// They do not depend on the height of the format.
func shapes(f Format, pieces []piece, mayJump bool) ([]compose.Story, [][]Heading) {
	stories := make([]compose.Story, len(pieces))
	set := make([][]Heading, len(pieces))
	for i := range pieces {
		stories[i], set[i] = pieces[i].story(f, i, mayJump)
	}
	return stories, set
}

// laid composes the page of pieces whose shapes are known.
func (c *composer) laid(f Format, pieces []piece, stories []compose.Story, set [][]Heading, number, next int) (Sheet, []piece) {
	if len(pieces) == 0 {
		return Sheet{Format: f, Lines: f.Lines}, nil
	}
	layout := c.compose(f.page(), stories)
	if len(layout.Places) == 0 {
		layout = plain(f.page(), stories)
	}
	s := made(f, pieces, set, layout)
	var carried []piece
	for i := range s.Stories {
		place := &s.Stories[i].Place
		if place.Jump < 0 {
			continue
		}
		rest := pieces[place.Story]
		rest.from, rest.ways, rest.photos = number, asSet(rest.set(place.Copy)[place.Jump:]), nil
		s.Stories[i].To = next
		carried = append(carried, rest)
	}
	for _, out := range layout.Out {
		if next > 0 {
			carried = append(carried, pieces[out])
		} else {
			s.Out = append(s.Out, pieces[out].Copy)
		}
	}
	for i := range s.Reports {
		for _, rest := range carried {
			if rest.Copy == s.Reports[i].Copy {
				s.Reports[i].JumpTo = next
			}
		}
		for _, c := range s.Out {
			s.Reports[i].Out = s.Reports[i].Out || c == s.Reports[i].Copy
		}
	}
	return s, carried
}

// compose remembers what compose found.
func (c *composer) compose(page compose.Page, stories []compose.Story) compose.Layout {
	if c.memory == nil {
		return compose.Compose(page, stories)
	}
	key := dist.KeyOf("compose", compose.Version, page, stories)
	if data, ok := c.memory.Recall(key); ok {
		var layout compose.Layout
		if json.Unmarshal(data, &layout) == nil {
			return layout
		}
	}
	layout := compose.Compose(page, stories)
	if data, err := json.Marshal(layout); err == nil {
		c.memory.Remember(key, data)
	}
	return layout
}
