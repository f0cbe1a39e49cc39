package page

import (
	"fmt"
	"html/template"
	"math"
	"slices"
	"strings"

	"bao/internal/compose"
	"bao/internal/edition/view"
	"bao/internal/sheet"
	"bao/internal/typeset"
)

// Sheet is the view of sheet.html: a composed page as live text. Lengths are
// in body sizes (em), so the sheet is scaled by its font size.
type Sheet struct {
	Width, Height string // 71em
	Vars          template.CSS
	Stories       []SheetStory
	Filler        *SheetFiller
	Out           []view.Link // stories that found no room
}

// SheetStory is one story in its place on the sheet.
type SheetStory struct {
	ID, Href               string
	Label                  string // the headline in one line
	Box                    template.CSS
	Beside, Below          bool // a rule parts it from what stands at its left, above it
	Boxed                  bool
	Brief                  bool
	Head                   template.CSS
	Kicker, Headline, Deck []string
	Photos                 []SheetPhoto
	Flow                   template.CSS
	Copy                   template.HTML // paragraphs of set lines
	From, To               *view.Link    // 上接第1版, 下转第4版
	Jump                   template.CSS  // the place of To
}

// SheetPhoto is a picture in its place, its cutline set in lines.
type SheetPhoto struct {
	Box     template.CSS
	Picture view.Picture
	Lines   []string // of the cutline
}

// sheetView shows a composed page. pageHref gives the address of another page
// of the issue by its number; where it is nil nothing leads anywhere, as on
// paper.
func sheetView(s *sheet.Sheet, root string, pageHref func(n int) string) Sheet {
	g := grid{s.Format}
	v := Sheet{
		Width:  em(float64(s.Format.Width())),
		Height: em(float64(s.Lines) * s.Format.Pitch()),
		Vars: template.CSS(fmt.Sprintf("--pitch:%s;--chars:%d;--tall:%.0f", em(s.Format.Pitch()), s.Format.Width(),
			float64(s.Lines+sheet.NameplateLines)*s.Format.Pitch())),
	}
	for i := range s.Stories {
		story := g.story(&s.Stories[i], i, root, pageHref)
		story.Beside, story.Below = rules(s, i)
		v.Stories = append(v.Stories, story)
	}
	v.markFirst(s)
	for _, c := range s.Out {
		v.Out = append(v.Out, view.Link{Text: c.Headline, Href: root + c.Address})
	}
	return v
}

// markFirst finds the photo that readers see first: the highest, of two the
// wider.
func (v *Sheet) markFirst(s *sheet.Sheet) {
	var first *view.Picture
	var at compose.Rect
	for i, story := range s.Stories {
		for n, p := range story.Photos {
			if first == nil || p.Top < at.Top || p.Top == at.Top && p.Cols > at.Cols {
				first, at = &v.Stories[i].Photos[n].Picture, p.Rect
			}
		}
	}
	if first != nil {
		first.First, first.Sizes = true, strings.TrimPrefix(first.Sizes, "auto, ") // auto is for those loaded late
	}
}

// rules says where a story is parted from others by a rule: at its left and
// above. A frame needs none.
func rules(s *sheet.Sheet, i int) (beside, below bool) {
	if s.Stories[i].Place.Boxed {
		return false, false
	}
	at := s.Stories[i].Place.Region
	beside, below = at.Col > 0, at.Top > 0
	for k := range s.Stories {
		other := s.Stories[k].Place.Region
		if !s.Stories[k].Place.Boxed || k == i {
			continue
		}
		if other.Col+other.Cols == at.Col && other.Top < at.Top+at.Lines && at.Top < other.Top+other.Lines {
			beside = false
		}
		if gap := at.Top - other.Top - other.Lines; 0 <= gap && gap <= 2 && other.Col < at.Col+at.Cols && at.Col < other.Col+other.Cols {
			below = false
		}
	}
	return beside, below
}

// grid turns rectangles of columns and lines into lengths.
type grid struct{ sheet.Format }

func em(n float64) string {
	text := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.3f", n), "0"), ".")
	return text + "em"
}

func (g grid) left(col int) float64   { return float64(col * (g.Chars + g.Gutter)) }
func (g grid) top(line int) float64   { return float64(line) * g.Pitch() }
func (g grid) width(cols int) float64 { return float64(g.SpanWidth(cols)) }

