package sheet

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"bao/internal/config"
	"bao/internal/markup"
)

// demanded is how many column lines a story takes: at least, as it is wished,
// and at most. The estimate is the test's own: characters by the measure, as an
// editor would count, and knows nothing of how pages are made up.
type demanded struct{ least, wished, most float64 }

func (d *demanded) add(o demanded) {
	d.least, d.wished, d.most = d.least+o.least, d.wished+o.wished, d.most+o.most
}

// capacityOf is what a page holds.
func capacityOf(p config.Print, first bool) float64 {
	f := Printed(p, first)
	return float64(f.Columns * f.Lines)
}

// estimate weighs a story.
func (s *writtenStory) estimate(p config.Print) demanded {
	f := Printed(p, false)
	lines := 0
	for _, n := range s.article.Body.Doc().Blocks {
		lines += blockLines(&n, f.Chars)
	}
	if len(s.article.Byline.Credits) > 0 {
		lines++
	}
	d := demanded{float64(lines), float64(lines), float64(lines)}
	brief := s.article.Body.Count <= 180 && len(s.photos) == 0
	d.add(headDemand(f, width(s.article.Headline), width(s.article.Kicker)+width(s.article.Deck), brief))
	for i := range s.photos {
		d.add(s.photos[i].demand(f))
	}
	return d
}

// width is how many characters wide a text is, Latin ones half as wide.
func width(text string) int {
	n := 0
	for _, r := range text {
		if n += 2; r < 0x2000 {
			n--
		}
	}
	return (n + 1) / 2
}

// blockLines is how many lines a block of the copy takes.
func blockLines(n *markup.Node, chars int) int {
	rows := func(width int) int { return (width + chars - 1) / chars }
	switch n.Kind {
	case markup.Figure:
		return 0
	case markup.Paragraph:
		doc := markup.Doc{Blocks: []markup.Node{*n}}
		if slices.ContainsFunc(n.Children, func(c markup.Node) bool { return c.Kind == markup.Break }) {
			lines := 1 // of verse, and the white above the stanza
			for _, c := range n.Children {
				if c.Kind == markup.Text {
					lines += rows(width(c.Text))
				}
			}
			return lines
		}
		return rows(width(doc.Text()) + 2)
	case markup.Row, markup.Heading, markup.Item:
		doc := markup.Doc{Blocks: []markup.Node{*n}}
		return rows(width(doc.Text()) + 1)
	}
	lines := 0
	for i := range n.Children {
		lines += blockLines(&n.Children[i], chars)
	}
	return lines
}

// headDemand is that of a headline of so many characters, with as many of
// kicker and deck: small over one column or two, large over three.
func headDemand(f Format, chars, more int, brief bool) demanded {
	at := func(span int, size float64, white float64) float64 {
		rows := math.Ceil(float64(chars) * size / float64(f.SpanWidth(span)))
		height := rows*size*1.22 + math.Ceil(float64(more)*size*0.55/float64(f.SpanWidth(span)))*size*0.8
		return float64(span) * (math.Ceil(height/f.Pitch()) + white + 1)
	}
	if brief {
		return demanded{at(1, 1.3, 1), at(1, 1.3, 1), at(2, 1.3, 2)}
	}
	most := at(min(3, f.Columns), 2.6, 4)
	return demanded{min(at(1, 1.6, 1), at(2, 1.6, 1)), (at(2, 2.1, 2) + most) / 2, most}
}

// demand is that of a picture: a portrait or square over one column or two, a
// landscape over two or three.
func (p *writtenPhoto) demand(f Format) demanded {
	aspect := float64(p.Width) / float64(p.Height)
	at := func(span int) float64 {
		return float64(span) * (float64(f.SpanWidth(span))/aspect/f.Pitch() + 2)
	}
	if aspect <= 1 {
		return demanded{at(1), (at(1) + at(2)) / 2, at(2)}
	}
	if f.Columns <= 3 {
		return demanded{at(1), at(2), at(2)}
	}
	return demanded{at(2), (at(2) + at(3)) / 2, at(3)}
}

// planPages gives the issue a plan of two to eight pages and as much copy as
// about fills it, more or less evenly, as whoever plans pages does.
func (w *written) planPages(r *rand.Rand) {
	room := capacityOf(w.print, false)
	pages := 2 + r.IntN(7)
	goal := float64(pages) * room * (0.93 + 0.1*r.Float64())
	var kept []writtenStory
	sum := 0.0
	for i := 0; len(kept) < 40 && sum < goal && i < 200; i++ {
		s := writeStory(newWriter(r, false), w.seed, i)
		if i < len(w.stories) {
			s = w.stories[i]
		}
		d := s.estimate(w.print).wished
		if sum+d > goal+0.04*room {
			continue
		}
		kept, sum = append(kept, s), sum+d
	}
	if len(kept) == 40 { // not enough for all of these pages
		pages = max(1, int(sum/room/0.95))
		for sum > float64(pages)*room*1.02 {
			sum -= kept[len(kept)-1].estimate(w.print).wished
			kept = kept[:len(kept)-1]
		}
	}
	w.stories = kept
	w.deal(r, pages)
}

// deal puts the long stories first, each on the page that has most room left.
func (w *written) deal(r *rand.Rand, pages int) {
	names := []string{"要闻", "社区", "民生", "党建", "文化", "副刊", "健康", "教育"}
	left := make([]float64, pages)
	for i := range pages {
		w.pages = append(w.pages, writtenPage{i + 1, names[i], fmt.Sprintf("s%d", i+1)})
		left[i] = capacityOf(w.print, i == 0) * (0.88 + 0.24*r.Float64()) // no editor counts lines
	}
	order := r.Perm(len(w.stories))
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Compare(w.stories[b].estimate(w.print).wished, w.stories[a].estimate(w.print).wished)
	})
	for _, i := range order {
		at := 0
		for n := range left {
			if left[n] > left[at] {
				at = n
			}
		}
		s := &w.stories[i]
		left[at] -= s.estimate(w.print).wished
		if r.IntN(9) > 0 { // what nothing is said of flows
			s.put(&w.pages[at], w.plan == fixed)
		}
	}
}

// put places a story by its section, or by its page where the editor says so.
func (s *writtenStory) put(page *writtenPage, byNumber bool) {
	if byNumber {
		s.page = page.number
	} else {
		s.article.Section = sectionOf(page)
	}
}
