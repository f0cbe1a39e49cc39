package markup

import (
	"strings"
	"unicode/utf8"

	"bao/internal/byline"
)

// A name that is masked keeps its surname: 王*明, 李**女士. So what stands
// before a star tells a mask from a mark.

// plainSurnames are those of the hundred that most people bear (Ministry of
// Public Security, report on names of 2020) that hardly ever end an ordinary
// word, as 高 and 江 do: 提高, 沿江.
var plainSurnames = func() map[rune]bool {
	set := map[rune]bool{}
	for _, r := range "王李张刘陈杨黄赵吴周徐孙朱胡郭罗郑梁谢宋唐许韩邓冯曹彭曾肖董潘袁蔡蒋杜魏苏吕丁卢姚沈钟姜崔谭陆范汪廖韦贾夏付邹熊孟秦邱侯尹薛闫黎陶贺郝顾龚邵覃莫孔傅岑某" {
		set[r] = true
	}
	return set
}()

// compoundSurname reports whether s is a surname of two characters.
func compoundSurname(s []byte) bool {
	switch string(s) {
	case "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "端木", "南宫", "独孤", "长孙", "宇文", "轩辕":
		return true
	}
	return false
}

// surnameLen returns the length of the surname that s ends in; 0 for none.
func surnameLen(s []byte) int {
	r, size := utf8.DecodeLastRune(s)
	if r == '某' && len(s) > size && surnameLen(s[:len(s)-size]) == size { // 周某, 周某某
		return 2 * size
	}
	if n := len("欧阳"); len(s) >= n && compoundSurname(s[len(s)-n:]) {
		return n // first: 夏侯 ends in a surname, too
	}
	if r == '某' || byline.Surname(r) {
		return size
	}
	return 0
}

// plainSurname reports whether s ends in a surname that is hardly ever
// anything else.
func plainSurname(s []byte) bool {
	r, size := utf8.DecodeLastRune(s)
	return plainSurnames[r] || surnameLen(s) > size
}

// surnameAlone reports whether s ends in a surname before which a word ends,
// so that it is nothing but a surname.
func surnameAlone(s []byte) bool {
	n := surnameLen(s)
	if n == 0 {
		return false
	}
	r, _ := utf8.DecodeLastRune(s[:len(s)-n])
	return edge(r) || strings.ContainsRune("和与及同跟或给把被让对向由请是", r)
}

// honorifics follow a name.
var honorifics = []string{
	"女士", "先生", "小姐", "老师", "同志", "同学", "阿姨", "大爷", "大妈", "奶奶", "爷爷", "大叔", "师傅", "医生", "护士", "律师", "教授", "主任",
	"书记", "经理", "一家", "夫妇",
}

// honorificLen returns the length of the honorific that s begins with; 0 for
// none.
func honorificLen(s []byte) int {
	switch first, _ := utf8.DecodeRune(s); first {
	case '女', '先', '小', '老', '同', '阿', '大', '奶', '爷', '师', '医', '护', '律', '教', '主', '书', '经', '一', '夫':
	default:
		return 0
	}
	for _, h := range honorifics {
		if len(s) >= len(h) && string(s[:len(h)]) == h {
			return len(h)
		}
	}
	return 0
}

// fullName reports whether s is a name, as far as its length and its first
// character tell.
func fullName(s []byte) bool {
	first, size := utf8.DecodeRune(s)
	return len(s) <= 4*len("王") && allHan(s) && (strings.ContainsRune("小老", first) || surnameLen(s[:size]) > 0)
}
