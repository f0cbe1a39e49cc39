// Package feedtest holds a feed to its standard, for tests: Atom to RFC 4287,
// JSON Feed to version 1.1 of jsonfeed.org. Both are asked for more than the
// standards do where feed readers need it: absolute addresses, in the content
// too, and nothing in it that runs.
//
// It knows neither papers nor how a feed is made.
package feedtest

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// report gathers what is wrong, each with the place at which it is.
type report []string

func (r *report) say(format string, args ...any) { *r = append(*r, fmt.Sprintf(format, args...)) }

// iri asks for an absolute IRI.
func (r *report) iri(at, s string) {
	if u, err := url.Parse(s); err != nil || !u.IsAbs() || strings.TrimSpace(s) != s {
		r.say("%s is no absolute IRI: %q", at, s)
	}
}

// address asks for an address of the web.
func (r *report) address(at, s string) {
	if u, err := url.Parse(s); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		r.say("%s is no address of the web: %q", at, s)
	}
}

// rfc3339 is the form of a date construct (RFC 4287, 3.3), with capital letters.
var rfc3339 = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`)

func (r *report) date(at, s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || !rfc3339.MatchString(s) {
		r.say("%s is no date: %q", at, s)
	}
	return t
}

// content asks of HTML that nothing in it runs and that it can be shown anywhere.
func (r *report) content(at, s string) {
	for z := html.NewTokenizer(strings.NewReader(s)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return
		}
		t := z.Token()
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		switch t.Data {
		case "script", "style", "iframe", "object", "embed", "form", "link", "meta", "base":
			r.say("%s holds <%s>", at, t.Data)
		}
		for _, a := range t.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"):
				r.say("%s holds a script: <%s %s>", at, t.Data, a.Key)
			case a.Key == "href", a.Key == "src", a.Key == "poster":
				r.iri(at+": "+t.Data+" "+a.Key, a.Val)
				if strings.HasPrefix(strings.ToLower(a.Val), "javascript:") {
					r.say("%s holds a script: %q", at, a.Val)
				}
			case a.Key == "srcset":
				r.say("%s: srcset, which is not looked into", at)
			}
		}
	}
}
