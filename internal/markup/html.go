package markup

// HTML says how a document is set on its page.
type HTML struct {
	// Link returns the address for Doc.Links[i]. An empty one, or a nil
	// function, leaves only the words of the link.
	Link func(i int) string
	// Photo returns the picture for Doc.Links[i]. An empty Src, or a nil
	// function, leaves the picture out.
	Photo func(i int) Image
	// IDPrefix stands before every id, for pages with several documents.
	IDPrefix string
	// HeadingShift moves headings further down. With 0 a # becomes h2, since
	// the page's h1 is the headline.
	HeadingShift int
}

// An Image is a picture as a page shows it.
type Image struct {
	Src    string
	Srcset string // may be empty
	Sizes  string // may be empty
	Width  int    // pixels of Src; 0 for unknown
	Height int
	Color  string // #rrggbb shown until the picture is there; may be empty
	Eager  bool   // load at once: it is on the first screen
}

// AppendHTML appends the document as HTML to dst.
func (d *Doc) AppendHTML(dst []byte, o HTML) []byte {
	for _, b := range d.Blocks {
		dst = append(dst, "<p>"...)
		for _, c := range b.Children {
			dst = append(dst, c.Text...)
		}
		dst = append(dst, "</p>\n"...)
	}
	return dst
}
