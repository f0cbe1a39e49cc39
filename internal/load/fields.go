package load

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"

	"bao/internal/byline"
	"bao/internal/diag"
	"bao/internal/matter"
	"bao/internal/paper"
	"bao/internal/photo"
	"bao/internal/zh"
)

// fields takes the front matter over, key by key.
func (r *reader) fields(fields []matter.Field) {
	seen := map[string]string{} // how each word was written
	for i, f := range fields {
		if i == 0 {
			r.English = english(f.Key)
		}
		at := span{f.KeyAt, len(f.Key)}
		k, ok := findKey(f.Key, r.Kind)
		switch {
		case !ok:
			r.unknownKey(f.Key, at)
		case seen[k.name] != "":
			r.problem(repeatedKey, at, fmt.Sprintf("两处都写了%s：“%s”和“%s”是一回事", k.chinese, seen[k.name], f.Key), "只留一行，把另一行删掉")
		case len(f.Values) > 1 && !k.list:
			r.problem(severalValues, at, fmt.Sprintf("“%s”只能有一个值，这里写了 %d 个", f.Key, len(f.Values)), "只留一个")
		case len(f.Values) > 0:
			seen[k.name] = f.Key
			r.field(k, f)
		case k.filled:
			r.unreasoned(f.Key, at)
		}
	}
	r.keptForEver(fields)
}

func (r *reader) unknownKey(word string, at span) {
	hint := "删掉这一行；可以用的有：" + strings.Join(keyNames(r.Kind, english(word)), "、")
	if k, ok := findKey(word, issueNote); ok && k.kinds == issueNote {
		hint = "“" + word + "”写在期文件夹的 " + noteFile + " 里；这个文件就是的话，把它改名为 " + noteFile
	} else if other := otherWords[word]; other != "" {
		hint = other
	} else if k, ok := findKey(word, standing); ok && k.kinds == standing {
		hint = "“" + word + "”只用在单独的页面，如“联系我们”：不放在某一期的文件夹里，也不写日期"
	} else if near := diag.Nearest(word, keyWords(r.Kind)); near != "" {
		hint = fmt.Sprintf("是不是“%s”？", near)
	} else if _, elsewhere := findKey(word, article|issueNote|standing); elsewhere {
		hint = "这个词不用在这种文件里，删掉这一行"
	}
	r.problem(unknownKey, at, fmt.Sprintf("不认识“%s”", word), hint)
}

// english says in which language a word of front matter is.
func english(word string) bool { return word != "" && word[0] < utf8.RuneSelf }

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
	return func(r *reader, _ key, f matter.Field) {
		*field(r.manuscript) = strings.TrimSpace(f.Values[0].Text)
		r.cutOff(f.Key, f.Values[0])
	}
}

// headlineTo takes what is set without marks.
func headlineTo(field func(*manuscript) *string) take {
	return func(r *reader, _ key, f matter.Field) {
		v := f.Values[0]
		*field(r.manuscript) = headline(v.Text)
		r.marks(f.Key, v.Text, span{v.At, v.Len})
		r.cutOff(f.Key, v)
	}
}

func textTo(field func(*manuscript) *text) take {
	return one(func(r *reader, value string, at span) { *field(r.manuscript) = text{unquoted(value), at} })
}

const openQuotes, closeQuotes = "“”‘’「『【＂＇\"'", "“”‘’」』】＂＇\"'"

