package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// longestWiki is how long what stands between [[ and ]] may be, in bytes.
const longestWiki = 300

// wikiLink reads a link as note-taking programs write it, [[b]], [[b|words]]
// and ![[1.jpg]], at the start of line; nil if there is none. It is none where
// a target follows (CommonMark has [[1]](a.md)) or a definition has its name,
// and [[1]] alone is the number of a source, copied from an encyclopedia.
func wikiLink(line []byte, at int, block text.Reader, pc parser.Context) ast.Node {
	picture := line[0] == '!'
	open := bytes.TrimPrefix(line, []byte("!"))
	if !bytes.HasPrefix(open, []byte("[[")) {
		return nil
	}
	start := len(line) - len(open) + 2
	inside := line[start:min(len(line), start+longestWiki)]
	end := bytes.Index(inside, []byte("]]"))
	if end < 1 || bytes.IndexByte(inside[:end], '\n') >= 0 {
		return nil
	}
	after := inside[end+2:]
	inside = inside[:end]
	if len(after) > 0 && bytes.IndexByte([]byte("([]"), after[0]) >= 0 {
		return nil
	}
	if !picture && (bytes.ContainsAny(inside, "[]") || blankLen(string(inside)) > 0 || !hasLetter(inside)) {
		return nil
	}
	if _, ok := pc.Reference(util.ToLinkReference(inside)); ok {
		return nil
	}
	start += blankLen(string(inside))
	inside = bytes.TrimFunc(inside, blankRune)
	if len(inside) == 0 {
		return nil
	}
	dest, words := wikiParts(inside)
	if len(dest) == 0 { // [[| and |]] in a manual of Vim
		return nil
	}
	link := ast.NewLink()
	link.Destination = dest
	if picture && wikiSize(words) {
		unheededSize(pc, at+start+len(dest)+1, string(words))
		words = nil
	}
	var n ast.Node = link
	if picture {
		n = ast.NewImage(link)
	} else if words == nil {
		words = dest
	}
	n.(interface{ SetPos(int) }).SetPos(at)
	if len(words) > 0 {
		from := at + start + bytes.LastIndex(inside, words)
		n.AppendChild(n, ast.NewTextSegment(text.NewSegment(from, from+len(words))))
	}
	block.Advance(len(line) - len(open) + 2 + end + 2)
	return n
}

// wikiParts parts a link from its words; nil when it has none.
func wikiParts(inside []byte) (dest, words []byte) {
	for _, bar := range []string{"|", "｜"} {
		if dest, words, ok := bytes.Cut(inside, []byte(bar)); ok {
			return bytes.TrimRight(dest, " "), bytes.TrimSpace(words)
		}
	}
	return inside, nil
}

// wikiSize reports whether the words of a picture are how large it is to be.
func wikiSize(words []byte) bool {
	return len(words) > 0 && len(bytes.Trim(words, "0123456789x")) == 0
}

// hasLetter reports whether s holds more than digits and ASCII marks.
func hasLetter(s []byte) bool {
	return strings.ContainsFunc(string(s), func(r rune) bool { return r > 0x7f || r >= 'A' && wordByte(byte(r)) })
}
