package sheet

import (
	"math"
	"slices"
	"strings"

	"bao/internal/compose"
	"bao/internal/typeset"
	"bao/internal/zh"
)

// Heading is a headline block as it is set for one span.
type Heading struct {
	Kicker, Headline, Deck []string // lines
	KickerSize, Size       float64  // in body sizes
	DeckSize               float64
	Brief                  bool // a side heading: bold, at the left

	words *words
	rows  [3]int // of kicker, headline and deck
	span  int
	width float64
}

// Distances of lines within a heading, in their own size.
const (
	headlineLeading = 1.22
	smallLeading    = 1.4
)

// mostWhite is how many lines of white stand about a headline at most, and smallWhite
// about a small one.
const (
	mostWhite  = 4
	smallWhite = 2
)

// height of the block without the white around it, in body sizes.
func (h *Heading) height() float64 {
	return float64(h.rows[0])*h.KickerSize*smallLeading +
		float64(h.rows[1])*h.Size*headlineLeading +
		float64(h.rows[2])*h.DeckSize*smallLeading
}

// words are the texts of a heading, read once for all widths.
type words struct{ kicker, headline, deck typeset.Title }

// newWords reads the texts of the heading above some copy, and the names in them.
func newWords(kicker, headline, deck string, copy func() []typeset.Block, names ...string) *words {
	read := func(text string) typeset.Title { return typeset.NewTitle(text, typeset.Bold, copy, names...) }
	return &words{read(kicker), read(headline), read(deck)}
}

// headings sets a heading in every span and size at which it stands well, and
// the heads that compose chooses from; the two slices go together. The lines
// of the headings are broken when one is chosen; see broken.
func headings(f Format, w *words, rank int, brief bool) ([]Heading, []compose.Head) {
	sizes := headingSizes[min(rank, len(headingSizes)-1)]
	if brief {
		sizes = []float64{briefSize}
	}
	set := make([]Heading, 0, f.Columns*len(sizes))
	for span := 1; span <= f.Columns; span++ {
		width := float64(f.SpanWidth(span))
		if rank > 0 && !f.OuterFrames {
			width -= 2 * BoxInset // it may stand in a frame
		}
		set = settings(set, w, span, width, sizes, brief)
	}
	white, most := 2, mostWhite
	if len(set) == 0 { // a headline too long for any size: rather small than none
		set = append(set, emergency(w, f, sizes[len(sizes)-1], brief))
	} else if brief || f.OuterFrames {
		white, most = 1, smallWhite
	}
	heads := make([]compose.Head, len(set))
	for i := range set {
		h := &set[i]
		heads[i] = compose.Head{
			Span: h.span, Size: int(h.Size*100 + 0.5), Lines: f.rows(h.height()), MinWhite: 1, White: white, MaxWhite: most,
		}
	}
	return set, heads
}

// settings appends the sizes at which a heading stands well in a width. Sizes
// that break the headline where its editor wants it go before all others.
func settings(set []Heading, w *words, span int, width float64, sizes []float64, brief bool) []Heading {
	first, wished := len(set), 0
	for _, size := range sizes {
		h, asWished := heading(w, width, size, brief)
		if h.rows[1] == 0 {
			continue
		}
		h.span = span
		if asWished { // before those that are not
			set = slices.Insert(set, first+wished, h)
			wished++
			continue
		}
		set = append(set, h)
	}
	if wished > 0 {
		set = set[:first+wished]
	}
	return set
}

// heading counts the lines of the block in a width and reports whether they
// end where the editor wants it; there are none where it does not stand well:
// when the headline takes more than three lines, or three where two wide ones
// would be called for.
func heading(w *words, width, size float64, brief bool) (Heading, bool) {
	h := newHeading(w, width, size, brief)
	n, wished := w.headline.Rows(thousandths(width, size), 3)
	if n > 3 || n == 3 && width > size*12 {
		return h, false
	}
	kicker, _ := w.kicker.Rows(thousandths(width, h.KickerSize), 2)
	deck, _ := w.deck.Rows(thousandths(width, h.DeckSize), 3)
	if kicker <= 2 && deck <= 3 {
		h.rows = [3]int{kicker, n, deck}
	}
	return h, wished
}

func newHeading(w *words, width, size float64, brief bool) Heading {
	return Heading{
		Size: size, KickerSize: max(size*0.52, 1.1), DeckSize: max(size*0.58, 1.15), Brief: brief,
		words: w, width: width,
	}
}

// emergency sets a heading over the whole page, however many lines it takes.
func emergency(w *words, f Format, size float64, brief bool) Heading {
	h := newHeading(w, float64(f.SpanWidth(f.Columns)), size, brief)
	h.KickerSize, h.DeckSize, h.span = 1.1, 1.15, f.Columns
	for i, text := range []struct {
		*typeset.Title
		size float64
	}{{&w.kicker, h.KickerSize}, {&w.headline, h.Size}, {&w.deck, h.DeckSize}} {
		h.rows[i], _ = text.Rows(thousandths(h.width, text.size), math.MaxInt)
	}
	return h
}

// broken is the heading with its lines.
func (h Heading) broken() Heading {
	h.Kicker = breakLines(&h.words.kicker, h.width, h.KickerSize)
	h.Headline = breakLines(&h.words.headline, h.width, h.Size)
	h.Deck = breakLines(&h.words.deck, h.width, h.DeckSize)
	h.words = nil // which are as large as the copy
	return h
}

func thousandths(width, size float64) int { return int(width / size * 1000) }

func breakLines(text *typeset.Title, width, size float64) []string {
	var lines []string
	for _, l := range text.Lines(thousandths(width, size), 0) {
		var b strings.Builder
		for _, s := range l.Segments {
			b.WriteString(s.Text)
		}
		lines = append(lines, zh.JoinTitle(b.String()))
	}
	return lines
}
