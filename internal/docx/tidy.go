package docx

import "io"

// tidy reads XML without the white between the stroke and the end of an empty
// element, "<w:i/ >": no XML, but there are programs that write it and others
// that read it.
type tidy struct {
	from  io.Reader
	state tidyState
	quote byte // that the value of an attribute is in, 0 for none
}

type tidyState uint8

const (
	inText tidyState = iota
	atOpen           // behind a "<"
	inTag
	atStroke // behind a "/" in a tag, white apart
)

func (t *tidy) Read(p []byte) (int, error) {
	for {
		n, err := t.from.Read(p)
		kept := 0
		for _, c := range p[:n] {
			if t.keeps(c) {
				p[kept] = c
				kept++
			}
		}
		if kept > 0 || err != nil || n == 0 {
			return kept, err
		}
	}
}

// keeps reports whether a byte is read, and takes note of it.
func (t *tidy) keeps(c byte) bool {
	switch {
	case t.quote != 0:
		if c == t.quote {
			t.quote = 0
		}
	case t.state == inText:
		if c == '<' {
			t.state = atOpen
		}
	case t.state == atOpen && (c == '!' || c == '?'): // quotes mean nothing there
		t.state = inText
	case c == '>':
		t.state = inText
	case t.state == atStroke && (c == ' ' || c == '\t' || c == '\n' || c == '\r'):
		return false
	case c == '/' && t.state != atOpen:
		t.state = atStroke
	default:
		t.state = inTag
		if c == '"' || c == '\'' {
			t.quote = c
		}
	}
	return true
}
