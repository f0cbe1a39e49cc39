package plaintext

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"bao/internal/byline"
	"bao/internal/foreign"
)

// reader makes a story of its blocks.
type reader struct {
	Story
	blocks  []block
	year    int
	many    bool     // other stories stand on the page
	heads   []block  // the headlines, in their order
	given   bool     // a field has said the headline
	wanted  fieldKey // of a field whose value stands in the next line
	versed  bool     // verse stands in the copy
	at, end int      // the blocks that no one has taken yet
}

func (r *reader) read() Story {
	for i := range r.blocks {
		r.lost(&r.blocks[i])
		r.Joins = append(r.Joins, r.blocks[i].joins...)
	}
	r.end = len(r.blocks)
	r.edges()
	r.head()
	r.headlines()
	r.tail()
	r.body()
	return r.Story
}

// typed is the lines of a block as they were typed.
func (b *block) typed() []string {
	typed := make([]string, 0, len(b.lines))
	for _, l := range b.lines {
		typed = append(typed, l.text)
	}
	return typed
}

const damaged = "\uFFFD"

// lost remarks on characters of a block that are no longer in it, or were lost
// before.
func (r *reader) lost(b *block) {
	if b.dropped != "" {
		r.Body.Remarks = append(r.Body.Remarks, unseenRemark(b.dropped))
	}
	if before, after, found := strings.Cut(b.text, damaged); found {
		r.remark(b, "有读不出来的字，照原稿补上", tailOf(before)+damaged+headOf(after))
	}
}

func unseenRemark(dropped string) foreign.Remark {
	message := fmt.Sprintf("去掉了%d个看不见的控制字符", len([]rune(dropped)))
	return foreign.Remark{Message: message, Text: dropped, Left: true}
}

// remark says of a block what an editor has to know.
func (r *reader) remark(b *block, message, text string) {
	r.Body.Remarks = append(r.Body.Remarks, foreign.Remark{Message: fmt.Sprintf("第%d行%s", b.no, message), Text: text})
}

// leftOut is remark for what is in Head or Tail alone.
func (r *reader) leftOut(b *block, message, text string) {
	r.remark(b, message, text)
	r.Body.Remarks[len(r.Body.Remarks)-1].Left = true
}

// edges takes what parts the story from those beside it. A line like a folio
// with no headline below it may be one itself.
func (r *reader) edges() {
	for r.end > 1 && r.blocks[r.end-1].parts() {
		r.end--
	}
	for i := r.end; i < len(r.blocks); i++ {
		r.Below = append(r.Below, r.edge(i))
	}
	for r.at < r.end && (r.blocks[r.at].kind == dividerLine || r.blocks[r.at].kind == folioLine && r.more(1) != nil && r.more(1).kind == headLine) {
		r.Above = append(r.Above, r.edge(r.at))
		r.at++
	}
}

func (r *reader) edge(i int) string {
	b := &r.blocks[i]
	if b.kind == folioLine {
		r.leftOut(b, "像是报头或网页的路径，没有放进稿件", b.text)
	} else if strings.ContainsFunc(b.text, unicode.IsLetter) { // END
		r.leftOut(b, "没有放进稿件", b.text)
	}
	return b.text
}

// head takes what stands above the copy.
func (r *reader) head() {
	for r.at < r.end {
		b := &r.blocks[r.at]
		if !r.takes(b) {
			return
		}
		r.Head = append(r.Head, b.typed()...)
		r.at++
		if b.kind == fieldLine && b.fields[len(b.fields)-1].key == bodyField {
			return
		}
	}
}

// takes reports whether a block is of the head, and reads it.
func (r *reader) takes(b *block) bool {
	if r.wanted != noField && b.kind != fieldLine && !b.parts() {
		key := r.wanted
		r.wanted = noField
		return r.value(field{key: key, value: b.text})
	}
	switch b.kind {
	case dividerLine:
		return true
	case fieldLine:
		return r.fields(b)
	case dayLine:
		return r.hasHeadline() && r.more(1) != nil && r.day(b.text)
	case bylineLine:
		if b.strict && r.hasHeadline() && r.more(1) != nil {
			r.sign(b)
			return true
		}
		return false
	}
	return r.source(b) || r.headline(b)
}

