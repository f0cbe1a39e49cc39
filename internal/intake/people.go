package intake

import (
	"slices"
	"strings"
	"unicode"

	"bao/internal/byline"
	"bao/internal/load"
)

// isByline reports whether a line says who made a story, or where it is from.
func isByline(words string) bool {
	words = strings.TrimFunc(words, blank)
	if _, ok := byline.First(words); ok {
		return true
	}
	_, _, _, ok := byline.Dateline(words)
	return ok
}

// bylines takes the lines below the headline that name people, where front
// matter holds every word of them. The others stay in the copy, where package
// load reads them.
func (r *headReader) bylines() {
	const most = 4
	for range most {
		b := r.next()
		if b == nil || b.kind != text || len(r.rest) < 2 || !plainWords(b.spans) {
			return
		}
		words := strings.TrimFunc(plainOf(b.spans), blank)
		line, ok := byline.First(words)
		if !ok || line.Covers != "" {
			return
		}
		fields, ok := r.credited(line, words)
		if !ok {
			return
		}
		r.fields = append(r.fields, fields...)
		r.rest = r.rest[1:]
	}
}

// credited puts a byline into fields, if they hold all of its words in their
// order and read back as the same people.
func (r *headReader) credited(line byline.Line, words string) (fields []field, ok bool) {
	said := ""
	for _, c := range line.Credits {
		key := load.RoleWord(c.Role)
		value := strings.Join(c.Names, "、")
		if c.Label != key {
			value = c.String()
			said += c.Label
		} else {
			said += key
		}
		said += strings.Join(c.Names, "")
		again, covers := byline.Front(c.Role, key, value)
		if key == "" || r.get(key) != "" || c.Typed != "" || covers != "" || len(again) != 1 || !slices.Equal(again[0].Names, c.Names) ||
			slices.ContainsFunc(fields, func(f field) bool { return f.key == key }) {
			return nil, false
		}
		fields = append(fields, field{key, value})
	}
	return fields, letters(said) == letters(words) && strings.Trim(strings.ReplaceAll(words, letters(words), ""), letters(words)+bylineMarks) == ""
}

// bylineMarks stand in bylines and mean nothing.
const bylineMarks = "（）()【】〔〕：:、，,／/|丨 \u3000\u00a0\n□■◎○●▲△▼◆◇★☆"

// letters is s without marks and blanks.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
