package dist

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form in which the file systems of Windows and macOS compare
// paths: without case, and composed. Paths of one form are one file there.
func Fold(path string) string {
	if strings.IndexFunc(path, func(r rune) bool { return r >= 0x80 }) < 0 { // as nearly all
		return strings.ToLower(path)
	}
	// Some letters have two small forms and one capital.
	return norm.NFC.String(strings.ToLower(strings.ToUpper(norm.NFC.String(path))))
}
