package intake

import (
	"fmt"
	"regexp"
	"strings"

	"bao/internal/foreign"
)

// markdown writes blocks, with an empty line between them.
func markdown(blocks []block) string {
	var out strings.Builder
	var path []int // the widths of the marks of the items that are open
	for i := range blocks {
		b := &blocks[i]
		words := b.markdown()
		if words == "" {
			continue
		}
		tight := false
		if mark := b.listMark(); mark != "" {
			tight = len(path) > 0 && (b.level > blocks[i-1].level || (blocks[i-1].listMark() == "- ") == (mark == "- "))
			path = path[:min(len(path), max(b.level, 1)-1)]
			margin := sum(path)
			words = strings.Repeat(" ", margin) + mark + indent(words, margin+len(mark))
			path = append(path, len(mark))
		} else {
			path = nil
		}
		switch {
		case out.Len() == 0:
		case tight:
			out.WriteByte('\n')
		default:
			out.WriteString("\n\n")
		}
		out.WriteString(words)
	}
	return out.String()
}

func sum(widths []int) (n int) {
	for _, w := range widths {
		n += w
	}
	return n
}

// indent moves the lines of words behind the first to the right.
func indent(words string, by int) string {
	if by == 0 {
		return words
	}
	lines := strings.Split(words, "\n")
	for i := range lines {
		if i > 0 && lines[i] != "" {
			lines[i] = strings.Repeat(" ", by) + lines[i]
		}
	}
	return strings.Join(lines, "\n")
}

// bullets are the marks of lists that Markdown has a form for, with those that
// symbol fonts have in their private places.
var (
	bulletMark = regexp.MustCompile(`^([•·‧∙●○◦▪▫■□◆◇❖➢►▶‣⁃–—−*+-]|[\x{f000}-\x{f0ff}]|o|l|n|u|Ø|ü)$`)
	numberMark = regexp.MustCompile(`^[0-9]{1,9}[.)]$`)
)

// listMark returns the mark of an item that becomes one of Markdown's, with the
// blank behind it; empty where the mark is printed as text.
func (b *block) listMark() string {
	switch {
	case b.kind != item || b.care >= escaped:
		return ""
	case bulletMark.MatchString(b.mark):
		return "- "
	case numberMark.MatchString(b.mark):
		return b.mark + " "
	}
	return ""
}

// newItem returns an item of a list: a paragraph, with its mark as text, where
// Markdown has no form for that.
func newItem(level int, mark string, spans []foreign.Span) block {
	b := block{kind: item, level: level, mark: mark, spans: spans}
	if b.listMark() == "" {
		return block{kind: text, spans: b.words()}
	}
	return b
}

// words are the spans of a block with the mark that is printed before them.
func (b *block) words() []foreign.Span {
	if b.kind != item || b.mark == "" || b.listMark() != "" {
		return b.spans
	}
	mark := b.mark
	if bulletMark.MatchString(mark) {
		mark = "•"
	}
	if last := mark[len(mark)-1]; last < 0x80 || mark == "•" {
		mark += " "
	}
	return append([]foreign.Span{{Text: mark}}, b.spans...)
}

// markdown writes one block, an item without its mark where that is one of
// Markdown's.
func (b *block) markdown() string {
	switch b.kind {
	case heading:
		return strings.Repeat("#", min(b.level, 6)) + " " + inline(b.spans, b.care, true)
	case item:
		if b.listMark() != "" {
			return inline(b.spans, b.care, false)
		}
		return inline(b.words(), b.care, false)
	case table:
		return b.table()
	case quote:
		return "> " + strings.ReplaceAll(markdown(b.blocks), "\n", "\n> ")
	case code:
		return b.fenced()
	case rule:
		return "---"
	case figure:
		return b.figure()
	}
	return inline(b.spans, b.care, false)
}

// table writes a table whose first row is its head.
func (b *block) table() string {
	var out strings.Builder
	for i, row := range b.rows {
		if i > 0 {
			out.WriteByte('\n')
		}
		for _, cell := range row {
			out.WriteString("| " + inline(cell, b.care, true) + " ")
		}
		out.WriteByte('|')
		if i == 0 {
			out.WriteString("\n" + strings.Repeat("|---", len(row)) + "|")
		}
	}
	return out.String()
}

var tickRun = regexp.MustCompile("`+")

// fenced writes code between fences that are longer than any in it.
func (b *block) fenced() string {
	words := strings.Trim(plainOf(b.spans), "\n")
	fence := "```"
	for _, run := range tickRun.FindAllString(words, -1) {
		if len(run) >= len(fence) {
			fence = strings.Repeat("`", len(run)+1)
		}
	}
	return fence + "\n" + words + "\n" + fence
}

// figure writes pictures, those that belong together as one paragraph. One that
// can't be shown parts them: a comment ends the paragraph that it stands in.
func (b *block) figure() string {
	var out strings.Builder
	for i, p := range b.pictures {
		switch {
		case i == 0:
		case p.file == "" || b.pictures[i-1].file == "":
			out.WriteString("\n\n")
		default:
			out.WriteByte('\n')
		}
		switch {
		case p.file == "":
			out.WriteString("<!-- " + p.note + " -->")
		case p.caption == "":
			fmt.Fprintf(&out, "![](%s)", destination(p.file))
		default:
			fmt.Fprintf(&out, `![%s](%s "%s")`, escaped.escape(strings.Join(strings.Fields(p.heard()), " "), false), destination(p.file), quoted(p.caption))
		}
	}
	return out.String()
}

// quoted writes the words of a title, in which a quote would end it and what
// looks like an entity would be one.
func quoted(s string) string {
	return strings.NewReplacer(`\`, "&#92;", `"`, "&quot;", "&", "&amp;").Replace(strings.Join(strings.Fields(s), " "))
}
