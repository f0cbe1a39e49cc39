package load

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"bao/internal/byline"
	"bao/internal/markup"
)

// mostLines is how many paragraphs at either end of the copy may be bylines:
// 记者：…, 摄影：…, 责编：…, 校对：… and the three reviews.
const mostLines = 8

// credits finds the bylines at either end of the copy and 本报讯 at its start.
// The bylines are taken out of the copy, for they are set in their own place;
// of 本报讯 the copy keeps the words, marked as what they are.
func (r *reader) credits(doc *markup.Doc) *markup.Doc {
	front := slices.Clone(r.Byline.Credits)
	doc = r.headLines(doc, front)
	if dateline, line, rest, ok := byline.Dateline(doc.FirstParagraph()); ok {
		r.Dateline = dateline
		r.join(line, front)
		r.taken.first = append(r.taken.first, doc.FirstParagraph()[:rest])
		doc = doc.TrimStart(rest)
	}
	doc = r.tailLines(doc, front)
	return doc.WithDateline(r.Dateline)
}

// headLines takes the bylines before the copy. One that is all there is stays.
func (r *reader) headLines(doc *markup.Doc, front []byline.Credit) *markup.Doc {
	for range mostLines {
		s := doc.FirstLine()
		if s == "" || len(doc.Blocks) < 2 {
			break
		}
		line, ok := byline.First(s)
		if !ok {
			line, ok = byline.Alone(s, r.knows(front))
			if !ok && byline.Mark(s) != 0 && byline.Mark(doc.SecondLine()) != byline.Mark(s) {
				r.offer(s, line)
			}
		}
		if !ok {
			break
		}
		r.join(line, front)
		r.taken.first = append(r.taken.first, s)
		doc = doc.TrimStart(len(s))
	}
	return doc
}

// tailLines takes the bylines behind the copy: one, even where it is all there
// is, and those above it.
func (r *reader) tailLines(doc *markup.Doc, front []byline.Credit) *markup.Doc {
	var lines []byline.Line
	var words []string // of the lines
	rest, said := doc, map[string]int{}
	for len(lines) < mostLines && (len(lines) == 0 || len(rest.Blocks) > 1) {
		line, ok := r.tailLine(rest, front)
		if !ok {
			break
		}
		for _, c := range line.Credits {
			if said[c.Label]++; said[c.Label] > 2 {
				return doc // ●通讯员 江晚, ●通讯员 罗小舟, …: people who are honoured
			}
		}
		words = append([]string{rest.LastLine()}, words...)
		lines, rest = append(lines, line), rest.WithoutLast()
	}
	for _, line := range slices.Backward(lines) {
		r.join(line, front)
	}
	r.taken.last = words
	return rest
}

// tailLine reads the last paragraph. Names without a role word must be known,
// and the last of a list of them is one of the list.
func (r *reader) tailLine(doc *markup.Doc, front []byline.Credit) (byline.Line, bool) {
	s := doc.LastLine()
	if s == "" {
		return byline.Line{}, false
	}
	if line, ok := byline.Last(s); ok {
		return line, true
	}
	line, known := byline.Alone(s, r.knows(front))
	if len(line.Credits) == 0 {
		return line, false
	}
	before := doc.WithoutLast().LastParagraph()
	above, _ := byline.Alone(before, r.knows(front))
	mark := byline.Mark(s)
	if len(above.Credits) > 0 || mark != 0 && byline.Mark(before) == mark {
		return byline.Line{}, false
	}
	if !known {
		r.offer(s, line)
	}
	return line, known
}

// knows tells whom the article's own front matter or site.yaml names. Other
// articles have no say: one must never change how another reads.
func (r *reader) knows(front []byline.Credit) func(name string) bool {
	return func(name string) bool {
		return isNamed(front, name) || r.isListed(name)
	}
}

