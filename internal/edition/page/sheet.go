package page

import (
	"bytes"
	"fmt"
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"

	"bao/internal/compose"
	"bao/internal/edition/view"
	"bao/internal/sheet"
)

// Sheet is the view of sheet.html: a composed page as live text. Lengths are
// in body sizes (em), so the sheet is scaled by its font size.
type Sheet struct {
	Width, Height string // 71em
	Vars          template.CSS
	Stories       []SheetStory
	Filler        *SheetFiller
	Short         bool        // it ends where its copy ends, before the page is full
	Out           []view.Link // stories that found no room
}

// SheetStory is one story in its place on the sheet.
type SheetStory struct {
	ID, Href               string
	Box                    template.CSS
	Beside, Below          bool // a rule parts it from what stands at its left, above it
	Boxed                  bool
	Brief                  bool
	Light                  bool // the headline is of a lighter face, beside an equal one
	Head                   template.CSS
	Kicker, Headline, Deck []template.HTML
	Photos                 []SheetPhoto
	Measure                template.CSS  // width of the lines
	Copy                   template.HTML // paragraphs of set lines, each at its place
	From, To               *view.Link    // 上接第1版, 下转第4版
	Jump                   template.CSS  // the place of To
}

// SheetPhoto is a picture in its place, its cutline set in lines.
type SheetPhoto struct {
	Box     template.CSS
	Picture view.Picture
	Lines   []string // of the cutline
	Over    bool     // white parts it from another picture right below
}

// sparesWhite reports whether a picture may be a little lower than its place, for white
// below its cutline: its editor does not say what must be seen of it, and it is high
// enough to lose less than a twentieth.
func sparesWhite(p *sheet.Photo) bool { return !p.Photo.Crop.Set && p.Lines >= 8 }

// isOver reports whether one of the photos begins where the box of another, its cutline
// included, ends.
func isOver(box compose.Rect, photos []sheet.Photo) bool {
	return slices.ContainsFunc(photos, func(p sheet.Photo) bool {
		return p.Top == box.Top+box.Lines && p.Col < box.Col+box.Cols && box.Col < p.Col+p.Cols
	})
}

// sheetView shows a composed page. pageHref gives the address of another page
// of the issue by its number; where it is nil nothing leads anywhere, as on
// paper.
func sheetView(s *sheet.Sheet, root string, pageHref func(n int) string) Sheet {
	g := grid{s.Format}
	v := Sheet{Width: em(float64(s.Format.Width()))}
	v.end(s, s.Lines)
	for i := range s.Stories {
		story := g.story(&s.Stories[i], i, root, pageHref)
		story.Beside, story.Below = rules(s, i)
		v.Stories = append(v.Stories, story)
	}
	v.markFirst(s)
	for _, c := range s.Out {
		link := view.Link{Text: c.Headline}
		if pageHref != nil {
			link.Href = root + c.Address
		}
		v.Out = append(v.Out, link)
	}
	return v
}

// sheetName names a page: 第2版 民生.
func sheetName(s *sheet.Sheet) string {
	return strings.TrimSpace(fmt.Sprintf("第%d版 %s", s.Number, s.Name))
}

// end makes the sheet so many lines tall.
func (v *Sheet) end(s *sheet.Sheet, lines int) {
	v.Height = em(float64(lines) * s.Format.Pitch())
	v.Vars = template.CSS(fmt.Sprintf("--pitch:%s;--chars:%d;--tall:%.0f", em(s.Format.Pitch()), s.Format.Width(),
		float64(lines+sheet.NameplateLines)*s.Format.Pitch()))
}

// closeUp ends the last page of an issue where its copy ends, if its foot is
// empty over all columns.
func (v *Sheet) closeUp(s *sheet.Sheet) {
	if s.Foot.Lines > 0 && s.Foot.Cols >= s.Format.Columns && s.Foot.Top > 0 {
		v.Short = true
		v.end(s, s.Foot.Top)
	}
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

func em(n float64) string { return string(appendEm(nil, n)) }

// appendEm appends a length to the thousandth.
func appendEm(b []byte, n float64) []byte {
	thousandths := int(math.Round(n * 1000))
	if thousandths < 0 {
		b, thousandths = append(b, '-'), -thousandths
	}
	b = strconv.AppendInt(b, int64(thousandths/1000), 10)
	if part := thousandths % 1000; part > 0 {
		digits := strconv.AppendInt(nil, int64(1000+part), 10) // with a 1 for the point
		digits[0] = '.'
		b = append(b, bytes.TrimRight(digits, "0")...)
	}
	return append(b, "em"...)
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

func (g grid) story(s *sheet.Story, i int, root string, pageHref func(int) string) SheetStory {
	s = inMiddle(s)
	page := compose.Rect{}
	h := s.Heading
	v := SheetStory{
		ID:  fmt.Sprintf("story-%d", i+1),
		Box: g.box(s.Place.Region, page), Boxed: s.Place.Boxed, Brief: h.Brief, Light: s.Place.Light,
		Kicker: titleLines(h.Kicker, s.Script), Headline: titleLines(h.Headline, s.Script), Deck: titleLines(h.Deck, s.Script),
		Head: g.box(s.Place.Head, s.Place.Region) + template.CSS(fmt.Sprintf(";--kicker:%s;--headline:%s;--deck:%s", em(h.KickerSize), em(h.Size), em(h.DeckSize))),
	}
	if s.Address != "" { // a block of briefs has no page of its own
		v.Href = root + s.Address
	}
	for _, p := range s.Photos {
		picture := *view.PictureOf(p.Photo, root)
		if picture.Srcset != "" {
			picture.Sizes = g.sizes(p.Rect)
		}
		box := p.Rect
		box.Lines += p.Rows // the cutline is below the picture
		v.Photos = append(v.Photos, SheetPhoto{Box: g.box(box, s.Place.Region), Picture: picture, Lines: p.Cutline, Over: sparesWhite(&p) && isOver(box, s.Photos)})
	}
	plain := pageHref == nil
	if plain {
		v.Href = ""
		pageHref = func(int) string { return "" }
	}
	set := newSetting(g, s, "")
	v.Copy, v.Measure = copyOf(root, plain, set), template.CSS(em(set.measure()))
	if s.From > 0 {
		v.From = &view.Link{Text: fmt.Sprintf("上接第%d版", s.From), Href: pageHref(s.From)}
	}
	if s.To > 0 {
		v.To = &view.Link{Text: fmt.Sprintf(s.Script.Say("下转第%d版"), s.To), Href: pageHref(s.To)}
		v.Jump = set.jump()
	}
	return v
}
