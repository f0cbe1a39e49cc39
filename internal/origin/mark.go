// Package origin knows where a site's copies of built-in files come from: the
// version that each was copied from, by a first line that says so or by its
// text, what has changed in it since, and what in the built-in one.
//
// It reads files and writes none, and knows nothing of what is in them.
package origin

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"regexp"
)

// The first line of a copy, as the kind of file has comments. It leaves no
// trace on a page; that of a template ends with a mark that eats the line.
var comments = map[string][2]string{
	".html": {"{{/* ", " */ -}}"},
	".css":  {"/* ", " */"},
	".js":   {"/* ", " */"},
	".svg":  {"<!-- ", " -->"},
}

// marked matches a first line: the name of the built-in file, and its digest.
var marked = regexp.MustCompile(`^(?:\{\{-?/\*|/\*|<!--) 内置的 ([\w./-]+) ([0-9a-f]{12})[^\n]*(?:\n|$)`)

// Mark returns a copy of a built-in file for a paper: its text as the paper
// shows it, below the first line by which the copy is known. It reports false
// for a kind of file that can't have one.
func (t Theme) Mark(name string, text []byte) ([]byte, bool) {
	if _, ok := comments[path.Ext(name)]; !ok {
		return nil, false
	}
	return append(firstLine(name, digest(text)), t.said(name, text)...), true
}

// firstLine names a built-in file, and its text by the digest of it.
func firstLine(name, digest string) []byte {
	around := comments[path.Ext(name)]
	return []byte(around[0] + "内置的 " + path.Base(name) + " " + digest + "：这一行记着是照哪一版改的，请留着" + around[1] + "\n")
}

// Strip returns the text of a copy without its first line, with line ends as
// built-in files have them.
func Strip(text []byte) []byte {
	_, rest := split(text)
	return rest
}

// split parts the digest in the first line, if there is one, from the text.
func split(text []byte) (from string, rest []byte) {
	text = bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\xEF\xBB\xBF")), []byte("\r\n"), []byte("\n"))
	if m := marked.FindSubmatchIndex(text); m != nil {
		return string(text[m[4]:m[5]]), text[m[1]:]
	}
	return "", text
}

// digest names a text. Twelve digits are enough to tell the versions of one
// file apart.
func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:6])
}

// MarkAs returns the text of a copy, marked as one of the built-in file as it
// is now.
func MarkAs(c *Copy) []byte {
	return append(firstLine(c.Name, c.now), c.Own...)
}
