package feed

import (
	"encoding/json"
	"io"
)

type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	HomePage    string       `json:"home_page_url"`
	FeedURL     string       `json:"feed_url"`
	Description string       `json:"description,omitempty"`
	Icon        string       `json:"icon,omitempty"`
	Authors     []jsonAuthor `json:"authors"`
	Language    string       `json:"language"`
	Items       []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type jsonItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Title     string       `json:"title"`
	HTML      string       `json:"content_html"`
	Summary   string       `json:"summary,omitempty"`
	Image     string       `json:"image,omitempty"`
	Published string       `json:"date_published"`
	Modified  string       `json:"date_modified"`
	Authors   []jsonAuthor `json:"authors,omitempty"`
	Tags      []string     `json:"tags,omitempty"`
}

// writeJSON writes a feed as JSON Feed 1.1 (jsonfeed.org). It knows authors
// only, so that who contributed in other roles is left out.
func writeJSON(w io.Writer, f *feed, address string) error {
	j := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.Title, HomePage: f.Page, FeedURL: f.Base + address,
		Description: f.About, Icon: f.Icon, Language: f.Language,
		Authors: []jsonAuthor{{f.Paper, f.Base}}, Items: []jsonItem{},
	}
	for _, it := range f.Items {
		j.Items = append(j.Items, it.json())
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(j)
}

func (it *item) json() jsonItem {
	j := jsonItem{
		ID: it.ID, URL: it.URL, Title: it.Title, HTML: it.html(), Summary: it.Summary, Image: it.Image,
		Published: stamp(it.Published), Modified: stamp(it.Updated), Tags: it.Terms,
	}
	for _, a := range it.Authors {
		j.Authors = append(j.Authors, jsonAuthor(a))
	}
	return j
}
