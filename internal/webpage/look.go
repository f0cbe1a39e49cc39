package webpage

import (
	"strconv"
	"strings"

	"bao/internal/foreign"
)

// look is what text inherits from the elements around it.
type look struct {
	bold, italic, struck, under, sup, sub bool
	link                                  string
	align                                 foreign.Align
	keep                                  bool // line breaks of the source, as in <pre>
	hidden                                bool
	depth                                 int // of lists
}

// of returns the look of what stands in an element.
func (l look) of(n *node) look {
	switch n.name {
	case "b", "strong":
		l.bold = true
	case "i", "em", "cite", "dfn", "var":
		l.italic = true
	case "s", "strike", "del":
		l.struck = true
	case "u", "ins":
		l.under = true
	case "sup":
		l.sup, l.sub = true, false
	case "sub":
		l.sup, l.sub = false, true
	case "center":
		l.align = foreign.Centre
	case "pre", "xmp":
		l.keep = true
	}
	if block[n.name] {
		l.setAlign(n.get("align"))
	}
	for key, value := range declarations(n.get("style")) {
		l.set(key, value)
	}
	return l
}

// declarations yields what a style attribute sets, in lower case.
func declarations(style string) func(yield func(key, value string) bool) {
	return func(yield func(key, value string) bool) {
		for d := range strings.SplitSeq(strings.ToLower(style), ";") {
			key, value, _ := strings.Cut(d, ":")
			value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
			if !yield(strings.TrimSpace(key), value) {
				return
			}
		}
	}
}

func (l *look) set(key, value string) {
	switch key {
	case "font-weight":
		weight, err := strconv.Atoi(value)
		l.bold = value == "bold" || value == "bolder" || err == nil && weight >= 600
	case "font-style":
		l.italic = value == "italic" || strings.HasPrefix(value, "oblique")
	case "text-decoration", "text-decoration-line":
		// A line under or through text runs on under what stands in it.
		l.under = l.under || strings.Contains(value, "underline")
		l.struck = l.struck || strings.Contains(value, "line-through")
	case "vertical-align":
		if value == "super" || value == "sub" {
			l.sup, l.sub = value == "super", value == "sub"
		}
	case "text-align":
		l.setAlign(value)
	case "white-space":
		l.keep = strings.HasPrefix(value, "pre") || value == "break-spaces"
	case "visibility":
		l.hidden = value == "hidden" || value == "collapse"
	}
}

func (l *look) setAlign(value string) {
	switch value {
	case "left", "start", "justify":
		l.align = foreign.Start
	case "center", "-webkit-center", "middle":
		l.align = foreign.Centre
	case "right", "end":
		l.align = foreign.End
	}
}

// hides reports whether an element and all that is in it is not shown, as far
// as the element itself says. Visibility is not asked for here: what stands in
// a hidden element may be visible.
func hides(n *node) bool {
	if n.has("hidden") || n.name == "dialog" && !n.has("open") {
		return true
	}
	for key, value := range declarations(n.get("style")) {
		if key == "display" && value == "none" {
			return true
		}
		if o, err := strconv.ParseFloat(value, 64); key == "opacity" && err == nil && o == 0 {
			return true
		}
	}
	return false
}

// stands reports whether an element stands on lines of its own.
func stands(n *node) bool {
	own := block[n.name]
	for key, value := range declarations(n.get("style")) {
		if key != "display" {
			continue
		}
		switch value {
		case "inline", "contents":
			own = cell[n.name]
		case "inline-block", "inline-flex":
			// As WeChat's editors set boxes beside one another: a number and its
			// title, a label and its text.
		case "block", "flex", "grid", "table", "list-item", "flow-root":
			own = true
		}
	}
	return own
}
