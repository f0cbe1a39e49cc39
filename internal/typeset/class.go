package typeset

import (
	"strings"
	"unicode"
)

// kind is what a character is to the rules.
type kind uint8

const (
	han        kind = iota // a character of the grid; broken on both sides
	letter                 // Latin and other alphabets, and what sticks to them
	digit                  // 0–9 and ０–９
	space                  // white that may be dropped at a line's end
	zero                   // a place to break without width (U+200B)
	glue                   // NBSP, word joiner: no break on either side
	opening                // full-width opening brackets and quotes
	closing                // full-width closing brackets and quotes
	pause                  // 、，；：
	stop                   // 。．？！
	dash                   // — in a pair
	ellipsis               // …
	interpunct             // ·
	follower               // 々 ー and other marks that begin no line
	connector              // ～ – － × ~ and a single —
	slash                  // ／, and / beside Han
	prefix                 // ¥ $ # № ≥ ± before a number
	postfix                // % ℃ ㎡ after one
	lopen                  // ( [ { and an opening " '
	lclose                 // ) ] } , . ! ? : ; and a closing " '
	joiner                 // - / & = _ and the like inside words
	outside                // beyond the ends of a part
)

// kinds is a set of kinds; settled and quoted are two bits more.
type kinds uint32

const (
	settled kinds = 1 << 30 // a character whose kind depends on its neighbours
	quoted  kinds = 1 << 31 // a curly quote
)

func (k kind) in(set kinds) bool { return set>>k&1 != 0 }

const (
	// slackAfters have half an em of white after them (clreq 3.1.6.1).
	slackAfters kinds = 1<<closing | 1<<pause | 1<<stop
	slacks            = slackAfters | 1<<opening
	// latins are those between which no share of a line's spread goes (clreq
	// 3.2.4).
	latins kinds = 1<<letter | 1<<digit | 1<<prefix | 1<<postfix | 1<<lopen | 1<<lclose | 1<<joiner
	// noStarts may not begin a line (clreq 3.1.4 basic and GB-style, GB/T
	// 15834-2011 5.1).
	noStarts = slackAfters | 1<<interpunct | 1<<follower | 1<<connector | 1<<slash | 1<<postfix | 1<<lclose
	// noEnds may not end a line (clreq 3.1.4; the solidus by its GB-style).
	noEnds  kinds = 1<<opening | 1<<lopen | 1<<slash | 1<<prefix
	wordlys kinds = 1<<letter | 1<<digit
)

func (k kind) slackAfter() bool { return k.in(slackAfters) }
func (k kind) latin() bool      { return k.in(latins) }
func (k kind) noStart() bool    { return k.in(noStarts) }
func (k kind) noEnd() bool      { return k.in(noEnds) }
func wordly(k kind) bool        { return k.in(wordlys) }

// marks tells the characters that have rules of their own. What straight
// quotes, the solidus and curly quotes are depends on what stands beside
// them; see settle.
var marks = func(sets []markSet) map[rune]kind {
	m := map[rune]kind{}
	for _, s := range sets {
		for _, r := range s.runes {
			m[r] = s.kind
		}
	}
	return m
}([]markSet{
	{opening, "（《〈「『【〔［｛〖〘〝“‘"},
	{closing, "）》〉」』】〕］｝〗〙〞〟”’"},
	{pause, "、，；："},
	{stop, "。．？！"},
	{dash, "—─―⸺"},
	{ellipsis, "…⋯"},
	{interpunct, "·・‧"},
	{follower, "•々〻〃ゝゞヽヾー‼⁇⁈⁉﹐﹑﹒﹔﹕﹖﹗︰＂＇"},
	{connector, "～－–〜×"},
	{slash, "／"},
	{prefix, "¥￥$＄€£￡¢#＃№≥≤±≈＞＜≠"},
	{postfix, "%％‰℃℉°′″"},
	{lopen, "([{«｢｟"},
	{lclose, ")]},.!?:;»｣｠｡､"},
	{joiner, "-/&=_+*~^|\\<>‐"},
	{glue, "\u00a0\u202f\u2060\ufeff‑"},
	{zero, "\u200b"},
	{space, " \u0085\u2028\u2029\u3000\u2002\u2003\u2009"},
})

type markSet struct {
	kind  kind
	runes string
}

// class is what the rules know of a character without its context.
type class struct {
	set    kinds // its kind, and whether it is to be settled or a curly quote
	w      int16 // at full size
	kind   kind
	clings bool
}

// basic are the classes of Latin; pages holds them beside those of the other
// characters that newspaper copy is full of: general punctuation, CJK symbols and
// punctuation, full-width forms.
var (
	basic = pageOf(0)
	pages = map[rune]*[256]class{0: basic, 0x20: pageOf(0x2000), 0x30: pageOf(0x3000), 0xff: pageOf(0xff00)}
)

func pageOf(from rune) *[256]class {
	var page [256]class
	for i := range page {
		page[i] = findClass(from + rune(i))
	}
	return &page
}

// classOf looks the class of r up.
func classOf(r rune) class {
	if page := pages[r>>8]; page != nil {
		return page[r&0xff]
	}
	return findClass(r)
}

func findClass(r rune) class {
	c := class{kind: findKind(r), w: int16(advance(r, 0)), clings: clings(r)}
	c.set = 1 << c.kind
	switch {
	case curly(r):
		c.set |= quoted
	case c.kind == dash, c.kind == ellipsis, strings.ContainsRune("\"'/·・‧-‐~+<>", r):
		c.set |= settled
	}
	return c
}

// kindOf is the kind of r without its context.
func kindOf(r rune) kind { return classOf(r).kind }

func findKind(r rune) kind {
	switch {
	case r < ' ':
		return space
	case r >= '0' && r <= '9', r >= '０' && r <= '９':
		return digit
	}
	if k, ok := marks[r]; ok {
		return k
	}
	switch {
	case r >= '㍱' && r <= '㏟': // ㎡ ㎏ ㎝
		return postfix
	case r == '²', r == '³', r == '¹', raised(r): // m² CO₂
		return letter
	case r <= '~', !wide(r) && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)):
		return letter
	}
	return han
}
