package schema

import (
	"encoding/json"
	"html/template"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"bao/internal/paper"
)

// writer writes what is said of one page, in the order in which it is to be
// read. It stands on every page and is written anew in each build, to know
// whether the page changed, so that it does without encoding/json.
type writer struct {
	*Speaker
	b    []byte
	date paper.Date // the last that was written
	time string     // the same, as it was written
}

var writers = sync.Pool{New: func() any { return new(writer) }}

const opening = `{"@context":"https://schema.org","@graph":[`

func (s *Speaker) begin() *writer {
	w := writers.Get().(*writer)
	w.Speaker, w.b, w.date = s, append(w.b[:0], opening...), paper.Date{}
	return w
}

// end returns what was said; "" where that was nothing.
func (w *writer) end() template.JS {
	defer writers.Put(w)
	if len(w.b) == len(opening) {
		return ""
	}
	w.b = append(w.b, "]}"...)
	return template.JS(w.b)
}

// open begins a thing of a kind, as a value or as the next of a list.
func (w *writer) open(kind string) {
	w.comma()
	w.b = append(append(append(w.b, `{"@type":"`...), kind...), '"')
}

func (w *writer) close() { w.b = append(w.b, '}') }

// comma parts what comes next from what stands before it in a list or a thing.
func (w *writer) comma() {
	switch w.b[len(w.b)-1] {
	case '{', '[', ':':
	default:
		w.b = append(w.b, ',')
	}
}

// key begins a property.
func (w *writer) key(name string) {
	w.comma()
	w.b = append(append(append(w.b, '"'), name...), `":`...)
}

// must writes a property that there always is.
func (w *writer) must(name, value string) {
	w.key(name)
	w.string(value)
}

// text writes a property, unless it is empty.
func (w *writer) text(name, value string) {
	if value != "" {
		w.must(name, value)
	}
}

// texts writes a property that has several values, unless there is none.
func (w *writer) texts(name string, values []string) {
	list(w, name, values, func(s string) {
		w.comma()
		w.string(s)
	})
}

// number writes a property, unless it is 0.
func (w *writer) number(name string, n int) {
	if n != 0 {
		w.key(name)
		w.b = strconv.AppendInt(w.b, int64(n), 10)
	}
}

// list writes a property that is a list, unless that is empty.
func list[T any](w *writer, name string, items []T, item func(T)) {
	if len(items) == 0 {
		return
	}
	w.key(name)
	w.b = append(w.b, '[')
	for _, it := range items {
		item(it)
	}
	w.b = append(w.b, ']')
}

// day writes the beginning of a day in the zone of the paper, unless it is none.
func (w *writer) day(name string, d paper.Date) {
	if d.IsZero() {
		return
	}
	if d != w.date {
		w.date, w.time = d, d.In(w.paper.Site.Location).Format(time.RFC3339)
	}
	w.must(name, w.time)
}

// string writes a string as encoding/json does, which escapes the characters
// that could end a script, and those that a script can't hold.
func (w *writer) string(s string) {
	if plain(s) {
		w.b = append(append(append(w.b, '"'), s...), '"')
		return
	}
	text, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string can be written
	}
	w.b = append(w.b, text...)
}

// plain reports whether nothing in a string is to be escaped.
func plain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ', c == '"', c == '\\', c == '<', c == '>', c == '&':
			return false
		}
	}
	return utf8.ValidString(s) && !strings.Contains(s, "\u2028") && !strings.Contains(s, "\u2029")
}
