package plaintext

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"bao/internal/byline"
	"bao/internal/zh"
)

// A field is what a word with a colon or in brackets says of a story:
// 标题：停水, 【栏目】社区, （副题）…….
type field struct {
	key   fieldKey
	role  byline.Role // of a person
	word  string
	value string
}

type fieldKey uint8

const (
	noField fieldKey = iota
	kickerField
	titleField
	deckField
	sectionField
	dateField
	sourceField
	bodyField
	personField
)

// fieldWords are the words; those that notices begin a line with, 时间 and
// 主题 among them, are not.
var fieldWords = map[string]fieldKey{
	"引题": kickerField, "肩题": kickerField, "眉题": kickerField,
	"标题": titleField, "题目": titleField, "主标题": titleField, "大标题": titleField, "正题": titleField, "稿件标题": titleField, "文章标题": titleField,
	"副题": deckField, "副标题": deckField, "副标": deckField,
	"栏目": sectionField, "版块": sectionField, "栏目名称": sectionField,
	"日期": dateField, "发布日期": dateField, "发布时间": dateField, "刊发日期": dateField, "见报日期": dateField,
	"发表于": dateField, "发表时间": dateField, "发表日期": dateField, "发布于": dateField,
	"来源": sourceField, "稿件来源": sourceField, "文章来源": sourceField, "稿源": sourceField,
	"正文": bodyField,
	"標題": titleField, "題目": titleField, "副題": deckField, "副標題": deckField, "引題": kickerField, "欄目": sectionField, "來源": sourceField,
	"作者": personField, "记者": personField, "通讯员": personField, "摄影": personField, "撰稿": personField, "撰文": personField,
	"供稿": personField, "供稿单位": personField, "供图": personField, "图片": personField, "文字": personField, "文": personField, "图": personField,
	"责编": personField, "责任编辑": personField, "编辑": personField, "审核": personField, "校对": personField, "投稿人": personField,
}

var roles = map[string]byline.Role{
	"记者": byline.Reporter, "通讯员": byline.Correspondent, "摄影": byline.Photographer, "供图": byline.Photographer, "图片": byline.Photographer, "图": byline.Photographer,
	"供稿单位": byline.Source, "责编": byline.Editor, "责任编辑": byline.Editor, "编辑": byline.Editor, "审核": byline.Editor, "校对": byline.Editor,
}

// labelStart matches the word at the head of a field. A word of two characters
// may be set wide.
var labelStart = regexp.MustCompile(`^(?:[【〔［\[（(]\s*([\p{Han}]{1,5}|\p{Han}[ \x{3000}]+\p{Han})\s*[】〕］\]）)]\s*[:：]?|([\p{Han}]{1,5}|\p{Han}[ \x{3000}]+\p{Han})\s*[:：])`)

// longestFields is the most bytes of a line of fields.
const longestFields = 600

// fieldsOf reads a line that is fields and nothing else, several perhaps, with
// spaces between. It returns none for any other line.
func fieldsOf(s string) []field {
	if len(s) > longestFields || !strings.ContainsAny(s, ":：】〕］])）") {
		return nil
	}
	var fields []field
	if at := nextLabel(s); at < len(s) { // 2023-04-18 来源：……
		if day := strings.TrimFunc(s[:at], unicode.IsSpace); isDay(day) {
			fields, s = append(fields, field{key: dateField, value: day}), s[at:]
		}
	}
	for s != "" {
		f, size := labelAt(s)
		if f.key == noField {
			return nil
		}
		s = s[size:]
		next := nextLabel(s)
		f.value = strings.TrimFunc(s[:next], unicode.IsSpace)
		s = s[next:]
		if f.key == personField && f.line() == nil || f.key == dateField && f.value != "" && !isDay(f.value) {
			return nil
		}
		fields = append(fields, f)
	}
	return fields
}

// labelAt reads the word at the head of s.
func labelAt(s string) (f field, size int) {
	m := labelStart.FindStringSubmatch(s)
	if m == nil {
		return f, 0
	}
	f.word = zh.Unspread(m[1] + m[2])
	f.key, f.role = fieldWords[f.word], roles[f.word]
	if f.role == "" {
		f.role = byline.Author
	}
	if len(m[1]) > 0 && utf8.RuneCountInString(f.word) < 2 { // （图）
		f.key = noField
	}
	return f, len(m[0])
}

// nextLabel returns where behind a space the next field begins; else the end.
func nextLabel(s string) int {
	for i, r := range s {
		if !unicode.IsSpace(r) {
			continue
		}
		at := i + utf8.RuneLen(r)
		if f, _ := labelAt(s[at:]); f.key != noField {
			return at
		}
	}
	return len(s)
}

// longestNames is the most characters behind 作者： that are names.
const longestNames = 24

// line reads the people of a field; nil when they are none, as in the first
// question of an interview.
func (f field) line() *byline.Line {
	typed := f.word + "：" + f.value
	if line, ok := byline.First(typed); ok {
		return &line
	}
	if line, ok := byline.Last(typed); ok && f.word != "记者" {
		return &line
	}
	if f.value == "" || f.word == "记者" || utf8.RuneCountInString(f.value) > longestNames || strings.ContainsAny(f.value, "，。？！；：,?!;:“”") {
		return nil
	}
	credits, covers := byline.Front(f.role, f.word, f.value)
	return &byline.Line{Credits: credits, Covers: covers}
}
