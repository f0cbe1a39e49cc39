package markup

import (
	"bytes"
	"strings"
)

// HTML that has a beginning and no end takes what follows with it: a comment
// (<!-- 待核实 ——>) all the rest of the copy, a tag (<div class="提示") its
// paragraph. Such a beginning is text. These functions tell where HTML ends.

// opener is what HTML of one kind begins and ends with.
type opener struct{ begin, end string }

var openers = []opener{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}}

// declarations are the names of what may stand in <!…>; anything else there
// is copy.
var declarations = []string{"DOCTYPE", "ELEMENT", "ATTLIST", "ENTITY", "NOTATION"}

// rawLen returns the length of the HTML that s begins with, which is "<" and
// more. It is 0 for what is not HTML, and false when its end is missing.
func rawLen(s []byte) (n int, closed bool) {
	for _, o := range openers {
		if !bytes.HasPrefix(s, []byte(o.begin)) {
			continue
		}
		rest := s[len(o.begin):]
		if o.end == "-->" {
			if bytes.HasPrefix(rest, []byte(">")) || bytes.HasPrefix(rest, []byte("->")) { // <!--> and <!---> are whole
				return len(o.begin) + bytes.IndexByte(rest, '>') + 1, true
			}
			if again := bytes.Index(rest, []byte(o.begin)); again >= 0 {
				rest = rest[:again] // the end of another one is not its end
			}
			if line, _, _ := bytes.Cut(rest, []byte("\n")); !bytes.Contains(line, []byte(o.end)) && misspelt(s) > 0 {
				return 0, false // nor is an arrow further down
			}
		}
		end := bytes.Index(rest, []byte(o.end))
		return len(o.begin) + end + len(o.end), end >= 0
	}
	switch {
	case len(s) < 2:
	case s[1] == '!':
		for _, name := range declarations {
			if bytes.HasPrefix(s[2:], []byte(name)) {
				return tagLen(s)
			}
		}
	case asciiLetter(s[1]), s[1] == '/' && len(s) > 2 && asciiLetter(s[2]):
		return tagLen(s)
	}
	return 0, true
}

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// tagLen returns the length of the tag that s begins with. A quoted value
// that runs into the next tag has lost its second quote.
func tagLen(s []byte) (n int, closed bool) {
	value, lines := false, 0
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '>':
			return i + 1, true
		case c == '<', c >= 0x80 && lines > 0: // no name of an attribute is Chinese
			return 0, false
		case c == '\n':
			lines++
			if line, _, _ := bytes.Cut(s[i+1:], []byte("\n")); len(bytes.TrimSpace(line)) == 0 {
				return 0, false // a paragraph ends here
			}
		case c == '=':
			value = true
		case (c == '"' || c == '\'') && value:
			end := bytes.IndexByte(s[i+1:], c)
			if end < 0 || lostQuote(s[i+1:i+1+end], s[i+2+end:]) {
				return 0, false
			}
			i += 1 + end
			value = false
		case c != ' ' && c != '\t' && c != '\r':
			value = false
		}
	}
	return 0, false
}

// lostQuote reports whether a quoted value, with what follows its second quote,
// has taken that of another tag.
func lostQuote(value, after []byte) bool {
	return bytes.Contains(value, []byte("\n\n")) ||
		bytes.IndexByte(value, '<') >= 0 && len(after) > 0 && bytes.IndexByte([]byte(" \t\r\n/>"), after[0]) < 0
}

// misspelt returns the length of the comment that s begins with when its end
// is in the same line and not typed as it should be: ——>, –>, --》; 0 for none.
func misspelt(s []byte) int {
	if !bytes.HasPrefix(s, []byte("<!--")) {
		return 0
	}
	if end := bytes.IndexByte(s, '\n'); end >= 0 {
		s = s[:end]
	}
	dash := func(r rune) bool { return strings.ContainsRune("-–—―－─−", r) }
	for i := len("<!--"); i < len(s); i++ {
		if bytes.HasPrefix(s[i:], []byte("<!--")) {
			return 0 // what ends further on is another one
		}
		width := 1
		if s[i] != '>' {
			width = len("＞") // 》 is what a Chinese keyboard makes of it
			if !bytes.HasPrefix(s[i:], []byte("＞")) && !bytes.HasPrefix(s[i:], []byte("》")) {
				continue
			}
		}
		before := bytes.TrimRight(s[4:i], " ")
		dashes := before[len(bytes.TrimRightFunc(before, dash)):]
		if len(dashes) > 1 || len(dashes) == 1 && len(bytes.TrimSpace(s[i+width:])) == 0 { // a -> b is no end
			return i + width
		}
	}
	return 0
}

// tagName returns the name of the tag that s begins with, in small letters.
func tagName(s []byte) string {
	s = bytes.TrimLeft(s[1:], "/")
	n := 0
	for n < len(s) && (asciiLetter(s[n]) || n > 0 && s[n] >= '0' && s[n] <= '9') {
		n++
	}
	return strings.ToLower(string(s[:n]))
}
