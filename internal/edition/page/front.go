package page

import (
	"fmt"
	"html/template"
	"slices"
	"unicode"

	"bao/internal/compose"
	"bao/internal/dist"
	"bao/internal/edition/view"
	"bao/internal/paper"
	"bao/internal/sheet"
	"bao/internal/typeset"
	"bao/internal/words"
)

// FrontSheet is the view of front-sheet.html: page one composed twice, for a
// wide window and for a narrow one, in one document. A phone takes the stories
// in their order and lets the lines run. The style sheet chooses the places:
// each length stands in the variables of both, --w… and --n….
type FrontSheet struct {
	Vars    template.CSS
	Stories []FrontStory
}

// Composed is a sheet that is composed when a template asks for its view. Its
// key takes what is composed in place of the outcome, so that an unchanged
// page is never composed again.
type Composed struct {
	key  dist.Key
	view func() *FrontSheet
}

// Key stands for the view in the key of a page.
func (c *Composed) Key() dist.Key { return c.key }

// View composes the sheet.
func (c *Composed) View() *FrontSheet { return c.view() }

// FrontStory is one story of a composed front page.
type FrontStory struct {
	ID, Href               string
	State                  string
	Brief                  bool
	TopWide, TopNarrow     bool // it stands at the top of the page
	BoxWide, BoxNarrow     bool // it is framed
	LightWide, LightNarrow bool // its headline is of a lighter face, beside an equal one
	PhotoWide              bool // its photo has a place
	PhotoNarrow            bool
	BesideWide             bool // a rule parts it from what stands at its left
	BesideNarrow           bool
	Box, Head, Measure     template.CSS
	Kicker, Heading, Deck  template.HTML // with the line breaks of both settings
	Photo                  *view.Picture
	PhotoBox               template.CSS
	Copy                   template.HTML // paragraphs of set lines
}

// Columns of the two settings of the front page.
const (
	wideColumns   = 5
	narrowColumns = 3
)

// mostComposed is how many stories of page one are composed. What is more is
// listed below them, not less than fewestListed.
const (
	mostComposed = 12
	fewestListed = 3
)

// Taken is how many of the articles of page one are composed: all, where so many
// stories come of them; briefs that gather are one.
func Taken(articles []*paper.Article) int {
	if len(articles) <= mostComposed {
		return len(articles)
	}
	return taken(len(articles), func(i int) bool {
		c := sheet.CopyOf(articles[i])
		return c.Gathers() && !apart(articles[i])
	})
}

func taken(articles int, gathers func(i int) bool) int {
	stories, block := 0, 0
	for i := range articles {
		if i > 0 && gathers(i) {
			block = 1
		} else {
			stories++
		}
		if stories+block > mostComposed {
			return min(i, articles-fewestListed)
		}
	}
	return articles
}

// apart reports whether an article stands apart from others: what is not out yet, or
// no longer, is marked as such.
func apart(a *paper.Article) bool { return view.StateWord(a) != "" }

// frontCopy is the copy of page one as its front page shows it.
func frontCopy(articles []*paper.Article) []sheet.Copy {
	list := make([]sheet.Copy, len(articles))
	for i, a := range articles {
		list[i] = sheet.CopyOf(a)
	}
	return sheet.FrontCopy(list, func(i int) bool { return apart(articles[i]) })
}

// Compose prepares page one for a page whose way up is root.
func Compose(articles []*paper.Article, root string, sheets *sheet.Issues) *Composed {
	list := frontCopy(articles)
	states := map[string]string{}
	for _, a := range articles {
		states[a.Address] = view.StateWord(a)
	}
	return &Composed{
		key:  dist.KeyOf("front sheet", root, list, states),
		view: func() *FrontSheet { return frontSheet(list, states, root, sheets) },
	}
}

// frontSheet composes page one for both widths. The states are by address.
func frontSheet(list []sheet.Copy, states map[string]string, root string, sheets *sheet.Issues) *FrontSheet {
	both := sheets.Fronts(list, wideColumns, narrowColumns)
	wide, narrow := both[0], both[1]
	v := &FrontSheet{Vars: template.CSS(fmt.Sprintf("--ww:%s;--wh:%s;--nw:%s;--nh:%s;--pitch:%s",
		em(float64(wide.Format.Width())), em(float64(wide.Lines)*wide.Format.Pitch()),
		em(float64(narrow.Format.Width())), em(float64(narrow.Lines)*narrow.Format.Pitch()), em(wide.Format.Pitch())))}
	for i := range wide.Stories {
		w := &wide.Stories[i]
		n, k := w, sameStory(&narrow, w)
		if k >= 0 {
			n = &narrow.Stories[k]
		}
		story := frontStory(w, n, root, grid{wide.Format}, i == 0)
		story.BesideWide, _ = rules(&wide, i)
		if k >= 0 {
			story.BesideNarrow, _ = rules(&narrow, k)
		}
		story.ID, story.State = fmt.Sprintf("story-%d", i+1), states[w.Address]
		v.Stories = append(v.Stories, story)
	}
	return v
}

// sameStory is which story of a sheet has the copy of another; -1 for none.
func sameStory(s *sheet.Sheet, as *sheet.Story) int {
	return slices.IndexFunc(s.Stories, func(story sheet.Story) bool { return story.Copy == as.Copy })
}

