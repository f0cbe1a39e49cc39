package compose

import (
	"math"
	"math/rand/v2"
)

// tabloid is a 四开 page: 350 mm of 9 pt on 11.25 pt, 71 characters wide.
func tabloid(columns int) Page {
	chars := 11
	if columns == 5 {
		chars = 13
	}
	return Page{
		Columns: columns, Lines: 88, Chars: chars, Gutter: 1, Pitch: 1.25, Gap: 1, MinLeg: 2,
		LeadingDown: 20, LeadingUp: 30, BoxLines: 1, JumpLines: 1,
	}
}

// piece is a generated story with the number of characters it was made of.
type piece struct {
	Story
	chars int
}

// generate makes the stories of one page of a community paper: lengths
// lognormal round 550 characters between 250 and 1,200, briefs of 80–150,
// photos with about two stories in three as long as there is room for them,
// since whoever plans a page takes no picture that has none.
func generate(r *rand.Rand, page Page, n int) []piece {
	briefs := 0
	if n > 4 {
		briefs = r.IntN(min(3, n-3))
	}
	all := make([]piece, n)
	for i := range all {
		brief := i >= n-briefs
		chars := int(math.Exp(math.Log(550) + 0.45*r.NormFloat64()))
		chars = within(chars, 250, 1200)
		if i == 0 {
			chars = within(chars*3/2, 500, 1200)
		}
		if brief {
			chars = 80 + r.IntN(71)
		}
		all[i] = piece{generateStory(r, page, i, chars, brief), chars}
	}
	room := page.Columns * page.Lines
	for i := range all {
		h := all[i].Heads[0]
		room -= all[i].Lines + h.Span*(h.Lines+h.White+1)
	}
	for i := range all {
		for k, p := range all[i].Photos {
			if room -= 2 * (photoLines(page, p, 2)/1000 + 3); room < 0 {
				all[i].Photos = all[i].Photos[:k]
				break
			}
		}
	}
	return all
}

func generateStory(r *rand.Rand, page Page, rank, chars int, brief bool) Story {
	st := Story{MayJump: !brief, Stay: 12, Lines: setLines(r, chars, page.Chars)}
	length := 9 + r.IntN(10)
	kicker, deck := r.IntN(3) == 0 && rank < 4 && !brief, r.IntN(3) == 0 && rank < 3 && !brief
	if rank == 0 {
		st.MinSpan = (page.Columns + 1) / 2
	}
	if brief {
		st.MaxSpan = 2
		length = 6 + r.IntN(7)
	}
	for span := 1; span <= page.Columns; span++ {
		st.Heads = append(st.Heads, headOptions(page, rank, span, length, kicker, deck, brief)...)
	}
	if !brief && r.IntN(100) < 68 {
		for range 1 + r.IntN(5)/4 {
			st.Photos = append(st.Photos, generatePhoto(r, page, rank))
		}
	}
	return st
}

func generatePhoto(r *rand.Rand, page Page, rank int) Photo {
	aspects := []float64{1.5, 1.5, 1.333, 1.333, 1.778, 1, 0.75}
	p := Photo{Aspect: aspects[r.IntN(len(aspects))], MinSpan: 1, MaxSpan: 3, Cutline: []int{2, 1}, Taller: 10, Lower: 10}
	if p.Aspect > 1 {
		p.MinSpan = 2
	}
	if rank == 0 {
		p.MaxSpan = page.Columns - 1
	}
	if p.Aspect < 1 {
		p.MaxSpan = 2
	}
	return p
}

// sizes of headlines in tenths of a point: two for each rank, bands apart.
var headSizes = [][]int{{360, 320, 280}, {270, 240}, {220, 210}, {205, 180}, {175, 160}, {155, 150}}

// headOptions are the sizes at which a headline of so many characters stands
// in three lines at most.
func headOptions(page Page, rank, span, length int, kicker, deck, brief bool) []Head {
	sizes := headSizes[min(rank, len(headSizes)-1)]
	if brief {
		sizes = []int{120}
	}
	em := float64(span*(page.Chars+page.Gutter)-page.Gutter) * 90
	var all []Head
	for _, size := range sizes {
		rows := (length*size + int(em) - 1) / int(em)
		if rows > 3 || rows == 3 && span > 2 {
			continue
		}
		points := float64(rows*size) / 10 * 1.15
		if kicker {
			points += float64(size) / 20 * 1.3
		}
		if deck {
			points += float64(size) / 17 * 1.3 * float64(1+length*size/int(em*1.5))
		}
		white := Head{Span: span, Size: size, Lines: int(math.Ceil(points / 11.25)), MinWhite: 1, White: 2, MaxWhite: 4}
		if brief {
			white.White, white.MaxWhite = 1, 2
		}
		all = append(all, white)
	}
	return all
}

// setLines breaks so many characters into paragraphs and lines.
func setLines(r *rand.Rand, chars, width int) int {
	n := 1 // byline
	for left := chars; left > 0; {
		p := min(left, 50+r.IntN(130))
		n += (p + 2 + width - 1) / width
		left -= p
	}
	return n
}

func bare(pieces []piece) []Story {
	all := make([]Story, len(pieces))
	for i, p := range pieces {
		all[i] = p.Story
	}
	return all
}

// share is the copy's part of the page's capacity by count.
func share(page Page, pieces []piece) float64 {
	n := 0
	for _, p := range pieces {
		n += p.chars
	}
	return float64(n) / float64(page.Columns*page.Lines*page.Chars)
}
