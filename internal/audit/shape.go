package audit

import (
	"bytes"
	"regexp"
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

// bracesForm matches {.class #name}, and the same as class="one another" id=name.
var bracesForm = regexp.MustCompile(`^\{(?:[ ,]|[.#][^ ,]+|(?:class|id)=(?:"[^"]*"|[^ ,]*))+\}$`)

// braces reports whether s is {.class #name}, which says only how the copy
// looks and where links lead.
func braces(s []byte) bool { return len(s) > 2 && bracesForm.Match(s) }

// tag reports whether s is one tag, or a piece of one: not a character of
// Chinese in it but within quotes, or in a value without them, face=宋体. What it
// does not know of words in a value, the parser has to leave out (see Unit).
func tag(s []byte) bool {
	quote, value := byte(0), false
	for i, c := range s {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '<' && i > 0, c == '>' && i < len(s)-1 && !atLine(s[:i]), c >= 0x80 && !value:
			return false
		case c == '"' || c == '\'':
			quote = c
		case c == '=':
			value = i > 0 && s[i-1] > ' ' && s[i-1] < 0x80
		case c <= ' ' || c == '>':
			value = false
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

// across reports whether s is a line across the page: one mark, three times or
// more.
func across(s []byte) bool {
	marks := bytes.Join(bytes.Fields(s), nil)
	return len(marks) >= 3 && bytes.IndexByte([]byte("-*_="), marks[0]) >= 0 && only(marks, string(marks[:1]))
}

// noted reports whether s is the mark of a note, [^name], with the colon where
// the note stands; brackets and colon may be full-width.
func noted(s []byte) bool {
	t := string(s)
	if rest, ok := strings.CutSuffix(t, ":"); ok {
		t = trim(rest)
	} else if rest, ok := strings.CutSuffix(t, "："); ok {
		t = trim(rest)
	}
	_, open := utf8.DecodeRuneInString(t)
	_, end := utf8.DecodeLastRuneInString(t)
	if open+end >= len(t) || !strings.Contains("[［【〔", t[:open]) || !strings.Contains("]］】〕", t[len(t)-end:]) {
		return false
	}
	name := t[open : len(t)-end]
	return name[0] == '^' && !strings.ContainsAny(name, "[]［］【】〔〕\n")
}

// leads reports whether s is [name]: and an address. What leads nowhere is a
// remark or copy.
func leads(s []byte) bool {
	_, dest, ok := bytes.Cut(s, []byte("]:"))
	dest = bytes.TrimSpace(dest)
	return ok && s[0] == '[' && len(dest) > 0 && string(dest) != "<>" && string(dest) != "#"
}

// remark reports whether s is a comment in the guise of the definition of a
// link that leads nowhere: [//]: # (…). A name in Chinese could be copy.
func remark(s []byte) bool {
	name, rest, ok := bytes.Cut(s, []byte("]:"))
	if !ok || len(name) < 2 || name[0] != '[' || !ascii(name) || bytes.IndexByte(name[1:], '[') >= 0 {
		return false
	}
	rest = bytes.TrimSpace(rest)
	words, hash := bytes.CutPrefix(rest, []byte("#"))
	if !hash {
		if words, ok = bytes.CutPrefix(rest, []byte("<>")); !ok {
			return false
		}
	}
	words = bytes.TrimSpace(words)
	n := len(words)
	if n == 0 {
		return true
	}
	return n > 1 && (words[0] == '(' && words[n-1] == ')' || words[0] == words[n-1] && (words[0] == '"' || words[0] == '\''))
}

// comment reports whether s is a comment, or an instruction or declaration
// for programs, that is closed.
func comment(s []byte) bool {
	switch {
	case s[0] == '[':
		return remark(s)
	case bytes.HasPrefix(s, []byte("<!--")):
		return len(s) >= len("<!-->") && bytes.HasSuffix(s, []byte("-->"))
	case bytes.HasPrefix(s, []byte("<?")):
		return bytes.HasSuffix(s, []byte(">")) && ascii(s)
	case bytes.HasPrefix(s, []byte("<!")):
		return bytes.HasSuffix(s, []byte(">")) && ascii(s) && !bytes.HasPrefix(s, []byte("<![CDATA["))
	}
	return false
}
