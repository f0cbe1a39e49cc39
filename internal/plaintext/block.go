package plaintext

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"bao/internal/byline"
	"bao/internal/zh"
)

// kind is what a line is by itself.
type kind uint8

const (
	copyLine      kind = iota
	headLine           // short, and no sentence ends it
	listLine           // begins with the mark of a list
	captionLine        // below a picture
	datelineStart      // 本报讯
	bylineLine
	fieldLine
	dayLine
	dividerLine // ———
	folioLine   // the paper, the day and the page, as they stand above a page; or the way to one of a site
)

// A block is the lines that make one paragraph, or one line that is something
// else.
type block struct {
	line    // of all of it, joined
	kind    kind
	level   int // of a heading that is marked #
	fields  []field
	byline  byline.Line
	strict  bool // the byline can be one above the copy too
	lines   []line
	joins   []Join
	numbers bool // begins with 一、 or 1.
}

const (
	longestHead    = 45 // characters
	longestCaption = 90
	longestFolio   = 60
	longestDay     = 40
)

var (
	divider  = regexp.MustCompile(`^(?:[-—－─━_＿=＝*＊※~～·•.◆◇■□●○★☆▼▲◎✦❖\s]{3,}|[-—－~～·（(【\s]*(?:(?:THE )?END|完|全文完)[-—－~～·）)】\s]*)$`)
	hashes   = regexp.MustCompile(`^(#{1,6}|＃{1,6})([\s\x{3000}]*)(.*[^#＃\s].*)$`)
	numbered = regexp.MustCompile(`^(?:第?[一二三四五六七八九十]{1,3}[、．.章节]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[、．]|\d{1,2}\.(?:\s|\p{Han})|[（(]\d{1,2}[）)]|[①-⑳]|0\d(?:\s|\x{3000}|$)|PART\s*\d)`)
	bulleted = regexp.MustCompile(`^[•●○◎■□◆◇▲△▼▽★☆※►▶▷▪▫◦❖✓✔☑√→]`)
	folio    = regexp.MustCompile(`第\s*[\d一二三四五六七八九十]+\s*版|[A-Z]?\d{1,2}\s*版|总?第\s*\d+\s*期`)
	fullDay  = regexp.MustCompile(`\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}`)
	trail    = regexp.MustCompile(`^(?:(?:当前|您的|所在|您现在的)位置|首页\s*[>»›＞])`)
	captions = regexp.MustCompile(`^(?:[▲△▼▽↑↓]|[（(【]?(?:[上下左右]?图(?:[①-⑳一二三四五六七八九十\d]{0,2})?(?:为|是|：|:)|图片说明|图说|资料图))`)
)

// newBlock tells what a line is.
func newBlock(l line) block {
	b := block{line: l, lines: []line{l}}
	first := firstRune(l.text)
	b.numbers = (first > ' ' && first < 0x80 || strings.ContainsRune("第（一二三四五六七八九十", first) || first >= '①' && first <= '⑳') && numbered.MatchString(l.text)
	if b.marked(first) {
		return b
	}
	switch {
	case b.isFolio():
		b.kind = folioLine
	case b.isFields():
		b.kind = fieldLine
	case b.chars <= longestDay && isDay(l.text):
		b.kind = dayLine
	case b.isByline():
		b.kind = bylineLine
	default:
		b.kind = b.words()
	}
	return b
}

// marked takes a heading with # or a line that is no words.
func (b *block) marked(first rune) bool {
	if first == '#' || first == '＃' {
		m := hashes.FindStringSubmatch(b.text)
		if m != nil && (m[2] != "" || utf8.RuneCountInString(m[1]) > 1) && !strings.HasSuffix(m[3], "#") {
			b.kind, b.level, b.numbers = headLine, utf8.RuneCountInString(m[1]), numbered.MatchString(m[3])
			return true
		}
	}
	if (!zh.Han(first) || b.chars < shortLine) && divider.MatchString(b.text) && !strings.HasPrefix(b.text, "..") && !strings.HasPrefix(b.text, "··") {
		b.kind = dividerLine
		return true
	}
	return false
}

func (b *block) isFolio() bool {
	if b.chars <= longestFolio && trail.MatchString(b.text) {
		return true
	}
	return b.chars <= longestFolio && strings.ContainsAny(b.text, "版期") && !strings.ContainsAny(b.text, "。！？") &&
		folio.MatchString(b.text) && fullDay.MatchString(b.text)
}

func (b *block) isFields() bool {
	b.fields = fieldsOf(b.text)
	return b.fields != nil
}

func (b *block) isByline() (ok bool) {
	if b.byline, ok = byline.Last(b.text); ok {
		_, b.strict = byline.First(b.text)
	}
	return ok
}

// words tells what a line of words is.
func (b *block) words() kind {
	text := b.text
	if _, _, _, ok := byline.Dateline(text); ok && b.chars > 6 {
		return datelineStart
	}
	if b.chars <= longestCaption {
		if _, _, ok := byline.Cutline(text); ok && !b.sentences() || captions.MatchString(text) {
			return captionLine
		}
	}
	switch {
	case b.headlike():
		return headLine
	case b.numbers || bulleted.MatchString(text):
		return listLine
	}
	return copyLine
}

// parts reports whether a line stands between stories and says nothing of them.
func (b *block) parts() bool { return b.kind == dividerLine || b.kind == folioLine }

// sentences reports whether more than one sentence stands in the block.
func (b *block) sentences() bool { return strings.Count(b.text, "。") > 1 }

// headlike reports whether a line could stand above copy: it is short, and does
// not end as a sentence does, but for a question or a call.
func (l *line) headlike() bool {
	switch {
	case l.chars > longestHead || l.han < 2 || l.end == endsComma, strings.ContainsRune("…~～", lastRune(l.text)):
		return false
	case l.end == endsMark:
		r := lastRune(strings.TrimRight(l.text, closingMarks))
		return strings.ContainsRune("？！?!", r) && !strings.ContainsAny(l.text, "。；")
	}
	return !strings.ContainsAny(l.text, "。；\t") && !strings.HasPrefix(l.text, "，") && !strings.ContainsRune(closingMarks, firstRune(l.text))
}

// clean reports whether a short line is whole by itself: no clause ends in it.
func (l *line) clean() bool {
	return !l.clause && !strings.ContainsAny(l.text, "、“”‘’")
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
