package matter

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"
)

// Edit is one change of a text: the stretch of Len bytes at At gives way to
// Text.
type Edit struct {
	At, Len int
	Text    string
}

// Apply returns file with the change made.
func (e Edit) Apply(file []byte) []byte {
	return slices.Concat(file[:e.At], []byte(e.Text), file[e.At+e.Len:])
}

// ErrUnset is returned where a key can't be changed without a change of what
// stands around it: its value is a list, a mapping or runs over several lines,
// or the lines about it are no front matter.
var ErrUnset = errors.New("matter: the key can't be changed by itself")

// Set returns the change that gives a key of file[start:end] a value, as
// Parse reads both; the key's line is added at the end where there is none.
// Read anew, every other field and every mistake is what it was. Lines end in
// "\n", but perhaps the last one of a file. It may be called concurrently.
//
// Nothing is trusted: YAML has too many forms for an edit by rules. Each way
// to write the value is tried, in the quotes that it had before all others,
// and the first that is read back as it was meant is returned.
func Set(file []byte, start, end int, key, value string) (Edit, error) {
	s := newSetter(file, start, end, key)
	forms := []string{value, quoted(value), "'" + strings.ReplaceAll(value, "'", "''") + "'"}
	switch old := s.typed(); {
	case strings.HasPrefix(old, "'"):
		slices.Reverse(forms)
	case strings.HasPrefix(old, `"`):
		forms[0], forms[1] = forms[1], forms[0]
	}
	for _, form := range forms {
		if e, ok := s.put(form); ok && s.reads(e, &value) {
			return e, nil
		}
	}
	return Edit{}, ErrUnset
}

// Remove returns the change that takes a key out of file[start:end], on the
// conditions of Set. A comment behind its value stays. Where the key is not
// there, the change is none.
func Remove(file []byte, start, end int, key string) (Edit, error) {
	s := newSetter(file, start, end, key)
	if s.field == nil {
		return Edit{At: end}, nil
	}
	from, to := s.line(s.field.KeyAt)
	behind := s.colon()
	if n := len(s.field.Values); n > 0 {
		behind = s.field.Values[n-1].At + s.field.Values[n-1].Len
	}
	if behind < from || behind > to {
		return Edit{}, ErrUnset
	}
	comment := strings.TrimLeft(string(file[behind:to]), blanks+"],")
	if !strings.HasPrefix(comment, "#") {
		comment = ""
	}
	e := Edit{At: from, Len: to - from, Text: comment}
	if !s.reads(e, nil) {
		return Edit{}, ErrUnset
	}
	return e, nil
}

// setter is one front matter and the key that is to be changed in it.
type setter struct {
	file       []byte
	start, end int
	key        string
	fields     []Field
	findings   []Finding
	field      *Field // of the key, nil when it is not there
}

func newSetter(file []byte, start, end int, key string) *setter {
	s := &setter{file: file, start: start, end: end, key: key}
	s.fields, s.findings = Parse(file, start, end)
	for i := range s.fields {
		if s.fields[i].Key == key {
			s.field = &s.fields[i]
		}
	}
	return s
}

// typed is the value as it stands in the file.
func (s *setter) typed() string {
	if s.field == nil || len(s.field.Values) == 0 {
		return ""
	}
	v := s.field.Values[0]
	return string(s.file[v.At:min(v.At+v.Len, s.end)])
}

// put is the change that writes a value in the form given.
func (s *setter) put(form string) (Edit, bool) {
	switch {
	case s.field == nil:
		return s.add(form), true
	case s.field.List:
		return Edit{}, false
	case len(s.field.Values) > 0:
		v := s.field.Values[0]
		return Edit{At: v.At, Len: v.Len, Text: form}, v.Fields == nil
	}
	return s.fill(form)
}

// fill writes the first value behind a colon.
func (s *setter) fill(form string) (Edit, bool) {
	at := s.colon()
	if at < 0 {
		return Edit{}, false
	}
	behind := string(s.file[at:s.end])
	rest := strings.TrimLeft(behind, blanks)
	gap := behind[:len(behind)-len(rest)]
	before, after := gap, ""
	if gap == "" && s.file[at-1] == ':' {
		before = " "
	}
	if strings.HasPrefix(rest, "#") {
		after = " "
	}
	return Edit{At: at, Len: len(gap), Text: before + form + after}, true
}

// add writes a line behind the last one, in its manner: as far in as the
// fields are, and with the colon that they have.
func (s *setter) add(form string) Edit {
	indent, colon := "", ": "
	if n := len(s.fields); n > 0 {
		last := s.fields[n-1]
		from, _ := s.line(last.KeyAt)
		if before := string(s.file[from:last.KeyAt]); strings.Trim(before, blanks) == "" {
			indent = before
		}
		if strings.HasPrefix(string(s.file[last.KeyAt:s.end]), last.Key+"：") {
			colon = "："
		}
	}
	text := indent + s.key + colon + form + "\n"
	if s.end > s.start && s.file[s.end-1] != '\n' {
		text = "\n" + text
	}
	return Edit{At: s.end, Text: text}
}

// colon returns where the colon of the field ends, -1 if that is not to be
// told.
func (s *setter) colon() int {
	if !strings.HasPrefix(string(s.file[s.field.KeyAt:s.end]), s.key) {
		return -1 // a key with escapes in it
	}
	for at := s.field.KeyAt + len(s.key); at < s.end; {
		r, n := utf8.DecodeRune(s.file[at:s.end])
		at += n
		switch {
		case r == ':' || r == '：':
			return at
		case !strings.ContainsRune(blanks+`"'`, r):
			return -1
		}
	}
	return -1
}

// line returns where the line around an offset begins, and where the next does.
func (s *setter) line(at int) (from, to int) {
	from, to = at, at
	for from > s.start && s.file[from-1] != '\n' {
		from--
	}
	for to < s.end && s.file[to] != '\n' {
		to++
	}
	if to < s.end {
		to++
	}
	return from, to
}

// reads reports whether the front matter, once changed, says what it said,
// but for the key: it has the value, or is not there for nil.
func (s *setter) reads(e Edit, value *string) bool {
	changed := e.Apply(s.file)
	fields, findings := Parse(changed, s.start, s.end-e.Len+len(e.Text))
	if !slices.EqualFunc(s.findings, findings, func(a, b Finding) bool { return a.Rule == b.Rule }) {
		return false
	}
	other := func(f Field) bool { return f.Key == s.key }
	at := slices.IndexFunc(fields, other)
	switch {
	case value == nil && at >= 0, value != nil && at < 0:
		return false
	case at >= 0:
		if f := fields[at]; f.List || len(f.Values) != 1 || f.Values[0].Fields != nil || f.Values[0].Text != *value {
			return false
		}
	}
	return slices.EqualFunc(slices.DeleteFunc(slices.Clone(s.fields), other), slices.DeleteFunc(fields, other), sameField)
}

// sameField compares what fields say, wherever they stand.
func sameField(a, b Field) bool {
	return a.Key == b.Key && a.List == b.List && slices.EqualFunc(a.Values, b.Values, func(a, b Value) bool {
		return a.Text == b.Text && (a.Fields == nil) == (b.Fields == nil) && slices.EqualFunc(a.Fields, b.Fields, sameField)
	})
}

// quoted is text in YAML's double quotes.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(text) + `"`
}