// box places a rectangle relative to the corner of another.
func (g grid) box(r, in compose.Rect) template.CSS {
	return template.CSS(fmt.Sprintf("left:%s;top:%s;width:%s;height:%s",
		em(g.left(r.Col)-g.left(in.Col)), em(g.top(r.Top)-g.top(in.Top)), em(g.width(r.Cols)), em(g.top(r.Lines))))
}

// sizes says how wide a photo is at most: its share of the window's width,
// which a sheet fills on a phone. Browsers that know do better (auto).
func (g grid) sizes(r compose.Rect) string {
	return fmt.Sprintf("auto, %.0fvw", math.Ceil(100*g.width(r.Cols)/float64(g.Width())))
}

// centred moves what stands in a frame much too tall for it to the middle.
func centred(s *sheet.Story) *sheet.Story {
	const least = 4 // lines to spare
	if !s.Place.Boxed || len(s.Photos) > 0 || len(s.Legs) == 0 || s.Place.Leading != 0 || s.To > 0 {
		return s
	}
	rows, foot := 0, 0
	for _, leg := range s.Legs {
		rows = max(rows, len(leg.Lines))
		foot = max(foot, leg.Top+len(leg.Lines))
	}
	spare := s.Place.Region.Top + s.Place.Region.Lines - 1 - foot
	if spare < least {
		return s
	}
	moved := *s
	moved.Place.Head.Top += spare / 2
	moved.Legs = slices.Clone(s.Legs)
	for i := range moved.Legs {
		moved.Legs[i].Top += spare / 2
		moved.Legs[i].Rect.Lines = rows
	}
	return &moved
}

func (g grid) story(s *sheet.Story, i int, root string, pageHref func(int) string) SheetStory {
	s = centred(s)
	page := compose.Rect{}
	h := s.Heading
	v := SheetStory{
		ID: fmt.Sprintf("story-%d", i+1), Href: root + s.Address, Label: s.Copy.Headline,
		Box: g.box(s.Place.Region, page), Boxed: s.Place.Boxed, Brief: h.Brief,
		Kicker: h.Kicker, Headline: h.Headline, Deck: h.Deck,
		Head: g.box(s.Place.Head, s.Place.Region) + template.CSS(fmt.Sprintf(";--kicker:%s;--headline:%s;--deck:%s", em(h.KickerSize), em(h.Size), em(h.DeckSize))),
	}
	for _, p := range s.Photos {
		picture := *view.PictureOf(p.Photo, root)
		if picture.Srcset != "" {
			picture.Sizes = g.sizes(p.Rect)
		}
		box := p.Rect
		box.Lines += p.Rows // the cutline is below the picture
		v.Photos = append(v.Photos, SheetPhoto{Box: g.box(box, s.Place.Region), Picture: picture, Lines: p.Cutline})
	}
	f := newFlow(g, s, root)
	if pageHref == nil {
		v.Href, f.plain = "", true
		pageHref = func(int) string { return "" }
	}
	v.Flow, v.Copy = f.box(), f.html()
	if s.From > 0 {
		v.From = &view.Link{Text: fmt.Sprintf("上接第%d版", s.From), Href: pageHref(s.From)}
	}
	if s.To > 0 {
		v.To = &view.Link{Text: fmt.Sprintf("下转第%d版", s.To), Href: pageHref(s.To)}
		if n := len(s.Legs); n > 0 { // the last line of the last leg is left for it
			last := s.Legs[n-1].Rect
			last.Top, last.Lines = last.Top+last.Lines-1, 1
			v.Jump = g.box(last, s.Place.Region)
		}
	}
	return v
}

// flow is the copy of a story: its legs as the columns of one box, so that a
// paragraph that runs over two legs is one paragraph all the same. Where a
// leg begins below the top of the box, a gap stands in for what is above it.
type flow struct {
	grid
	story  *sheet.Story
	root   string
	bounds compose.Rect
	b      strings.Builder
	block  int  // of the open paragraph, -1 for none
	plain  bool // without links
}

func newFlow(g grid, s *sheet.Story, root string) *flow {
	f := &flow{grid: g, story: s, root: root, block: -1}
	for i, leg := range s.Legs {
		if i == 0 {
			f.bounds = leg.Rect
			continue
		}
		right := max(f.bounds.Col+f.bounds.Cols, leg.Col+leg.Cols)
		foot := max(f.bounds.Top+f.bounds.Lines, leg.Top+leg.Rect.Lines)
		f.bounds.Col, f.bounds.Top = min(f.bounds.Col, leg.Col), min(f.bounds.Top, leg.Top)
		f.bounds.Cols, f.bounds.Lines = right-f.bounds.Col, foot-f.bounds.Top
	}
	return f
}