// unquoted takes off the quotes that an input method puts around a value: what
// is no headline and no sentence has none of its own.
func unquoted(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	last, m := utf8.DecodeLastRuneInString(s)
	if len(s) < n+m || !strings.ContainsRune(openQuotes, first) || !strings.ContainsRune(closeQuotes, last) {
		return s
	}
	if inner := s[n : len(s)-m]; !strings.ContainsAny(inner, openQuotes+closeQuotes) { // else each has its own
		return strings.TrimSpace(inner)
	}
	return s
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

func (r *reader) page(value string, at span) {
	if n, ok := r.count(value, mostPages, at); ok {
		r.Page, r.PageAt = n, at
	}
}

func (r *reader) title(_ key, f matter.Field) {
	v := f.Values[0]
	r.Title, r.TitleAt = headline(v.Text), span{v.At, v.Len}
	r.marks(f.Key, v.Text, r.TitleAt)
	r.cutOff(f.Key, v)
}

func (r *reader) summary(_ key, f matter.Field) {
	v := f.Values[0]
	r.Summary = strings.TrimSpace(v.Text)
	r.marks(f.Key, v.Text, span{v.At, v.Len})
	r.cutOff(f.Key, v)
}

func (r *reader) date(value string, at span) { r.Date, r.DateAt = r.day(value, at), at }

func (r *reader) aliases(_ key, f matter.Field) {
	r.Aliases = texts(f)
	for i := range r.Aliases {
		r.Aliases[i].Text = unquoted(r.Aliases[i].Text)
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
	var entries []string
	for _, v := range texts(f) {
		value := unquoted(v.Text)
		if !strings.ContainsAny(value, "#"+openQuotes+closeQuotes) {
			entries = append(entries, value) // as nearly always
			continue
		}
		for _, name := range byline.Names(value) {
			plain := unquoted(name)
			if strings.HasPrefix(name, "#") {
				r.problem(noName, v.span, "“"+name+"”不像人名，没有登", "写名字就去掉 #；写给自己看的话，在 # 后面空一格")
				plain = ""
			}
			value = strings.Replace(value, name, plain, 1)
		}
		entries = append(entries, value)
	}
	label := k.chinese
	if word := plainKey(zh.Unspread(f.Key)); slices.Contains(k.others, word) {
		label = word // 责编, as the paper says
	}
	credits, covers := byline.Front(k.role, r.SiteScript.Say(label), strings.Join(entries, "、"))
	r.Byline.Credits = append(r.Byline.Credits, credits...)
	if r.Byline.Covers == "" {
		r.Byline.Covers = covers
	}
}

func (r *reader) tags(_ key, f matter.Field) {
	for _, v := range texts(f) {
		words := []string{v.Text}
		if !f.List {
			words = strings.FieldsFunc(unquoted(v.Text), func(c rune) bool { return strings.ContainsRune("、，,;； 　", c) })
		}
		for _, word := range words {
			// #读书# is how WeChat and Weibo write a topic.
			if word = strings.TrimSpace(strings.Trim(unquoted(word), "#")); word != "" {
				r.Tags = append(r.Tags, word)
			}
		}
	}
}

// sections keeps what is written: only the site knows what its sections are
// called.
func (r *reader) sections(_ key, f matter.Field) { r.Sections = texts(f) }

func (r *reader) day(value string, at span) paper.Date {
	date, ok := paper.ParseDate(unquoted(value))
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
	digits := width.Narrow.String(unquoted(value))
	digits = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(digits, "第"), "总第"), "版")
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
	c, err := photo.ParseCrop(unquoted(value))
	var wrong *photo.Error
	if errors.As(err, &wrong) {
		r.problem(wrong.Problem.Rule, at, wrong.Problem.Message, strings.ReplaceAll(wrong.Problem.Hint, "裁切=", "裁切: "))
	}
	r.Crop = c
}

func (r *reader) draft(value string, at span) {
	switch strings.ToLower(unquoted(value)) {
	case "true", "yes", "是", "对", "1":
		r.Draft = true
	case "false", "no", "否", "不是", "0", "":
		r.Draft = false
	default:
		r.problem(badAnswer, at, fmt.Sprintf("看不懂“%s”", value), "写“是”或者“否”")
		r.Draft = true // rather kept back than published by a slip
	}
}

// jump reads whether the article may run on on another page.
func (r *reader) jump(value string, at span) {
	switch strings.ToLower(unquoted(value)) {
	case "yes", "true", "free", "是", "可", "可以", "允许":
		r.Jump = paper.JumpFree
	case "no", "false", "never", "否", "不", "不可", "不可以", "不转":
		r.Jump = paper.JumpNever
	case "":
	default:
		r.problem(badAnswer, at, fmt.Sprintf("看不懂“%s”", value), "写“可以”或者“不可以”；不写，别的办法都排不满时才转版")
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
			switch plainKey(part.Key) {
			case "date", "日期":
				c.Date = r.day(value, span{part.Values[0].At, part.Values[0].Len})
			case "text", "内容", "文字":
				c.Text = value
			default:
				r.problem(badCorrection, span{part.KeyAt, len(part.Key)}, fmt.Sprintf("更正里不认识“%s”", part.Key), "更正只有“"+r.say("日期", "date")+"”和“"+r.say("内容", "text")+"”两项")
			}
		}
		if c.Text == "" {
			r.problem(badCorrection, span{v.At, v.Len}, "更正没有内容", "加一行“"+r.say("内容", "text")+": ……”")
			continue
		}
		r.Corrections = append(r.Corrections, c)
	}
}

// pages reads the page list of an issue.md: names, in order, or mappings with
// page and name.
func (r *reader) pages(_ key, f matter.Field) {
	for i, v := range f.Values {
		p := paper.Planned{Number: i + 1, Name: strings.TrimSpace(v.Text)}
		if n, err := strconv.Atoi(p.Name); err == nil && !f.List {
			for k := range min(max(n, 0), 99) { // pages: 4
				r.Pages = append(r.Pages, paper.Planned{Number: k + 1})
			}
			return
		}
		for _, part := range v.Fields {
			if len(part.Values) == 0 {
				continue
			}
			value, at := strings.TrimSpace(part.Values[0].Text), span{part.Values[0].At, part.Values[0].Len}
			switch plainKey(part.Key) {
			case "page", "版次", "版":
				if n, ok := r.count(value, mostPages, at); ok {
					p.Number = n
				}
			case "name", "版名", "名称":
				p.Name = value
			default:
				r.problem(badIssuePage, span{part.KeyAt, len(part.Key)}, fmt.Sprintf("版面里不认识“%s”", part.Key), "每一版只有“"+r.say("版次", "page")+"”和“"+r.say("版名", "name")+"”两项")
			}
		}
		r.Pages = append(r.Pages, p)
	}
}
