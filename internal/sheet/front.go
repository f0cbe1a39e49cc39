package sheet

import (
	"path"
	"slices"
	"strings"

	"bao/internal/compose"
	"bao/internal/paper"
)

// Fronts composes copy to a sheet for each of these numbers of columns, as tall as it
// needs to be. The lines of the copy are the same in all.
func Fronts(list []Copy, columns ...int) []Sheet {
	var items []*item
	for i := range list {
		it := newItem(&list[i], Screen(columns[0]), i)
		it.plain.count = func() int { return len(it.plain.lines()) } // which are shown in any case
		items = append(items, it)
	}
	items = ordered(items)
	var sheets []Sheet
	for _, n := range columns {
		sheets = append(sheets, front(items, Screen(n)))
	}
	return sheets
}

func front(items []*item, f Format) Sheet {
	f.Columns = frontColumns(f, items)
	pieces := make([]piece, len(items))
	stories := make([]compose.Story, len(items))
	heads := make([][]Heading, len(items))
	brief := false
	for i, it := range items {
		pieces[i] = it.piece
		brief = i > 0 && (it.small() || brief && len(it.Parts) > 0) // a block of briefs is not louder than one
		stories[i], heads[i] = it.story(f, shapeKey{rank: i, brief: brief, roomy: len(items) <= roomyPage})
	}
	frontPhotos(f, pieces, stories)
	layout, set := settled(f, pieces, compose.Compose(f.page(), stories), true) // the lines of all widths
	return made(f, pieces, chosen(heads, layout), layout, set)
}

// frontColumns is how many columns a front page has. With little on it it is narrow
// rather than flat: its columns have at least frontLines, and as many as the lead's
// picture beside them over two of them.
func frontColumns(f Format, items []*item) int {
	least, all := frontLines, 0
	for i, it := range items {
		all += it.count()
		if len(it.photos) == 0 {
			continue
		}
		p := &it.photos[0]
		high := f.rows(float64(f.SpanWidth(2)*p.Height) / float64(p.Width))
		if i > 0 || tooSmall(p) {
			all += high / 4 // over one column
			continue
		}
		all += 2 * high
		least = max(least, high)
	}
	return min(f.Columns, max(2, (all+least/2)/least))
}

// frontLines is how many lines a column of a front page has at least.
const frontLines = 6

// frontLimits are the characters of copy that a story shows on a front page, by
// rank, half as many more where there are few stories. The first frontPictures show
// a picture.
var frontLimits = []int{520, 260, 220, 180}

const (
	fewStories    = 5
	frontPictures = 4
)

// FrontCopy is the copy of page one, by rank, as its front page shows it: the long
// cut short, with a picture at most, the briefs in one block at the end (简讯) where
// there are enough of them. The first story is none of those, nor are others that
// stand apart.
func FrontCopy(list []Copy, apart func(i int) bool) []Copy {
	all := slices.Clone(list)
	var briefs []*Copy
	for i := range all {
		c := &all[i]
		if !c.Brief {
			c.Limit = frontLimit(i, len(list))
		}
		if c.Photos = frontPhoto(c.Photos); i >= frontPictures {
			c.Photos = nil
		}
		if i > 0 && c.Gathers() && !apart(i) {
			briefs = append(briefs, c)
		}
	}
	if len(briefs) < fewestBriefs {
		return all
	}
	briefs = briefs[spared(&all[0], len(briefs), len(all)-1-len(briefs)):]
	var others []Copy
	for i := range all {
		if !slices.Contains(briefs, &all[i]) {
			others = append(others, all[i])
		}
	}
	return append(others, *briefBlock(briefs))
}

// frontLimit is how many characters of copy the story of a rank shows, of so many
// stories. One that is alone has the page to itself.
func frontLimit(rank, stories int) int {
	limit := frontLimits[min(rank, len(frontLimits)-1)]
	switch {
	case stories == 1:
		limit *= 2
	case rank > 0 && stories <= fewStories:
		limit += limit / 2
	}
	return limit
}

// frontPhoto is the picture of a story on a front page, if it has any: the first
// that may be large, rather than a code.
func frontPhoto(list []paper.Photo) []paper.Photo {
	for i := range list {
		if !tooSmall(&list[i]) && !isDrawing(&list[i]) {
			return list[i : i+1]
		}
	}
	return list[:min(1, len(list))]
}

// frontPhotos says how wide the pictures of a front page may be, one a story: the
// lead's at least two columns, the others so that their area falls with rank, and
// none much higher than its text.
func frontPhotos(f Format, pieces []piece, stories []compose.Story) {
	least := 0.0 // area of the smallest so far
	for i := range stories {
		if len(stories[i].Photos) == 0 {
			continue
		}
		photo, p := &pieces[i].photos[0], &stories[i].Photos[0]
		area := func(span int) float64 { return float64(f.SpanWidth(span)*f.SpanWidth(span)) / p.Aspect }
		captioned := pieces[i].Body.Count < fewestWords
		stands := func(span int) bool {
			high := area(span) / float64(f.SpanWidth(span)) / f.Pitch()
			return captioned || high <= mostOver*float64(stories[i].Lines) && (least == 0 || area(span) < least)
		}
		if p.Aspect < upright && !photo.Crop.Set && !isDrawing(photo) {
			p.Lower = uprightCrop
		}
		p.MinSpan, p.MaxSpan = 1, min(frontSpan(f, photo, i), f.Columns)
		widest := p.MaxSpan
		for p.MaxSpan > 1 && !stands(p.MaxSpan) {
			p.MaxSpan--
		}
		if isDrawing(photo) {
			continue
		}
		switch {
		case tooSmall(photo):
		case i == 0:
			p.MinSpan = min(2, widest)
			p.MaxSpan = max(p.MinSpan, p.MaxSpan)
		case least == 0: // the first of the page
			p.MinSpan = p.MaxSpan
		}
		if !captioned {
			least = area(p.MinSpan)
		}
	}
}

// frontSpan is over how many columns a picture may stand at most: that of the
// lead over three of five, but for an upright one.
func frontSpan(f Format, p *paper.Photo, rank int) int {
	span := 2
	if rank == 0 && p.Width >= p.Height && !isDrawing(p) {
		span = (f.Columns + 1) / 2
	}
	if tooSmall(p) {
		return 1
	}
	return min(span, p.Width/columnPixels)
}

// A picture higher than upright may lose uprightCrop per cent of its height, where
// its editor says nothing of what must be seen.
const (
	upright     = 0.7
	uprightCrop = 20
)

// What has fewer words than fewestWords is a picture with words, not a story with
// a picture. The picture of a story is no higher than mostOver times its text, in
// one column.
const (
	fewestWords = 100
	mostOver    = 1.2
)

// How many pixels of a picture each of its columns asks for, and a drawing that may
// stand over two of them, since codes are small and square.
const (
	columnPixels = 200
	drawnPixels  = 600
)

func tooSmall(p *paper.Photo) bool {
	return p.Width < 2*columnPixels || isDrawing(p) && p.Width < drawnPixels
}

// isDrawing reports whether a picture is a chart, a code or a screen rather than a
// photo, by the format in which it came.
func isDrawing(p *paper.Photo) bool {
	ext := strings.ToLower(path.Ext(p.Origin))
	return ext == ".png" || ext == ".gif" || ext == ".svg"
}
