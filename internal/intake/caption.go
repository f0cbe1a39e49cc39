package intake

import (
	"slices"
	"strings"

	"bao/internal/byline"
	"bao/internal/foreign"
	"bao/internal/markup"
)

// captions gives figures what is said below them: paragraphs in the style for
// captions, and those that package markup would take for one.
func captions(blocks []block) []block {
	var out []block
	for _, b := range blocks {
		b.blocks = captions(b.blocks)
		if len(out) > 0 && out[len(out)-1].shows() && (b.kind == text || b.kind == item) {
			line, rest := firstLine(b.spans)
			if isCaption(line, b.caption) {
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
