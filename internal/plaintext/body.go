package plaintext

import (
	"strings"

	"bao/internal/byline"
	"bao/internal/foreign"
)

const (
	shortSubhead   = 4 // characters
	longestSubhead = 25
	underSubhead   = 30 // that the paragraph below a subhead has at least
	shortVerse     = 20 // characters of a line that stands by itself
)

// body makes the copy of what neither head nor tail has taken.
func (r *reader) body() {
	for i := r.at; i < r.end; {
		if i == r.at {
			if _, line, _, ok := byline.Dateline(r.blocks[i].text); ok {
				add(&r.Byline, line)
			}
		}
		if n := r.verse(i); n > 0 {
			r.Body.Blocks = append(r.Body.Blocks, stanza(r.blocks[i:i+n]))
			i += n
			continue
		}
		r.Body.Blocks = append(r.Body.Blocks, r.block(i))
		i++
	}
}

// block makes one block of the copy.
func (r *reader) block(i int) foreign.Block {
	b := &r.blocks[i]
	switch {
	case b.kind == dividerLine:
		return foreign.Block{Kind: foreign.Break, Mark: b.text}
	case b.level > 0:
		words := strings.Trim(b.text, "#＃ \u3000")
		mark := b.text[:strings.Index(b.text, words)]
		if closing := b.text[len(mark)+len(words):]; closing != "" {
			words += closing // no character is lost
		}
		return foreign.Block{Kind: foreign.Heading, Level: max(b.level, 2), Mark: strings.TrimSpace(mark), Spans: spansOf(words)}
	case r.isSubhead(i):
		message := "当作小标题"
		if b.gap > 1 {
			message += "；是另一篇的标题，就撤销这次导入，在原来的文件里它的上面加一行“———”，再导入"
		}
		r.remark(b, message, b.text)
		level := 2
		if strings.HasPrefix(b.text, "（") || strings.HasPrefix(b.text, "(") {
			level = 3
		}
		return foreign.Block{Kind: foreign.Heading, Level: level, Spans: spansOf(b.text)}
	case b.kind == bylineLine && writes(b.byline) && len(b.byline.Credits) > 0:
		r.remark(b, "像是署名，留在正文里", b.text)
	}
	r.interrupted(i)
	return foreign.Block{Kind: foreign.Paragraph, Spans: spansOf(b.text)}
}

func spansOf(text string) []foreign.Span { return []foreign.Span{{Text: widen(text)}} }

// isSubhead reports whether a line amid the copy is a subhead: short, whole by
// itself, with a paragraph above and one below.
func (r *reader) isSubhead(i int) bool {
	b := &r.blocks[i]
	if b.kind != headLine && !(b.kind == listLine && b.numbers && b.headlike()) || b.chars < shortSubhead || b.chars > longestSubhead || i+1 == r.end || strings.ContainsAny(b.text, "：:|") || b.named() {
		return false
	}
	next := &r.blocks[i+1]
	if !next.isCopy() || next.chars < underSubhead || next.kind == listLine && b.kind == listLine {
		return false
	}
	return i == r.at || r.blocks[i-1].isCopy() && r.blocks[i-1].end != endsComma || r.blocks[i-1].kind == captionLine || r.blocks[i-1].kind == dividerLine
}

// isVerse reports whether a block is a short line that can stand by itself.
func (b *block) isVerse() bool {
	switch {
	case len(b.lines) > 1, b.kind != headLine && b.kind != copyLine, b.level > 0, b.numbers, b.clause, noticeLabel.MatchString(b.text):
		return false
	}
	return b.row || b.chars <= shortVerse
}

// verse returns how many blocks from i on are short lines right below each
// other, which keep their lines: verse, or the rows of a list. It is 0 for fewer
// than three, or than two behind others.
func (r *reader) verse(i int) int {
	n := 0
	for ; i+n < r.end; n++ {
		b := &r.blocks[i+n]
		if !b.isVerse() || n > 0 && b.gap > 0 {
			break
		}
	}
	if n > 2 || n > 1 && r.versed {
		r.versed = true
		return n
	}
	return 0
}

func stanza(blocks []block) foreign.Block {
	p := foreign.Block{Kind: foreign.Paragraph}
	for i := range blocks {
		if i > 0 {
			p.Spans = append(p.Spans, foreign.Span{Break: true})
		}
		p.Spans = append(p.Spans, spansOf(blocks[i].text)...)
	}
	return p
}

// interrupted says where a paragraph seems to go on behind the words below a
// picture, which stay where they are.
func (r *reader) interrupted(i int) {
	b := &r.blocks[i]
	if i+2 >= r.end || !b.takesMore() || b.end == endsMark || r.blocks[i+1].kind != captionLine {
		return
	}
	if next := &r.blocks[i+2]; next.isMore() && !startsAnew(next.text) {
		r.remark(b, "的话没有完，像是隔着图片说明接下去", tailOf(b.text)+"／"+headOf(next.text))
	}
}
