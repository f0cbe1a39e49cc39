// Package handbook reads what the editors' handbook says of the views that
// templates are given: which fields each has, what they mean, and an example.
//
// It knows the form of that part of the handbook and nothing of the views; a
// test compares the two.
package handbook

import (
	"regexp"
	"slices"
	"strings"
)

// View is what the handbook says of one view, or of a part of views.
type View struct {
	Name      string   // Article
	Title     string   // 稿件; empty for a part that has no heading
	Templates []string // that take it: article.html
	Rows      []Row    // its fields
	Notes     []string // what else is said, in its order
	Example   string   // a template that uses it, or empty
}

// Row is some fields and what they mean.
type Row struct {
	Fields  []string // Kicker, Phrases
	Meaning string
}

// The forms in which a view stands there: a heading with a table, a paragraph
// that begins with its name, a row of the table of small parts. The templates
// that take it are named beside it.
var (
	heading   = regexp.MustCompile(`^### (.*?)(?: ([\w-]+\.html.*))?：(\w+)$`)
	paragraph = regexp.MustCompile(`^\*\*(\w+)\*\*(?:（(.*?)）)?：(.*)$`)
	row       = regexp.MustCompile("^\\| ((?:`\\.\\w+`、?)+) \\| (.*) \\|$")
	part      = regexp.MustCompile("^\\| (\\w+)(?:（(.*?)）)? \\| (.*`\\.\\w+`.*) \\|$")
	field     = regexp.MustCompile("`\\.([A-Z]\\w*)`")
	file      = regexp.MustCompile(`[\w-]+\.html`)
)

// Views reads the part of the handbook that tells of views.
func Views(text string) []View {
	_, text, _ = strings.Cut(text, "\n## 自己的版式\n")
	text, _, _ = strings.Cut(text, "\n## ")
	var list []View
	code := false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		last := len(list) - 1
		switch {
		case strings.HasPrefix(line, "```"):
			code = !code
		case code && last >= 0:
			list[last].Example += line + "\n"
		case strings.HasPrefix(line, "#"):
			v := View{}
			if m := heading.FindStringSubmatch(line); m != nil {
				v = View{Title: m[1], Templates: file.FindAllString(m[2], -1), Name: m[3]}
			}
			list = append(list, v) // one without a name takes what belongs to no view
		case last < 0 || line == "":
		case paragraph.MatchString(line):
			m := paragraph.FindStringSubmatch(line)
			list = append(list, inline(m))
		case row.MatchString(line):
			m := row.FindStringSubmatch(line)
			list[last].Rows = append(list[last].Rows, Row{namesIn(m[1]), m[2]})
		case part.MatchString(line):
			m := part.FindStringSubmatch(line)
			list = append(list, inline(m))
		case !strings.HasPrefix(line, "|"):
			list[last].Notes = append(list[last].Notes, line)
		}
	}
	return slices.DeleteFunc(list, func(v View) bool { return v.Name == "" })
}

// inline reads a view that stands in a line: its name, the templates and its
// fields, each of which means what follows it, up to the next.
func inline(m []string) View {
	v := View{Name: m[1], Templates: file.FindAllString(m[2], -1)}
	text, rest, _ := strings.Cut(m[3], "。")
	places := field.FindAllStringSubmatchIndex(text, -1)
	for i, p := range places {
		end := len(text)
		if i+1 < len(places) {
			end = places[i+1][0]
		}
		v.say(text[p[2]:p[3]], bare(text[p[1]:end]))
	}
	if strings.HasPrefix(m[2], "一组") {
		v.Notes = append(v.Notes, strings.Join(v.Templates, "、")+" 要的是一组 "+v.Name+"。")
	}
	if len(places) > 0 {
		if before := bare(text[:places[0][0]]); before != "" { // Link 的字段，加上
			v.Notes = append(v.Notes, strings.TrimSuffix(before, "，加上")+"。")
		}
	}
	if rest != "" {
		v.Notes = append(v.Notes, rest)
	}
	return v
}

// say adds a field. Fields of which nothing was said mean what the next does.
func (v *View) say(name, meaning string) {
	if last := len(v.Rows) - 1; last >= 0 && v.Rows[last].Meaning == "" {
		v.Rows[last] = Row{append(v.Rows[last].Fields, name), meaning}
		return
	}
	v.Rows = append(v.Rows, Row{[]string{name}, meaning})
}

// bare takes away what parts a field from the next, and brackets around all of
// what is left.
func bare(text string) string {
	text = strings.Trim(text, " 、，；：")
	if strings.LastIndex(text, "（") == 0 && strings.HasSuffix(text, "）") {
		text = strings.TrimSuffix(strings.TrimPrefix(text, "（"), "）")
	}
	return text
}

func namesIn(text string) (names []string) {
	for _, m := range field.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	return names
}
