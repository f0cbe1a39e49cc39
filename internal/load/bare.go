package load

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"bao/internal/matter"
	"bao/internal/zh"
)

// bareLine is a line of front matter outside fences: 标题：停水, or 【标题】停水.
type bareLine struct {
	word, value     string
	wordAt, valueAt int // offsets in the file
	bracketed       bool
	item            bool // of a list, below a word: value is all of the line
}

// field is the line as front matter has it.
func (l bareLine) field() matter.Field {
	f := matter.Field{Key: l.word, KeyAt: l.wordAt}
	if l.value != "" {
		f.Values = []matter.Value{{Text: l.value, At: l.valueAt, Len: len(l.value)}}
	}
	return f
}

// bare reads front matter that was typed above the copy without its fences.
// It is front matter only if a headline is among it: a notice may begin with
// 时间：, and a byline with 记者：.
func (r *reader) bare() {
	lines, end := r.bareLines(0)
	if len(lines) == 0 || !slices.ContainsFunc(lines, r.tellsBare) {
		return
	}
	fields := make([]matter.Field, 0, len(lines))
	for _, l := range lines {
		fields = append(fields, l.field())
	}
	first, last := lines[0], lines[len(lines)-1]
	if !slices.ContainsFunc(lines, func(l bareLine) bool { return l.bracketed }) {
		var findings []matter.Finding
		fields, findings = matter.Parse(r.text.Data, first.wordAt, last.valueAt+len(last.value))
		for _, f := range findings {
			r.problem(f.Rule, span{f.At, f.Len}, f.Message, f.Hint)
		}
	}
	r.text.Body = end
	form := "写成：\n        ---"
	for _, l := range lines {
		if l.item {
			form += "\n        " + l.value
			continue
		}
		form += "\n        " + zh.Unspread(l.word) + ": " + l.value
	}
	r.problem(bareFront, span{first.wordAt, len(first.word)}, "稿件信息没有写在两行 --- 之间，照“"+first.word+"”这几行读了", form+"\n        ---")
	r.fields(fields)
}

// tellsBare says whether a line can be nothing but front matter. 主题 is what
// notices begin with.
func (r *reader) tellsBare(l bareLine) bool {
	k, _ := findKey(l.word, r.Kind)
	return k.name == "title" && l.word != "主题" || k.name == "number" || k.name == "serial"
}

// mostBare is how many lines of front matter anybody types.
const mostBare = 100

// twice tells of front matter that stands once more at the head of the copy, as
// it does when what was exported is pasted below front matter that was there.
func (r *reader) twice() {
	data, from := r.text.Data, r.text.Body
	body := bytes.TrimLeft(data[from:], around)
	line, _, _ := bytes.Cut(body, []byte("\n"))
	fence := bytes.TrimSpace(line)
	fenced := len(fence) >= len("---") && len(bytes.Trim(fence, "-—－")) == 0
	if from = len(data) - len(body); fenced {
		from += len(line)
	}
	lines, _ := r.bareLines(from)
	if len(lines) == 0 || !fenced && !slices.ContainsFunc(lines, func(l bareLine) bool { return r.tellsBare(l) && l.word != "题目" }) { // a riddle has one
		return
	}
	first := lines[0]
	r.problem(frontTwice, span{first.wordAt, len(first.word)}, "稿件信息写了两遍，从“"+first.word+"”起的照正文印出来了", "要用的并到文件开头的两行 --- 之间，这里的删去")
}

// bareLines returns the lines with words of front matter that stand from a place
// on, the head of the file or of its copy, and where the copy begins behind them.
func (r *reader) bareLines(from int) (lines []bareLine, end int) {
	data := r.text.Data
	end = from
	for at, next := from, from; at < len(data); at = next {
		next = len(data)
		if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		raw := string(data[at:next])
		line := strings.TrimSpace(raw)
		if line == "" {
			continue
		}
		if len(lines) > 0 && strings.Trim(line, "-—－") == "" {
			return lines, next // the lower fence is there
		}
		l, ok := cutBare(raw, at)
		if ok && l.word == "正文" && len(lines) > 0 {
			return lines, l.valueAt
		}
		_, known := findKey(l.word, r.Kind)
		switch {
		case ok && known:
		case at == end && itemBelow(lines) && strings.HasPrefix(line, "- "):
			l = bareLine{value: strings.TrimRight(raw, around), valueAt: at, wordAt: at, item: true}
		default:
			return lines, end
		}
		if len(lines) == mostBare {
			return nil, 0
		}
		lines, end = append(lines, l), next
	}
	return lines, end
}

// itemBelow says whether an item of a list may stand below lines.
func itemBelow(lines []bareLine) bool {
	if len(lines) == 0 {
		return false
	}
	last := lines[len(lines)-1]
	return last.item || last.value == "" && !last.bracketed
}

const around = " \t\r\n\u3000\u00a0\ufeff\u200b"

var bareBrackets = [][2]string{{"【", "】"}, {"［", "］"}, {"[", "]"}, {"〔", "〕"}}

// cutBare parts a line, which stands at an offset of the file.
func cutBare(raw string, at int) (l bareLine, ok bool) {
	body := strings.TrimLeft(raw, around)
	at += len(raw) - len(body)
	from, to, behind := 0, strings.IndexAny(body, ":："), 0
	for _, b := range bareBrackets {
		if strings.HasPrefix(body, b[0]) {
			from, to, l.bracketed = len(b[0]), strings.Index(body, b[1]), true
			behind = to + len(b[1])
		}
	}
	if to < from || body[0] == '[' && strings.HasPrefix(body[behind:], "(") { // [标题](a.md) is a link
		return l, false
	}
	if !l.bracketed {
		_, n := utf8.DecodeRuneInString(body[to:])
		behind = to + n
	} else if rest := strings.TrimLeft(body[behind:], around+":："); rest != "" {
		behind = len(body) - len(rest)
	}
	l.word, l.wordAt = trimmed(body, from, to, at)
	l.value, l.valueAt = trimmed(body, behind, len(body), at)
	return l, true
}

// trimmed returns body[from:to] without white space around it, and where it
// stands when body stands at an offset of the file.
func trimmed(body string, from, to, at int) (string, int) {
	left := strings.TrimLeft(body[from:to], around)
	return strings.TrimRight(left, around), at + to - len(left)
}
