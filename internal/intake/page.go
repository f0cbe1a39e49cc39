package intake

import (
	"slices"
	"strings"

	"bao/internal/byline"
	"bao/internal/foreign"
	"bao/internal/load"
	"bao/internal/plaintext"
)

// text makes articles of the stories on a page of text.
func (r *reading) text(f *Incoming) {
	if isOffice(f.Name) && len(f.Data) > 0 && !legible(f.Data) {
		r.refuse(f.Name, &foreign.Refusal{
			Message: "名字像 Word 文件，里面却不是",
			Hint:    "文件可能坏了、没有下载完或者加了密：用 Word 或 WPS 打开它，另存为 Word 文档（.docx）再交来；打不开就请作者重发",
		})
		return
	}
	stories, err := plaintext.Read(f.Data, r.Issue.Year)
	if err != nil {
		r.refuse(f.Name, err)
		return
	}
	if len(stories) == 0 {
		r.refuse(f.Name, &foreign.Refusal{Message: "文件里没有字", Hint: "看看是不是拿错了文件"})
	}
	for i := range stories {
		r.story(f.Name, &stories[i], len(stories))
	}
}

// story makes an article of one story of a page.
func (r *reading) story(from string, t *plaintext.Story, among int) {
	s := Story{From: from}
	if among > 1 {
		s.remark("一个文件里有几篇，看看分得对不对")
	}
	h, above := r.heading(t)
	fl := flattener{doc: &t.Body}
	blocks := append(above, fl.blocks(t.Body.Blocks)...)
	for _, line := range t.Tail {
		blocks = append(blocks, paragraph(line)...)
	}
	s.foreign(t.Body.Remarks)
	for _, j := range t.Joins {
		s.Remarks = append(s.Remarks, Remark{Message: "这里断开的两行接成了一段，看看对不对", Text: j.Before + "|" + j.After})
	}
	s.Remarks = append(s.Remarks, fl.report()...)
	r.article(s, h, blocks, fl.called())
}

// heading makes front matter of the lines above a story's copy. A line of which
// front matter does not hold every word stays copy.
func (r *reading) heading(t *plaintext.Story) (h head, above []block) {
	reader := headReader{head: &h, sections: r.Sections}
	parts := []part{{"引题", t.Kicker, letters(t.Kicker)}, {"标题", t.Headline, letters(t.Headline)}, {"副题", t.Deck, letters(t.Deck)}}
	for _, line := range t.Head {
		line = strings.TrimFunc(line, blank)
		if above != nil { // what follows copy can't come before it
			above = append(above, paragraph(line)...)
			continue
		}
		if reader.says(line, parts) {
			continue
		}
		if fields := reader.labelled([]string{line}); fields != nil && h.get(fields[0].key) == "" {
			h.fields = append(h.fields, fields...)
			continue
		}
		if signed, ok := byline.First(line); ok && signed.Covers == "" {
			if fields, ok := reader.credited(signed, line); ok {
				h.fields = append(h.fields, fields...)
				continue
			}
		}
		if title := parts[1]; title.left != "" && title.left == letters(title.value) && letters(line) != "" && h.extend("引题", line) {
			continue // it stands above the headline, and stays there
		}
		above = append(above, paragraph(line)...)
	}
	for i := range h.fields { // with the marks as they were made
		for _, p := range parts {
			if f := &h.fields[i]; f.key == p.key && letters(f.value) == letters(p.value) {
				f.value = p.value
			}
		}
	}
	return h, above
}

// A part of a headline, and what of it no line has said yet.
type part struct{ key, value, left string }

// says takes a line that says the next words of a part, with the part's name
// before them or without.
func (r *headReader) says(line string, parts []part) bool {
	if word, value, ok := cutLabel(line); ok {
		if key, known := load.Word(word); known && slices.ContainsFunc(parts, func(p part) bool { return p.key == key && p.left != "" }) {
			line = value
		}
	}
	for i := range parts {
		p := &parts[i]
		rest, ok := strings.CutPrefix(p.left, letters(line))
		if ok && letters(line) != "" && r.extend(p.key, line) {
			p.left = rest
			return true
		}
	}
	return false
}

// paragraph makes a paragraph of a line.
func paragraph(line string) []block {
	kept, _ := clean(line)
	if spans := trimmed([]foreign.Span{{Text: kept}}); !empty(spans) {
		return []block{{kind: text, spans: spans}}
	}
	return nil
}
