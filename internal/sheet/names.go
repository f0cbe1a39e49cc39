package sheet

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bao/internal/byline"
	"bao/internal/typeset"
	"bao/internal/zh"
)

// longestGiven is how many characters a given name has at most.
const longestGiven = 2

// named lists the people whom the words of a heading name, so that no line divides them:
// those of the byline, and those behind a role (网格员苗如), here or in the copy.
func (c *Copy) named(text string, copy func() []typeset.Block) []string {
	var list []string
	for _, credit := range c.Byline.Credits {
		for _, name := range credit.Names {
			if strings.Contains(text, name) {
				list = append(list, name)
			}
		}
	}
	var said []typeset.Block
	for i := 0; i < len(text); {
		name := ""
		if n := byline.SurnameAt(text[i:]); n > 0 {
			if said == nil && copy != nil {
				said = copy()
			}
			name = nameAt(text, i, n, said)
		}
		if name != "" {
			list = append(list, name)
			i += len(name)
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
	}
	return list
}

// nameAt is the name that begins with a surname at a byte of a text, "" for none. Behind
// a role a name begins in any case, though it may be unclear where it ends.
func nameAt(text string, at, surname int, copy []typeset.Block) string {
	var ends []int
	for end := at + surname; len(ends) < longestGiven; {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !zh.Han(r) || r == '的' || r == '了' {
			break
		}
		end += size
		ends = append(ends, end)
	}
	role := behindRole(text[:at])
	for _, end := range slices.Backward(ends) {
		name, rest := text[at:end], text[end:]
		if role && closesName(rest) || !strings.ContainsAny(name[surname:], neverGiven) && saidApart(name, rest, copy) {
			return name
		}
	}
	if role && len(ends) > 0 {
		return text[at:ends[0]]
	}
	return ""
}

// neverGiven stands in words of the copy that begin like a name.
const neverGiven = "着过和与及或在把被从向对以让也就都还又是有不个这那等到"

// roleEnds end the words for people's roles, before their names: 队长, 网格员, 民警.
const roleEnds = "员长师生者民警任工匠理记士缝授嫂叔伯姨爷奶哥姐总董"

// behindRole reports whether a text ends with somebody's role, or age.
func behindRole(text string) bool {
	last, size := utf8.DecodeLastRuneInString(text)
	return size > 0 && strings.ContainsRune(roleEnds, last) || strings.HasSuffix(text, "岁的")
}

// closesName reports whether a name ends before a text.
func closesName(rest string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	return size == 0 || !zh.Han(r) || strings.ContainsRune("的说讲谈和与在为把用给让", r)
}

// saidApart reports whether a word of a heading stands behind a role in the copy, and
// something else behind it than there.
func saidApart(word, rest string, copy []typeset.Block) bool {
	_, size := utf8.DecodeRuneInString(rest)
	behind := rest[:size]
	for i := range copy {
		for _, run := range copy[i].Runs {
			before, after, ok := strings.Cut(run.Text, word)
			for ; ok; before, after, ok = strings.Cut(after, word) {
				if behindRole(before) && (behind == "" || !strings.HasPrefix(after, behind)) {
					return true
				}
			}
		}
	}
	return false
}
