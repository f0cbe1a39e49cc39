package source

import (
	"strings"
	"unicode/utf8"

	"bao/internal/diag"
)

// settle finds where the front matter that begins at from ends when its
// closing line is missing, or another, or perhaps a rule in the copy. told is
// what was reported of its opening line.
func (t *Text) settle(from int, told []diag.Problem) []diag.Problem {
	s := settler{Text: t, last: from}
	for at := from; at < len(t.Data) && !s.settled; at += lineLength(t.Data[at:]) {
		s.line(at)
	}
	if !s.keys && (s.text || s.fence == noFence) {
		return nil // copy between two rules, or behind one
	}
	t.HasFront, t.Front = true, from
	if s.settled && s.fence != noFence {
		t.FrontEnd, t.Body = s.at, s.at+lineLength(t.Data[s.at:])
		if s.fence != properly && len(told) == 0 {
			line := t.trimmed(s.at)
			told = append(told, badFence.At(t.Place(s.at, len(line)),
				"稿件信息下面的分隔线不是三个半角减号，照 --- 读了", "把这一行改成 ---（英文输入法下的三个减号）"))
		}
		return told
	}
	t.FrontEnd, t.Body = s.last, s.last
	place, where := t.Place(s.last, 0), "在最后一行后面"
	if s.settled {
		place, where = t.Place(s.at, len(t.trimmed(s.at))), "在这一行前面"
	}
	return append(told, unclosed.At(place, "稿件信息没有结束：少了下面一行 ---，从这里起当作正文了", where+"另起一行，只写 ---"))
}

// settler walks through the lines of what may be front matter.
type settler struct {
	*Text
	keys    bool // there was a line of front matter
	text    bool // there was one that is none
	nests   bool // the last one has nothing behind its colon, or begins a block
	blank   bool // the line before was blank
	last    int  // where the last line of front matter ended
	settled bool
	at      int   // the line that settles it: a fence, or the first of the copy
	fence   fence // its form
	ahead   ahead
}

// ahead is what comes first below the lines that have been looked at: a line
// of front matter, a closing line, or the end.
type ahead struct {
	at, blank   int // where it is, and where the last blank line above it is
	key, closes bool
}

func (s *settler) line(at int) {
	raw, line := string(s.lineAt(at)), string(s.trimmed(at))
	blank := s.blank
	s.blank = line == ""
	if line == "" {
		return
	}
	form := noFence
	if mayBeFence(line[0]) {
		form = fenceForm(line)
	}
	switch {
	case form == properly, form != noFence && s.keys:
		s.settled, s.at, s.fence = true, at, form
		return
	case goesOn(raw, line) && (!blank || s.nests):
	case line[0] == '#':
		s.blank = blank // a comment, unless copy follows
		return
	case s.isKey(at, line, blank):
		s.keys, s.nests = true, nests(line)
	case s.isCopy(at, line, blank):
		s.settled, s.at = true, at
		return
	default:
		s.text = true
	}
	s.last = at + len(raw)
}

// isKey says whether a line is one of front matter. Behind a blank line a word
// that nobody knows may begin copy, unless the closing line is right below.
func (s *settler) isKey(at int, line string, blank bool) bool {
	word := keyForm(line)
	if word == "" || !blank || !s.keys || s.known == nil || s.known(word) {
		return word != ""
	}
	s.lookAhead(at)
	return s.ahead.key || s.ahead.closes && s.ahead.blank < at
}

// goesOn says whether a line may belong to the key above it, or be a comment.
func goesOn(raw, line string) bool {
	return raw[0] == ' ' || raw[0] == '\t' || line[0] == '#' || strings.HasPrefix(line, "- ") || line[0] == ']' || line[0] == '}'
}

// nests says whether the value of a key goes on below it, over blank lines.
func nests(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, "+-0123456789"))
	return strings.ContainsRune(":：|>[{,", last)
}

// isCopy decides on a line that is none of front matter: it was forgotten to
// close it above, or a line went astray. Copy has a blank line around it, and
// ends a sentence or has no key below.
func (s *settler) isCopy(at int, line string, blank bool) bool {
	if !s.keys {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	if blank && strings.ContainsRune("。！？…”", last) {
		return true
	}
	s.lookAhead(at)
	switch {
	case s.ahead.key:
		return false
	case s.ahead.closes:
		return blank || s.ahead.blank > at
	}
	return true
}

// lookAhead brings ahead up to date. What is still below is not looked for
// again: a file may have a million lines that went astray.
func (s *settler) lookAhead(at int) {
	if s.ahead.at > at {
		return
	}
	s.ahead = ahead{at: at + lineLength(s.Data[at:])}
	for s.ahead.at < len(s.Data) {
		line := string(s.trimmed(s.ahead.at))
		word := keyForm(line)
		s.ahead.closes, s.ahead.key = line == "---", word != "" && (s.known == nil || s.known(word))
		if s.ahead.closes || s.ahead.key {
			return
		}
		if line == "" {
			s.ahead.blank = s.ahead.at
		}
		s.ahead.at += lineLength(s.Data[s.ahead.at:])
	}
}

// lineAt is the line at offset as it stands.
func (t *Text) lineAt(offset int) []byte {
	return t.Data[offset : offset+lineLength(t.Data[offset:])]
}
