package load

import (
	"strings"

	"golang.org/x/text/width"

	"bao/internal/byline"
	"bao/internal/matter"
	"bao/internal/paper"
	"bao/internal/zh"
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
	filled        bool        // nothing behind it is a mistake
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
	{name: "page", chinese: "版次", others: []string{"版"}, kinds: article, take: one((*reader).page)},
	{name: "rank", chinese: "位次", kinds: article | standing, take: countTo(mostIssues, func(m *manuscript) *int { return &m.Rank })},
	{name: "jump", chinese: "转版", kinds: article, take: one((*reader).jump)},
	{name: "summary", chinese: "提要", others: []string{"摘要"}, kinds: article | standing, take: (*reader).summary},
	{name: "tags", chinese: "标签", kinds: article, list: true, take: (*reader).tags},
	{name: "cover", chinese: "题图", kinds: article, take: textTo(func(m *manuscript) *text { return &m.Cover })},
	{name: "crop", chinese: "裁切", others: []string{"裁剪"}, kinds: article, take: one((*reader).crop)},
	{name: "source", chinese: "来源", kinds: article, take: wordsTo(func(m *manuscript) *string { return &m.Source })},
	{name: "slug", chinese: "地址", kinds: article | standing, take: textTo(func(m *manuscript) *text { return &m.Slug })},
	{name: "aliases", chinese: "旧地址", kinds: article | standing, list: true, take: (*reader).aliases},
	{name: "draft", chinese: "草稿", kinds: article | issueNote | standing, take: one((*reader).draft)},
	{name: "expires", chinese: "截止", kinds: article, take: dayTo(func(m *manuscript) *paper.Date { return &m.Expires })},
	{name: "after", chinese: "到期", kinds: article, take: one((*reader).after)},
	{name: "retracted", chinese: "撤稿", kinds: article, nested: true, filled: true, take: (*reader).retracted},
	{name: "correction", chinese: "更正", kinds: article, list: true, nested: true, take: (*reader).corrections},
	{name: "event", chinese: "活动", kinds: article, list: true, nested: true, take: (*reader).events},
	{name: "number", chinese: "期号", kinds: issueNote, take: countTo(mostIssues, func(m *manuscript) *int { return &m.Number })},
	{name: "serial", chinese: "总期号", kinds: issueNote, take: countTo(mostIssues, func(m *manuscript) *int { return &m.Serial })},
	{name: "pages", chinese: "版面", kinds: issueNote, list: true, nested: true, take: (*reader).pages},
	{name: "layout", chinese: "版式", kinds: standing, take: textTo(func(m *manuscript) *text { return &m.Layout })},
	{name: "lines", chinese: "换行", kinds: article | issueNote | standing, take: one((*reader).lineEnds)},
	{name: "waive", chinese: "放行", kinds: article | issueNote | standing, list: true, nested: true, take: (*reader).waive},
}

// otherWords says what to write for words that people use of a story and that
// are no keys: their nearest neighbours among the keys mean something else.
var otherWords = func() map[string]string {
	const (
		author    = "写人用“作者”，写单位用“来源”"
		picture   = "登在稿件里的，在正文里写 ![说明](文件名)；列表里用的，写“题图: 文件名”；写拍照的人用“摄影”"
		note      = "写给自己看的，在这一行最前面加 # 和一个空格"
		subhead   = "小标题写在正文里，前面加 ## 和一个空格；标题下面的副题写“副题: ……”"
		copyBelow = "正文写在第二行 --- 下面"
		inEvent   = "活动的时间、地点、电话写在一起：“活动: {时间: 11月28日 14:00, 地点: ……, 电话: ……}”；别的写进正文"
		editors   = "用“责任编辑”，或者在正文最后另起一行写"
	)
	words := map[string]string{
		"正文": copyBelow, "内容": copyBelow, "小标题": subhead, "分标题": subhead, "主标题": "用“标题”", "大标题": "用“标题”", "副标": "用“副题”", "子标题": "用“副题”",
		"地点": inEvent, "电话": inEvent, "联系电话": inEvent,
		"分类": "用“栏目”", "类别": "用“栏目”", "频道": "用“栏目”", "版面": "用“版次”，写阿拉伯数字", "版名": "用“版次”，写阿拉伯数字",
		"关键词": "用“标签”", "关键字": "用“标签”", "导语": "用“提要”", "简介": "用“提要”", "导读": "用“提要”", "时间": "稿件的用“日期”；活动几时开始，写成“活动: {时间: 11月28日 14:00, 地点: ……}”", "发布时间": "用“日期”", "发布日期": "用“日期”",
	}
	for hint, list := range map[string]string{
		author: "供稿 供稿人 供稿单位 投稿 投稿人 来稿 撰稿 撰稿人 撰文 文 文字 单位", picture: "图 图片 照片 配图 插图 封面 封面图", note: "备注 说明 批注 字数 状态 编号",
		editors: "校对 审核 审校 初审 复审 终审 一审 二审 三审 美编 排版 编审 主编 值班编辑",
	} {
		for word := range strings.FieldsSeq(list) {
			words[word] = hint
		}
	}
	return words
}()

// findKey returns the key that word spells in a file of the given kind, in
// capitals, full-width letters, traditional characters or set wide (标　题) as well.
func findKey(word string, in kind) (key, bool) {
	if k, ok := spelledKey(word, in); ok {
		return k, true
	}
	return spelledKey(plainKey(strings.ToLower(width.Narrow.String(zh.Unspread(word)))), in)
}

func spelledKey(word string, in kind) (key, bool) {
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

// plainKey is a key of front matter, or of a mapping there, in simplified
// characters, as they are known here. It is as long as it was typed.
func plainKey(typed string) string { return strings.Map(zh.Simplified, typed) }
