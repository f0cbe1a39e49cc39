package byline

import "strings"

// Role is what a person did for a story. Its values are front-matter keys.
type Role string

// The roles a paper credits.
const (
	Reporter      Role = "reporter"      // 记者
	Correspondent Role = "correspondent" // 通讯员
	Photographer  Role = "photographer"  // 摄影, 图, 供图
	Editor        Role = "editor"        // 责任编辑, 校对, 策划
	Author        Role = "author"        // 作者, 文, 整理
	Source        Role = "source"        // 供稿 of an office: 供稿：柳湾街道办
)

// Wrote reports whether a role is that of one who wrote a story: not who took
// its photos, edited it or handed it in.
func (r Role) Wrote() bool { return r == Reporter || r == Correspondent || r == Author }

// Credit names the people who share one role word.
type Credit struct {
	Role  Role
	Label string   // the role word as written: 实习记者, 柳湾日报记者, 供图; may be empty
	Names []string // in the order written, without spaces inside Chinese names
	// Typed is the credit as it was typed, where Label and Names do not hold
	// every word of it in its order: 本报记者 江晚 摄, 江晚 供稿, 江晚（实习）.
	Typed string
}

// Line is what one byline says. Every credit of it has a name.
type Line struct {
	Credits []Credit
	Covers  string // 文/图, 摄影报道 and their like when all made both words and pictures, else ""
}

// Covered is how many credits stand before what covers them: all, but for those of
// editors at the end.
func (l *Line) Covered() int {
	n := len(l.Credits)
	for n > 0 && l.Credits[n-1].Role == Editor {
		n--
	}
	return n
}

// Word is a piece of a credit as it is set: a name, or what stands around it.
type Word struct {
	Text  string
	Name  bool
	Tight bool // no space before it: 等 in 沈石等
}

// Words parts a credit into what is set one after the other, a space between
// them. All pieces together hold every word that was typed.
func (c Credit) Words() []Word {
	words := make([]Word, 0, 1+len(c.Names))
	if c.Typed == "" {
		if c.Label != "" {
			words = append(words, Word{Text: c.Label})
		}
		for _, name := range c.Names {
			words = append(words, Word{Text: name, Name: true})
		}
		return words
	}
	rest := c.Typed
	for _, name := range c.Names {
		// Typed is put together of the same words, so that every name is found.
		before, after, found := strings.Cut(rest, name)
		if !found {
			break
		}
		if before = strings.TrimSpace(before); before != "" {
			words = append(words, Word{Text: before, Tight: isTight(before)})
		}
		words, rest = append(words, Word{Text: name, Name: true}), after
	}
	if rest = strings.TrimSpace(rest); rest != "" {
		words = append(words, Word{Text: rest, Tight: isTight(rest)})
	}
	return words
}

// String is the credit as it is set in one line.
func (c Credit) String() string {
	if c.Typed != "" {
		return c.Typed
	}
	return strings.TrimSpace(c.Label + " " + strings.Join(c.Names, " "))
}

// Belongs returns what a credit says besides names and what people did: for
// whom they work, 柳湾日报记者 or 柳湾社区, and the notes on them, （实习）.
func (c Credit) Belongs() []string {
	var said []string
	for _, w := range c.Words() {
		if !w.Name && !isRoleWord(w.Text) && !isMore(w.Text) {
			said = append(said, w.Text)
		}
	}
	return said
}

// Without returns the credit without the names that drop accepts. It has no
// names when none is left.
func (c Credit) Without(drop func(name string) bool) Credit {
	kept := Credit{Role: c.Role, Label: c.Label}
	var typed []string
	for _, w := range c.Words() {
		if w.Name && drop(w.Text) {
			continue
		}
		if w.Name {
			kept.Names = append(kept.Names, w.Text)
		}
		typed = append(typed, w.Text)
	}
	if c.Typed != "" && len(kept.Names) > 0 {
		kept.Typed = joinWords(typed)
	}
	return kept
}

// joinWords sets words with spaces between them, but none before what belongs
// to the word before it: 沈石等, 江晚（实习）.
func joinWords(words []string) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 && !isTight(w) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// isTight reports whether a word belongs to the one before it.
func isTight(word string) bool {
	return strings.HasPrefix(word, "（") || strings.HasPrefix(word, "等")
}
