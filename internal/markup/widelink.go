package markup

import (
	"strings"
	"unicode/utf8"

	"bao/internal/audit"
)

// Links whose words stand in full-width brackets, as an input method for
// Chinese types them. To CommonMark they are words like any others, so they
// are looked for in the words it leaves.

const wideOpen, wideClose = "【［〔", "】］〕"

// words adds text of the copy that stands at the given place, and the links
// and pictures that are typed in full-width brackets.
func (r *run) words(s string, at int) {
	for from := 0; r.b.wide; {
		i := strings.IndexAny(s[from:], wideClose)
		if i < 0 {
			break
		}
		start, end := from, from+i
		from = end + len("】")
		open := start + strings.LastIndexAny(s[start:end], wideOpen)
		if open < start || end == open+len("【") {
			continue
		}
		mark, picture := exclamation(s[:open])
		t, ok := readTarget(s[from:], picture)
		if !ok || !t.file || picture && !isPictureName(s[from+t.start:from+t.stop]) {
			continue
		}
		r.plain(s[:mark], at)
		if r.b.account != nil {
			r.b.consumedWide(at, mark, open+len("【"), end, from, t)
		}
		r.wide(s[open+len("【"):end], s[from+t.start:from+t.stop], t.title, picture, place{at + from + t.start, t.stop - t.start})
		at += from + t.length
		s, from = s[from+t.length:], 0
	}
	r.plain(s, at)
}

// plain adds text.
func (r *run) plain(s string, at int) {
	if s != "" {
		r.b.slips(s, at)
		r.out = append(r.out, Node{Kind: Text, Text: r.b.words(s)})
	}
}

// wide adds a link or a picture.
func (r *run) wide(words, dest, title string, picture bool, at place) {
	words, dest, title = unescape(words), unescape(dest), unescape(title)
	if picture {
		r.out = r.b.picture(r.out, dest, words, title, at.at, at.length)
		return
	}
	r.out = r.b.anchor(r.out, dest, title, at.at, at.length, []Node{{Kind: Text, Text: words}})
}

// exclamation returns where the exclamation mark of a picture stands at the
// end of s; len(s) and false when there is none. A full-width one ends a
// sentence, too: it is a picture's where no sentence stands before it.
func exclamation(s string) (at int, picture bool) {
	if before, ok := strings.CutSuffix(s, "!"); ok {
		return len(before), true
	}
	before, ok := strings.CutSuffix(s, "！")
	if last, _ := utf8.DecodeLastRuneInString(before); ok && (before == "" || blankRune(last)) {
		return len(before), true
	}
	return len(s), false
}

// wideExclamation reports whether a link at an offset of the body was meant as
// a picture, after taking the full-width exclamation mark off the words before
// it. Behind a sentence it may be either, and the editor is told.
func (r *run) wideExclamation(at int, dest string) bool {
	before := r.b.text[:min(max(at, 0), len(r.b.text))]
	if !strings.HasSuffix(before, "！") || !isPictureName(dest) || len(r.out) == 0 {
		return false
	}
	last := &r.out[len(r.out)-1]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	if start, ok := exclamation(line); ok && last.Kind == Text && strings.HasSuffix(last.Text, line[start:]) {
		last.Text = strings.TrimSuffix(last.Text, line[start:])
		r.b.account.Consumed(audit.Brackets, at-len(line[start:]), len(line[start:]))
		return true
	}
	r.b.warn(len(before)-len("！"), len("！"), wideMark, "图片前面的感叹号要用半角的", "写成 ![说明](文件名)")
	return false
}
