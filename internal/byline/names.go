package byline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names splits what front matter says of people into their names, in the
// order written. The marks 、 ， , ; ； / ／ & | 丨 and spaces divide them. Names of two
// characters typed with a space inside, to align with names of three (江 晚),
// are joined, and so are the words of a Latin name. Nothing is dropped but
// separators: what is not a name comes back as it is.
func Names(s string) []string {
	var names []string
	for _, c := range joined(chunks(s, "、，,;；/／&＆|｜丨│。"), nil) {
		names = append(names, c.text)
	}
	return names
}

// chunk is a run of text without separators, and the separators before it.
type chunk struct {
	before string
	text   string
	sure   certainty // how much it must look like a name
}

// spaced reports whether nothing but white space stands before the chunk.
func (c chunk) spaced() bool {
	return c.before != "" && strings.TrimSpace(c.before) == ""
}

// chunks splits s at white space and the separators.
func chunks(s, separators string) []chunk {
	var all []chunk
	before, text := 0, -1
	for i, r := range s {
		divides := r == gun || !isHan(r) && (unicode.IsSpace(r) || strings.ContainsRune(separators, r))
		switch {
		case divides && text >= 0:
			all = append(all, chunk{before: s[before:text], text: s[text:i]})
			before, text = i, -1
		case !divides && text < 0:
			text = i
		}
	}
	if text >= 0 {
		all = append(all, chunk{before: s[before:text], text: s[text:]})
	}
	return all
}

// joined puts names together that have spaces inside. Chunks for which
// apart is true never become part of a name.
func joined(all []chunk, apart func(string) bool) []chunk {
	var out []chunk
	for i := 0; i < len(all); {
		single := run(all[i:], func(s string) bool {
			return utf8.RuneCountInString(s) == 1 && allHan(s) && (apart == nil || !apart(s))
		})
		latin := run(all[i:], func(s string) bool { return isLatin(s) })
		switch {
		case i+1 < len(all) && all[i+1].spaced() && parted(all[i].text, all[i+1].text, apart):
			out = append(out, merge(all[i:i+2], ""))
			i += 2
		case single > 1:
			for single > 0 {
				// Pairs; of an odd number the last three: 欧 阳 修.
				n := 2
				if single == 3 {
					n = 3
				}
				out = append(out, merge(all[i:i+n], ""))
				i, single = i+n, single-n
			}
		case latin > 1:
			out = append(out, merge(all[i:i+latin], " "))
			i += latin
		default:
			out = append(out, all[i])
			i++
		}
	}
	return out
}

// parted reports whether a name has a space behind its surname: 欧阳 渡, and,
// where a role word touches it, 江 晚摄.
func parted(surname, given string, apart func(string) bool) bool {
	if apart != nil && apart(given) {
		return false
	}
	name := strings.TrimSuffix(given, "等")
	if at := workEnd(name); at > 0 && apart != nil {
		name = name[:at]
	}
	n := utf8.RuneCountInString(name)
	if !allHan(name) || n > 2 {
		return false
	}
	if slices.Contains(compoundSurnames, surname) {
		return n == 1 || !isName(name, strict)
	}
	return n == 1 && len(name) < len(given) && strings.Contains(surnames, surname)
}

// run counts the chunks at the head of all that fit, with only spaces
// between them.
func run(all []chunk, fits func(string) bool) int {
	n := 0
	for n < len(all) && fits(all[n].text) && (n == 0 || all[n].spaced()) {
		n++
	}
	return n
}

func merge(all []chunk, between string) chunk {
	texts := make([]string, len(all))
	for i, c := range all {
		texts[i] = c.text
	}
	return chunk{all[0].before, strings.Join(texts, between), all[0].sure}
}
