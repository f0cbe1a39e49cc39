package webpage

import "strings"

func set(names string) map[string]bool {
	m := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		m[name] = true
	}
	return m
}

var (
	// transparent have no part in the tree: a pasted page may have several.
	transparent = set("html head body")
	void        = set("area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen")
	cell        = set("td th caption")
	tabular     = set("table thead tbody tfoot tr td th caption")
	// block are the elements that stand on lines of their own.
	block = set("address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption " +
		"figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre search " +
		"section summary table tbody td tfoot th thead title tr ul xmp foreignobject")
)

// implied tells of a start tag which open elements it ends, and past which
// others it doesn't look (HTML, section 13.2.6.4).
var implied = map[string]struct{ ends, stops map[string]bool }{
	"p":        {set("p"), set("td th caption table button object li dd dt blockquote foreignobject section div article")},
	"li":       {set("li"), set("ul ol menu dir td th table")},
	"dt":       {set("dt dd"), set("dl td th table")},
	"dd":       {set("dt dd"), set("dl td th table")},
	"tr":       {set("tr td th caption colgroup"), set("table")},
	"td":       {set("td th caption colgroup"), set("tr table")},
	"th":       {set("td th caption colgroup"), set("tr table")},
	"thead":    {set("thead tbody tfoot tr td th caption colgroup"), set("table")},
	"tbody":    {set("thead tbody tfoot tr td th caption colgroup"), set("table")},
	"tfoot":    {set("thead tbody tfoot tr td th caption colgroup"), set("table")},
	"option":   {set("option"), set("select datalist")},
	"optgroup": {set("option optgroup"), set("select")},
	"rt":       {set("rt rp rb"), set("ruby")},
	"rp":       {set("rt rp rb"), set("ruby")},
	"rb":       {set("rt rp rb"), set("ruby")},
}
