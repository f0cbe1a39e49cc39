package markup

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"bao/internal/zh"

	"github.com/yuin/goldmark/parser"
)

// Chinese copy is full of stars and lines that mark nothing: masked names and
// numbers (王*明, 李**女士, 138****0001), sizes (30*40厘米), blanks to fill in
// (姓名____), stars of notes (带*号的). Taken for marks they go, and what a
// reader knows a person by goes with them. So a run must look like a mark on
// both ends, or it prints as it was typed.

// A markRun is a run of * or _ with the characters beside it, 0 at the edge
// of the copy.
type markRun struct {
	start, stop   int
	before, after rune
}

func runAt(src []byte, start, stop int) markRun {
	r := markRun{start: start, stop: stop}
	if start > 0 {
		r.before, _ = utf8.DecodeLastRune(src[:start])
	}
	if stop < len(src) {
		r.after, _ = utf8.DecodeRune(src[stop:])
	}
	return r
}

// restrain takes from a run what one look at its neighbours forbids.
func (r markRun) restrain(d *parser.Delimiter, src []byte) {
	n := r.stop - r.start
	if numeral(r.before) && numeral(r.after) ||
		n >= 4 && (numeral(r.before) || numeral(r.after)) ||
		n >= 3 && d.Char == '_' && (fullSquare(r.before) || fullSquare(r.after)) ||
		n > 1 && r.leftOut(src[:r.start]) ||
		strings.ContainsRune("-./:", r.before) && strings.ContainsRune("-./:", r.after) || // 2026-**-**
		strings.ContainsRune("“‘「『《", r.before) && strings.ContainsRune("”’」』》", r.after) {
		d.CanOpen, d.CanClose = false, false
	}
	if strings.ContainsRune("，。、；：！？）】》〉」』", r.after) ||
		strings.ContainsRune("”’,.;:!?)]", r.after) && (solid(r.before) || opening(r.before)) {
		d.CanOpen = false // 王**、李**
	}
	if n > 1 && numeral(r.before) && unit(r.after) {
		d.CanOpen = false // 883**元
	}
	if d.Char == '*' {
		alone, series := blankBefore(n, src[r.stop:])
		blank := alone || series || n == 1 && r.after == '.' && !blankRune(r.before) && r.before != 0 // **年**月, 10.1.*.*
		d.CanOpen = d.CanOpen && !blank
		d.CanClose = d.CanClose && !(series && unnumbered(r.before)) && !(blank && n > 1 && edge(r.before) && unit(r.after))
	}
	if opening(r.before) || strings.ContainsRune("、，；", r.before) && strings.ContainsRune("、，；。：！？", r.after) {
		d.CanClose = false // （__）, ，**，
	}
	if d.Char == '*' && n <= 3 && solid(r.after) {
		d.CanOpen = d.CanOpen && !listed(n, src[r.stop:])
		d.CanClose = d.CanClose && !listedBefore(n, src[:r.start])
	}
}

// leftOut reports whether what stands beside two stars, behind s, tells by
// itself that a number is left out or that the stars are spoken of: 第**期,
// 尾号**12, ￥**元, 带**的.
func (r markRun) leftOut(s []byte) bool {
	if asciiWord(r.before) && asciiWord(r.after) && (numeral(r.before) || numeral(r.after)) { // 浙A**123
		return true
	}
	switch r.before {
	case '第':
		return unit(r.after) || strings.ContainsRune("条款章节项页届", r.after)
	case '￥', '¥':
		return unit(r.after)
	case '号':
		return numeral(r.after) && bytes.HasSuffix(s, []byte("尾号"))
	case '某': // 王某**
		return surnameLen(s[:len(s)-len("某")]) > 0
	case '年', '月', '日', '时':
		return strings.ContainsRune("月日时分", r.after)
	case '带', '标', '注', '打':
		return strings.ContainsRune("的号者", r.after)
	}
	return false
}

