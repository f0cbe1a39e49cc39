package dist

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form in which the file systems of Windows and macOS compare
// paths: without case, and composed. Paths of one form are one file there.
func Fold(path string) string {
	plain := true
	for i := range len(path) {
		if c := path[i]; c >= 0x80 {
			// Some letters have two small forms and one capital.
			return norm.NFC.String(strings.ToLower(strings.ToUpper(norm.NFC.String(path))))
		} else if 'A' <= c && c <= 'Z' {
			plain = false
		}
	}
	if plain {
		return path
	}
	return strings.ToLower(path)
}
