package load

import (
	"bytes"
	"slices"
	"strings"

	"bao/internal/matter"
	"bao/internal/source"
)

// Rewrite returns the file of an article with one word of its front matter
// changed, an empty value taking it out: every other byte is what it was. The
// word is the English one, as "rank"; the file may have any of its spellings,
// and where it has none the word is added in the language of the others. A
// file without front matter gets one. The error is matter.ErrUnset where that
// can't be done without a change of something else.
func Rewrite(path string, raw []byte, word, value string) ([]byte, error) {
	f := frontOf(path, raw)
	edit, err := f.edit(word, value)
	if err != nil {
		return nil, err
	}
	changed := f.apply(edit)
	now := frontOf(path, changed)
	if now.locked || now.there != (f.there || value != "") || !bytes.Equal(now.body, f.body) || now.typed(word) != strings.TrimSpace(value) {
		return nil, matter.ErrUnset
	}
	return changed, nil
}

// Typed returns what stands behind a word of an article's front matter, "" if
// nothing does.
func Typed(path string, raw []byte, word string) string {
	return frontOf(path, raw).typed(word)
}

// front is where the front matter of a file stands.
type front struct {
	path       string
	raw        []byte
	text       *source.Text
	there      bool // there is one
	locked     bool // it can't be changed line by line
	start, end int
	body       []byte
	fields     []matter.Field
}

func frontOf(path string, raw []byte) *front {
	f := &front{path: path, raw: raw}
	f.text, _ = source.Split(path, raw, func(word string) bool {
		_, ok := findKey(word, article)
		return ok
	})
	f.start, f.end, f.there, f.locked = f.text.Front, f.text.FrontEnd, f.text.HasFront, f.text.Unreadable
	if f.locked {
		return f
	}
	if !f.there {
		f.bare()
	}
	f.body = f.text.Data[f.text.Body:]
	if f.there {
		f.fields, _ = matter.Parse(f.text.Data, f.start, f.end)
	}
	return f
}

// bare looks for front matter without its fences.
func (f *front) bare() {
	r := &reader{manuscript: unheard(f.path, article), text: f.text}
	lines, end := r.bareLines(0)
	if !slices.ContainsFunc(lines, r.tellsBare) {
		return
	}
	f.there, f.text.Body = true, end
	f.locked = slices.ContainsFunc(lines, func(l bareLine) bool { return l.bracketed })
	last := lines[len(lines)-1]
	f.start, f.end = lines[0].wordAt, last.valueAt+len(last.value)
	if n := bytes.IndexByte(f.text.Data[f.end:], '\n'); n >= 0 {
		f.end += n + 1
	}
}

// find returns how a word is to be spelled and its field, nil where it has
// none.
func (f *front) find(word string) (spelled string, field *matter.Field) {
	for i := range f.fields {
		if k, ok := findKey(f.fields[i].Key, article); ok && k.name == word {
			return f.fields[i].Key, &f.fields[i]
		}
	}
	k, ok := findKey(word, article)
	switch {
	case !ok:
		return "", nil
	case len(f.fields) > 0 && english(f.fields[0].Key):
		return k.name, nil
	}
	return k.chinese, nil
}

func (f *front) typed(word string) string {
	if _, field := f.find(word); field != nil && len(field.Values) == 1 {
		return strings.TrimSpace(field.Values[0].Text)
	}
	return ""
}

// edit is the change of the text that gives a word its value.
func (f *front) edit(word, value string) (matter.Edit, error) {
	key, _ := f.find(word)
	switch {
	case f.locked || key == "":
		return matter.Edit{}, matter.ErrUnset
	case !f.there && value == "":
		return matter.Edit{}, nil
	case !f.there:
		const fences = "---\n---\n"
		e, err := matter.Set([]byte(fences), len(fences)/2, len(fences)/2, key, value)
		return matter.Edit{Text: string(e.Apply([]byte(fences)))}, err
	case value == "":
		return matter.Remove(f.text.Data, f.start, f.end, key)
	}
	return matter.Set(f.text.Data, f.start, f.end, key, value)
}

// apply makes a change of the text in the file, whose line ends and byte order
// mark the text doesn't have.
func (f *front) apply(e matter.Edit) []byte {
	lineEnd := "\n"
	if i := bytes.IndexAny(f.raw, "\r\n"); i >= 0 && f.raw[i] == '\r' {
		lineEnd = "\r"
		if bytes.HasPrefix(f.raw[i:], []byte("\r\n")) {
			lineEnd = "\r\n"
		}
	}
	from, to := f.offset(e.At), f.offset(e.At+e.Len)
	return slices.Concat(f.raw[:from], []byte(strings.ReplaceAll(e.Text, "\n", lineEnd)), f.raw[to:])
}

// offset is where a place in the text is in the file.
func (f *front) offset(at int) int {
	raw := bytes.TrimPrefix(f.raw, []byte("\xEF\xBB\xBF"))
	i := 0
	for ; at > 0; at-- {
		if bytes.HasPrefix(raw[i:], []byte("\r\n")) {
			i++
		}
		i++
	}
	return i + len(f.raw) - len(raw)
}
