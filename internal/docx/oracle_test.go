package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// What a document holds, counted apart from the reader: its XML is scanned
// token by token, and nothing is known of it but what makes text.

// held is the text of a document without its white space.
type held struct {
	main   string
	wholes []string // its text boxes and notes
}

// anyRune stands for a w:sym: what it shows is the reader's to tell.
const anyRune = '\uFFFC'

// whatIsHeld scans a document.
func whatIsHeld(t testing.TB, data []byte) held {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, _ := io.ReadAll(utf8Of(r))
			parts[strings.TrimPrefix(name, "/")] = string(text)
		}
	}
	main := targets(parts["_rels/.rels"], "officeDocument", "")[0]
	var h held
	sc := scan(t, parts[main])
	h.main, h.wholes = sc.text[0].String(), sc.wholes
	rels := parts[path.Join(path.Dir(main), "_rels", path.Base(main)+".rels")]
	for _, kind := range []string{"footnotes", "endnotes"} {
		for _, part := range targets(rels, kind, path.Dir(main)) {
			notes := scan(t, parts[part])
			h.wholes = append(h.wholes, notes.wholes...)
		}
	}
	return h
}

var relationTag = regexp.MustCompile(`<(?:\w+:)?Relationship\b[^>]*>`)

func targets(rels, kind, folder string) []string {
	var out []string
	for _, tag := range relationTag.FindAllString(rels, -1) {
		if !strings.Contains(tag, "/"+kind+`"`) {
			continue
		}
		_, target, _ := strings.Cut(tag, `Target="`)
		target, _, _ = strings.Cut(target, `"`)
		if !strings.HasPrefix(target, "/") {
			target = path.Join(folder, target)
		}
		out = append(out, strings.ToLower(strings.TrimPrefix(target, "/")))
	}
	return out
}

type scanner struct {
	text   []*strings.Builder // of what is open: the story, a text box in it
	wholes []string
	choice []bool // for each alternate content that is open: a side was read
	off    int    // deletions and unread sides open
}

// apart are the elements that end a text of their own.
var apart = map[string]bool{"txbxContent": true, "footnote": true, "endnote": true}

func scan(t testing.TB, part string) *scanner {
	t.Helper()
	s := &scanner{text: []*strings.Builder{{}}}
	d := xml.NewDecoder(strings.NewReader(part))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var open []string
	var offs []bool
	for {
		token, err := d.Token()
		if err == io.EOF {
			return s
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			if strings.Contains(token.Name.Space, "math") || strings.Contains(token.Name.Space, "wordprocessingml") || token.Name.Space == "w" {
				open = append(open, name)
			} else {
				open = append(open, "-"+name)
			}
			offs = append(offs, s.start(name, token.Attr))
		case xml.EndElement:
			name := token.Name.Local
			open = open[:len(open)-1]
			if offs[len(offs)-1] {
				s.off--
			}
			offs = offs[:len(offs)-1]
			s.end(name)
		case xml.CharData:
			if len(open) > 0 && open[len(open)-1] == "t" && s.off == 0 {
				s.put(string(token))
			}
		}
	}
}

func (s *scanner) put(text string) {
	s.text[len(s.text)-1].WriteString(bare(text))
}

// bare is text without white space.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u2011' || r == '\u00AD' {
			return -1
		}
		return r
	}, text)
}

// start tells whether what follows is off.
func (s *scanner) start(name string, attrs []xml.Attr) bool {
	off := false
	switch name {
	case "del", "moveFrom":
		off = true
	case "AlternateContent":
		s.choice = append(s.choice, false)
	case "Choice", "Fallback":
		off = s.choice[len(s.choice)-1]
		s.choice[len(s.choice)-1] = true
	case "sym":
		if s.off == 0 {
			for _, a := range attrs {
				if _, err := strconv.ParseUint(a.Value, 16, 32); a.Name.Local == "char" && err == nil {
					s.put(string(anyRune))
				}
			}
		}
	}
	if apart[name] {
		for _, a := range attrs {
			off = off || a.Name.Local == "type" && a.Value != "normal" // the line above the notes
		}
		s.text = append(s.text, &strings.Builder{})
	}
	if off {
		s.off++
	}
	return off
}

func (s *scanner) end(name string) {
	if name == "AlternateContent" {
		s.choice = s.choice[:len(s.choice)-1]
	}
	if apart[name] {
		if whole := s.text[len(s.text)-1].String(); whole != "" {
			s.wholes = append(s.wholes, whole)
		}
		s.text = s.text[:len(s.text)-1]
	}
}