func (r *reader) hasHeadline() bool { return r.given || len(r.heads) > 0 }

// more returns the block n blocks below the one at hand; nil for none.
func (r *reader) more(n int) *block {
	if r.at+n < r.end {
		return &r.blocks[r.at+n]
	}
	return nil
}

func (r *reader) sign(b *block) {
	add(&r.Byline, b.byline)
	r.Signed = append(r.Signed, b.text)
}

// day takes a line for the day of the story.
func (r *reader) day(s string) bool {
	day, ok := dayOf(s, r.year)
	if !ok || r.Date != "" {
		return false
	}
	r.Date = day
	return true
}

// fields takes what a line of fields says.
func (r *reader) fields(b *block) bool {
	if next := r.more(1); next != nil && next.kind == copyLine && noticeLabel.MatchString(next.text) && !r.given {
		return false // 日期：…… 地点：…… of a notice
	}
	for i, f := range b.fields {
		if f.value == "" && i == len(b.fields)-1 && f.key != bodyField {
			r.wanted = f.key
			continue
		}
		if f.key == personField {
			add(&r.Byline, *f.line())
			r.Signed = append(r.Signed, f.word+"："+f.value)
			continue
		}
		if !r.value(f) {
			r.leftOut(b, "没有看懂，没有放进稿件", f.word+"："+f.value)
		}
	}
	return true
}

// value takes what one field says.
func (r *reader) value(f field) bool {
	switch f.key {
	case kickerField:
		also(&r.Kicker, widen(f.value))
	case titleField:
		also(&r.Headline, widen(f.value))
		r.given = true
	case deckField:
		also(&r.Deck, widen(f.value))
	case sectionField:
		also(&r.Section, f.value)
	case sourceField:
		also(&r.Source, f.value)
	case dateField:
		return r.day(f.value)
	case personField:
		add(&r.Byline, byline.Line{Credits: []byline.Credit{{Role: byline.Author, Names: byline.Names(f.value)}}})
		r.Signed = append(r.Signed, "作者："+f.value)
	}
	return true
}

// also sets what a field says; what one above it said isn't lost.
func also(to *string, value string) {
	if *to != "" && *to != value {
		value = *to + " " + value
	}
	*to = value
}

// longestAccount is the most characters of who posted a story.
const longestAccount = 15

// source takes the name of an account that stands between the headline and the
// day, as in what is copied from WeChat.
func (r *reader) source(b *block) bool {
	next := r.more(1)
	if b.kind != headLine || b.level > 0 || !r.hasHeadline() || r.Source != "" || next == nil || next.kind != dayLine || b.chars > longestAccount || !b.clean() || strings.ContainsAny(b.text, " \u3000") {
		return false
	}
	r.Source = b.text
	r.remark(b, "当作来源", b.text)
	return true
}

// tail takes what stands below the copy.
func (r *reader) tail() {
	const most = 8
	var signed []*block
	for r.end > r.at+1 && len(r.Tail) < most {
		b := &r.blocks[r.end-1]
		switch b.kind {
		case dividerLine:
		case bylineLine, fieldLine:
			signed = append(signed, b)
		default:
			r.credits(b)
			r.signs(signed)
			return
		}
		r.Tail = append(b.typed(), r.Tail...)
		r.end--
	}
	r.signs(signed)
}

// credits takes the byline that the last paragraph ends with.
func (r *reader) credits(b *block) {
	rest, line := cutCredits(b.text)
	if len(line.Credits) == 0 || rest == "" {
		return
	}
	typed := strings.TrimSpace(b.text[len(rest):])
	r.Tail = append([]string{typed}, r.Tail...)
	add(&r.Byline, line)
	r.Signed = append(r.Signed, typed)
	b.text = rest
}

// signs takes the bylines below the copy, the last one first.
func (r *reader) signs(blocks []*block) {
	for _, b := range slices.Backward(blocks) {
		if b.kind == bylineLine {
			r.sign(b)
			continue
		}
		r.fields(b)
	}
}
