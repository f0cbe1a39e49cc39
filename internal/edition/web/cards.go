package web

import (
	"cmp"
	"image/color"
	"path"
	"strings"

	"bao/internal/card"
	"bao/internal/dist"
	"bao/internal/edition/view"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/photo"
	"bao/internal/zh"
)

// cardIssues is of how many issues, the newest, every article has a card of
// its own: addresses are shared when they are news, and a card takes as long
// as a page and some 20 kB. Older articles are shared with their photo as it is.
const cardIssues = 52

// The colours of paper.css, by daylight.
var (
	ground = color.RGBA{0xfd, 0xfb, 0xf6, 0xff}
	ink    = color.RGBA{0x1f, 0x1b, 0x17, 0xff}
	red    = color.RGBA{0xad, 0x1a, 0x1e, 0xff}
)

const plainCard = "card/plain.png"

// shareCards plans the pictures that stand for articles in chats: the headline
// on the ground of the nameplate, or the photo, or the bare ground. Readers of
// such cards want absolute addresses, so there are none without base_url.
func (p *planner) shareCards() {
	if p.Paper.Site.BaseURL == "" {
		return
	}
	c := cards{planner: p, pictures: map[string]*paper.Picture{}}
	if p.Font != nil {
		c.font = p.Font()
	}
	for _, r := range p.Paper.Photos {
		c.pictures[r.Origin] = r
	}
	p.cards = map[*paper.Article]view.Card{}
	for i, issue := range p.Paper.Issues {
		for _, a := range issue.Articles {
			p.cards[a] = c.card(a, i >= len(p.Paper.Issues)-cardIssues)
		}
	}
	p.drawn("没有照片时的分享图", plainCard, "", card.Spec{Ground: ground, Ink: ink, Spot: red}, card.Plain)
}

type cards struct {
	*planner
	font     *card.Font
	pictures map[string]*paper.Picture // by origin
}

// card plans the card of an article and returns where it stands.
func (c *cards) card(a *paper.Article, own bool) view.Card {
	own = own && !a.Withdrawn()
	if own && c.font != nil {
		s := card.Spec{
			Name: c.Paper.Site.Title, Headline: a.Headline, Note: cardNote(a),
			Ground: ground, Ink: ink, Spot: red,
		}
		if c.font.Sets(s.Name + s.Headline + s.Note) {
			at := paper.Size{Address: cardAddress(a, ".png"), Width: card.Width, Height: card.Height}
			c.drawn(cardOwner(a), at.Address, c.font.ID(), s, c.font.Draw)
			return view.Card{Size: at, Alt: a.Title}
		}
	}
	if a.Cover != nil && len(a.Cover.Sizes) > 0 && !a.Withdrawn() {
		if r := c.pictures[a.Cover.Origin]; own && r != nil {
			return view.Card{Size: c.cropped(a, r), Alt: photoAlt(a.Cover)}
		}
		return view.Card{Size: a.Cover.Sizes[0], Alt: photoAlt(a.Cover)}
	}
	return view.Card{Size: paper.Size{Address: plainCard, Width: card.Width, Height: card.Height}, Alt: "《" + c.Paper.Site.Title + "》"}
}

func photoAlt(p *paper.Photo) string { return cmp.Or(p.Alt, p.Cutline) }

// cropped plans a card that is the cover, cut to shape.
func (c *cards) cropped(a *paper.Article, r *paper.Picture) paper.Size {
	cut := *r
	cut.Spec = photo.Spec{Widths: []int{card.Width}, Crop: a.Cover.Crop, AspectW: card.Width, AspectH: card.Height}
	v := cut.Spec.Sizes(cut.Info)[0]
	at := paper.Size{Address: cardAddress(a, v.Ext), Width: v.Width, Height: v.Height}
	c.to.Developed(cardOwner(a), at.Address, load.Job(c.Site, &cut), 0)
	return at
}

func cardOwner(a *paper.Article) string { return "《" + a.Title + "》的分享图" }

func cardAddress(a *paper.Article, ext string) string {
	return "card/" + strings.TrimSuffix(a.Address, path.Ext(a.Address)) + ext
}

func cardNote(a *paper.Article) string {
	note := zh.Date(a.Date.Time())
	if a.Section != nil {
		note += "　" + a.Section.Name
	}
	return note
}

// drawn plans a card in a font.
func (p *planner) drawn(owner, address, font string, s card.Spec, draw func(card.Spec) ([]byte, error)) {
	p.to.Drawn(owner, address, dist.KeyOf("card 3", font, s), func() ([]byte, error) { return draw(s) })
}
