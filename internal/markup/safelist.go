package markup

import "regexp"

// A tag is what raw HTML may use of one element.
type tag struct {
	inline bool     // stands within a line
	void   bool     // has no end tag
	loose  bool     // its end tag may be left out
	attrs  []string // besides class, id, title and lang
}

// safe is the list of elements an editor may type. Anything else is dropped
// and named in a finding: what runs, embeds, asks or decides the looks belongs
// into the layouts. README.zh-CN.md tells editors.
var safe = map[string]tag{
	"a": {inline: true, attrs: []string{"href"}}, "abbr": {inline: true},
	"b": {inline: true}, "strong": {inline: true}, "i": {inline: true}, "em": {inline: true},
	"u": {inline: true}, "s": {inline: true}, "strike": {inline: true}, "del": {inline: true}, "ins": {inline: true},
	"mark": {inline: true}, "small": {inline: true}, "sub": {inline: true}, "sup": {inline: true},
	"code": {inline: true}, "kbd": {inline: true}, "samp": {inline: true}, "var": {inline: true},
	"q": {inline: true}, "cite": {inline: true}, "span": {inline: true},
	"ruby": {inline: true}, "rt": {inline: true, loose: true}, "rp": {inline: true, loose: true},
	"br":    {inline: true, void: true},
	"img":   {inline: true, void: true, attrs: []string{"src", "alt"}},
	"video": {inline: true, attrs: []string{"src"}}, "audio": {inline: true, attrs: []string{"src"}},

	"p": {loose: true}, "div": {}, "blockquote": {}, "pre": {}, "hr": {void: true},
	"h1": {}, "h2": {}, "h3": {}, "h4": {}, "h5": {}, "h6": {},
	"ul": {}, "ol": {attrs: []string{"start", "type", "reversed"}}, "li": {loose: true, attrs: []string{"value"}},
	"dl": {}, "dt": {loose: true}, "dd": {loose: true},
	"table": {}, "caption": {loose: true}, "thead": {loose: true}, "tbody": {loose: true}, "tfoot": {loose: true},
	"tr": {loose: true},
	"th": {loose: true, attrs: []string{"colspan", "rowspan"}}, "td": {loose: true, attrs: []string{"colspan", "rowspan"}},
	"figure": {}, "figcaption": {}, "details": {attrs: []string{"open"}}, "summary": {},
}

// everywhere are the attributes any safe element may have.
var everywhere = []string{"class", "id", "title", "lang"}

// silenced are the elements that are dropped with all they contain.
var silenced = map[string]bool{
	"script": true, "style": true, "iframe": true, "object": true, "applet": true, "noscript": true,
	"noembed": true, "noframes": true, "frameset": true, "template": true, "textarea": true, "select": true,
	"title": true, "svg": true, "math": true, "xmp": true, "plaintext": true, "canvas": true, "head": true,
}

// marker is the attribute by which an element or a stand-in is known again
// after parsing. Editors cannot type it: it is not on the safe list.
const marker = "data-n"

// The elements that stand in for nodes that are already built. Editors cannot
// type them: they are not on the safe list.
const (
	standInInline = "bao-node"
	standInBlock  = "center" // closes an open p, as a block must
)

var digits = regexp.MustCompile(`^[0-9]{1,9}$`)

// wellFormed says what the attributes must look like that do not take any
// text. The addresses in href and src are judged where they are used.
var wellFormed = map[string]*regexp.Regexp{
	"id":      regexp.MustCompile(`^[\p{Han}A-Za-z][\p{Han}A-Za-z0-9_-]*$`),
	"lang":    regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`),
	"colspan": digits, "rowspan": digits, "start": digits, "value": digits,
	"type": regexp.MustCompile(`^[1AaIi]$`),
}

// insteadOf says where what an element is for can be had; usual of any other.
func insteadOf(name, usual string) string {
	switch name {
	case "iframe", "embed", "object":
		return "视频、地图：把它的网址单独写成一段；别的嵌入，写进自己的版式（layouts/contact.html），在单独的页面里写“版式: contact”"
	case "form", "input", "button", "select", "option", "textarea", "label", "fieldset":
		return "表单写进自己的版式（layouts/contact.html），在单独的页面里写“版式: contact”"
	}
	return usual
}
