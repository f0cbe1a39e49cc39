package sheet

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"bao/internal/compose"
	"bao/internal/paper"
	"bao/internal/typeset"
)

// Sheet is a composed page: where everything stands. Rectangles are columns
// and lines of Format.
type Sheet struct {
	Format  Format
	Number  int    // 版次
	Name    string // 版名
	Lines   int    // height of the composed area
	Stories []Story
	Foot    compose.Rect // left for a filler, or closed up; Lines 0 when full
	Out     []*Copy
	Fill    float64 // share of the lines that carry something
	Cost    int
	Reports []Report
	Broken  []string // hard rules that could not be held
}

// Story is one story in its place. Stories are in the order of rank.
type Story struct {
	*Copy
	Place   compose.Place
	Heading Heading
	Photos  []Photo // as Place.Photos
	Legs    []Leg
	From    int // 上接第N版: the page it comes from, 0 for none
	To      int // 下转第N版: the page it goes on to, 0 for none
}

// Leg is one column of a story with the lines that it shows.
type Leg struct {
	compose.Leg
	Lines []typeset.Line
}

// Photo is a picture in its place.
type Photo struct {
	compose.Rect
	Photo   *paper.Photo
	Cutline []string
	Rows    int // lines of the cutline
}

// Report says how a story fits its place, in the words of an editor.
type Report struct {
	*Copy
	Lines   int // too long (above 0) or too short, after slack
	Chars   int // the same in characters: 超 37 字, 缺 22 字
	Natural int // lines, before slack
	JumpTo  int // page it goes on to
	Out     bool
	Photos  int // pictures without a place
}

// piece is a story on its way to a page: the whole article, or what is left
// of it.
type piece struct {
	*Copy
	from   int       // page it comes from
	ways   []setting // in a column, then in a frame; that one alone where it can't be framed
	photos []paper.Photo
}

// setting is one way to set what is still to be set of a story. Compose asks
// how long each is; the lines are made of the one that it chooses.
type setting struct {
	count int
	lines func() []typeset.Line
}

func newPiece(c *Copy, f Format) piece {
	text := typeset.Prepare(c.blocks())
	in := func(m typeset.Measure) setting {
		return setting{text.Count(m), sync.OnceValue(func() []typeset.Line { return text.Lines(m) })}
	}
	return piece{Copy: c, ways: []setting{in(f.measure()), in(f.boxedMeasure())}, photos: c.Photos}
}

// asSet is the way of lines that are set already.
func asSet(lines []typeset.Line) []setting {
	return []setting{{len(lines), func() []typeset.Line { return lines }}}
}

// set returns the lines of the way that compose chose, -1 for copy without a
// line.
func (p *piece) set(way int) []typeset.Line {
	return p.ways[min(max(way, 0), len(p.ways)-1)].lines()
}

// count is how many lines a piece takes in a column.
func (p *piece) count() int { return p.ways[0].count }

// leastLines is the room that even a story of a single line is given, since
// no leg may have only one; a lead of fewer than leadLines, or frontLeadLines
// on the front page of the site, where copy is cut short, need not be wide.
//
// Of a story that runs on, at least leastStay lines stay.
const (
	leastLines     = 2
	leastStay      = 12
	leadLines      = 24
	frontLeadLines = 10
)

// story gives compose the shapes of a piece.
func (p *piece) story(f Format, rank int, mayJump bool) (compose.Story, []Heading) {
	w := newWords(p.Kicker, p.Headline, p.Deck)
	if p.from > 0 {
		w = newWords(fmt.Sprintf("（上接第%d版）", p.from), p.Headline, "")
	}
	brief := p.Brief && rank > 0 // a page of briefs has a lead all the same
	set, heads := headings(f, w, rank, brief || p.from > 0)
	s := compose.Story{Heads: heads, MayJump: mayJump && p.count() > 2*leastStay, Stay: leastStay, Keep: p.from > 0}
	if p.count() > 0 {
		s.Copy = []compose.Copy{{Lines: max(p.count(), leastLines)}}
		if rank > 0 && len(p.ways) > 1 {
			s.Copy = append(s.Copy, compose.Copy{Lines: max(p.ways[1].count, leastLines), Boxed: true})
		}
	}
	if rank == 0 && (p.count() >= leadLines || f.OuterFrames && p.count() >= frontLeadLines) {
		s.MinSpan = (f.Columns + 1) / 2
	}
	if brief {
		s.MaxSpan = min(2, f.Columns)
	}
	for i := range p.photos {
		s.Photos = append(s.Photos, shape(f, &p.photos[i], rank))
	}
	return s, set
}

