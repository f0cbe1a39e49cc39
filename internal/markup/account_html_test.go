package markup

import (
	"strconv"
	"strings"

	"bao/internal/audit"

	"golang.org/x/net/html"
)

// htmlReader tells an audit what a page shows, knowing nothing of the document
// but which address stands for which of its links.
type htmlReader struct {
	*audit.Account
	doc  *Doc
	next int   // the first of doc.Links that has not been met
	item []int // numbers of the lists that are open; -1 for one without
	text strings.Builder
}

// accountHTML is account, told by who reads the finished HTML.
func accountHTML(body []byte) []audit.Missing {
	a := audit.New(body)
	defer a.Close()
	d, findings := Options{Account: a}.Parse(body)
	r := htmlReader{Account: a, doc: d}
	r.read(addressed(d))
	return a.Missing(places(findings))
}

// addressed is the HTML with links that lead to their numbers.
func addressed(d *Doc) string {
	return string(d.AppendHTML(nil, HTML{
		Link:  func(i int) string { return "to-" + strconv.Itoa(i) },
		Photo: func(i int) Image { return Image{Src: "to-" + strconv.Itoa(i), Eager: true} },
	}))
}

func (r *htmlReader) read(page string) {
	hidden := 0 // within what only the program says
	for z := html.NewTokenizer(strings.NewReader(page)); z.Next() != html.ErrorToken; {
		t := z.Token()
		switch t.Type {
		case html.TextToken:
			if hidden == 0 {
				r.Words(t.Data)
				r.text.WriteString(t.Data)
			}
		case html.StartTagToken:
			if own(t) || hidden > 0 && t.Data != "br" && t.Data != "img" {
				hidden++
			}
			r.start(t)
		case html.EndTagToken:
			if hidden > 0 {
				hidden--
			}
			if t.Data == "ol" || t.Data == "ul" {
				r.item = r.item[:len(r.item)-1]
			}
			if t.Data != "em" && t.Data != "strong" {
				r.text.WriteByte('\n')
			}
		}
	}
}

// own reports whether the program says what stands in an element.
func own(t html.Token) bool {
	class, role := attrValue(t, "class"), attrValue(t, "role")
	return class == "notes-title" || role == "doc-backlink" || class == "noteref"
}

func attrValue(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func (r *htmlReader) start(t html.Token) {
	if t.Data != "em" && t.Data != "strong" { // what is struck out can be seen
		r.text.WriteByte('\n')
	}
	r.Words(attrValue(t, "alt"))
	r.Words(attrValue(t, "title"))
	switch t.Data {
	case "ol":
		n, err := strconv.Atoi(attrValue(t, "start"))
		if err != nil {
			n = 1
		}
		r.item = append(r.item, n)
	case "ul":
		r.item = append(r.item, -1)
	case "li":
		if k := len(r.item) - 1; k >= 0 && r.item[k] >= 0 {
			if n, err := strconv.Atoi(attrValue(t, "value")); err == nil {
				r.item[k] = n
			}
			r.Show(audit.Number, r.item[k])
			r.item[k]++
		}
	case "a":
		r.link(attrValue(t, "href"))
	case "img":
		r.unit(audit.Picture, attrValue(t, "src"))
	case "video", "audio":
		r.unit(audit.Film, attrValue(t, "src"))
	}
}

func (r *htmlReader) link(to string) {
	if n, ok := strings.CutPrefix(to, "#fn-"); ok {
		number, _ := strconv.Atoi(n)
		r.Show(audit.Ref, number)
		return
	}
	if !strings.HasPrefix(to, "#") {
		r.unit(audit.Link, to)
		return
	}
	for i := r.next; i < len(r.doc.Links) && !strings.HasPrefix(to, "#fnref-"); i++ {
		if strings.HasPrefix(r.doc.Links[i].Dest, "#") {
			r.next = i + 1
			r.Show(audit.Link, r.doc.Links[i].Offset)
			break
		}
	}
}

func (r *htmlReader) unit(kind audit.Kind, to string) {
	if i, err := strconv.Atoi(strings.TrimPrefix(to, "to-")); err == nil && i < len(r.doc.Links) {
		r.Show(kind, r.doc.Links[i].Offset)
	}
}
