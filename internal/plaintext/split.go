package plaintext

import (
	"strings"

	"bao/internal/byline"
)

// storiesOf parts the blocks of a page where stories begin. That one does is
// believed only of headings that something else speaks for, too: most files are
// one article, which has subheads.
func storiesOf(blocks []block) [][]block {
	s := splitter{blocks: blocks}
	s.survey()
	var stories [][]block
	from := 0
	for i := 1; i < len(blocks); i++ {
		if s.begins(from, i) {
			stories = append(stories, blocks[from:i])
			from = i
		}
	}
	return append(stories, blocks[from:])
}

type splitter struct {
	blocks   []block
	copies   []int // how many blocks before each are copy
	top      int   // the level of the headings # that begin stories; 0 for none
	brackets bool  // 【…】 does, on a line of its own
	gaps     bool  // a wide gap does
}

// wideGap is how many empty lines part stories, where paragraphs are parted by one
// at most.
const wideGap = 3

// survey finds what marks the stories of the whole page: headings of the
// highest level, if there are several and none is numbered, or lines in 【】.
func (s *splitter) survey() {
	var levels [7]int // how many headings
	bracketed, numbers := 0, 0
	narrow, wide, between := 0, 0, 0 // how many gaps of each kind
	s.copies = make([]int, len(s.blocks)+1)
	for i := range s.blocks {
		b := &s.blocks[i]
		levels[b.level]++
		switch {
		case i == 0 || b.gap == 0:
		case b.gap == 1:
			narrow++
		case b.gap < wideGap:
			between++
		default:
			wide++
		}
		if b.level > 0 && b.numbers {
			numbers++
		}
		if b.isBracketed() {
			bracketed++
		}
		s.copies[i+1] = s.copies[i]
		if b.isCopy() {
			s.copies[i+1]++
		}
	}
	for level := 1; level < len(levels) && s.top == 0; level++ {
		if levels[level] > 0 {
			s.top = level
		}
	}
	if s.blocks[0].level == 0 || levels[s.top] < 2 || numbers > 0 {
		s.top = 0
	}
	s.brackets = s.blocks[0].isBracketed() && bracketed > 1
	s.gaps = between == 0 && wide < narrow
}

// isBracketed reports whether a line is a headline in brackets: 【长桥通车】.
func (b *block) isBracketed() bool {
	return b.kind == headLine && strings.HasPrefix(b.text, "【") && strings.Index(b.text, "】") == len(b.text)-len("】")
}

// begins reports whether a story begins at block i of one that began at from.
func (s *splitter) begins(from, i int) bool {
	b := &s.blocks[i]
	if !s.hasCopy(from, i) {
		return false
	}
	if b.kind == fieldLine {
		return s.titled(i)
	}
	if b.kind != headLine && !(b.kind == listLine && b.numbers && b.headlike()) || notHead(b.text) {
		return false
	}
	body := s.bodyOf(i)
	if body == len(s.blocks) || !s.blocks[body].isCopy() {
		return false
	}
	before := &s.blocks[i-1]
	switch {
	case before.kind == headLine && i-1 > from && s.hasCopy(from, i-1):
		return false // it would have begun above
	case s.blocks[body].kind == datelineStart:
		return true
	case before.parts() && !b.numbers, s.ended(from, i), s.signedBelow(i, body):
		return true
	case s.brackets && b.isBracketed(), s.gaps && b.gap >= wideGap && !b.numbers:
		return true
	}
	return s.top > 0 && s.highest(i, body) == s.top && !b.numbers
}

// hasCopy reports whether copy stands between two blocks.
func (s *splitter) hasCopy(from, to int) bool { return s.copies[to] > s.copies[from] }

// isCopy reports whether a block is of the copy of a story for certain.
func (b *block) isCopy() bool {
	switch b.kind {
	case copyLine, datelineStart:
		return true
	case listLine:
		return !b.headlike()
	}
	return false
}

// titled reports whether the fields that begin at i have a headline among
// them.
func (s *splitter) titled(i int) bool {
	if s.blocks[i-1].kind == fieldLine {
		return false
	}
	for ; i < len(s.blocks) && s.blocks[i].kind == fieldLine; i++ {
		for _, f := range s.blocks[i].fields {
			if f.key == titleField || f.key == kickerField {
				return true
			}
		}
	}
	return false
}

// bodyOf returns where behind the headlines at i the copy begins, or the next
// thing that doesn't stand above copy.
func (s *splitter) bodyOf(i int) int {
	const most = 8
	for end := min(len(s.blocks), i+most); i < end; i++ {
		switch b := &s.blocks[i]; b.kind {
		case headLine, fieldLine, dayLine, bylineLine:
		case listLine:
			if !b.headlike() {
				return i
			}
		default:
			return i
		}
	}
	return i
}

// highest returns the highest level of the headings from:to.
func (s *splitter) highest(from, to int) int {
	level := 7
	for _, b := range s.blocks[from:to] {
		if b.level > 0 {
			level = min(level, b.level)
		}
	}
	return level
}

// ended reports whether a story has ended above block i: with a byline, with
// credits in brackets behind its last sentence, or with a day that signs it.
func (s *splitter) ended(from, i int) bool {
	last := i - 1
	for last > from && s.blocks[last].parts() {
		last--
	}
	b := &s.blocks[last]
	switch b.kind {
	case bylineLine:
		return writes(b.byline) && last > from && s.hasCopy(from, last)
	case dayLine:
		return last > from+1 && s.hasCopy(from, last)
	case fieldLine:
		return s.hasCopy(from, last)
	case copyLine, datelineStart, listLine:
		_, line := cutCredits(b.text)
		return writes(line)
	}
	return false
}

// signedBelow reports whether a byline stands between headlines and copy.
func (s *splitter) signedBelow(from, body int) bool {
	for i := from; i < body; i++ {
		if b := &s.blocks[i]; b.kind == bylineLine && b.strict && writes(b.byline) {
			return true
		}
	}
	return false
}

// writes reports whether a byline names who wrote: one of a picture alone
// stands in the midst of copy as well.
func writes(line byline.Line) bool {
	for _, c := range line.Credits {
		if c.Role != byline.Photographer && c.Role != byline.Editor {
			return true
		}
	}
	return false
}

// notHead reports whether a line introduces what goes with the story above it.
func notHead(s string) bool {
	s = strings.Trim(s, "【】[]［］■□●◆▲★☆*＊—-｜| :：")
	for _, word := range []string{
		"链接", "新闻链接", "相关链接", "延伸阅读", "背景", "新闻背景", "编后", "编者按", "编者的话", "短评", "记者手记", "采访手记", "手记", "附", "附件", "附录",
		"温馨提示", "提示", "往期回顾", "推荐阅读", "相关阅读", "声明", "来源", "END", "备注", "注释", "资料", "小贴士", "小知识", "声音", "名词解释",
	} {
		if s == word || strings.HasPrefix(s, word+"：") || strings.HasPrefix(s, word+":") {
			return true
		}
	}
	return false
}
