package markup

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"bao/internal/byline"
	"bao/internal/zh"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
)

// maxDoubts is enough to find one that is worth a reminder.
const maxDoubts = 100

// maxLooks bounds the pairs that are looked at: each run may be tried with
// each before it.
const maxLooks = 50_000

// An emphasisMatch pairs * and _ of one document.
type emphasisMatch struct {
	src     []byte
	inner   inWord
	looks   int          // at pairs
	doubt   []int        // where runs stand that were left alone but could have been meant
	guess   []int        // the same, of stars that stand for numbers
	numbers map[int]bool // where these stand
}

// inWord is what a single star within a word is pushed with, so that a long
// list of names is not looked at pair by pair.
type inWord struct{ *emphasisMatch }

// IsDelimiter implements parser.DelimiterProcessor.
func (*emphasisMatch) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

// OnMatch implements parser.DelimiterProcessor.
func (*emphasisMatch) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// CanOpenCloser implements parser.DelimiterProcessor.
func (m *emphasisMatch) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	if opener.Char != closer.Char {
		return false
	}
	_, inside := closer.Processor.(*inWord)
	if _, in := opener.Processor.(*inWord); in || inside {
		p := m.pair(opener, closer)
		if !inside && p.attributed() {
			return true
		}
		m.doubts(p)
		return false
	}
	if m.looks++; m.looks > maxLooks {
		return false
	}
	p := m.pair(opener, closer)
	p.look()
	if opener.Length > 1 && closer.Length > 1 {
		if !p.gaps() {
			return !p.names() && !m.number(p) && !p.blanks()
		}
	} else if p.notes() || p.names() || p.blanks() {
		return false
	} else if p.attributed() || !p.within() && !p.series() {
		return true
	}
	m.doubts(p)
	return false
}

func (m *emphasisMatch) pair(opener, closer *parser.Delimiter) pair {
	p := pair{src: m.src, char: opener.Char}
	p.o.start, p.o.stop = opener.Segment.Start, opener.Segment.Start+opener.OriginalLength
	p.c.start, p.c.stop = closer.Segment.Start, closer.Segment.Start+closer.OriginalLength
	p.inside = m.src[p.o.stop:max(p.o.stop, p.c.start)]
	return p
}

// number reports whether one of the runs is a number left out, and notes which.
// A pair that could have been meant is a guess.
func (m *emphasisMatch) number(p pair) bool {
	open, close := p.counted()
	open, close = open || m.numbers[p.o.start], close || m.numbers[p.c.start]
	if !open && !close {
		return false
	}
	if m.numbers == nil {
		m.numbers = map[int]bool{}
	}
	m.numbers[p.o.start], m.numbers[p.c.start] = open, close
	if n := len(p.inside); n > len("重") && n <= mostMeant*len("重") && allHan(p.inside) && len(m.guess) < maxDoubts {
		m.guess = append(m.guess, p.o.start)
	}
	return true
}

// mostMeant is how many characters an editor would emphasise.
const mostMeant = 12

// doubts notes a pair that is none but could have been meant.
func (m *emphasisMatch) doubts(p pair) {
	if n := len(p.inside); n < len("重点") || n > mostMeant*len("重") || len(m.doubt) >= maxDoubts {
		return
	}
	if p.look(); (p.o.stop-p.o.start == 1 || solid(p.o.before)) && p.phrase() {
		m.doubt = append(m.doubt, p.o.start)
	}
}

// A pair is two runs that may be the marks of what stands between them.
type pair struct {
	src    []byte
	char   byte
	o, c   markRun
	inside []byte
}

// look reads what stands beside the runs.
func (p *pair) look() {
	p.o, p.c = runAt(p.src, p.o.start, p.o.stop), runAt(p.src, p.c.start, p.c.stop)
}

// attributed reports whether attributes show that the marks are meant.
func (p *pair) attributed() bool {
	rest := p.src[p.c.stop:]
	return len(rest) > 1 && rest[0] == '{' && (rest[1] == '.' || rest[1] == '#')
}

// gaps reports whether one of the runs is three or more long and stands where
// something was left out.
func (p *pair) gaps() bool {
	return p.o.stop-p.o.start > 2 && solid(p.o.before) && solid(p.o.after) ||
		p.c.stop-p.c.start > 2 && solid(p.c.before) && solid(p.c.after)
}

// series reports whether what stands between begins as a list of masked names
// does, *宁、周*: Chinese has no italics, and hardly ever a list of such.
func (p *pair) series() bool {
	end := 0
	for range 4 {
		r, size := utf8.DecodeRune(p.inside[end:])
		if r == '、' {
			return end > 0
		}
		if !zh.Han(r) {
			return false
		}
		end += size
	}
	return false
}

// within reports whether single marks stand within words: italics want a
// space, a mark or the edge of a line outside, or Latin or quotes inside.
func (p *pair) within() bool {
	quoted := strings.ContainsRune("“‘「『《", p.o.after) && strings.ContainsRune("”’」』》", p.c.before)
	opens := !solid(p.o.before) && !(latin(p.o.before) && solid(p.o.after)) || latin(p.o.after) || quoted
	closes := !solid(p.c.after) && !(latin(p.c.after) && solid(p.c.before)) || latin(p.c.before) ||
		quoted || !solid(p.c.before) && !latin(p.c.before) && !opening(p.c.before)
	return !opens || !closes
}

