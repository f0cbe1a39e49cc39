package intake

import (
	"slices"
	"testing"

	"bao/internal/foreign"

	"pgregory.net/rapid"
)

// pieces are what goes wrong: marks of Markdown and of Chinese typing, in the
// places where they mean something.
var pieces = []string{
	"春", "三月的渡口", "停水通知", "王*明", "李**女士", "138****0001", "30*40厘米", "姓名：____", "**", "*", "_", "__", "~~", "~", "`", "```", "#", "## ", "#便民#",
	"[", "]", "(", ")", "[^1]", "[^1]: ", "［^1］", "［^1］：", "[甲](乙.md)", "![甲](1.jpg)", "【甲】（乙.md）", "［图］(1.jpg)", "[[乙]]", "![[1.jpg]]", "<", ">", "</u>", "<b>", "<!--", "-->", "<script>", "&amp;", "&", "&#65;",
	"|", "｜", "|---|", "｜—｜", "- ", "+ ", "1. ", "12) ", "一、", "（一）", "①", "•", "●", ": ", "：", "甲：", "---", "===", "***", "> ", "》", "{.wide}", "{#a}", "\\", "\\*", "  ", " ", "\u3000", "\u3000\u3000", "\u00a0",
	"https://example.cn/a_b?c=d&e=f", "www.example.cn", "a@b.cn", "photos/1.jpg", "A", "word", "3.14", "10:30", "％", "“", "”", "’", "'", "\"", "，", "。", "！", "？", "、", "本报讯", "（记者 岑望舒）", "岑望舒 摄", "图为渡口", "▲新渡船", "2026年11月9日", "芦花渡街道办", "【标题】", "标题：", "正文", "时间：", "^", "[x]", "[ ]", "$", "%", "@", "/", "::", "\u200b", "é", "е", "😀", "\ue000", "⼀",
}

func someText(t *rapid.T) string {
	s := ""
	for _, p := range rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 6).Draw(t, "text") {
		s += p
	}
	if rapid.IntRange(0, 9).Draw(t, "any") == 0 {
		s += rapid.StringN(0, 5, -1).Draw(t, "string")
	}
	s, _ = clean(s)
	return s
}

func someSpans(t *rapid.T, notes int) []foreign.Span {
	var spans []foreign.Span
	for range rapid.IntRange(1, 4).Draw(t, "spans") {
		s := foreign.Span{Text: someText(t)}
		switch rapid.IntRange(0, 15).Draw(t, "look") {
		case 0, 1, 2:
			s.Bold = true
		case 3:
			s.Italic = true
		case 4:
			s.Bold, s.Italic = true, true
		case 5:
			s.Underlined = true
		case 6:
			s.Struck = true
		case 7:
			s.Superior = true
		case 8:
			s.Link = rapid.SampledFrom([]string{"https://example.cn/", "https://example.cn/a(b)?c=甲 乙&copy=1#x", "b.md", "mailto:a@b.cn"}).Draw(t, "link")
			s.Bold = rapid.Bool().Draw(t, "bold")
		case 9:
			s.Text, s.Ruby = "渡", rapid.SampledFrom([]string{"dù", "<b>", "一"}).Draw(t, "ruby")
		case 10:
			s = foreign.Span{Break: true}
		case 11:
			if notes > 0 {
				s = foreign.Span{Note: rapid.IntRange(1, notes).Draw(t, "note")}
			}
		}
		spans = append(spans, s)
	}
	return spans
}

func someBlock(t *rapid.T, notes, depth int) block {
	b := block{kind: rapid.SampledFrom([]blockKind{text, text, text, heading, item, item, table, quote, code, rule, figure}).Draw(t, "kind")}
	switch b.kind {
	case text, code:
		b.spans = trimmed(someSpans(t, notes))
		if b.kind == code {
			b.spans = trimmed([]foreign.Span{{Text: someText(t) + "\n" + someText(t)}})
		}
		if empty(b.spans) {
			b.spans = []foreign.Span{{Text: "字"}}
		}
	case heading, item:
		b.level = rapid.IntRange(1, 3).Draw(t, "level")
		for _, s := range trimmed(someSpans(t, notes)) {
			if !s.Break {
				b.spans = append(b.spans, s)
			}
		}
		if b.spans = trimSpans(b.spans); empty(b.spans) {
			b.spans = []foreign.Span{{Text: "字"}}
		}
		if b.kind == item {
			return newItem(b.level, rapid.SampledFrom([]string{"•", "1.", "2.", "3)", "一、", "（一）", "①", "-", "a.", ""}).Draw(t, "mark"), b.spans)
		}
	case table:
		columns := rapid.IntRange(2, 3).Draw(t, "columns")
		for range rapid.IntRange(2, 3).Draw(t, "rows") {
			row := make([][]foreign.Span, columns)
			for i := range row {
				row[i] = trimmed(someSpans(t, notes))
			}
			b.rows = append(b.rows, row)
		}
	case quote:
		if depth > 1 {
			return block{kind: rule}
		}
		for range rapid.IntRange(1, 2).Draw(t, "inner") {
			b.blocks = append(b.blocks, someBlock(t, notes, depth+1))
		}
	case figure:
		b.pictures = []shown{{file: "photos/a-1.jpg", alt: someText(t)}}
		for range rapid.IntRange(0, 2).Draw(t, "more") {
			more := shown{file: "photos/a-2.jpg"}
			if rapid.Bool().Draw(t, "unseen") {
				more = shown{note: "待核：这里有一张图片"}
			}
			b.pictures = slices.Insert(b.pictures, rapid.IntRange(0, len(b.pictures)).Draw(t, "place"), more)
		}
		if rapid.Bool().Draw(t, "captioned") {
			b.addCaption(someText(t))
		}
	}
	return b
}

// What is written reads back as the same, character for character.
func TestBodyReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var blocks []block
		for range rapid.IntRange(1, 6).Draw(t, "blocks") {
			blocks = append(blocks, someBlock(t, 0, 0))
		}
		blocks = captions(blocks)
		words, _, unsure := body(blocks, nil)
		if unsure != nil {
			var meant proof
			for i := range blocks {
				meant.meant(&blocks[i])
			}
			t.Fatalf("not read back:\n%s\n\nmeant %q\ncare %v", words, meant.settled(), func() (c []care) {
				for _, b := range leaves(blocks) {
					c = append(c, b.care)
				}
				return
			}())
		}
	})
}