// legWidth is how many base columns one leg runs over.
func (f *flow) legWidth() int { return max(1, f.story.Legs[0].Cols) }

// box places the flow in the story's region. It is a third of a line higher
// than its lines, so that rounding never pushes one into the next column, and
// another line never fits in.
func (f *flow) box() template.CSS {
	if len(f.story.Legs) == 0 {
		return ""
	}
	columns := (f.bounds.Cols + f.legWidth() - 1) / f.legWidth()
	in := f.story.Place.Region
	inset, gap := 0.0, ""
	if f.story.Place.Boxed {
		inset, gap = sheet.BoxInset, ";column-gap:"+em(float64(f.Gutter)+2*sheet.BoxInset)
	}
	return template.CSS(fmt.Sprintf("left:%s;top:%s;width:%s;height:%s;column-count:%d;--measure:%s%s",
		em(f.left(f.bounds.Col)-f.left(in.Col)+inset), em(f.top(f.bounds.Top)-f.top(in.Top)), em(f.width(f.bounds.Cols)-2*inset),
		em((float64(f.bounds.Lines)+0.33)*f.Pitch()), columns, em(f.width(f.legWidth())-2*inset), gap))
}

func (f *flow) html() template.HTML {
	for col := f.bounds.Col; len(f.story.Legs) > 0 && col < f.bounds.Col+f.bounds.Cols; col += f.legWidth() {
		at := f.bounds.Top
		for i := range f.story.Legs {
			if leg := &f.story.Legs[i]; leg.Col == col {
				f.gap(leg.Top - at)
				f.leg(leg)
				at = leg.Top + leg.Rect.Lines
			}
		}
		if col+f.legWidth() < f.bounds.Col+f.bounds.Cols {
			f.gap(f.bounds.Top + f.bounds.Lines - at)
		}
	}
	f.closeBlock()
	return template.HTML(f.b.String())
}

// gap leaves lines empty; it stands within the open paragraph, which it must
// not end.
func (f *flow) gap(lines int) {
	if lines <= 0 {
		return
	}
	fmt.Fprintf(&f.b, `<span class="gap" style="height:%s"></span>`, em(f.top(lines)))
}

// leg writes the lines of one leg; what its last line leaves free is a gap.
func (f *flow) leg(leg *sheet.Leg) {
	room := leg.Rect.Lines - f.story.Place.Leading
	height := ""
	if f.story.Place.Leading != 0 && room > 0 {
		height = fmt.Sprintf(` style="height:%s"`, em(f.top(leg.Rect.Lines)/float64(room)))
	}
	for i := range leg.Lines {
		f.line(&leg.Lines[i], height)
	}
	if free := room - len(leg.Lines); free > 0 {
		fmt.Fprintf(&f.b, `<span class="gap" style="height:%s"></span>`, em(f.top(leg.Rect.Lines)*float64(free)/float64(room)))
	}
}

func (f *flow) line(l *typeset.Line, height string) {
	if l.Block != f.block {
		f.closeBlock()
		f.b.WriteString("<p>")
		f.block = l.Block
	}
	f.b.WriteString(`<span class="line`)
	switch {
	case l.Justify:
		f.b.WriteString(" full")
	case l.End:
		f.b.WriteString(" end")
	}
	f.b.WriteString(`"`)
	f.b.WriteString(height)
	f.b.WriteString(`>`)
	if l.Indent > 0 {
		fmt.Fprintf(&f.b, `<span class="in" style="width:%s"></span>`, em(float64(l.Indent)/1000))
	}
	for i := range l.Segments {
		segment := l.Segments[i]
		rest, spaced := strings.CutSuffix(segment.Text, " ")
		if spaced = spaced && i == len(l.Segments)-1 && !l.Last; spaced {
			segment.Text = rest
		}
		f.segment(&segment)
		if spaced { // at the end of a line it would collapse, and not be copied
			f.b.WriteString(`<span class="sp"> </span>`)
		}
	}
	f.b.WriteString("</span>")
	if l.Hard {
		f.b.WriteString("<br>")
	}
}

func (f *flow) closeBlock() {
	if f.block >= 0 {
		f.b.WriteString("</p>")
		f.block = -1
	}
}
