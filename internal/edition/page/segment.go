package page

import (
	"fmt"
	"html/template"
	"strings"

	"bao/internal/edition/view"
	"bao/internal/sheet"
	"bao/internal/typeset"
)

// styleTags are the elements of a segment's style, from the outside in.
var styleTags = []struct {
	style typeset.Style
	open  string
	close string
}{
	{typeset.Sans, `<span class="sans">`, "</span>"},
	{typeset.Bold, "<b>", "</b>"},
	{typeset.Emphasis, "<em>", "</em>"},
	{typeset.Strike, "<s>", "</s>"},
	{typeset.Code, "<code>", "</code>"},
	{typeset.Sup, "<sup>", "</sup>"},
	{typeset.Sub, "<sub>", "</sub>"},
}

// segment writes one stretch of a line. Plain text needs no element.
func (f *flow) segment(s *typeset.Segment) {
	href := f.address(s.Link)
	if href != "" {
		f.b.WriteString(`<a href="` + template.HTMLEscapeString(href) + `">`)
	}
	for _, t := range styleTags {
		if s.Style&t.style != 0 {
			f.b.WriteString(t.open)
		}
	}
	f.text(s)
	for i := len(styleTags) - 1; i >= 0; i-- {
		if s.Style&styleTags[i].style != 0 {
			f.b.WriteString(styleTags[i].close)
		}
	}
	if href != "" {
		f.b.WriteString("</a>")
	}
}

// text writes the words of a segment, with the margins by which a mark's
// white is cut.
func (f *flow) text(s *typeset.Segment) {
	if s.Before == 0 && s.After == 0 && s.Box == 0 && !s.Latin {
		f.b.WriteString(template.HTMLEscapeString(s.Text))
		return
	}
	var style []string
	if s.Before != 0 {
		style = append(style, "margin-left:"+em(float64(s.Before)/1000))
	}
	if s.After != 0 {
		style = append(style, "margin-right:"+em(float64(s.After)/1000))
	}
	class := "mark"
	switch {
	case s.Box != 0:
		class = "box"
		style = append(style, "width:"+em(float64(s.Box)/1000))
	case s.Latin:
		class = "latin"
	}
	fmt.Fprintf(&f.b, `<span class="%s"`, class)
	if len(style) > 0 {
		fmt.Fprintf(&f.b, ` style="%s"`, strings.Join(style, ";"))
	}
	f.b.WriteString(">" + template.HTMLEscapeString(s.Text) + "</span>")
}

// address is where a link in set copy leads.
func (f *flow) address(link int) string {
	if f.plain {
		return ""
	}
	if link == sheet.MoreLink {
		return f.root + f.story.Address
	}
	if i := link - 1; i >= 0 && i < len(f.story.Body.Targets) {
		return view.Href(f.root, f.story.Body.Targets[i].Address)
	}
	return ""
}
