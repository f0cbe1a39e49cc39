package layout

import (
	"bytes"
	"strings"
)

// action is one {{…}} of a template's text, found without parsing it, so that
// more can be said of a mistake than where text/template gave up.
type action struct {
	start, end int  // of the braces
	open       bool // there is no }} to it: end is where it breaks off
	body       string
	word       string // if, end, template…: the first word
}

// actionsOf finds the actions of a template.
func actionsOf(data []byte) []action {
	var list []action
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("{{"))
		if i < 0 {
			return list
		}
		a := actionAt(data, at+i)
		list = append(list, a)
		at = max(a.end, at+i+2)
	}
}

// actionAt reads the action that begins at an offset.
func actionAt(data []byte, start int) action {
	body := data[start+2:]
	comment := bytes.TrimLeft(bytes.TrimPrefix(body, []byte("-")), " \t\n")
	if bytes.HasPrefix(comment, []byte("/*")) {
		if i := bytes.Index(body, []byte("*/")); i >= 0 {
			if k := bytes.Index(body[i:], []byte("}}")); k >= 0 {
				return action{start: start, end: start + 2 + i + k + 2}
			}
		}
		return action{start: start, end: len(data), open: true}
	}
	end, open := endOf(body)
	a := action{start: start, end: start + 2 + end, open: open, body: string(body[:end])}
	if !open {
		a.end += 2
	}
	if words := strings.Fields(strings.TrimPrefix(a.body, "-")); len(words) > 0 {
		a.word = words[0]
	}
	return a
}

// endOf finds the }} of an action, past those in quotes. An action that
// another begins in, or that goes over a line's end without one, breaks off
// there.
func endOf(body []byte) (end int, open bool) {
	var quote byte
	for i := 0; i < len(body); i++ {
		c := body[i]
		switch {
		case quote == '`':
			if c == '`' {
				quote = 0
			}
		case quote != 0:
			switch {
			case c == '\\':
				i++
			case c == '\n':
				return i, true
			case c == quote:
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case c == '}' && i+1 < len(body) && body[i+1] == '}':
			return i, false
		case c == '{' && i+1 < len(body) && body[i+1] == '{':
			return i, true
		}
	}
	return len(body), true
}
