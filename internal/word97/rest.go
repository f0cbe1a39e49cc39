package word97

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf16"

	"bao/internal/foreign"
)

// rest accounts for what nothing of the main text leads to.
func (d *doc) rest() {
	boxes := slices.SortedFunc(maps.Values(d.anchors.boxes), func(a, b [2]int) int { return a[0] - b[0] })
	for _, at := range boxes {
		if blocks := d.story(at[0], at[1]); len(blocks) > 0 {
			d.Blocks = append(d.Blocks, foreign.Block{Kind: foreign.Box, Blocks: blocks})
			d.remark("一个文本框不知道该在哪里，放在了最后", "", false)
		}
	}
	for _, shape := range slices.Sorted(maps.Keys(d.anchors.texts)) {
		d.remark("艺术字没有取", d.anchors.texts[shape], true)
	}
	for _, p := range []struct {
		part    int
		message string
	}{
		{partFootnotes, "没有标号的脚注没有取"},
		{partEndnotes, "没有标号的尾注没有取"},
		{partBoxes, "文本框里的文字没有取"},
		{partHeaders, "页眉、页脚没有取"},
		{partHeaderBoxes, "页眉、页脚里的文本框没有取"},
		{partComments, "批注没有取"},
		{partMacros, "宏的文字没有取"},
		{parts, "文章末尾以外的文字没有取"},
	} {
		from, to := d.start(p.part), len(d.text)
		if p.part < parts {
			to = from + d.ccp[p.part]
		}
		d.leaveUnseen(p.message, from, min(to, len(d.text)))
	}
	if len(d.unknown) > 0 {
		d.remark("有些符号来自符号字体，在别的字体里显示不出来，要换成通用的", string(d.unknown), false)
	}
}

// leaveUnseen remarks what is in no block of a stretch.
func (d *doc) leaveUnseen(message string, from, to int) {
	for from < to {
		end := from
		for end < to && d.seen[end] == d.seen[from] {
			end++
		}
		if s := d.plain(from, end); s != "" && !d.seen[from] {
			d.remark(message, s, true)
		}
		from = end
	}
}

// plain returns the text of a stretch without the code of fields, a line a
// paragraph.
func (d *doc) plain(from, to int) string {
	var lines []string
	var b strings.Builder
	code, open := 0, 0
	flush := func() {
		if s := strings.TrimSpace(b.String()); s != "" {
			lines = append(lines, s)
		}
		b.Reset()
	}
	to = min(to, len(d.text))
	for _, c := range utf16.Decode(d.text[min(from, to):to]) {
		switch {
		case c == 0x13:
			open++
			code++
		case c == 0x14 && code > 0:
			code--
		case c == 0x15 && open > 0:
			open--
			code = min(code, open)
		case c == charReturn || c == charCell || c == charPage || c == 0x0B:
			flush()
		case code == 0 && (c >= ' ' || c == '\t'):
			b.WriteRune(c)
		}
	}
	flush()
	return strings.Join(lines, "\n")
}
