package intake

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bao/internal/byline"
	"bao/internal/foreign"
	"bao/internal/zh"
)

// A head is what stands above the copy and becomes front matter.
type head struct {
	fields  []field        // in the order in which they stood
	calls   []foreign.Span // of notes, that stood in the headline
	remarks []Remark
}

type field struct{ key, value string }

func (h *head) set(key, value string) { h.fields = append(h.fields, field{key, value}) }

// extend sets what a key says, or adds to it where that was said last. It
// reports whether it could.
func (h *head) extend(key, value string) bool {
	switch n := len(h.fields); {
	case h.get(key) == "":
		h.set(key, value)
	case h.fields[n-1].key == key:
		h.fields[n-1].value += " " + value
	default:
		return false
	}
	return true
}

func (h *head) get(key string) string {
	for _, f := range h.fields {
		if f.key == key {
			return f.value
		}
	}
	return ""
}

// How long the parts of a headline are at most, in characters.
const (
	longestTitle = 45
	longestPart  = 60
	deepestTitle = 3 // blocks that may stand above a heading
)

// readHead takes the headline and the bylines below it off the copy. Blocks
// that are pictures stay where they are.
func readHead(blocks []block, sections []string) (h head, rest []block) {
	r := headReader{head: &h, sections: sections}
	r.rest = blocks
	r.labels()
	if h.get("标题") == "" {
		r.headline()
	}
	if h.get("标题") != "" {
		r.bylines()
	}
	return h, append(r.above, r.rest...)
}

type headReader struct {
	*head
	sections []string
	above    []block // pictures that stood above what was taken
	rest     []block
}

// next returns the next block of words; pictures above it stay above, but words
// below them are not to come behind the headline.
func (r *headReader) next() *block {
	for len(r.rest) > 0 && (r.rest[0].kind == rule || r.rest[0].kind == figure && !r.rest[0].captioned()) {
		if r.rest[0].kind == figure {
			r.above = append(r.above, r.rest[0])
		}
		r.rest = r.rest[1:]
	}
	if len(r.rest) == 0 || r.rest[0].kind != text && r.rest[0].kind != heading {
		return nil
	}
	return &r.rest[0]
}

// headline finds the headline: the first heading, or else the first line if it
// looks like one. A short line right above a heading is the kicker.
func (r *headReader) headline() {
	first := r.next()
	if first == nil {
		return
	}
	at := 0
	for at < min(len(r.rest), deepestTitle) && r.rest[at].kind == text && r.rest[at].headlike(longestPart) {
		at++
	}
	kicker := at < len(r.rest) && at > 0 && r.rest[at].kind == heading && r.rest[at].headlike(longestPart)
	switch {
	case first.kind == heading && first.headlike(2*longestPart):
		r.title()
	case kicker && at == 1:
		r.part("引题")
		r.title()
	case first.kind == text && first.headlike(longestTitle) && len(r.rest) > 1 && !isByline(plainOf(first.spans)):
		if second := &r.rest[1]; first.align == foreign.Centre && second.kind == text && second.align == foreign.Centre &&
			second.bold() && !first.bold() && second.headlike(longestTitle) {
			r.part("引题")
		}
		r.title()
	}
}

// title takes the next block for the title, and what is set below it for the
// deck.
func (r *headReader) title() {
	r.part("标题")
	b := r.next()
	if b == nil || len(r.rest) < 2 || !b.headlike(longestPart) || isByline(plainOf(b.spans)) || b.isDay() {
		return
	}
	if names, _ := byline.Alone(plainOf(b.spans), func(string) bool { return false }); len(names.Credits) > 0 {
		r.remarks = append(r.remarks, Remark{Message: "标题下面像是作者的名字；是的话，在稿件信息里写“作者: ……”", Text: plainOf(b.spans)})
		return
	}
	if b.kind == text && (b.align == foreign.Centre || strings.HasPrefix(plainOf(b.spans), "—") || strings.HasPrefix(plainOf(b.spans), "--")) {
		r.part("副题")
	}
}

// part takes the next block for a part of the headline. Notes that it calls are
// called where the copy begins.
func (r *headReader) part(key string) {
	b := r.next()
	var words strings.Builder
	for _, s := range b.spans {
		switch {
		case s.Break:
			words.WriteByte(' ')
		case s.Note > 0:
			r.calls = append(r.calls, s)
		default:
			words.WriteString(s.Text)
		}
	}
	r.set(key, strings.Join(strings.Fields(words.String()), " "))
	r.rest = r.rest[1:]
}

// headlike reports whether a block could be a part of a headline: a line or
// two that do not end as a sentence does.
func (b *block) headlike(longest int) bool {
	words := strings.TrimFunc(plainOf(b.spans), blank)
	if b.kind != text && b.kind != heading || words == "" || utf8.RuneCountInString(words) > longest || strings.Count(words, "\n") > 1 ||
		slices.ContainsFunc(b.spans, func(s foreign.Span) bool { return s.Ruby != "" || s.Link != "" || s.Superior || s.Inferior }) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(words)
	return b.kind == heading || !strings.ContainsRune("。；：，、…;:,.", last) && strings.IndexFunc(words, unicode.IsLetter) >= 0
}

func (b *block) bold() bool {
	for _, s := range b.spans {
		if isWords(s) && !s.Bold && strings.TrimFunc(s.Text, blank) != "" {
			return false
		}
	}
	return true
}

func (b *block) isDay() bool { return zh.IsDay(strings.TrimFunc(plainOf(b.spans), blank)) }

// plainWords reports whether nothing but words and line breaks is in spans.
func plainWords(spans []foreign.Span) bool {
	return !slices.ContainsFunc(spans, func(s foreign.Span) bool {
		return s.Note > 0 || s.Ruby != "" || s.Link != ""
	})
}
