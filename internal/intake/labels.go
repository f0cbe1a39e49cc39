package intake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bao/internal/byline"
	"bao/internal/load"
	"bao/internal/paper"
)

// labels takes lines such as 标题：停水通知, if a headline is among them.
func (r *headReader) labels() {
	before := headReader{head: &head{}, sections: r.sections, above: r.above, rest: r.rest}
	for {
		b := before.next()
		if b == nil || !plainWords(b.spans) {
			break
		}
		fields := r.labelled(strings.Split(plainOf(b.spans), "\n"))
		if fields == nil {
			break
		}
		for _, f := range fields {
			if before.get(f.key) != "" {
				fields = nil
			}
		}
		if fields == nil {
			break
		}
		before.fields = append(before.fields, fields...)
		before.rest = before.rest[1:]
	}
	if before.get("标题") != "" {
		r.fields, r.above, r.rest = before.fields, before.above, before.rest
	}
}

// labelled reads lines that all are a word of front matter and what it says;
// nil if one isn't.
func (r *headReader) labelled(lines []string) (fields []field) {
	for _, line := range lines {
		word, value, ok := cutLabel(line)
		if !ok {
			return nil
		}
		key, known := load.Word(word)
		if !known || strings.TrimSpace(word) == "主题" && !strings.HasPrefix(line, "【") || !r.takes(key, value) {
			return nil
		}
		fields = append(fields, field{key, value})
	}
	return fields
}

// takes reports whether a value says what front matter can hold behind a key.
func (r *headReader) takes(key, value string) bool {
	switch key {
	case "标题", "引题", "副题", "提要", "标签", "来源", "文图":
		return true
	case "记者", "通讯员", "摄影", "作者", "责任编辑":
		return len(byline.Names(value)) > 0
	case "日期":
		_, ok := paper.ParseDate(value)
		return ok
	case "栏目":
		return slices.Contains(r.sections, value)
	}
	return false // what says where an article stands isn't for its author to say
}

// cutLabel parts 标题：停水通知 and 【标题】停水通知.
func cutLabel(line string) (word, value string, ok bool) {
	line = strings.TrimFunc(line, blank)
	for _, b := range [][2]string{{"【", "】"}, {"［", "］"}, {"[", "]"}, {"〔", "〕"}} {
		if inner, found := strings.CutPrefix(line, b[0]); found {
			word, value, ok = strings.Cut(inner, b[1])
			value = strings.TrimLeft(value, "：:")
		}
	}
	if i := strings.IndexAny(line, ":："); !ok && i > 0 {
		_, size := utf8.DecodeRuneInString(line[i:])
		word, value, ok = line[:i], line[i+size:], true
	}
	value = strings.TrimFunc(value, blank)
	return word, value, ok && value != ""
}