func frontStory(w, n *sheet.Story, root string, g grid, lead bool) FrontStory {
	page := compose.Rect{}
	v := FrontStory{
		Brief:   w.Heading.Brief,
		BoxWide: w.Place.Boxed, BoxNarrow: n.Place.Boxed,
		LightWide: w.Place.Light, LightNarrow: n.Place.Light,
		TopWide: w.Place.Region.Top == 0, TopNarrow: n.Place.Region.Top == 0,
		Box:     g.box2(w.Place.Region, page, n.Place.Region, page),
		Head:    g.box2(w.Place.Head, w.Place.Region, n.Place.Head, n.Place.Region) + headSizes(w.Heading, n.Heading),
		Kicker:  breaks(w.Copy.Kicker, w.Heading.Kicker, n.Heading.Kicker, w.Script),
		Heading: breaks(w.Copy.Headline, w.Heading.Headline, n.Heading.Headline, w.Script),
		Deck:    breaks(w.Copy.Deck, w.Heading.Deck, n.Heading.Deck, w.Script),
	}
	if w.Address != "" { // a block of briefs has no page
		v.Href = root + w.Address
	}
	v.PhotoWide, v.PhotoNarrow = len(w.Photos) > 0, len(n.Photos) > 0
	if v.PhotoWide || v.PhotoNarrow {
		shown, inWide, inNarrow := photoOf(w, n)
		v.Photo = view.PictureOf(shown, root)
		if lead {
			v.Photo = view.FirstPicture(shown, root, view.LeadSizes)
		}
		v.PhotoBox = g.box2(inWide, w.Place.Region, inNarrow, n.Place.Region)
	}
	wide, narrow := newSetting(g, w, "w"), newSetting(g, n, "n")
	v.Copy, v.Measure = copyOf(root, false, wide, narrow), template.CSS(em(wide.measure()))
	for _, in := range []*setting{wide, narrow} {
		if lines := in.hairlines(); lines != "" {
			v.Box += template.CSS(";--" + in.name + "r:" + lines)
		}
	}
	return v
}

// photoOf is the photo of a story and its place in both settings; a setting
// that found no place for it has an empty one.
func photoOf(w, n *sheet.Story) (photo *paper.Photo, wide, narrow compose.Rect) {
	for _, p := range w.Photos {
		photo, wide = p.Photo, p.Rect
		wide.Lines += p.Rows // the cutline is below the picture
	}
	for _, p := range n.Photos {
		photo, narrow = p.Photo, p.Rect
		narrow.Lines += p.Rows
	}
	return photo, wide, narrow
}

// box2 places a rectangle in both settings.
func (g grid) box2(w, inW, n, inN compose.Rect) template.CSS {
	one := func(prefix string, r, in compose.Rect) string {
		return fmt.Sprintf("--%sx:%s;--%sy:%s;--%sw:%s;--%sh:%s",
			prefix, em(g.left(r.Col)-g.left(in.Col)), prefix, em(g.top(r.Top)-g.top(in.Top)),
			prefix, em(g.width(r.Cols)), prefix, em(g.top(r.Lines)))
	}
	return template.CSS(one("w", w, inW) + ";" + one("n", n, inN))
}

func headSizes(w, n sheet.Heading) template.CSS {
	return template.CSS(fmt.Sprintf(";--wk:%s;--wt:%s;--wd:%s;--nk:%s;--nt:%s;--nd:%s",
		em(w.KickerSize), em(w.Size), em(w.DeckSize), em(n.KickerSize), em(n.Size), em(n.DeckSize)))
}

// breaks writes a line of a heading once, with the places where either setting
// breaks it.
func breaks(text string, wide, narrow []string, script words.Script) template.HTML {
	at := func(lines []string) map[int]bool {
		found, n := map[int]bool{}, 0
		for _, line := range lines {
			if n > 0 {
				found[n] = true
			}
			n += letters(line)
		}
		return found
	}
	w, n := at(wide), at(narrow)
	marks := titleMarks(text)
	set := writer{script: script}
	b := &set.b
	count := 0
	for _, phrase := range view.PhrasesOf(text).Spaced() {
		if phrase.Space {
			b.WriteString(" ")
		}
		b.WriteString(`<span class="phrase">`)
		for _, r := range phrase.Text {
			if w[count] {
				b.WriteString(`<br class="w">`)
			}
			if n[count] {
				b.WriteString(`<br class="n">`)
			}
			if mark, ok := marks[count]; ok {
				set.text(&mark)
			} else {
				b.WriteString(template.HTMLEscapeString(string(r)))
			}
			count++
		}
		b.WriteString("</span>")
	}
	return template.HTML(b.String())
}

// titleMarks are the marks of a headline that are set otherwise than plain
// text, by how many letters stand before them.
func titleMarks(text string) map[int]typeset.Segment {
	var marks map[int]typeset.Segment
	count := 0
	for _, s := range typeset.OneLine(text, typeset.Bold) {
		n := letters(s.Text)
		if n == 1 && (s.Before != 0 || s.After != 0 || s.Box != 0 || s.Latin) {
			if marks == nil {
				marks = map[int]typeset.Segment{}
			}
			marks[count] = s
		}
		count += n
	}
	return marks
}

// letters counts what is not white.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}
