// Package headers knows what a website's files are sent with: their media types
// and how long they may be kept. It is asked for paths alone, so that every host
// and the preview say the same.
//
// It must not ask the system: see types.
package headers

import (
	"path"
	"strings"
)

// Type returns the media type of a file by its path, with the charset where it
// is text; application/octet-stream for what is not known.
func Type(name string) string {
	if t, ok := types[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return "application/octet-stream"
}

// Lifetimes, as Cache-Control says them.
const (
	// never is that of what keeps pages for readers without a network, and must
	// hear at once that there is something new, or that it is to go: browsers ask
	// the host, though it may say that nothing changed.
	never = "no-cache"
	// brief is that of pages, feeds and what programs read: an issue that has
	// come out is seen a minute later.
	brief = "public, max-age=60"
	// while is that of photos, films and downloads, which keep their names when
	// they are corrected, but seldom are.
	while = "public, max-age=3600"
	// long is that of what pages ask for by an address with its digest (?v=…).
	// Not immutable, and not a year: the digest is in the query, where the host
	// does not look, so that who asks for an old page's style sheet just after
	// a publication keeps the new one by the old address, which may come back.
	long = "public, max-age=2592000"
)

// Cache returns the Cache-Control of a file by its path.
func Cache(name string) string {
	kind, _, _ := strings.Cut(Type(name), "/")
	switch {
	case name == "offline.js", path.Base(name) == "offline.json":
		return never
	case versioned[name], strings.HasPrefix(name, searchData) && strings.Contains(name[len(searchData):], "/"):
		return long
	case kind == "image", kind == "audio", kind == "video", kind == "font", downloads[strings.ToLower(path.Ext(name))]:
		return while
	}
	return brief
}

// versioned are the addresses that pages give with a digest; a test compares
// them with those in edition/view. The icons at the top are not among them:
// browsers ask for those without one, too.
var versioned = map[string]bool{
	"static/paper.css": true, "static/sheet.css": true, "static/front.css": true, "static/site.css": true, "static/paper.js": true, "static/search.js": true, "static/story.js": true, "static/aloud.js": true, "static/qr.js": true,
	"static/favicon.svg": true, "static/favicon.ico": true, "static/favicon.png": true,
}

// searchData is where what readers search a year with stands, in a folder for
// each year; static/search.js asks for it with the digest of the year.
const searchData = "search/"

// downloads are documents, as large as films.
var downloads = map[string]bool{
	".pdf": true, ".zip": true, ".ofd": true, ".epub": true,
	".doc": true, ".docx": true, ".xls": true, ".xlsx": true, ".ppt": true, ".pptx": true,
}

// types are the media types of what papers publish. They are written down
// here because Windows keeps its own in the registry, where other programs
// change them: text/plain for scripts is a common find.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8",
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".mjs": "text/javascript; charset=utf-8", ".json": "application/json; charset=utf-8",
	".xml": "text/xml; charset=utf-8", ".txt": "text/plain; charset=utf-8",
	".xsl": "text/xsl; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
	".csv": "text/csv; charset=utf-8", ".vtt": "text/vtt; charset=utf-8",
	".webmanifest": "application/manifest+json",
	".svg":         "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
	".gif": "image/gif", ".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon",
	".bmp": "image/bmp", ".tif": "image/tiff", ".tiff": "image/tiff",
	".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf",
	".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".aac": "audio/aac", ".ogg": "audio/ogg",
	".wav": "audio/wav", ".flac": "audio/flac", ".amr": "audio/amr",
	".mp4": "video/mp4", ".m4v": "video/mp4", ".webm": "video/webm", ".mov": "video/quicktime",
	".pdf": "application/pdf", ".zip": "application/zip", ".ofd": "application/ofd",
	".epub": "application/epub+zip", ".wasm": "application/wasm",
	".doc":  "application/msword",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xls":  "application/vnd.ms-excel",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".ppt":  "application/vnd.ms-powerpoint",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
