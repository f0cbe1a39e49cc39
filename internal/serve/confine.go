package serve

import (
	"net/http"
	"strings"

	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/publish/headers"
)

// confined is the policy for a file that an editor didn't write: opened by
// itself it has an origin of its own, so that it can't read the preview,
// drafts above all, and it neither runs scripts nor fetches anything.
// (raw.githubusercontent.com sends the same for the same reason.)
const confined = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

// confine sets the policy for an attachment, a photo or a file of static/.
//
// Not for all: Chromium fetches film and sound a second time, from the origin of
// the page that shows them, which the sandbox takes from it (tried with 156, where
// nothing plays then), and PDFs go to viewers that differ from browser to
// browser. In none of them does anything run on this origin as long as nobody
// guesses the type (nosniff). The pages, scripts and styles of static/ are the
// owner's, as the layouts are, and must work here as they do on the website.
func confine(h http.Header, a *paper.Asset) {
	kind, _, _ := strings.Cut(headers.Type(a.Address), ";")
	family, _, _ := strings.Cut(kind, "/")
	switch {
	case kind == "application/pdf", family == "video", family == "audio", family == "font":
	case owned(a) && (kind == "text/html" || kind == "text/javascript" || kind == "text/css" || kind == "application/wasm"):
	default:
		h.Set("Content-Security-Policy", confined)
	}
}

// owned reports whether a file is the owner's, or the program's.
func owned(a *paper.Asset) bool {
	return a.BuiltIn || !strings.HasPrefix(a.Origin, load.ContentDir+"/")
}
