package sheet

import (
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
}

// Distances of lines within a heading, in their own size.
const (
	headlineLeading = 1.22
	smallLeading    = 1.4
)

// height of the block without the white around it, in body sizes.
func (h *Heading) height() float64 {
	return float64(len(h.Kicker))*h.KickerSize*smallLeading +
		float64(len(h.Headline))*h.Size*headlineLeading +
		float64(len(h.Deck))*h.DeckSize*smallLeading
}

// words are the texts of a heading, read once for all widths.
type words struct {
	kicker, headline, deck typeset.Title
	wish                   string // the headline with its editor's spaces
}

func newWords(kicker, headline, deck string) words {
	read := func(text string) typeset.Title { return typeset.NewTitle(text, typeset.Bold) }
	return words{read(kicker), read(headline), read(deck), headline}
}

// headings sets a heading in every span and size at which it stands well, and
// the heads that compose chooses from; the two slices go together.
func headings(f Format, w words, rank int, brief bool) ([]Heading, []compose.Head) {
	var set []Heading
	var heads []compose.Head
	sizes := headingSizes[min(rank, len(headingSizes)-1)]
	if brief {
		sizes = []float64{briefSize}
	}
	for span := 1; span <= f.Columns; span++ {
		width := float64(f.SpanWidth(span))
		if rank > 0 && !f.OuterFrames {
			width -= 2 * BoxInset // it may stand in a frame
		}
		for _, h := range settings(w, width, sizes, brief) {
			head := compose.Head{
				Span: span, Size: int(h.Size*100 + 0.5), Lines: f.rows(h.height()),
				MinWhite: 1, White: 2, MaxWhite: 4,
			}
			if brief || f.OuterFrames {
				head.White, head.MaxWhite = 1, 2
			}
			set, heads = append(set, h), append(heads, head)
		}
	}
	if len(heads) == 0 { // a headline too long for any size: rather small than none
		h := emergency(w, f, sizes[len(sizes)-1], brief)
		set = append(set, h)
		heads = append(heads, compose.Head{
			Span: f.Columns, Size: int(h.Size*100 + 0.5), Lines: f.rows(h.height()), MinWhite: 1, White: 2, MaxWhite: 4,
		})
	}
	return set, heads
}

// settings are the sizes at which a heading stands well in a width. Sizes that
// break the headline where its editor wants it go before all others.
func settings(w words, width float64, sizes []float64, brief bool) []Heading {
	var all, asWished []Heading
	for _, size := range sizes {
		h, ok := heading(w, width, size, brief)
		if !ok {
			continue
		}
		all = append(all, h)
		if breaksAsWished(w.wish, h.Headline) {
			asWished = append(asWished, h)
		}
	}
	if len(asWished) > 0 {
		return asWished
	}
	return all
}

// breaksAsWished reports whether a headline of several lines is broken at
// every space that its editor typed.
func breaksAsWished(text string, lines []string) bool {
	if len(lines) < 2 {
		return true
	}
	ends := map[int]bool{}
	n := 0
	for _, line := range lines {
		n += len(strings.ReplaceAll(line, " ", ""))
		ends[n] = true
	}
	n = 0
	for _, phrase := range strings.Fields(text) {
		n += len(phrase)
		if !ends[n] {
			return false
		}
	}
	return true
}

// heading sets the block to a width; it does not stand well when the headline
// takes more than three lines, or three where two wide ones would be called
// for.
func heading(w words, width, size float64, brief bool) (Heading, bool) {
	h := Heading{Size: size, KickerSize: max(size*0.52, 1.1), DeckSize: max(size*0.58, 1.15), Brief: brief}
	ok := setRows(&h.Headline, w.headline, width, size, 3) &&
		setRows(&h.Kicker, w.kicker, width, h.KickerSize, 2) &&
		setRows(&h.Deck, w.deck, width, h.DeckSize, 3)
	n := len(h.Headline)
	return h, ok && n > 0 && (n < 3 || width <= size*12)
}

// setRows breaks a text and reports whether it takes so many lines at most.
func setRows(rows *[]string, text typeset.Title, width, size float64, most int) bool {
	if text.Fewest(thousandths(width, size)) > most {
		return false
	}
	*rows = breakLines(text, width, size)
	return len(*rows) <= most
}

// emergency sets a heading over the whole page, however many lines it takes.
func emergency(w words, f Format, size float64, brief bool) Heading {
	width := float64(f.SpanWidth(f.Columns))
	h := Heading{Size: size, KickerSize: 1.1, DeckSize: 1.15, Brief: brief}
	h.Headline = breakLines(w.headline, width, size)
	h.Kicker = breakLines(w.kicker, width, h.KickerSize)
	h.Deck = breakLines(w.deck, width, h.DeckSize)
	return h
}

func thousandths(width, size float64) int { return int(width / size * 1000) }

func breakLines(text typeset.Title, width, size float64) []string {
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
