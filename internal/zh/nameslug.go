package zh

import (
	"cmp"
	"strings"
)

// NameSlug returns the slug of a person's name, in which a surname is read as
// a surname: 单 gives shan, 仇 qiu, 万俟 mo-qi. A name of two to four Chinese
// characters counts as a Chinese name; anything else, such as a transcribed
// foreign name with · in it or the name of an office, is read like any other
// text. It is "" when Slug would be.
func NameSlug(s string) string {
	// Two-character names are often typed with a space inside, to align
	// with names of three.
	name := strings.Join(strings.Fields(s), "")
	runes := []rune(name)
	if len(runes) < 1 || len(runes) > 4 || !allHan(runes) {
		return Slug(s)
	}
	surname, given := runes[:1], runes[1:]
	if len(runes) > 1 && compoundSurnames[string(runes[:2])] != "" {
		surname, given = runes[:2], runes[2:]
	}
	var b slugBuilder
	if reading := cmp.Or(compoundSurnames[string(surname)], surnames[runes[0]]); reading != "" {
		b.word(reading)
	} else {
		b.text(string(surname))
	}
	b.given(string(given))
	return b.String()
}

// given adds a given name. In names 长 is long, not elder.
func (b *slugBuilder) given(s string) {
	for at, r := range s {
		if r == '长' {
			b.word("chang")
		} else {
			b.word(syllable(s, at, r))
		}
	}
}

func allHan(runes []rune) bool {
	for _, r := range runes {
		if !Han(r) {
			return false
		}
	}
	return true
}

// surnames are the characters whose reading as a surname is not their usual
// one. Where a surname has two readings the one more people bear is listed.
var surnames = map[rune]string{
	'秘': "bi", '卜': "bu", '种': "chong", '都': "du", '盖': "ge",
	'句': "gou", '解': "xie", '阚': "kan", '乐': "yue", '缪': "miao",
	'牟': "mu", '乜': "nie", '区': "ou", '朴': "piao",
	'繁': "po", '覃': "qin", '仇': "qiu", '单': "shan", '召': "shao",
	'折': "she", '隗': "wei", '洗': "xian", '么': "yao",
	'员': "yun", '贠': "yun", '曾': "zeng", '查': "zha", '祭': "zhai",
	'翟': "zhai", '长': "chang",
}

// compoundSurnames are the surnames of two characters that are not read as
// their characters are alone.
var compoundSurnames = map[string]string{
	"单于": "chan-yu", "长孙": "zhang-sun", "尉迟": "yu-chi", "万俟": "mo-qi", "澹台": "tan-tai", "乐正": "yue-zheng",
}
