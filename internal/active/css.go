package active

import (
	"regexp"
	"strings"
)

// functions are those of CSS that ask for nothing.
var functions = set("rgb rgba hsl hsla hwb lab lch color matrix matrix3d translate translatex translatey scale scalex scaley " +
	"rotate skewx skewy calc min max clamp var not is where nth-child nth-last-child nth-of-type first-child lang " +
	"blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia polygon circle ellipse inset")

// calmStyle reports whether a style sheet, a declaration or a value asks for
// nothing outside the drawing. Neither at-rules nor escapes are taken, nor a
// function that isn't known, so that what is left needs no parser of CSS.
func calmStyle(s string) bool {
	if strings.ContainsAny(s, "\\@<") {
		return false
	}
	for i := 0; i < len(s); i++ {
		if s[i] != '(' {
			continue
		}
		start := i
		for start > 0 && isNameByte(s[start-1]) {
			start--
		}
		name := strings.ToLower(s[start:i])
		if name == "url" && withinForm.MatchString(s[i:]) || name == "" || functions[name] {
			continue
		}
		return false
	}
	return true
}

func isNameByte(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '_'
}

var (
	// withinForm matches the argument of url() that names a part of the drawing.
	withinForm = regexp.MustCompile(`^\(\s*["']?#[^\s"'()]*["']?\s*\)`)
	// rasterForm matches a picture that is written into an address. An SVG is
	// none: it would have to be cleaned as well.
	rasterForm = regexp.MustCompile(`^data:image/(png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*$`)
)

// calmAddress reports whether an address leads to a part of the drawing, or is
// itself a picture that is to be drawn.
func calmAddress(element, address string) bool {
	return strings.HasPrefix(address, "#") || element == "image" && rasterForm.MatchString(address)
}
