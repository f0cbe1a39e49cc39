package active

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
)

// pixels is what a unit of length is in CSS.
var pixels = map[string]float64{"": 1, "px": 1, "pt": 96.0 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}

// size is how large a drawing wants to be, in pixels: what width and height
// say, else its view box, else what browsers take (CSS 2.2, 10.3.2).
func size(attrs []xml.Attr) (width, height int) {
	var w, h, boxW, boxH float64
	for _, a := range attrs {
		switch a.Name.Local {
		case "width":
			w = length(a.Value)
		case "height":
			h = length(a.Value)
		case "viewBox":
			if n := strings.Fields(strings.ReplaceAll(a.Value, ",", " ")); len(n) == 4 {
				boxW, boxH = length(n[2]), length(n[3])
			}
		}
	}
	box := boxW > 0 && boxH > 0
	switch {
	case w > 0 && h > 0:
	case !box:
		w, h = 300, 150
	case w > 0:
		h = w * boxH / boxW
	case h > 0:
		w = h * boxW / boxH
	default:
		w, h = boxW, boxH
	}
	whole := func(v float64) int { return int(min(max(math.Round(v), 1), 1<<14)) }
	return whole(w), whole(h)
}

// length is a length in pixels, 0 for one that depends on the page.
func length(s string) float64 {
	s = strings.TrimSpace(s)
	digits := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz%")
	unit, known := pixels[s[len(digits):]]
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil || !known || !(v > 0 && v < 1e6) {
		return 0
	}
	return v * unit
}
