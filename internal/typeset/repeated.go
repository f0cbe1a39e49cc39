package typeset

import (
	"strings"
	"unicode/utf8"
)

// Words of the copy: two to six characters that are said again, between other
// neighbours each time. A string that goes on in the same way wherever it
// stands is a piece of a word. (Accessor variety: Feng, Chen, Deng, Zheng
// 2004, doi 10.1162/089120104773633394.)
const (
	longestWord = 6
	mostCopy    = 8_000 // bytes of it that are read
)

// particles begin and end no word.
const particles = "的了着过和与及或在把被从向对为以让也就都还又是有不个这那等到"

// divides reports whether lines with these ends may divide a word of the copy, and
// has ends that do cost more from then on.
func (h *Title) divides(ends []int32) bool {
	if h.copy == nil || h.bounds == nil {
		return false
	}
	inside := func(e int32) bool {
		a, n := h.text.atoms, int(e)
		return n < len(a) && a[n].brk == free && a[n-1].kind == han && a[n].kind == han
	}
	any := false
	for _, e := range ends {
		any = any || inside(e)
	}
	if !any {
		return false
	}
	words := h.words()
	h.copy = nil
	for i, within := range words {
		if within {
			h.bounds[i].cost += wordBreak
		}
	}
	return true
}

// words tells the boundaries that are inside a word of the copy.
func (h *Title) words() []bool {
	within := make([]bool, len(h.bounds))
	text, title := said(h.copy()), h.text.blocks[0].Runs[0].Text
	atoms := h.text.atoms
	for s := range atoms {
		n := 0
		for s+n < len(atoms) && n < longestWord && atoms[s+n].kind == han && atoms[s+n].end-atoms[s+n].at == 3 {
			n++
		}
		if n < 2 || strings.ContainsRune(particles, atoms[s].r) {
			continue
		}
		for i, length := 1, wordAt(title, int(atoms[s].at), n, text); i < length; i++ {
			within[s+i] = true
		}
	}
	return within
}

// said is what is read of the copy: each block with a line feed before it and
// after it.
func said(copy []Block) string {
	var read strings.Builder
	read.WriteByte('\n')
	for _, b := range copy {
		for _, r := range b.Runs {
			if read.WriteString(r.Text); read.Len() > mostCopy {
				return read.String() + "\n"
			}
		}
		read.WriteByte('\n')
	}
	return read.String()
}

// wordAt is the length of the longest word that begins at a byte of the title
// and has n characters at most, all of three bytes; 0 if there is none.
func wordAt(title string, at, n int, text string) int {
	const size = 3
	var heard [longestWord + 1]heard
	for from := 0; ; {
		i := strings.Index(text[from:], title[at:at+2*size])
		if i < 0 {
			break
		}
		from += i
		for k := 2; k <= n && strings.HasPrefix(text[from:], title[at:at+k*size]); k++ {
			heard[k].hear(text, from, from+k*size)
		}
		from += size
	}
	for k := n; k > 1; k-- {
		last, _ := utf8.DecodeLastRuneInString(title[:at+k*size])
		if h := &heard[k]; h.times > 1 && h.begins && h.ends && !strings.ContainsRune(particles, last) {
			return k
		}
	}
	return 0
}

// heard is what was heard of a string.
type heard struct {
	times         int
	before, after rune
	begins, ends  bool // different neighbours stood there, or marks
}

func (h *heard) hear(text string, from, to int) {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	h.begins = h.begins || kindOf(before) != han || h.times > 0 && before != h.before
	h.ends = h.ends || kindOf(after) != han || h.times > 0 && after != h.after
	h.before, h.after = before, after
	h.times++
}