// blankBefore reports whether s, which follows n stars, is a unit by itself, so
// that its number is to be filled in, and whether another unit with as many
// stars follows. **人** is left to the pair.
func blankBefore(n int, s []byte) (alone, series bool) {
	first, size := utf8.DecodeRune(s)
	if !unit(first) || size == len(s) {
		return false, false
	}
	rest := bytes.TrimLeft(s[size:], "*")
	next, _ := utf8.DecodeRune(rest)
	if stars := len(s) - size - len(rest); stars > 0 {
		return false, stars == n && unit(next)
	}
	if next == ' ' { // but **单 token**
		next, _ = utf8.DecodeRune(bytes.TrimLeft(rest, " "))
		return !latin(next), false
	}
	return edge(next) || numeral(next), false
}

// Names without their surnames stand in lists: *明、*华, **明、**华, *先生、*女士.
// Without a look at the next star each list would be one long emphasis.

// listed reports whether a run of n stars stands before such a name in a list
// that goes on: s is what follows it.
func listed(n int, s []byte) bool {
	end := 0
	for range 4 {
		r, size := utf8.DecodeRune(s[end:])
		if between(n, r) {
			rest := s[end+size:]
			stars := len(rest) - len(bytes.TrimLeft(rest, "*"))
			return stars == n && givenName(n, s[:end])
		}
		if !zh.Han(r) {
			return false
		}
		end += size
	}
	return false
}

// listedBefore reports whether a run of n stars goes on such a list: s is
// what stands before it.
func listedBefore(n int, s []byte) bool {
	mark, size := utf8.DecodeLastRune(s)
	if !between(n, mark) {
		return false
	}
	word := s[:len(s)-size]
	start := len(word)
	for range 4 {
		r, size := utf8.DecodeLastRune(word[:start])
		if r == '*' {
			return givenName(n, word[start:])
		}
		if !zh.Han(r) {
			return false
		}
		start -= size
	}
	return false
}

// between reports whether r stands between the names of such a list.
func between(n int, r rune) bool { return r == '、' || n == 1 && r == '，' }

// givenName reports whether word may follow n stars that stand for the rest
// of a name. Two stars that number a paragraph are marks: **一、**总则.
func givenName(n int, word []byte) bool {
	first, size := utf8.DecodeRune(word)
	return size > 0 && (len(word) == honorificLen(word) ||
		len(word) <= max(3-n, 1)*len("王") && !strings.ContainsRune("第一二三四五六七八九十甲乙丙丁戊首其", first))
}

// mask reports whether a run of stars that found no pair is a mask, so that
// nobody need be told of it.
func (r markRun) mask(src []byte) bool {
	head, tail := src[:r.start], src[r.stop:]
	n := r.stop - r.start
	switch {
	case n > 3, numeral(r.before), n > 2 && (solid(r.before) || numeral(r.after) || asciiWord(r.before)):
		return true
	case n > 2 && (blankRune(r.before) && blankRune(r.after)), asciiWord(r.before) && asciiWord(r.after), strings.ContainsRune("-./:", r.before) && edge(r.after):
		return true // decoration; 浙A**123
	case r.leftOut(head), strings.ContainsRune("￥¥", r.before), strings.ContainsRune("%％", r.after):
		return true
	case (opening(r.before) || strings.ContainsRune("、，“‘「", r.before)) && strings.ContainsRune("）】》〉)]、，。；”’」", r.after) || r.before == '、' && edge(r.after):
		return true // 《**》 李**、**
	case surnameLen(head) > 0 && (edge(r.after) || honorificLen(tail) > 0), plainSurname(head), surnameAlone(head):
		return true
	case solid(r.before) && honorificLen(tail) > 0:
		return true
	}
	if solid(r.after) && (listed(n, tail) || listedBefore(n, head)) {
		return true
	}
	return unitAlone(tail) || unit(r.after) && r.before == '第' || r.before == '号' && (r.after == '的' || edge(r.after)) ||
		unnumbered(r.before) && (onlyCounter(tail) || building(tail) || counter(tail) && strings.ContainsRune("共计约近达满足有过每于至为", r.before))
}