// offer says that a paragraph was printed as copy and could be a byline.
func (r *reader) offer(s string, line byline.Line) {
	if len(line.Credits) == 0 {
		return
	}
	names := strings.Join(line.Credits[0].Names, "、")
	r.problem(nameAlone, r.lastPlace(line.Credits[0].Names[0]),
		fmt.Sprintf("“%s”照正文印了，没有当作署名", strings.TrimSpace(s)),
		fmt.Sprintf("是署名就写成“作者：%s”，或者在 site.yaml 里加一行“作者: [%s]”", names, names))
}

// lastPlace is where a name stands, near the end most likely.
func (r *reader) lastPlace(name string) span {
	return span{max(bytes.LastIndex(r.text.Data, []byte(name)), 0), len(name)}
}

// join adds the people of a byline in the copy to those known already. What
// both say of somebody is taken once. People whom front matter with
// names of its own lacks are kept, since nobody who worked on a story may be
// lost, and reported.
func (r *reader) join(line byline.Line, front []byline.Credit) {
	if r.Byline.Covers == "" {
		r.Byline.Covers = line.Covers
	}
	before := slices.Clone(r.Byline.Credits)
	for _, c := range line.Credits {
		fresh := c.Without(func(name string) bool { return credited(before, front, c.Role, name) })
		switch {
		case len(fresh.Names) < len(c.Names) && saysMore(before, c):
			r.replace(c)
		case len(fresh.Names) == 0:
			continue
		default:
			r.Byline.Credits = append(r.Byline.Credits, fresh)
		}
		strangers := fresh.Without(func(name string) bool { return isNamed(front, name) || !byline.IsPerson(name) }).Names
		if len(namesOf(front)) > 0 && len(strangers) > 0 {
			r.problem(bylineMismatch, r.lastPlace(strangers[0]),
				fmt.Sprintf("文中署名“%s”不在稿件信息里", strings.Join(strangers, "、")),
				"两处署名写成一样，或者只写一处")
		}
	}
}

// saysMore reports whether c says of people what credits do not: whose they are
// (front matter has 江晚, the copy 柳湾日报记者 江晚), or a note on them.
func saysMore(credits []byline.Credit, c byline.Credit) bool {
	return slices.ContainsFunc(c.Belongs(), func(word string) bool {
		return !slices.ContainsFunc(credits, func(other byline.Credit) bool {
			return slices.ContainsFunc(c.Names, func(name string) bool { return slices.Contains(other.Names, name) }) &&
				strings.Contains(other.String(), word)
		})
	})
}

// replace sets c where the people in it stand that were known already, in
// place of what said less of them.
func (r *reader) replace(c byline.Credit) {
	var credits []byline.Credit
	set := false
	for _, one := range r.Byline.Credits {
		rest := one
		if one.Role == c.Role || one.Role.Wrote() && c.Role.Wrote() {
			rest = one.Without(func(name string) bool { return slices.Contains(c.Names, name) })
		}
		found := len(rest.Names) < len(one.Names)
		if found && len(one.Belongs()) > 0 {
			rest = one // which says something, too
		}
		if len(rest.Names) > 0 {
			credits = append(credits, rest)
		}
		if found && !set {
			credits, set = append(credits, c), true
		}
	}
	r.Byline.Credits = credits
}

// credited reports whether credits name somebody in this role. Front matter has
// the last word on who reported and who wrote, whichever it says; who took the
// pictures or edited is another matter.
func credited(credits, front []byline.Credit, role byline.Role, name string) bool {
	return slices.ContainsFunc(credits, func(c byline.Credit) bool { return c.Role == role && slices.Contains(c.Names, name) }) ||
		slices.ContainsFunc(front, func(c byline.Credit) bool { return c.Role.Wrote() && role.Wrote() && slices.Contains(c.Names, name) })
}

func isNamed(credits []byline.Credit, name string) bool {
	return slices.ContainsFunc(credits, func(c byline.Credit) bool { return slices.Contains(c.Names, name) })
}

func namesOf(credits []byline.Credit) []string {
	var names []string
	for _, c := range credits {
		names = append(names, c.Names...)
	}
	return names
}
