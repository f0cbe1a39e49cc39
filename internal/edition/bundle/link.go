package bundle

import (
	"bytes"
	"net/url"
	"path"
	"slices"
	"strings"

	"bao/internal/edition"

	"golang.org/x/net/html"
)

// linker makes the links of pages fit for where not all of the site is.
type linker struct {
	base  string          // of the website; empty where it is not known
	pages map[string]bool // in the bundle
	plan  *edition.Plan
	shown map[string]bool // what else of the site pages show or hand out

	navs, tables int // around the tag that is looked at
}

// relink returns a page with its links changed, and otherwise as it was.
func (l *linker) relink(at string, page []byte) []byte {
	out := make([]byte, 0, len(page))
	z := html.NewTokenizer(bytes.NewReader(page))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		raw := slices.Clone(z.Raw()) // which Token overwrites
		t := z.Token()
		l.around(t)
		switch {
		case kind != html.StartTagToken && kind != html.SelfClosingTagToken:
		case t.Data == "link" && slices.Contains([]string{"alternate", "manifest"}, value(t, "rel")):
			continue // of the website
		case l.tag(at, &t):
			raw = []byte(t.String())
		}
		out = append(out, raw...)
	}
	return out
}

// around keeps count of what a tag stands in.
func (l *linker) around(t html.Token) {
	step := map[html.TokenType]int{html.StartTagToken: 1, html.EndTagToken: -1}[t.Type]
	switch t.Data {
	case "nav":
		l.navs += step
	case "table":
		l.tables += step
	}
}

func value(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// tag changes a tag whose link leads out of the bundle, and tells whether it
// did. What its page shows is noted.
func (l *linker) tag(at string, t *html.Token) bool {
	for i, a := range t.Attr {
		switch a.Key {
		case "srcset", "imagesrcset":
			for part := range strings.SplitSeq(a.Val, ",") {
				if fields := strings.Fields(part); len(fields) > 0 {
					l.outside(at, fields[0])
				}
			}
		case "src", "poster", "data-script": // the last one is fetched when it is asked for
			l.outside(at, a.Val)
		case "href", "action":
			if to, yes := l.outside(at, a.Val); yes {
				l.lead(t, i, to)
				return true
			}
		}
	}
	return false
}

// lead makes the i-th attribute of a tag lead to the website. Where that is not
// known, what is there only to lead on is not shown; words stay, and so do the
// days of a calendar.
func (l *linker) lead(t *html.Token, i int, to string) {
	if l.base != "" {
		t.Attr[i].Val = l.base + to
		return
	}
	t.Attr = slices.Delete(t.Attr, i, i+1)
	if t.Data == "form" || l.navs > 0 && l.tables == 0 {
		t.Attr = append(t.Attr, html.Attribute{Key: "style", Val: "display:none"})
	}
}

// outside reports whether an address is of the site and not in the bundle, and
// what it is as seen from the root of the site. What is no page comes into the
// bundle by this.
func (l *linker) outside(at, ref string) (to string, yes bool) {
	u, err := url.Parse(ref)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return "", false
	}
	address := path.Join(path.Dir(at), u.Path)
	if strings.HasSuffix(u.Path, "/") {
		address = path.Join(address, "index.html")
	}
	if l.pages[address] {
		return "", false
	}
	if _, ok := l.plan.File(address); ok && packed(address) {
		l.shown[address] = true
		return "", false
	}
	rest := url.URL{Path: strings.TrimSuffix(address, "index.html"), RawQuery: u.RawQuery, Fragment: u.Fragment}
	return rest.String(), true
}

// packed reports whether what pages lead to may be in a bundle, by its address:
// neither another page or bundle, nor what programs follow the paper by.
func packed(address string) bool {
	return !slices.Contains([]string{".html", ".zip", ".xml", ".ics"}, path.Ext(address))
}