// shape bounds a picture by its proportion and the rank of its story.
func shape(f Format, photo *paper.Photo, rank int) compose.Photo {
	p := compose.Photo{Aspect: float64(photo.Width) / float64(photo.Height), MinSpan: 1, MaxSpan: min(3, f.Columns)}
	if p.Aspect > 1 && f.Columns > 3 {
		p.MinSpan = 2
	}
	if rank == 0 {
		p.MaxSpan = max(1, f.Columns-1)
	}
	if p.Aspect < 1 {
		p.MaxSpan = min(2, f.Columns)
	}
	for span := 1; span <= p.MaxSpan; span++ {
		p.Cutline = append(p.Cutline, len(cutline(f, photo, span)))
	}
	return p
}

// cutlineSize is the size of cutlines, in body sizes.
const cutlineSize = 0.88

// cutline breaks a picture's cutline, the credit at its end, over its span,
// a little narrower, so that it may stand in a frame.
func cutline(f Format, photo *paper.Photo, span int) []string {
	text := []typeset.Run{{Text: photo.Cutline, Style: typeset.Sans}}
	if photo.Credit != "" {
		text[0].Text += "　"
		text = append(text, creditRuns(photo.Credit)...)
	}
	if text[0].Text == "" {
		return nil
	}
	width := int((float64(f.SpanWidth(span)) - 2*BoxInset) / cutlineSize * 1000)
	block := []typeset.Block{{Kind: typeset.Flush, Runs: text}}
	var lines []string
	for _, l := range typeset.Prepare(block).Lines(typeset.Measure{Width: width}) {
		line := ""
		for _, s := range l.Segments {
			line += s.Text
		}
		lines = append(lines, line)
	}
	return lines
}

// creditRuns sets the credit of a picture: a name is never divided, nor one
// name from what it did (岑望舒 摄).
func creditRuns(credit string) []typeset.Run {
	words := strings.Fields(credit)
	if len(words) == 2 && utf8.RuneCountInString(words[0]) <= longestName && utf8.RuneCountInString(words[1]) <= 2 {
		return []typeset.Run{{Text: strings.Join(words, " "), Style: typeset.Sans | typeset.Whole}}
	}
	return wholeWords(words, typeset.Sans)
}

// made turns what compose decided into a sheet, its legs settled.
func made(f Format, pieces []piece, headings [][]Heading, layout compose.Layout) Sheet {
	layout = settled(f, pieces, layout)
	s := Sheet{Format: f, Lines: layout.Lines, Foot: layout.Foot, Fill: layout.Fill, Cost: layout.Cost}
	for _, place := range layout.Places {
		s.Stories = append(s.Stories, placed(f, &pieces[place.Story], headings[place.Story], place))
	}
	for _, r := range layout.Reports {
		s.Reports = append(s.Reports, Report{
			Copy: pieces[r.Story].Copy, Lines: r.Misfit, Chars: r.Chars, Natural: r.Natural, Photos: r.Dropped,
		})
	}
	for _, v := range layout.Broken {
		text := v.Rule
		for _, i := range v.Stories {
			text += "《" + pieces[i].Headline + "》"
		}
		s.Broken = append(s.Broken, text)
	}
	return s
}

func placed(f Format, p *piece, set []Heading, place compose.Place) Story {
	story := Story{Copy: p.Copy, Place: place, From: p.from}
	if place.Option >= 0 {
		story.Heading = set[place.Option]
	}
	for _, at := range place.Photos {
		photo := &p.photos[at.Photo]
		story.Photos = append(story.Photos, Photo{
			Rect: at.Rect, Photo: photo, Cutline: cutline(f, photo, at.Cols), Rows: at.Cutline,
		})
	}
	for _, leg := range place.Legs {
		lines := p.set(place.Copy)
		leg.From, leg.To = min(leg.From, len(lines)), min(leg.To, len(lines))
		story.Legs = append(story.Legs, Leg{leg, lines[leg.From:leg.To]})
	}
	return story
}
