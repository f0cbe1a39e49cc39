package load

import (
	"bao/internal/byline"
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
	role          byline.Role // for the keys that name people
}

// keys is every word that front matter may hold.
var keys = []key{
	{name: "title", chinese: "标题", others: []string{"主题", "题目"}, kinds: article | issueNote | standing},
	{name: "kicker", chinese: "引题", others: []string{"肩题", "眉题"}, kinds: article},
	{name: "deck", chinese: "副题", others: []string{"副标题"}, kinds: article},
	{name: "reporter", chinese: "记者", kinds: article, list: true, role: byline.Reporter},
	{name: "correspondent", chinese: "通讯员", kinds: article, list: true, role: byline.Correspondent},
	{name: "photographer", chinese: "摄影", kinds: article, list: true, role: byline.Photographer},
	{name: "author", chinese: "作者", kinds: article, list: true, role: byline.Author},
	{name: "editor", chinese: "责任编辑", others: []string{"责编", "编辑"}, kinds: article | issueNote, list: true, role: byline.Editor},
	{name: "credit", chinese: "文图", others: []string{"文/图"}, kinds: article},
	{name: "date", chinese: "日期", kinds: article},
	{name: "section", chinese: "栏目", kinds: article},
	{name: "page", chinese: "版次", others: []string{"版"}, kinds: article},
	{name: "rank", chinese: "位次", kinds: article | standing},
	{name: "summary", chinese: "提要", others: []string{"摘要"}, kinds: article | standing},
	{name: "tags", chinese: "标签", kinds: article, list: true},
	{name: "cover", chinese: "题图", kinds: article},
	{name: "crop", chinese: "裁切", others: []string{"裁剪"}, kinds: article},
	{name: "source", chinese: "来源", kinds: article},
	{name: "slug", chinese: "地址", kinds: article | standing},
	{name: "aliases", chinese: "旧地址", kinds: article | standing, list: true},
	{name: "draft", chinese: "草稿", kinds: article | issueNote | standing},
	{name: "expires", chinese: "截止", kinds: article},
	{name: "correction", chinese: "更正", kinds: article, list: true},
	{name: "number", chinese: "期号", kinds: issueNote},
	{name: "serial", chinese: "总期号", kinds: issueNote},
	{name: "pages", chinese: "版面", kinds: issueNote, list: true},
}

// findKey returns the key that word spells in a file of the given kind.
func findKey(word string, in kind) (key, bool) {
	for _, k := range keys {
		if k.kinds&in == 0 {
			continue
		}
		if word == k.name || word == k.chinese {
			return k, true
		}
		for _, other := range k.others {
			if word == other {
				return k, true
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
