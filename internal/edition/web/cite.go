package web

import (
	"slices"
	"strconv"
	"strings"

	"bao/internal/paper"
	"bao/internal/zh"
)

// Cite is the view of cite.html: how to name an article elsewhere. Its lines
// are set when a template asks for them, and tell nothing that the rest of the
// page does not.
type Cite struct {
	Address string                          // absolute; empty without base_url
	lines   func() (line, reference string) `key:"-"`
}

// Line is 《和平里社区报》2026年11月9日 第2版 总第48期 《联络站搬家》 记者 马雁.
func (c *Cite) Line() string {
	line, _ := c.lines()
	return line
}

// Reference is 马雁. 联络站搬家[N]. 和平里社区报, 2026-11-09(2).
func (c *Cite) Reference() string {
	_, reference := c.lines()
	return reference
}

// cite tells how to name an article that stood on a page, 0 for none.
func cite(paperName string, a *paper.Article, page int) (named, referred string) {
	line := make([]byte, 0, 256)
	line = append(line, "《"...)
	line = append(line, paperName...)
	line = append(line, "》"...)
	line = append(line, zh.Date(a.Issue.Date.Time())...)
	if page > 0 {
		line = append(strconv.AppendInt(append(line, " 第"...), int64(page), 10), "版"...)
	}
	if a.Issue.Serial > 0 {
		line = append(strconv.AppendInt(append(line, a.Issue.Script.Say(" 总第")...), int64(a.Issue.Serial), 10), "期"...)
	}
	line = append(append(append(line, " 《"...), nested(a.Title)...), "》"...)
	for _, c := range a.Byline.Credits {
		if !c.Role.Wrote() {
			continue
		}
		if c.Label != "" {
			line = append(append(line, ' '), c.Label...)
		}
		for _, name := range c.Names {
			line = append(append(line, ' '), name...)
		}
	}
	return string(line), reference(paperName, a, page)
}

// reference is the article in a list of references, by GB/T 7714—2015, 4.4.2
// and 8.1.2: who wrote it, the first three; title[N]; paper, day(page). Where
// nobody is named it begins with the title.
func reference(paperName string, a *paper.Article, page int) string {
	names := make([]string, 0, 4)
	for _, c := range a.Byline.Credits {
		for _, name := range c.Names {
			if c.Role.Wrote() && !slices.Contains(names, name) && len(names) < 4 {
				names = append(names, name)
			}
		}
	}
	if len(names) > 3 {
		names[3] = "等"
	}
	b := make([]byte, 0, 256)
	for i, name := range names {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = append(b, name...)
	}
	if len(names) > 0 {
		b = append(b, ". "...)
	}
	b = append(append(append(b, a.Title...), "[N]. "...), paperName...)
	b = append(append(b, ", "...), a.Issue.Date.String()...)
	if page > 0 {
		b = append(strconv.AppendInt(append(b, '('), int64(page), 10), ')')
	}
	return string(append(b, '.'))
}

// nested turns the marks of titles within a title: 书名号 within 书名号 are
// single (GB/T 15834—2011, 4.15).
func nested(title string) string {
	return strings.ReplaceAll(strings.ReplaceAll(title, "《", "〈"), "》", "〉")
}
