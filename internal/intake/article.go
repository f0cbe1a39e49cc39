package intake

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"bao/internal/foreign"
)

// document makes articles of a document.
func (r *reading) document(from string, doc *foreign.Document) {
	if wordless(doc.Blocks) && wordless(notesOf(doc)) {
		r.refuse(from, nothingIn(doc))
		return
	}
	parts, heads := split(doc)
	var noted []int // notes that a part called
	for i, part := range parts {
		f := flattener{doc: part}
		blocks := captions(f.blocks(part.Blocks))
		h, blocks := readHead(blocks, r.Sections)
		notes := f.called()
		if noted = append(noted, f.notes...); i == len(parts)-1 {
			blocks = append(blocks, f.uncalled(noted)...)
		}
		s := Story{From: from}
		switch {
		case len(parts) > 1:
			s.remark("一个文件里有几篇，按一级标题分开了，看看分得对不对")
		case heads > 1:
			s.remark(fmt.Sprintf("文件里有 %d 个一级标题，当作一篇；是几篇的，把后面的分出来", heads))
		}
		if i == 0 {
			s.foreign(doc.Remarks)
		}
		s.Remarks = append(s.Remarks, h.remarks...)
		s.Remarks = append(s.Remarks, f.report()...)
		r.article(s, h, blocks, notes)
	}
}

// nothingIn is why a document without copy isn't taken. There is no article to
// report on, so it names what was left out itself.
func nothingIn(doc *foreign.Document) *foreign.Refusal {
	var left []string
	for _, r := range doc.Remarks {
		if words := strings.Join(strings.Fields(r.Text), " "); r.Left && words != "" {
			left = append(left, r.Message+"（"+words+"）")
		}
	}
	if left == nil {
		return &foreign.Refusal{Message: "文件里没有字，也没有图片", Hint: "看看是不是拿错了文件"}
	}
	return &foreign.Refusal{
		Message: "正文里没有字，也没有图片：" + strings.Join(left, "；"),
		Hint:    "要登的字，在 Word 里复制到正文，存盘再交来",
	}
}

// notesOf are the blocks of all notes.
func notesOf(doc *foreign.Document) (blocks []foreign.Block) {
	for _, n := range doc.Notes {
		blocks = append(blocks, n.Blocks...)
	}
	return blocks
}

func (s *Story) remark(message string) { s.Remarks = append(s.Remarks, Remark{Message: message}) }

// foreign adds what the reader of the format has to say.
func (s *Story) foreign(remarks []foreign.Remark) {
	for _, r := range remarks {
		s.Remarks = append(s.Remarks, Remark(r))
	}
}

// article adds an article of a headline and copy.
func (r *reading) article(s Story, h head, blocks []block, notes [][]block) {
	for len(blocks) > 0 && blocks[0].kind == rule {
		blocks = blocks[1:]
	}
	for len(blocks) > 0 && blocks[len(blocks)-1].kind == rule {
		blocks = blocks[:len(blocks)-1]
	}
	if s.Title = h.get("标题"); s.Title == "" {
		s.Title = titleOf(s.From)
		h.fields = append([]field{{"标题", s.Title}}, h.fields...)
		s.remark("没有找到标题，用了文件名")
	}
	blocks = captions(blocks) // what the headline parted from its picture
	if first := r.twin(s, blocks, notes); first != nil {
		first.Remarks = append(first.Remarks, Remark{Message: "另一个文件里也是这一篇，一字不差，没有再收", Text: s.From})
		return
	}
	if h.calls != nil {
		s.remark("标题上的注释移到了正文开头")
		blocks = callFirst(blocks, h.calls)
	}
	r.section(&s, &h)
	if subheads(blocks) {
		s.remark("加粗的短行当作小标题，看看对不对；不是的，把行首的 # 换成前后各两个星号")
	}
	outline(blocks)
	s.Path = r.unused(path.Join(r.Folder, slugOf(s.Title)), ".md")
	slug := strings.TrimSuffix(path.Base(s.Path), ".md")
	file := len(r.Files)
	r.add(s.Path, nil) // before its pictures, to be filled below
	r.place(blocks, slug, &s)
	for _, note := range notes {
		r.place(note, slug, &s)
	}
	words, doc, unsure := body(blocks, notes)
	for _, b := range unsure {
		s.Remarks = append(s.Remarks, Remark{Message: "这一段的写法特别，看看登出来对不对", Text: plainOf(b.spans)})
	}
	s.Characters = doc.Count()
	data := front(h.fields)
	if words != "" {
		data += "\n" + words + "\n"
	}
	r.Files[file].Data = []byte(data)
	r.Stories = append(r.Stories, s)
}

// twin returns the story that came before with the same headline and copy, from
// another file: a .doc and a .docx of one article are often sent together.
func (r *reading) twin(s Story, blocks []block, notes [][]block) *Story {
	if slices.ContainsFunc(s.Remarks, func(r Remark) bool { return r.Left }) {
		return nil // the report of each names what it has besides
	}
	var copy proof
	for _, b := range leaves(blocks, notes...) {
		copy.meant(b)
	}
	key := s.Title + endOfBlock + copy.settled()
	first, before := r.twins[key]
	if !before {
		r.twins[key] = s.From
		return nil
	}
	for i := range r.Stories {
		if r.Stories[i].Title == s.Title && r.Stories[i].From == first && first != s.From {
			return &r.Stories[i]
		}
	}
	return nil
}

// section puts the article into the section that it was ordered for.
func (r *reading) section(s *Story, h *head) {
	own := h.get("栏目")
	switch {
	case r.Section == "" || own == r.Section:
	case own == "":
		h.set("栏目", r.Section)
	default:
		for i := range h.fields {
			if h.fields[i].key == "栏目" {
				h.fields[i].value = r.Section
			}
		}
		s.Remarks = append(s.Remarks, Remark{Message: "稿件自己写的栏目没有用", Text: own, Left: true})
	}
}

// titleOf makes a headline of a file's name.
func titleOf(name string) string {
	title := strings.Join(strings.Fields(stemOf(name)), " ")
	if kept, _ := clean(title); kept != "" {
		return kept
	}
	return "稿件"
}

// stemOf is a file's name without its ending, of 停水.md.txt without both.
func stemOf(name string) string {
	stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
	if end := path.Ext(stem); strings.EqualFold(end, ".md") {
		return strings.TrimSuffix(stem, end)
	}
	return stem
}

// callFirst puts calls of notes before the first words, so that their numbers stay
// in order.
func callFirst(blocks []block, calls []foreign.Span) []block {
	i := 0
	for i < len(blocks) && (blocks[i].kind == figure || blocks[i].kind == rule) {
		i++
	}
	if i < len(blocks) {
		if b := &blocks[i]; b.kind == text || b.kind == item || b.kind == heading {
			b.spans = slices.Concat(calls, b.spans)
			return blocks
		}
	}
	return slices.Insert(blocks, i, block{kind: text, spans: calls})
}

// outline gives the highest of the headings the level of a subhead: the
// headline of the page is above it.
func outline(blocks []block) {
	highest := 0
	for i := range blocks {
		if b := &blocks[i]; b.kind == heading && (highest == 0 || b.level < highest) {
			highest = b.level
		}
	}
	for i := range blocks {
		if b := &blocks[i]; b.kind == heading {
			b.level += 2 - highest
		}
		outline(blocks[i].blocks)
	}
}