// notes reports whether single stars are each for itself: a formula (L*W*H)
// or notes (*注：…).
func (p *pair) notes() bool {
	formula := asciiWord(p.o.before) && asciiWord(p.o.after) || asciiWord(p.c.before) && asciiWord(p.c.after)
	switch {
	case asciiWord(p.o.before) && asciiWord(p.c.after) && len(p.inside) <= 2, formula && !ascii(p.inside):
		return true
	case !solid(p.c.after):
		return false
	}
	for _, word := range []string{"注", "备注", "说明"} {
		if rest, ok := bytes.CutPrefix(p.inside, []byte(word)); ok && (bytes.HasPrefix(rest, []byte("：")) || bytes.HasPrefix(rest, []byte(":"))) {
			return true
		}
	}
	return false
}

// names reports whether stars stand for given names.
func (p *pair) names() bool {
	if p.char != '*' {
		return false
	}
	if h := honorificLen(p.inside); h > 0 { // **女士、
		if r, _ := utf8.DecodeRune(p.inside[h:]); strings.ContainsRune("、，。；", r) {
			return true
		}
	}
	surname := surnameLen(p.inside)
	after := honorificLen(p.src[p.c.stop:]) > 0
	switch named := surnameLen(p.src[:p.o.start]) > 0; {
	case named && honorificLen(p.inside) > 0: // 李**女士
		return true
	case surname > 0 && surname == len(p.inside): // 李**王**, but **王**
		return named
	case surname > 0 && surnameAlone(p.inside) && (plainSurname(p.inside) || surnameAlone(p.src[:p.o.start])): // …，王**
		return true
	case surname > 0 && after && !fullName(p.inside): // 失主李**女士, but **李小林**女士
		return true
	case named && surname > 0 && bytes.ContainsAny(p.inside, "，。、；：（）“”"): // 高**说，马**和
		return true
	case (edge(p.c.after) || joins(p.c.after)) && plainSurname(p.inside) && bytes.ContainsAny(p.inside, "，。、；"):
		before, _ := utf8.DecodeLastRune(p.inside[:len(p.inside)-surname])
		return !strings.ContainsRune("小老阿", before) // …，居民王**。
	case plainSurname(p.src[:p.o.start]):
		// No phrase begins within a name and goes on over a mark, or with
		// another name: 李**已领回，…, 李**和…
		return plainSurname(p.inside) || joins(p.o.after) || bytes.ContainsAny(p.inside[:min(len(p.inside), 96)], "，。、；：（")
	}
	return false
}

// blanks reports whether the runs are to be filled in: **年**月, 姓名：__电话：__.
func (p *pair) blanks() bool {
	first, size := utf8.DecodeRune(p.inside)
	before, after := solid(p.o.before), solid(p.c.after)
	if size == len(p.inside) && zh.Han(first) && !adverb(first) && (before && after || unit(first) && (before || after)) {
		return true
	}
	if p.codes() {
		return true
	}
	if before && after && p.o.before == p.c.before && p.o.after == p.c.after { // 门牌**号和门牌**号
		return true
	}
	if unit(first) && unit(p.o.before) && unit(p.c.after) {
		return true
	}
	if unitAlone(p.inside) && (unit(p.c.after) || unit(p.o.before) || p.char == '_' || p.o.stop-p.o.start != p.c.stop-p.c.start) {
		return true
	}
	if rest := p.src[p.c.stop:]; p.char == '_' && len(rest) > 1 && strings.IndexByte("./-", rest[0]) >= 0 && wordByte(rest[1]) {
		return true // __init__.py
	}
	return p.char == '_' && colon(p.c.before) &&
		(colon(p.o.before) || p.c.stop-p.c.start > 2 || bytes.Contains(p.inside, []byte("__")))
}

// codes reports whether stars stand within numbers and names of accounts:
// 尾号**12、**34, 浙A**12、京B**45.
func (p *pair) codes() bool {
	switch {
	case p.char != '*':
		return false
	case asciiWord(p.o.before) && asciiWord(p.o.after) && asciiWord(p.c.before) && asciiWord(p.c.after):
		return !ascii(p.inside)
	}
	return numeral(p.o.after) && numeral(p.c.after) && strings.ContainsRune("、，,", p.c.before) ||
		numeral(p.c.before) && unit(p.c.after) && bytes.ContainsFunc(p.inside, func(r rune) bool { return edge(r) && !strings.ContainsRune(",.-", r) })
}

// phrase reports whether what stands between the runs could be emphasised: a
// few characters that are no part of a list of names, of which surnames can be
// rare.
func (p *pair) phrase() bool {
	words := p.inside
	if !solid(p.o.before) {
		words = bytes.ReplaceAll(words, []byte("、"), nil)
	}
	return p.char == '*' && allHan(words) && !byline.Surname(p.o.before) && p.o.before != p.c.before &&
		honorificLen(words) == 0 && !bytes.ContainsAny(words, "和与及同跟或号")
}
