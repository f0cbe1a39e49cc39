package plaintext

import (
	"regexp"
	"strings"

	"bao/internal/byline"
)

var (
	// noticeLabel matches the lines of a notice: 地点：…….
	noticeLabel = regexp.MustCompile(`^[\p{Han}]{2,6}[:：]`)
	// number matches that of a story of several.
	number = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}[、．.]|\d{1,2}[、．.]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|[①-⑳])`)
)

const (
	mostHeads  = 3 // lines without # above copy: 引题, 标题, 副题
	mostMarked = 8 // lines with #
)

// headline takes a block for one of the headlines, if it can be one.
func (r *reader) headline(b *block) bool {
	next := r.more(1)
	switch {
	case next == nil, r.given && b.level == 0, r.hasHeadline() && (len(r.Signed) > 0 || r.Date != "" || r.Source != ""):
		return false
	case len(r.heads) == 0:
		if b.kind != headLine && !b.titles() {
			return false
		}
	case b.kind != headLine, len(r.heads) == mostMarked, b.level == 0 && !r.goesWith(b, next), b.level > 0 && r.subhead(b):
		return false
	}
	r.heads = append(r.heads, *b)
	return true
}

// titles reports whether the first line of a story is its headline though it
// doesn't look like one.
func (b *block) titles() bool {
	return b.kind != datelineStart && b.chars <= longestHead && len(b.lines) == 1 && b.end != endsComma && !strings.ContainsAny(b.text, "。：")
}

// goesWith reports whether a line without # is one more headline: it stands
// right below the first, or copy follows that only headlines stand above.
func (r *reader) goesWith(b, next *block) bool {
	switch {
	case len(r.heads) == mostHeads, b.numbers, notHead(b.text):
		return false
	case strings.HasPrefix(b.text, "——"):
		return true
	}
	return !b.named() && (b.gap == 0 && len(next.lines) == 1 || b.gap == 0 && next.kind != headLine || next.kind == datelineStart || next.kind == bylineLine && next.strict)
}

// named reports whether a line may be names and nothing else, which only those
// can tell who know the names.
func (b *block) named() bool {
	line, _ := byline.Alone(b.text, func(string) bool { return false })
	return len(line.Credits) > 0
}

// subhead reports whether a heading with # below the headline is the first of
// those amid the copy: others of its level follow.
func (r *reader) subhead(b *block) bool {
	top := 7
	for i := range r.heads {
		if r.heads[i].level > 0 {
			top = min(top, r.heads[i].level)
		}
	}
	if b.level <= top {
		return false
	}
	behind := false
	for i := r.at + 1; i < r.end; i++ {
		behind = behind || r.blocks[i].kind != headLine
		if behind && r.blocks[i].level == b.level {
			return true
		}
	}
	return false
}

// headlines tells which of the headlines is which, by their order. Of those with
// #, the highest is the headline; else the second of three is.
func (r *reader) headlines() {
	if len(r.heads) == 0 {
		if !r.given && len(r.blocks) > 1 {
			r.remark(&r.blocks[0], "没有看到标题", "")
		}
		return
	}
	at, marked := r.mainHead()
	if at < len(r.heads) {
		r.Headline = r.title(at)
	}
	var above, below []string
	for i := range r.heads {
		switch {
		case i < at:
			above = append(above, r.title(i))
		case i > at:
			below = append(below, r.title(i))
		}
	}
	r.Kicker = strings.TrimSpace(strings.Join(append(above, r.Kicker), " "))
	r.Deck = strings.TrimSpace(strings.Join(append(below, r.Deck), " "))
	if !marked && len(r.heads) > 1 {
		r.guessed(above, below)
	}
}

// mainHead returns which of the headlines is the headline, their number if a
// field says it; marked tells that # does.
func (r *reader) mainHead() (at int, marked bool) {
	for i := range r.heads {
		if level := r.heads[i].level; level > 0 && (!marked || level < r.heads[at].level) {
			at, marked = i, true
		}
	}
	switch {
	case r.given:
		at = len(r.heads)
	case !marked && len(r.heads) > 2 && !strings.HasPrefix(r.heads[1].text, "——"):
		at = 1
	}
	return at, marked
}

// guessed says how headlines were told apart that nothing but their order does.
func (r *reader) guessed(above, below []string) {
	if len(above) > 0 {
		r.remark(&r.heads[0], "当作引题", strings.Join(above, " "))
	}
	if len(below) > 0 {
		r.remark(&r.heads[len(r.heads)-1], "当作副题", strings.Join(below, " "))
	}
}

// title is the words of a headline, without # and brackets around it and, on a
// page of several stories, without the number before it.
func (r *reader) title(i int) string {
	b := &r.heads[i]
	s := b.text
	if b.level > 0 {
		s = strings.Trim(s, "#＃ \u3000")
	}
	if r.many && i == 0 {
		s = strings.TrimLeft(s[len(number.FindString(s)):], " \u3000")
	}
	if b.isBracketed() {
		s = strings.TrimSuffix(strings.TrimPrefix(s, "【"), "】")
	}
	return widen(s)
}
