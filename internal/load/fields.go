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
			r.problem(repeatedKey, at, fmt.Sprintf("“%s”写了两次", f.Key), "只留一行，把另一行删掉")
		case len(f.Values) > 1 && !k.list:
			r.problem(severalValues, at, fmt.Sprintf("“%s”只能有一个值，这里写了 %d 个", f.Key, len(f.Values)), "只留一个")
		case len(f.Values) > 0:
			seen[k.name] = true
			r.field(k, f)
		}
	}
}

func (r *reader) unknownKey(word string, at span) {
	hint := "删掉这一行；可以用的有：" + strings.Join(keyNames(r.Kind), "、")
	if near := diag.Nearest(word, keyWords(r.Kind)); near != "" {
		hint = fmt.Sprintf("是不是“%s”？", near)
	} else if _, elsewhere := findKey(word, article|issueNote|standing); elsewhere {
		hint = "这个词不用在这种文件里，删掉这一行"
	}
	r.problem(unknownKey, at, fmt.Sprintf("不认识“%s”", word), hint)
}

// field takes over one key.
func (r *reader) field(k key, f matter.Field) {
	for _, v := range f.Values {
		if v.Fields != nil && !k.nested {
			r.problem(nestedValue, span{v.At, v.Len}, fmt.Sprintf("“%s”后面应当是文字", f.Key), fmt.Sprintf("写成“%s: ……”，一行写完", f.Key))
			return
		}
	}
	k.take(r, k, f)
}

// one is a take of the only value.
func one(take func(r *reader, value string, at span)) take {
	return func(r *reader, _ key, f matter.Field) {
		v := f.Values[0]
		take(r, strings.TrimSpace(v.Text), span{v.At, v.Len})
	}
}

func wordsTo(field func(*manuscript) *string) take {
	return one(func(r *reader, value string, _ span) { *field(r.manuscript) = value })
}

func headlineTo(field func(*manuscript) *string) take {
	return one(func(r *reader, value string, _ span) { *field(r.manuscript) = headline(value) })
}

func textTo(field func(*manuscript) *text) take {
	return one(func(r *reader, value string, at span) { *field(r.manuscript) = text{value, at} })
}

func dayTo(field func(*manuscript) *paper.Date) take {
	return one(func(r *reader, value string, at span) { *field(r.manuscript) = r.day(value, at) })
}

func countTo(most int, field func(*manuscript) *int) take {
	return one(func(r *reader, value string, at span) {
		if n, ok := r.count(value, most, at); ok {
			*field(r.manuscript) = n
		}
	})
}

func (r *reader) title(value string, at span) { r.Title, r.TitleAt = headline(value), at }

func (r *reader) date(value string, at span) { r.Date, r.DateAt = r.day(value, at), at }

func (r *reader) aliases(_ key, f matter.Field) { r.Aliases = texts(f) }

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

func (r *reader) tags(_ key, f matter.Field) {
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
		r.problem(badDate, at, fmt.Sprintf("“%s”不是一个日期，或者没有这一天", value), "写成 2026-11-09 这样")
	}
	return date
}

// The most pages that an issue has, and the most of anything else that is
// counted: more is a slip.
const (
	mostPages  = 999
	mostIssues = 1_000_000
)

// count reads a number that counts from one.
func (r *reader) count(value string, most int, at span) (int, bool) {
	digits := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(value, "第"), "总第"), "版")
	digits = strings.TrimSuffix(digits, "期")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n > most {
		r.problem(badNumber, at, fmt.Sprintf("“%s”应当是从 1 起的数", value), "只写阿拉伯数字，如 1")
		return 0, false
	}
	return n, true
}

// crop reads how the cover is to be cut.
func (r *reader) crop(value string, at span) {
	c, err := photo.ParseCrop(value)
	var wrong *photo.Error
	if errors.As(err, &wrong) {
		r.problem(wrong.Problem.Rule, at, wrong.Problem.Message, strings.ReplaceAll(wrong.Problem.Hint, "裁切=", "裁切: "))
	}
	r.Crop = c
}

func (r *reader) draft(value string, at span) {
	switch strings.ToLower(value) {
	case "true", "yes", "是", "对", "1":
		r.Draft = true
	case "false", "no", "否", "不是", "0", "":
		r.Draft = false
	default:
		r.problem(badAnswer, at, fmt.Sprintf("看不懂“%s”", value), "写“是”或者“否”")
		r.Draft = true // rather kept back than published by a slip
	}
}

// corrections reads `correction: 文字` or a list of texts or of mappings with
// date and text.
func (r *reader) corrections(_ key, f matter.Field) {
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
				r.problem(badCorrection, span{part.KeyAt, len(part.Key)}, fmt.Sprintf("更正里不认识“%s”", part.Key), "更正只有“日期”和“内容”两项")
			}
		}
		if c.Text == "" {
			r.problem(badCorrection, span{v.At, v.Len}, "更正没有内容", "加一行“内容: ……”")
			continue
		}
		r.Corrections = append(r.Corrections, c)
	}
}

// pages reads the page list of an issue.md: names, in order, or mappings with
// page and name.
func (r *reader) pages(_ key, f matter.Field) {
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
				if n, ok := r.count(value, mostPages, at); ok {
					p.Number = n
				}
			case "name", "版名", "名称":
				p.Name = value
			default:
				r.problem(badIssuePage, span{part.KeyAt, len(part.Key)}, fmt.Sprintf("版面里不认识“%s”", part.Key), "每一版只有“版次”和“版名”两项")
			}
		}
		r.Pages = append(r.Pages, p)
	}
}
