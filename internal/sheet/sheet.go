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
	Photos  []Photo // as Place.Photos, but for the tables
	Tables  []Table // that stand across columns
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
	Lines  int // too long (above 0) or too short, after slack
	Chars  int // the same in characters: 超 37 字, 缺 22 字
	JumpTo int // page it goes on to
	Out    bool
	Photos int // pictures without a place
	Over   int // characters less on the page would make room for them; 0 where it is not full
}

// piece is a story on its way to a page: the whole article, or what is left
// of it.
type piece struct {
	*Copy
	from          int // page it comes from
	plain, framed *setting
	photos        []paper.Photo
	blocks        func() []typeset.Block
	words         *words // of its heading; nil until they are asked for
	tables        func() *apart
	apart         bool // its tables stand apart
}

// newWords reads the words of the heading.
func (p *piece) newWords() *words {
	if p.from > 0 {
		return newWords(fmt.Sprintf("（上接第%d版）", p.from), p.Headline, "", nil)
	}
	names := p.named(p.Kicker+"\n"+p.Headline+"\n"+p.Deck, p.blocks)
	return newWords(p.Kicker, p.Headline, p.Deck, p.blocks, names...)
}

// setting is one way to set what is still to be set of a story. Compose asks
// how long it is; the lines are made when a page shows them.
type setting struct {
	count   func() int
	lines   func() []typeset.Line
	blocks  func() []typeset.Block
	measure typeset.Measure
}

// setIn is one way to set blocks.
func setIn(m typeset.Measure, blocks func() []typeset.Block) *setting {
	return &setting{
		sync.OnceValue(func() int { return typeset.Count(blocks(), m) }),
		sync.OnceValue(func() []typeset.Line { return typeset.Lines(blocks(), m) }),
		blocks, m,
	}
}

func newPiece(c *Copy, f Format) piece {
	blocks := sync.OnceValue(c.blocks)
	return piece{
		Copy: c, plain: setIn(f.measure(), blocks), framed: setIn(f.boxedMeasure(), blocks), photos: c.Photos, blocks: blocks,
		tables: sync.OnceValue(func() *apart { return newApart(c, f, blocks) }),
	}
}

// rest is what is left of a piece from one of its lines on, as the page after
// shows it.
func (p *piece) rest(page, line int) piece {
	return piece{Copy: p.Copy, from: page, plain: &setting{
		func() int { return p.plain.count() - line },
		func() []typeset.Line { return p.plain.lines()[line:] },
		p.plain.blocks, p.plain.measure,
	}}
}

// set returns the lines of a piece, in a frame or not.
func (p *piece) set(framed bool) []typeset.Line { return p.setting(p.apart, framed).lines() }

// setting is that of a piece, its tables apart or not, in a frame or not.
func (p *piece) setting(apart, framed bool) *setting {
	plain, boxed := p.plain, p.framed
	if apart {
		plain, boxed = p.tables().plain, p.tables().framed
	}
	if framed {
		return boxed
	}
	return plain
}

// hasTables reports whether a piece has tables that may stand apart.
func (p *piece) hasTables() bool { return p.tables != nil && p.tables() != nil }

// count is how many lines a piece takes in a column.
func (p *piece) count() int { return p.plain.count() }

// leastLines is the room that even a story of a single line is given, since
// no leg may have only one; a lead of fewer than leadLines, or frontLeadLines
// on the front page of the site, where copy is cut short, need not be wide.
//
// A poem is stretched over no more legs than have leastPoem lines each.
//
// Of a story that runs on, at least leastStay lines stay, and leastGo for each column
// go on: what is left of it stands over the whole page.
const (
	leastPoem      = 9
	leastLines     = 2
	leastStay      = 12
	leastGo        = 4
	leadLines      = 24
	frontLeadLines = 10
)

// quietRank is the rank whose headline a brief has that leads nothing; that of the rank
// above it is taken where the page would be short.
const quietRank = 2

// story gives compose the shapes of a piece.
func (p *piece) story(f Format, key shapeKey) (compose.Story, []Heading) {
	if p.words == nil {
		p.words = p.newWords()
	}
	set, heads := headings(f, p.words, key.rank, key.brief || p.from > 0)
	switch {
	case key.quiet:
		set, heads = headings(f, p.words, quietRank, false)
		more, larger := headings(f, p.words, quietRank-1, false)
		set, heads = append(set, more...), append(heads, larger...)
	case key.brief && key.roomy:
		more, larger := headings(f, p.words, key.rank, false)
		set, heads = append(set, more...), append(heads, larger...)
	}
	s := compose.Story{Heads: heads, Stay: leastStay, Tail: p.from > 0, Boxed: key.framed, Lines: p.setting(key.apart, key.framed).count()}
	if s.Lines > 0 {
		s.Lines = max(s.Lines, leastLines)
	}
	if key.rank == 0 && (s.Lines >= leadLines || f.OuterFrames && s.Lines >= frontLeadLines) {
		s.MinSpan = (f.Columns + 1) / 2
	}
	switch {
	case key.second: // beside the other one a cut would run from head to foot
	case key.brief && len(p.Parts) == 0: // a block of many is long
		s.MaxSpan = min(2, f.Columns)
		if key.roomy { // two stand below a lead over all columns, side by side
			s.MaxSpan = max(s.MaxSpan, (f.Columns+1)/2)
		}
	case p.Poem && key.rank > 0:
		s.MaxSpan = min(max(2, s.Lines/leastPoem), f.Columns)
	}
	if key.apart {
		for _, t := range p.tables().tables {
			shape := t.shape(f, key.framed)
			if len(p.photos) > 0 {
				shape.Cutline = []int{1} // white, where a picture stands below
			}
			s.Photos = append(s.Photos, shape)
		}
		for i := range s.Photos {
			if s.MaxSpan > 0 {
				s.MaxSpan = max(s.MaxSpan, s.Photos[i].MinSpan)
			}
		}
	}
	for i := range p.photos {
		photo := shape(f, &p.photos[i], key, s.Lines)
		if key.rank == 0 && i > 0 { // one is large, whatever the others are
			photo.Wish, photo.MinSpan = max(photo.Wish, photo.MinSpan), 1
		}
		s.Photos = append(s.Photos, photo)
	}
	if ph := p.cover(&s); ph != nil && ph.Aspect <= 1 && !f.OuterFrames {
		s.MinSpan = min(s.MinSpan, ph.MinSpan) // beside which there is little room for copy
	}
	return s, set
}

