package byline

import (
	"strings"

	"bao/internal/zh"
)

// folded is copy read in simplified characters, in which this package knows its
// words. A character and its simplified form are as many bytes long, so that
// what is found stands at the same place in what was typed.
type folded struct {
	text, typed string
	back        map[rune]rune // what was typed for the characters that were changed; nil for none
}

// fold reads s, to which words may be added that it is found with.
func fold(s string, beside ...string) folded {
	f := folded{s, s, nil}
	for _, part := range append(beside, s) {
		for _, r := range part {
			if to := zh.Simplified(r); to != r {
				if f.back == nil {
					f.back = map[rune]rune{}
				}
				f.back[to] = r
			}
		}
	}
	if f.back != nil {
		f.text = simplified(s)
	}
	return f
}

func simplified(s string) string { return strings.Map(zh.Simplified, s) }

// as returns words that were found as they were typed.
func (f folded) as(found string) string {
	if f.back == nil {
		return found
	}
	for _, end := range []string{"", "。"} { // behind the bracket that a credit was taken out of
		if words, ok := strings.CutSuffix(found, end); ok {
			if at := strings.Index(f.text, words); at >= 0 {
				return f.typed[at:at+len(words)] + end
			}
		}
	}
	return strings.Map(func(r rune) rune {
		if typed, ok := f.back[r]; ok {
			return typed
		}
		return r
	}, found)
}

func (f folded) credit(c Credit) Credit {
	if f.back == nil {
		return c
	}
	c.Label, c.Typed = f.as(c.Label), f.as(c.Typed)
	names := make([]string, len(c.Names))
	for i, name := range c.Names {
		names[i] = f.as(name)
	}
	if c.Names != nil {
		c.Names = names
	}
	return c
}

func (f folded) line(l Line) Line {
	if f.back == nil {
		return l
	}
	for i, c := range l.Credits {
		l.Credits[i] = f.credit(c)
	}
	l.Covers = f.as(l.Covers)
	return l
}
