package markup

import "bytes"

// joinRows returns src with the empty lines gone that stand between the lines
// of a table: whoever types Markdown like Word puts one after each line. Their
// bytes become spaces, so that every offset stays; src itself is not changed.
// Every line of such a table begins with a bar and has as many cells as its
// rule.
func joinRows(src []byte) []byte {
	if !hasBar(src) {
		return src
	}
	out, fence := src, byte(0)
	for start := 0; start < len(src); {
		line, next := lineAt(src, start)
		words := bytes.TrimLeft(line, " ")
		switch {
		case bytes.HasPrefix(words, []byte("```")) || bytes.HasPrefix(words, []byte("~~~")):
			if fence == 0 {
				fence = words[0]
			} else if fence == words[0] {
				fence = 0
			}
		case fence == 0 && barLen(bytes.TrimLeftFunc(line, blankRune)) > 0:
			if end := tableEnd(src, start); end > 0 {
				out = closeGaps(src, out, start, end)
				next = end
			}
		}
		start = next
	}
	return out
}

// lineAt returns the line that begins at start, without its line end, and
// where the next one begins.
func lineAt(src []byte, start int) (line []byte, next int) {
	if i := bytes.IndexByte(src[start:], '\n'); i >= 0 {
		return src[start : start+i], start + i + 1
	}
	return src[start:], len(src)
}

// barLine returns the next line that is not empty, if it begins with a bar,
// and where it begins and ends.
func barLine(src []byte, start int) (line []byte, from, next int) {
	for start < len(src) {
		line, next = lineAt(src, start)
		words := bytes.TrimFunc(line, blankRune)
		if len(words) > 0 {
			if barLen(words) == 0 {
				return nil, start, start
			}
			return line, start, next
		}
		start = next
	}
	return nil, start, start
}

// tableEnd returns where the table ends whose head begins at start; 0 when
// there is no table with a row.
func tableEnd(src []byte, start int) (end int) {
	head, next := lineAt(src, start)
	rule, _, next := barLine(src, next)
	aligns, _ := tableRule(rule)
	if aligns == nil || len(tableCells(head, len(aligns))) != len(aligns) {
		return 0
	}
	for {
		row, from, after := barLine(src, next)
		if row == nil || from > next && len(tableCells(row, len(aligns))) != len(aligns) {
			return end
		}
		if from > next { // behind an empty line another table may begin
			below, _, _ := barLine(src, after)
			if aligns, _ := tableRule(below); aligns != nil {
				return end
			}
		}
		end, next = after, after
	}
}

// closeGaps makes spaces of the empty lines between start and end.
func closeGaps(src, out []byte, start, end int) []byte {
	for start < end {
		_, next := lineAt(src, start)
		_, from, _ := barLine(src, next)
		if from > next && from < end {
			if &out[0] == &src[0] {
				out = bytes.Clone(src)
			}
			for i := next - 1; i < from-1; i++ {
				out[i] = ' '
			}
		}
		start = max(next, from)
	}
	return out
}
