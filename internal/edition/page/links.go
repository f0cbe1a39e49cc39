package page

import (
	"strings"

	"bao/internal/edition/view"
	"bao/internal/sheet"
	"bao/internal/typeset"
	"bao/internal/zh"
)

// A link of copy is set line by line, in elements of their own, for a line is
// put where it was computed. To those who listen, or go from link to link by
// the keyboard, it is one all the same: the first piece bears all its words, the
// others are for the mouse alone.

// linked is a link of copy.
type linked struct {
	words string
	lines int
	begun bool
}

// lineEnd stands in the words of a link where a line of it ends: those who check
// that what is seen of it is in what is said go by words (WCAG 2.5.3), and a word
// that a line ends in is another one when it goes on. It is not spoken.
const lineEnd = '\u200b'

// linksOf gathers the links of lines, by number; nil for none.
func linksOf(lines []typeset.Line) map[int]*linked {
	var links map[int]*linked
	gather := func(l *typeset.Line) {
		last := 0
		for i := range l.Segments {
			s := &l.Segments[i]
			if s.Link > 0 {
				if links == nil {
					links = map[int]*linked{}
				}
				if links[s.Link] == nil {
					links[s.Link] = &linked{}
				}
				if l := links[s.Link]; s.Link != last {
					if l.lines > 0 {
						l.words += string(lineEnd)
					}
					l.lines++
				}
				links[s.Link].words += s.Text
			}
			last = s.Link
		}
	}
	for i := range lines {
		gather(&lines[i])
		if t := lines[i].Table; t != nil {
			for k := range t.Cells {
				gather(&t.Cells[k].Line)
			}
		}
	}
	return links
}

// unspanned puts a line end in the place of each bracket that closes one of an
// earlier line. Those who check leave out what stands in brackets, and would find
// words in the line, which has no such pair, that are missing in the whole.
func unspanned(words string) string {
	var b strings.Builder
	var open []int // for each open bracket, the lines before it
	lines := 0
	for _, r := range words {
		switch r {
		case lineEnd:
			lines++
		case '（', '(':
			open = append(open, lines)
		case '）', ')':
			if n := len(open) - 1; n >= 0 {
				if open[n] < lines {
					r = lineEnd
				}
				open = open[:n]
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// openLink begins an element that leads where a link of copy does, and reports
// whether it leads anywhere.
func (w *writer) openLink(link int) bool {
	href := w.address(link)
	if href == "" {
		return false
	}
	w.b.WriteString(`<a href="`)
	w.escaped(href)
	l := w.links[link]
	switch {
	case link == sheet.MoreLink:
		w.b.WriteString(`" aria-label="` + w.settings[0].story.Script.Say("阅读全文："))
		w.escaped(zh.JoinTitle(w.settings[0].story.Headline))
	case l == nil || l.lines < 2:
	case l.begun:
		w.b.WriteString(`" tabindex="-1" aria-hidden="true`)
	default:
		l.begun = true
		w.b.WriteString(`" aria-label="`)
		w.escaped(strings.TrimSpace(unspanned(l.words)))
	}
	w.b.WriteString(`">`)
	return true
}

// address is where a link in set copy leads.
func (w *writer) address(link int) string {
	if w.plain || link == 0 {
		return ""
	}
	if link == sheet.MoreLink {
		return w.root + w.settings[0].story.Address
	}
	if i := link - 1; i >= 0 && i < len(w.settings[0].story.Body.Targets) {
		return view.Href(w.root, w.settings[0].story.Body.Targets[i].Address)
	}
	return ""
}
