package page

import (
	"html/template"

	"bao/internal/config"
	"bao/internal/edition/view"
	"bao/internal/sheet"
	"bao/internal/typeset"
	"bao/internal/words"
	"bao/internal/zh"
)

// EarPart is one thing said in an ear of the nameplate (报眼), in lines that
// are no wider than the ear.
type EarPart struct {
	Href   string
	Text   string // in one line
	Lines  []template.HTML
	Slogan bool
}

// Measures of the nameplate in body sizes, as sheet.css sets it.
const (
	earGap     = 1.5  // between an ear and the title
	earSize    = 0.95 // of its type
	sloganSize = earSize * 1.25
	earLeading = 1.5
	earWhite   = 0.35 // between its parts
	dayHeight  = 4.8  // of the line of the day, with its rules and its white
	daySize    = 1.05
	dayGap     = 1.0
	titlePitch = 1.06 // of the title's letters, in their own size
)

// ear is the room beside the title, in body sizes.
type ear struct {
	width, height float64
	script        words.Script
}

// earOf is the ear of a paper's nameplate.
func earOf(site *config.Site) ear {
	e := earBeside(sheet.Printed(site.Print, true), site.Title)
	e.script = site.Script
	return e
}

func earBeside(f sheet.Format, title string) ear {
	wide := titleSize(title, f) * float64(zh.Width(title)) / 2 * titlePitch
	return ear{
		width:  (float64(f.Width())-wide)/2 - earGap,
		height: sheet.NameplateLines*f.Pitch() - dayHeight,
	}
}

// take sets a text to the ear's width in so many lines at most and takes its
// room; nothing where there is none.
func (e *ear) take(text string, style typeset.Style, size, leading float64, most int) []template.HTML {
	lines := setText(text, e.width/size, style, most, e.script)
	high := float64(len(lines))*size*leading + earWhite
	if text == "" || e.width < 2*size || high > e.height {
		return nil
	}
	e.height -= high
	return lines
}

// circulation is what a paper of internal circulation (准印证) says of itself on its
// cover (内部资料性出版物管理办法, article 14): the least last, should room be short.
func circulation(site *config.Site) []string {
	if !site.Internal() {
		return nil
	}
	script, permit := site.Script, site.Permit
	list := []string{script.Say("内部资料") + "，" + script.Say("免费交流")}
	for _, said := range [][2]string{
		{script.Say("发送对象"), permit.Audience}, {script.Say("印刷"), permit.Printer}, {script.Say("印数"), permit.Run},
	} {
		if said[1] != "" {
			list = append(list, said[0]+"："+said[1])
		}
	}
	return list
}

// imprint is the left ear: who publishes the paper, its permit and what else must be
// said, its slogan.
func (e ear) imprint(slogan string, said ...string) []EarPart {
	var parts []EarPart
	for _, text := range said {
		if lines := e.take(text, typeset.Sans, earSize, earLeading, 3); lines != nil {
			parts = append(parts, EarPart{Lines: lines})
		}
	}
	if lines := e.take(slogan, 0, sloganSize, earLeading, 2); lines != nil {
		parts = append(parts, EarPart{Lines: lines, Slogan: true})
	}
	return parts
}

// guide is the right ear: the leads of the inner pages (导读), below its label.
func (e ear) guide(links []view.Link) []EarPart {
	const label, bullet, leading = earSize * earLeading, earSize, 1.35
	e.height, e.width = e.height-label, e.width-bullet
	var parts []EarPart
	for _, link := range links {
		lines := e.take(link.Text, typeset.Sans, earSize, leading, 2)
		if lines == nil {
			break
		}
		parts = append(parts, EarPart{Href: link.Href, Text: link.Text, Lines: lines})
	}
	return parts
}

// fitDay leaves out of the line of the day what it has no room for, the least
// first, and tells by how much the rest must be smaller to stand in a width.
func (h *Head) fitDay(width float64) float64 {
	for _, drop := range []*string{nil, &h.Lunar, &h.Serial, &h.Weekday} {
		if drop != nil {
			*drop = ""
		}
		sum := -dayGap
		for _, text := range []string{h.day(), h.Lunar, h.Number + h.Serial, h.Pages, h.Editor} {
			if text != "" {
				sum += float64(zh.Width(text))/2 + dayGap
			}
		}
		if h.Lunar != "" {
			sum += 2 // 农历
		}
		if h.Number != "" && h.Serial != "" {
			sum += 2 // its brackets
		}
		if sum *= daySize; sum <= width || drop == &h.Weekday {
			return min(1, width/sum)
		}
	}
	return 1
}

// day is the date, with the weekday where there is room for it.
func (h *Head) day() string {
	if h.Weekday == "" {
		return h.Date
	}
	return h.Date + "　" + h.Weekday
}

// Sizes of the folio line in body sizes, as sheet.css sets it, white between letters
// included.
const (
	folioNumber = 1.3
	folioName   = 1.3 * 1.3
	folioPaper  = 1.4 * 1.1
	folioGap    = 1.2
	folioSlack  = 1 // figures of a Heiti are a little wider than half a letter
)

// fitFolio leaves out of the folio line what it has no room for: the weekday, then who
// edited the page.
func (h *Head) fitFolio(width float64) {
	for _, drop := range []*string{nil, &h.Weekday, &h.Editor} {
		if drop != nil {
			*drop = ""
		}
		sum := folioSlack - folioGap
		for _, part := range []struct {
			text string
			size float64
		}{{h.Page, folioNumber}, {h.Name, folioName}, {h.day(), 1}, {h.Editor, 1}, {h.Title, folioPaper}} {
			if part.text != "" {
				sum += float64(zh.Width(part.text))/2*part.size + folioGap
			}
		}
		if sum <= width {
			return
		}
	}
}