// cover is the first picture of a story as compose knows it, nil for none.
func (p *piece) cover(s *compose.Story) *compose.Photo {
	if len(p.photos) == 0 {
		return nil
	}
	return &s.Photos[len(s.Photos)-len(p.photos)]
}

// shape bounds a picture by its proportion and by the rank and the lines of its story.
func shape(f Format, photo *paper.Photo, key shapeKey, lines int) compose.Photo {
	p := compose.Photo{Aspect: float64(photo.Width) / float64(photo.Height), MinSpan: 1, MaxSpan: min(3, f.Columns)}
	if !photo.Crop.Box() && !isDrawing(photo) { // of a box, and of a chart, all is to be seen
		p.Taller, p.Lower = mostCrop, mostCrop
	}
	wide := p.Aspect > 1
	switch {
	case tiny(photo):
		p.MaxSpan = min(2, f.Columns)
	case key.rank == 0 && key.modest:
		p.MaxSpan = max(1, (2*f.Columns+4)/5-1)
	case key.rank == 0 && wide: // the lead has its picture: two of five columns
		p.MinSpan, p.MaxSpan = (2*f.Columns+4)/5, max(1, f.Columns-1)
	case key.rank == 0: // but a high one only beside enough copy, and else where there is room
		p.MaxSpan = min(2, f.Columns)
		p.Wish = p.MaxSpan
		most := 2 * lines // it stands over its copy, if not beside it
		if f.OuterFrames {
			most = lines
		}
		if f.rows(float64(f.SpanWidth(2))/p.Aspect) <= most {
			p.MinSpan = p.MaxSpan
		}
	case wide && f.Columns > 3:
		p.Wish = 2
	case !wide:
		p.MaxSpan = min(2, f.Columns)
	}
	if key.framed { // which leaves less room
		p.MaxSpan = max(p.MinSpan, min(p.MaxSpan, 2))
		p.Wish, p.Inset = p.MaxSpan, 2*BoxInset
	}
	for span := 1; span <= p.MaxSpan; span++ {
		p.Cutline = append(p.Cutline, len(cutline(f, photo, span)))
	}
	return p
}

// tiny reports whether a picture is not for the lead to show large: a QR code or
// another square drawing, or too few points.
func tiny(p *paper.Photo) bool {
	return p.Width < 500 || isDrawing(p) && p.Width*9 < p.Height*10 && p.Height*9 < p.Width*10
}

// mostCrop is by how many per cent a picture may be cut.
const mostCrop = 10

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
	for _, l := range typeset.Lines(block, typeset.Measure{Width: width}) {
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

// chosen are the headings that compose chose, by story, their lines broken, which is
// done once.
func chosen(set [][]Heading, layout compose.Layout) []Heading {
	list := make([]Heading, len(set))
	for _, place := range layout.Places {
		if place.Option >= 0 {
			h := &set[place.Story][place.Option]
			if h.words != nil {
				*h = h.broken()
			}
			list[place.Story] = *h
		}
	}
	return list
}

// made turns what compose decided into a sheet, its legs settled.
func made(f Format, pieces []piece, heads []Heading, layout compose.Layout, set [][]typeset.Line) Sheet {
	s := Sheet{Format: f, Lines: layout.Lines, Foot: layout.Foot, Fill: layout.Fill, Cost: layout.Cost}
	for i, place := range layout.Places {
		s.Stories = append(s.Stories, placed(f, &pieces[place.Story], heads[place.Story], place, set[i]))
	}
	for _, r := range layout.Reports {
		s.Reports = append(s.Reports, Report{
			Copy: pieces[r.Story].Copy, Lines: r.Misfit, Chars: r.Chars, Photos: r.Dropped + pieces[r.Story].uncounted(), Over: over(f, &layout, &pieces[r.Story], r.Dropped),
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

// uncounted is how many of its pictures are beyond those that composing looks at.
func (p *piece) uncounted() int {
	n := len(p.photos)
	if p.apart {
		n += len(p.tables().tables)
	}
	return max(0, n-compose.MostPhotos)
}

func placed(f Format, p *piece, h Heading, place compose.Place, lines []typeset.Line) Story {
	story := Story{Copy: p.Copy, Place: place, From: p.from, Heading: h}
	tables := 0
	if p.apart {
		tables = len(p.tables().tables)
	}
	for _, at := range place.Photos {
		if at.Photo < tables {
			story.Tables = append(story.Tables, p.tables().tables[at.Photo].placed(f, at.Rect, place.Boxed))
			continue
		}
		photo := &p.photos[at.Photo-tables]
		story.Photos = append(story.Photos, Photo{
			Rect: at.Rect, Photo: photo, Cutline: cutline(f, photo, at.Cols), Rows: at.Cutline,
		})
	}
	for _, leg := range place.Legs {
		leg.From, leg.To = min(leg.From, len(lines)), min(leg.To, len(lines))
		story.Legs = append(story.Legs, Leg{leg, lines[leg.From:leg.To]})
	}
	return story
}
