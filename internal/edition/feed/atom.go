package feed

import (
	"encoding/xml"
	"io"
	"strings"

	"bao/internal/load"
	"bao/internal/publish/headers"
)

type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	ID       string      `xml:"id"`
	Updated  string      `xml:"updated"`
	Links    []atomLink  `xml:"link"`
	Icon     string      `xml:"icon,omitempty"`
	Author   atomPerson  `xml:"author"`
	Entries  []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomPerson struct {
	Name string `xml:"name"`
	URI  string `xml:"uri,omitempty"`
}

type atomEntry struct {
	Title        string         `xml:"title"`
	ID           string         `xml:"id"`
	Published    string         `xml:"published"`
	Updated      string         `xml:"updated"`
	Links        []atomLink     `xml:"link"`
	Authors      []atomPerson   `xml:"author"`
	Contributors []atomPerson   `xml:"contributor"`
	Categories   []atomCategory `xml:"category"`
	Summary      string         `xml:"summary,omitempty"`
	Content      atomContent    `xml:"content"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",cdata"`
}

// writeAtom writes a feed by RFC 4287. A style sheet makes a page of it for who
// opens it in a browser, in CSS: browsers give up XSLT.
func writeAtom(w io.Writer, f *feed, address string) error {
	a := atomFeed{
		Lang: f.Language, Title: f.Title, Subtitle: f.About, ID: f.ID, Updated: stamp(f.Updated), Icon: f.Icon,
		Links: []atomLink{
			{"alternate", "text/html", f.Page},
			{"self", "application/atom+xml", f.Base + address},
		},
		Author: atomPerson{f.Paper, f.Base},
	}
	for _, it := range f.Items {
		a.Entries = append(a.Entries, it.atom())
	}
	root := strings.Repeat("../", strings.Count(address, "/"))
	sheet := `<?xml-stylesheet type="text/css" href="` + root + load.FeedStyleAddress + `"?>` + "\n"
	if _, err := io.WriteString(w, xml.Header+sheet); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	return e.Encode(a)
}

func (it *item) atom() atomEntry {
	e := atomEntry{
		Title: it.Title, ID: it.ID, Published: stamp(it.Published), Updated: stamp(it.Updated),
		Links:   []atomLink{{"alternate", "text/html", it.URL}},
		Authors: atomPeople(it.Authors), Contributors: atomPeople(it.Contributors),
		Summary: it.Summary, Content: atomContent{"html", it.html()},
	}
	if it.Image != "" {
		e.Links = append(e.Links, atomLink{"enclosure", headers.Type(it.Image), it.Image})
	}
	for _, term := range it.Terms {
		e.Categories = append(e.Categories, atomCategory{term})
	}
	return e
}

func atomPeople(names []name) []atomPerson {
	list := make([]atomPerson, len(names))
	for i, n := range names {
		list[i] = atomPerson{n.Name, n.URL}
	}
	return list
}
