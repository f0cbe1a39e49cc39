package load

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"bao/internal/byline"
	"bao/internal/diag"
	"bao/internal/matter"
	"bao/internal/paper"
	"bao/internal/photo"
)

// fields takes the front matter over, key by key.
func (r *reader) fields(fields []matter.Field) {
	seen := map[string]bool{}
	for _, f := range fields {
		at := span{f.KeyAt, len(f.Key)}
		k, ok := findKey(f.Key, r.Kind)
		switch {
		case !ok:
			r.unknownKey(f.Key, at)
		case seen[k.name]:
			r.problem(at, fmt.Sprintf("“%s”写了两次", f.Key), "只留一行，把另一行删掉")
		case len(f.Values) > 1 && !k.list:
			r.problem(at, fmt.Sprintf("“%s”只能有一个值，这里写了 %d 个", f.Key, len(f.Values)), "只留一个")
		case len(f.Values) > 0:
			seen[k.name] = true
			r.field(k, f)
		}
	}
}

func (r *reader) unknownKey(word string, at span) {
	hint := "删掉这一行；可以用的有：标题、引题、副题、记者、通讯员、摄影、日期、栏目、版次、位次、提要、标签、题图、来源等"
	if near := diag.Nearest(word, keyWords(r.Kind)); near != "" {
		hint = fmt.Sprintf("是不是“%s”？", near)
	} else if _, elsewhere := findKey(word, article|issueNote|standing); elsewhere {
		hint = "这个词不用在这种文件里，删掉这一行"
	}
	r.problem(at, fmt.Sprintf("不认识“%s”", word), hint)
}

// field takes over one key. Nested mappings are for correction and pages only.
func (r *reader) field(k key, f matter.Field) {
	v := f.Values[0]
	at := span{v.At, v.Len}
	if v.Fields != nil && k.name != "correction" && k.name != "pages" {
		r.problem(at, fmt.Sprintf("“%s”后面应当是文字", f.Key), fmt.Sprintf("写成“%s: ……”，一行写完", f.Key))
		return
	}
	value := strings.TrimSpace(v.Text)
	switch k.name {
	case "title":
		r.Title, r.TitleAt = headline(value), at
	case "kicker":
		r.Kicker = headline(value)
	case "deck":
		r.Deck = headline(value)
	case "reporter", "correspondent", "photographer", "author", "editor":
		r.people(k, f)
	case "credit":
		r.Byline.Covers = value
	case "date":
		r.Date, r.DateAt = r.day(value, at), at
	case "expires":
		r.Expires = r.day(value, at)
	case "section":
		r.Section = text{value, at}
	case "cover":
		r.Cover = text{value, at}
	case "crop":
		r.Crop = r.crop(value, at)
	case "slug":
		r.Slug = text{value, at}
	case "aliases":
		r.Aliases = texts(f)
	case "page", "rank", "number", "serial":
		r.count(k.name, value, at)
	case "summary":
		r.Summary = value
	case "source":
		r.Source = value
	case "tags":
		r.tags(f)
	case "draft":
		r.Draft = r.yes(value, at)
	case "correction":
		r.corrections(f)
	case "pages":
		r.pages(f)
	}
}

// headline folds the white space of a headline: one ordinary space is the
// editor's line break, however it was typed.
func headline(s string) string { return strings.Join(strings.Fields(s), " ") }

func texts(f matter.Field) []text {
	var list []text
	for _, v := range f.Values {
		if value := strings.TrimSpace(v.Text); value != "" {
			list = append(list, text{value, span{v.At, v.Len}})
		}
	}
	return list
}

func (r *reader) people(k key, f matter.Field) {
	var names []string
	for _, v := range texts(f) {
		names = append(names, byline.Names(v.Text)...)
	}
	if len(names) > 0 {
		r.Byline.Credits = append(r.Byline.Credits, byline.Credit{Role: k.role, Label: k.chinese, Names: names})
	}
}

func (r *reader) tags(f matter.Field) {
	for _, v := range texts(f) {
		if f.List {
			r.Tags = append(r.Tags, v.Text)
			continue
		}
		r.Tags = append(r.Tags, strings.FieldsFunc(v.Text, func(c rune) bool {
			return strings.ContainsRune("、，,;； 　", c)
		})...)
	}
}

