package search

import (
	"bytes"
	"compress/flate"
	"io"
	"strings"
	"sync"
)

// A chunk is the records of its articles in GB18030, deflated: of two bytes to a
// character, deflate makes a sixth less than of three in UTF-8. Of a record it
// has the fields, in the order of appendRecord, and then the copy, a line for
// each paragraph.
const (
	recordEnd   = '\x1e'
	fieldEnd    = '\x1f'
	subheadMark = '\x02' // before a line that is a subhead
)

// text returns the chunk.
func (c *chunk) text() []byte {
	plain := texts.Get().(*[]byte)
	defer texts.Put(plain)
	*plain = (*plain)[:0]
	for _, a := range c.articles {
		r := recordOf(a)
		*plain = appendRecord(*plain, &r)
	}
	return deflated(encoded(*plain))
}

var texts = sync.Pool{New: func() any { return new([]byte) }}

func appendRecord(b []byte, r *record) []byte {
	for _, field := range []string{r.Address, r.Title, r.Kicker, r.Deck, r.Byline, r.Section, r.Day, r.State} {
		b = append(append(b, clean(field)...), fieldEnd)
	}
	first := true
	r.copy(func(text string, in rank) {
		if !first {
			b = append(b, '\n')
		}
		if first = false; in == inSubhead {
			b = append(b, subheadMark)
		}
		b = append(b, clean(text)...)
	})
	return append(b, recordEnd)
}

// clean makes spaces of control characters, which part what is in a chunk.
func clean(s string) string {
	control := func(r rune) bool { return r < ' ' }
	if strings.IndexFunc(s, control) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if control(r) {
			return ' '
		}
		return r
	}, s)
}

// deflated packs data (RFC 1951), as well as is quick: doing its best takes a
// third more time and makes a hundredth less.
func deflated(data []byte) []byte {
	b := bytes.NewBuffer(make([]byte, 0, len(data)/2))
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	w.Reset(b)
	w.Write(data) // a buffer takes everything
	w.Close()
	return b.Bytes()
}

var deflaters = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(io.Discard, 2)
	return w
}}
