package web

import (
	"math"

	"bao/internal/paper"
	"bao/internal/zh"
)

// The front page is set by the browser, whose type and width nobody knows
// here. What follows only sees to it that the lead and the stories beside it
// end at about the same height on a wide page: it counts in lines of copy of
// one column, as an editor counts on squared paper.
const (
	columnMeasure = 15   // characters of copy in a line of a column
	leadMeasure   = 41   // in a line across the two columns of the lead
	loose         = 1.15 // the last lines of paragraphs are not full
	columnPhoto   = 8    // lines that a photo with its cutline takes in a column
	leadPhoto     = 19
	leadPhotoGive = 8 // lines by which the lead's photo may be taller
	leadLedeMax   = 1000
)

// ranks are the articles of page one by the place they get.
type ranks struct {
	lead    *paper.Article
	lede    int  // characters of copy for the lead
	wide    bool // the lead is too short to stand beside the others
	seconds []*paper.Article
	side    []*paper.Article // beside the lead, after the seconds
	briefs  []*paper.Article
	rest    []*paper.Article // below the lead
}

// rank gives every article of a page its place: the first is the lead, short
// ones are briefs, the next two stand beside the lead, and as many more as
// there is room for. note is the length of the editor's note, in characters.
func rank(articles []*paper.Article, note int) ranks {
	var r ranks
	for _, a := range articles {
		switch {
		case r.lead == nil:
			r.lead = a
		case isBrief(a):
			r.briefs = append(r.briefs, a)
		case len(r.seconds) < seconds:
			r.seconds = append(r.seconds, a)
		default:
			r.rest = append(r.rest, a)
		}
	}
	if r.lead != nil {
		r.level(note)
	}
	return r
}

func isBrief(a *paper.Article) bool { return a.Body.Count <= briefLimit && a.Cover == nil }

// level moves stories beside the lead until the two columns there reach down
// to the end of the lead, and then lengthens the lead's copy to meet them. A
// lead that stays too short for that goes above them.
func (r *ranks) level(note int) {
	side := 0.0
	if note > 0 {
		side += copyLines(note, columnMeasure) + 4
	}
	for _, a := range r.seconds {
		side += height(a, secondLede, 1.7, true)
	}
	for _, a := range r.briefs {
		side += height(a, briefLimit, 1.1, false)
	}
	head := leadHead(r.lead)
	for len(r.rest) > 0 && side/2 < head+copyLines(leadLede, leadMeasure) {
		side += height(r.rest[0], blockLede, 1.2, false)
		r.side, r.rest = append(r.side, r.rest[0]), r.rest[1:]
	}
	room := (side/2 - head) * leadMeasure / loose
	r.lede = min(max(leadLede, int(room)), leadLedeMax)
	give := 3.0
	if r.lead.Cover != nil {
		give = leadPhotoGive
	}
	shown := zh.Count(r.lead.Body.Doc().Head(r.lede).Text())
	r.wide = head+copyLines(shown, leadMeasure)+give < side/2
}

// leadHead is the height of the lead without its copy.
func leadHead(a *paper.Article) float64 {
	h := 2.7*headlineLines(a.Headline, 13) + 2
	if a.Kicker != "" {
		h += 1.3
	}
	if a.Deck != "" {
		h += 1.5
	}
	if a.Cover != nil {
		h += leadPhoto
	}
	return h
}

// height is that of a story in one column: a headline in lines of size times
// the copy, limit characters of copy, the byline and the white below.
func height(a *paper.Article, limit int, size float64, photo bool) float64 {
	h := size*headlineLines(a.Headline, columnMeasure/size) + copyLines(min(a.Body.Count, limit), columnMeasure) + 3
	if a.Kicker != "" {
		h++
	}
	if a.Deck != "" {
		h += 1.5
	}
	if photo && a.Cover != nil {
		h += columnPhoto
	}
	return h
}

// headlineLines is how many lines a headline takes: one where it fits, and
// otherwise every phrase begins a line.
func headlineLines(headline string, measure float64) float64 {
	if float64(zh.Count(headline)) <= measure {
		return 1
	}
	n := 0.0
	for _, phrase := range phrases(headline) {
		n += math.Ceil(float64(zh.Count(phrase)) / measure)
	}
	return n
}

// copyLines is how many lines characters of copy fill.
func copyLines(characters int, measure float64) float64 {
	return float64(characters) * loose / measure
}