func (r *reader) day(value string, at span) paper.Date {
	date, ok := paper.ParseDate(value)
	if !ok {
		r.problem(at, fmt.Sprintf("“%s”不是一个日期，或者没有这一天", value), "写成 2026-11-09 这样")
	}
	return date
}

// count reads a number that counts from one.
func (r *reader) count(name, value string, at span) {
	digits := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(value, "第"), "总第"), "版")
	digits = strings.TrimSuffix(digits, "期")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n > 1_000_000 || name == "page" && n > 999 {
		r.problem(at, fmt.Sprintf("“%s”应当是从 1 起的数", value), "只写阿拉伯数字，如 1")
		return
	}
	switch name {
	case "page":
		r.Page = n
	case "rank":
		r.Rank = n
	case "number":
		r.Number = n
	case "serial":
		r.Serial = n
	}
}

// crop reads how the cover is to be cut.
func (r *reader) crop(value string, at span) photo.Crop {
	c, err := photo.ParseCrop(value)
	var wrong *photo.Error
	if errors.As(err, &wrong) {
		r.problem(at, wrong.Problem.Message, strings.ReplaceAll(wrong.Problem.Hint, "裁切=", "裁切: "))
	}
	return c
}

func (r *reader) yes(value string, at span) bool {
	switch strings.ToLower(value) {
	case "true", "yes", "是", "对", "1":
		return true
	case "false", "no", "否", "不是", "0", "":
		return false
	}
	r.problem(at, fmt.Sprintf("看不懂“%s”", value), "写“是”或者“否”")
	return true // rather kept back than published by a slip
}

// corrections reads `correction: 文字` or a list of texts or of mappings with
// date and text.
func (r *reader) corrections(f matter.Field) {
	for _, v := range f.Values {
		if v.Fields == nil {
			if value := strings.TrimSpace(v.Text); value != "" {
				r.Corrections = append(r.Corrections, paper.Correction{Text: value})
			}
			continue
		}
		var c paper.Correction
		for _, part := range v.Fields {
			if len(part.Values) == 0 {
				continue
			}
			value := strings.TrimSpace(part.Values[0].Text)
			switch part.Key {
			case "date", "日期":
				c.Date = r.day(value, span{part.Values[0].At, part.Values[0].Len})
			case "text", "内容", "文字":
				c.Text = value
			default:
				r.problem(span{part.KeyAt, len(part.Key)}, fmt.Sprintf("更正里不认识“%s”", part.Key), "更正只有“日期”和“内容”两项")
			}
		}
		if c.Text == "" {
			r.problem(span{v.At, v.Len}, "更正没有内容", "加一行“内容: ……”")
			continue
		}
		r.Corrections = append(r.Corrections, c)
	}
}

// pages reads the page list of an issue.md: names, in order, or mappings with
// page and name.
func (r *reader) pages(f matter.Field) {
	for i, v := range f.Values {
		p := issuePage{Number: i + 1, Name: strings.TrimSpace(v.Text)}
		if n, err := strconv.Atoi(p.Name); err == nil && !f.List {
			for k := range min(max(n, 0), 99) { // pages: 4
				r.Pages = append(r.Pages, issuePage{Number: k + 1})
			}
			return
		}
		for _, part := range v.Fields {
			if len(part.Values) == 0 {
				continue
			}
			value, at := strings.TrimSpace(part.Values[0].Text), span{part.Values[0].At, part.Values[0].Len}
			switch part.Key {
			case "page", "版次", "版":
				n, err := strconv.Atoi(value)
				if err != nil || n < 1 || n > 999 {
					r.problem(at, fmt.Sprintf("“%s”应当是从 1 起的数", value), "只写阿拉伯数字，如 1")
					continue
				}
				p.Number = n
			case "name", "版名", "名称":
				p.Name = value
			default:
				r.problem(span{part.KeyAt, len(part.Key)}, fmt.Sprintf("版面里不认识“%s”", part.Key), "每一版只有“版次”和“版名”两项")
			}
		}
		r.Pages = append(r.Pages, p)
	}
}
