package audit

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// numbered reports whether s is the number of an item: 3. or 3)
func numbered(s []byte) bool {
	n := len(s) - 1
	return n > 0 && (s[n] == '.' || s[n] == ')') && only(s[:n], "0123456789")
}

// box reports whether s is the box of a task.
func box(s []byte) bool { return string(s) == "[ ]" || string(s) == "[x]" || string(s) == "[X]" }

// label reports whether s is the name of a note, with the colon where that
// stands, or of a definition.
func label(s []byte) bool {
	if s[0] == '[' && s[len(s)-1] == ']' {
		return true
	}
	text := strings.TrimRight(string(s), ":： \t")
	name, ok := strings.CutPrefix(text, "[^")
	if !ok {
		r, size := utf8.DecodeRuneInString(text)
		name, ok = strings.CutPrefix(text[size:], "^")
		ok = ok && has("［【", r)
	}
	return ok && (strings.HasSuffix(name, "]") || strings.HasSuffix(name, "］") || strings.HasSuffix(name, "】"))
}

// braces reports whether s is {.class #name}, which says only how the copy
// looks and where links lead.
func braces(s []byte) bool {
	if len(s) < 3 || s[0] != '{' || s[len(s)-1] != '}' {
		return false
	}
	for part := range bytes.FieldsFuncSeq(s[1:len(s)-1], func(r rune) bool { return r == ' ' || r == ',' }) {
		if part[0] != '.' && part[0] != '#' && !bytes.HasPrefix(part, []byte("class=")) && !bytes.HasPrefix(part, []byte("id=")) {
			return false
		}
	}
	return true
}

// tag reports whether s is one tag, or a piece of one: not a character of
// Chinese in it but within quotes. What it does not know of words in quotes,
// the parser has to leave out (see Unit).
func tag(s []byte) bool {
	quote := byte(0)
	for i, c := range s {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c >= 0x80, c == '<' && i > 0, c == '>' && i < len(s)-1 && !atLine(s[:i]):
			return false
		case c == '"' || c == '\'':
			quote = c
		}
	}
	return true
}

// atLine reports whether before ends with the start of a line, where > may be
// the mark of a quotation.
func atLine(before []byte) bool {
	before = bytes.TrimRight(before, " >")
	return len(before) > 0 && before[len(before)-1] == '\n'
}

// comment reports whether s is a comment, or an instruction or declaration
// for programs, that is closed.
func comment(s []byte) bool {
	switch {
	case bytes.HasPrefix(s, []byte("[")): // as Markdown without HTML has them: [//]: # (…)
		return bytes.Contains(s, []byte("]: #")) && bytes.IndexByte(bytes.TrimSpace(s), '\n') < 0
	case bytes.HasPrefix(s, []byte("<!--")):
		return len(s) >= len("<!-->") && bytes.HasSuffix(s, []byte("-->"))
	case bytes.HasPrefix(s, []byte("<?")):
		return bytes.HasSuffix(s, []byte(">")) && ascii(s)
	case bytes.HasPrefix(s, []byte("<!")):
		return bytes.HasSuffix(s, []byte(">")) && ascii(s) && !bytes.HasPrefix(s, []byte("<![CDATA["))
	}
	return false
}
