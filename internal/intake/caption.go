package intake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bao/internal/byline"
	"bao/internal/foreign"
	"bao/internal/markup"
	"bao/internal/zh"
)

// captions gives figures what is said below them: paragraphs in the style for
// captions, lines set in the middle, and those that package markup would take
// for one.
func captions(blocks []block) []block {
	var out []block
	for i, b := range blocks {
		b.blocks = captions(b.blocks)
		if len(out) > 0 && out[len(out)-1].shows() && (b.kind == text || b.kind == item) {
			line, rest := firstLine(b.spans)
			below := b.caption || len(rest) == 0 && !out[len(out)-1].captioned() && b.middle() && (i+1 == len(blocks) || !blocks[i+1].middle())
			if isCaption(line, below) {
				number := ""
				if numberMark.MatchString(b.mark) {
					number = b.mark + " "
				}
				out[len(out)-1].addCaption(number + plainOf(line))
				if b.spans = rest; empty(rest) {
					continue
				}
			}
		}
		out = append(out, b)
	}
	return out
}

// shows reports whether a block is a figure in which a picture can be seen.
func (b *block) shows() bool {
	return b.kind == figure && slices.ContainsFunc(b.pictures, func(p shown) bool { return p.file != "" })
}

// captioned reports whether something is said below a picture of a figure.
func (b *block) captioned() bool {
	return slices.ContainsFunc(b.pictures, func(p shown) bool { return p.caption != "" })
}

// middle reports whether a block is a line that stands in the middle, which
// below a picture is how Word and WeChat people set a caption. Where the line
// after it stands there as well, the copy does: a poem, or an article in the
// fashion of WeChat. One that is bold is a subhead.
func (b *block) middle() bool {
	words := strings.TrimFunc(plainOf(b.spans), blank)
	return b.kind == text && b.align == foreign.Centre && !b.bold() && words != "" && utf8.RuneCountInString(words) <= longestPart &&
		strings.IndexFunc(words, zh.Han) >= 0 && !isByline(words)
}

// firstLine parts spans at their first line break.
func firstLine(spans []foreign.Span) (line, rest []foreign.Span) {
	i := slices.IndexFunc(spans, func(s foreign.Span) bool { return s.Break })
	if i < 0 {
		return spans, nil
	}
	return spans[:i], spans[i+1:]
}

// isCaption reports whether a line below a picture is said of it. What is more
// than words has no place in a caption.
func isCaption(line []foreign.Span, style bool) bool {
	for _, s := range line {
		if s.Note > 0 || s.Picture > 0 || s.Link != "" || s.Ruby != "" || s.Underlined || s.Superior || s.Inferior {
			return false
		}
	}
	words := strings.TrimFunc(plainOf(line), blank)
	if style || words == "" {
		return words != ""
	}
	doc, _ := markup.Parse([]byte("![](1.jpg)\n\n" + spelled.escape(words, true)))
	return len(doc.Blocks) == 1
}

// addCaption puts words below the last picture that is shown.
func (b *block) addCaption(words string) {
	for i := range slices.Backward(b.pictures) {
		p := &b.pictures[i]
		if p.file == "" {
			continue
		}
		p.caption = strings.Join(strings.Fields(p.caption+" "+words), " ")
		return
	}
}

// heard is the alternative text of a picture, but for one that would be printed:
// it names who took the picture, or the caption does nothing else.
func (s shown) heard() string {
	if _, _, credited := byline.Cutline(s.alt); credited {
		return ""
	}
	if words, _, credited := byline.Cutline(s.caption); credited && words == "" || s.caption == "" {
		return ""
	}
	return s.alt
}
