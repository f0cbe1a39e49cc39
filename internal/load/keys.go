package load

import (
	"bao/internal/byline"
	"bao/internal/matter"
	"bao/internal/paper"
)

// kind says what a Markdown file is in the paper.
type kind uint8

const (
	article kind = 1 << iota
	issueNote
	standing
)

// key is one word of front matter. The English word is also the Go field, the
// template field and the CSS class.
type key struct {
	name, chinese string
	others        []string // further spellings that editors use
	kinds         kind
	list          bool        // may hold several values
	nested        bool        // may hold mappings
	role          byline.Role // for the keys that name people
	take          take
}

// take takes over what stands behind a key, at least one value.
type take func(r *reader, k key, f matter.Field)

// keys is every word that front matter may hold, and what becomes of it.
var keys = []key{
	{name: "title", chinese: "标题", others: []string{"主题", "题目"}, kinds: article | issueNote | standing, take: (*reader).title},
	{name: "kicker", chinese: "引题", others: []string{"肩题", "眉题"}, kinds: article, take: headlineTo(func(m *manuscript) *string { return &m.Kicker })},
	{name: "deck", chinese: "副题", others: []string{"副标题"}, kinds: article, take: headlineTo(func(m *manuscript) *string { return &m.Deck })},
	{name: "reporter", chinese: "记者", kinds: article, list: true, role: byline.Reporter, take: (*reader).people},
	{name: "correspondent", chinese: "通讯员", kinds: article, list: true, role: byline.Correspondent, take: (*reader).people},
	{name: "photographer", chinese: "摄影", kinds: article, list: true, role: byline.Photographer, take: (*reader).people},
	{name: "author", chinese: "作者", kinds: article, list: true, role: byline.Author, take: (*reader).people},
	{name: "editor", chinese: "责任编辑", others: []string{"责编", "编辑"}, kinds: article | issueNote, list: true, role: byline.Editor, take: (*reader).people},
	{name: "credit", chinese: "文图", others: []string{"文/图"}, kinds: article, take: wordsTo(func(m *manuscript) *string { return &m.Byline.Covers })},
	{name: "date", chinese: "日期", kinds: article, take: one((*reader).date)},
	{name: "section", chinese: "栏目", kinds: article, list: true, take: (*reader).sections},
	{name: "page", chinese: "版次", others: []string{"版"}, kinds: article, take: countTo(mostPages, func(m *manuscript) *int { return &m.Page })},
	{name: "rank", chinese: "位次", kinds: article | standing, take: countTo(mostIssues, func(m *manuscript) *int { return &m.Rank })},
	{name: "summary", chinese: "提要", others: []string{"摘要"}, kinds: article | standing, take: (*reader).summary},
	{name: "tags", chinese: "标签", kinds: article, list: true, take: (*reader).tags},
	{name: "cover", chinese: "题图", kinds: article, take: textTo(func(m *manuscript) *text { return &m.Cover })},
	{name: "crop", chinese: "裁切", others: []string{"裁剪"}, kinds: article, take: one((*reader).crop)},
	{name: "source", chinese: "来源", kinds: article, take: wordsTo(func(m *manuscript) *string { return &m.Source })},
	{name: "slug", chinese: "地址", kinds: article | standing, take: textTo(func(m *manuscript) *text { return &m.Slug })},
	{name: "aliases", chinese: "旧地址", kinds: article | standing, list: true, take: (*reader).aliases},
	{name: "draft", chinese: "草稿", kinds: article | issueNote | standing, take: one((*reader).draft)},
	{name: "expires", chinese: "截止", kinds: article, take: dayTo(func(m *manuscript) *paper.Date { return &m.Expires })},
	{name: "correction", chinese: "更正", kinds: article, list: true, nested: true, take: (*reader).corrections},
	{name: "number", chinese: "期号", kinds: issueNote, take: countTo(mostIssues, func(m *manuscript) *int { return &m.Number })},
	{name: "serial", chinese: "总期号", kinds: issueNote, take: countTo(mostIssues, func(m *manuscript) *int { return &m.Serial })},
	{name: "pages", chinese: "版面", kinds: issueNote, list: true, nested: true, take: (*reader).pages},
	{name: "lines", chinese: "换行", kinds: article | issueNote | standing, take: one((*reader).lineEnds)},
	{name: "waive", chinese: "放行", kinds: article | issueNote | standing, list: true, nested: true, take: (*reader).waive},
}

// findKey returns the key that word spells in a file of the given kind.
func findKey(word string, in kind) (key, bool) {
	for i := range keys {
		k := &keys[i]
		if k.kinds&in == 0 {
			continue
		}
		if word == k.name || word == k.chinese {
			return *k, true
		}
		for _, other := range k.others {
			if word == other {
				return *k, true
			}
		}
	}
	return key{}, false
}

// keyWords lists every spelling for a kind of file, for "did you mean".
func keyWords(in kind) []string {
	var words []string
	for _, k := range keys {
		if k.kinds&in != 0 {
			words = append(append(words, k.name, k.chinese), k.others...)
		}
	}
	return words
}

// keyNames lists the words for a kind of file, in either language, for those
// that mean none of them.
func keyNames(in kind, english bool) []string {
	var names []string
	for _, k := range keys {
		switch {
		case k.kinds&in == 0:
		case english:
			names = append(names, k.name)
		default:
			names = append(names, k.chinese)
		}
	}
	return names
}
