package byline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bao/internal/zh"
)

// surnames are the surnames that names in copy begin with, by far most of
// them; compoundSurnames those of two characters. Left out are rare ones that
// begin common words, such as 从, 有, 公 and 展: 摄影展开幕 is no photographer.
const surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宁仇栾暴甘斜厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿边扈燕冀郏浦尚农温庄晏柴瞿阎慕连茹习宦艾鱼容向古易戈廖庾暨居衡步都耿弘匡文寇禄阙东欧沃利蔚夔隆师巩厍聂晁勾敖融冷訾辛阚简饶曾毋沙乜养鞠须丰巢关蒯查荆红游竺权逯盖桓付肖闫代佟丛苑楼原邸仝冼谌覃兰岳佘迟奉鹿官肇佴芦粟亢况琴商牟墨谯笪阳尧帅缑亓信铁晋楚尔钦仉栗宛郇区阿扎买苟邝麦幺檀秘衣么朴修青铎库鄢漆雒苌辜母"

var surnameSet = runesOf(surnames)

func runesOf(s string) map[rune]bool {
	set := map[rune]bool{}
	for _, r := range s {
		set[r] = true
	}
	return set
}

// Surname reports whether names in copy begin with r.
func Surname(r rune) bool { return surnameSet[zh.Simplified(r)] }

var compoundSurnames = []string{
	"欧阳", "诸葛", "司马", "上官", "夏侯", "东方", "尉迟", "赫连", "皇甫", "澹台", "公孙", "令狐",
	"钟离", "宇文", "长孙", "慕容", "司徒", "司空", "万俟", "单于", "鲜于", "闾丘", "亓官", "南宫",
	"端木", "百里", "呼延", "独孤", "轩辕", "东郭", "濮阳", "淳于", "申屠", "拓跋", "公冶", "太史",
}

// notNames are words of two to four characters that stand beside role words
// in headings and notices: 记者 手记, 作者 简介, 编辑 推荐.
var notNames = map[string]bool{
	"手记": true, "观察": true, "调查": true, "追踪": true, "感言": true, "来信": true, "点评": true,
	"简介": true, "推荐": true, "寄语": true, "按语": true, "连线": true, "常识": true, "现场": true,
	"直击": true, "专访": true, "获悉": true, "了解": true, "了解到": true, "看到": true, "发现": true,
	"团队": true, "大赛": true, "比赛": true, "作品": true, "培训": true, "培训班": true, "名单": true,
	"招募": true, "征集": true, "视角": true, "体验": true, "日记": true, "走基层": true, "在行动": true,
	"高度": true, "成长记": true, "单位": true, "时间": true, "资料": true, "综合": true, "全文": true,
	"来源": true, "原标题": true, "编者": true, "本报": true, "网络": true, "文明": true, "安全": true, "宣判": true,
	"谢谢": true, "感谢": true, "多谢": true, "您好": true, "你好": true, "好的": true, "再见": true, "欢迎": true, "方案": true,
	"全景": true, "近景": true, "远景": true, "夜景": true, "外景": true, "街景": true, "照片": true, "图片": true, "老照片": true,
	"白露": true, "夏至": true, "秋分": true, "元旦": true, "元宵": true,
}

// notFirst are characters that begin clauses after 记者, never names.
const notFirst = "在到看了获据就对是也的我你他她它这那走现近今昨当采不们"

// certainty says how much a word must look like a name to be taken for one.
type certainty uint8

const (
	// loose takes any two to four characters: a role word with a space
	// after it says that a name follows.
	loose certainty = iota
	// strict wants a known surname: nothing but the word itself says that
	// it is a name.
	strict
)

// isName reports whether s can be the name of a person.
func isName(s string, c certainty) bool {
	n := utf8.RuneCountInString(s)
	switch {
	case n < 2 || n > 30 || notNames[s] || namesNobody[s]:
		return false
	case strings.ContainsAny(s, nameDots):
		return isDotted(s)
	case isLatin(s):
		return true
	case n > 4 || !allHan(s) || isSent(s):
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if strings.ContainsRune(notFirst, first) {
		return false
	}
	if n == 4 && c == strict {
		return hasCompoundSurname(s)
	}
	return c == loose || Surname(first) || n > 2 && hasCompoundSurname(s)
}

// SurnameAt is how many bytes the surname that s begins with has, 0 for none.
func SurnameAt(s string) int {
	if n := compoundAt(s); n > 0 {
		return n
	}
	if r, size := utf8.DecodeRuneInString(s); Surname(r) {
		return size
	}
	return 0
}

func hasCompoundSurname(s string) bool { return compoundAt(s) > 0 }

// compoundAt is how many bytes the surname of two characters that s begins with has.
func compoundAt(s string) int {
	for _, surname := range compoundSurnames {
		if strings.HasPrefix(s, surname) {
			return len(surname)
		}
	}
	return 0
}

// nameDots divide the parts of transcribed names; U+00B7 is the right one.
const nameDots = "·•・‧"

// isDotted reports whether s is a transcribed name: 卡里姆·买买提.
func isDotted(s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(nameDots, r) })
	if len(parts) < 2 || len(parts) > 5 {
		return false
	}
	for _, part := range parts {
		if utf8.RuneCountInString(part) > 10 || !allHan(part) && !isLatin(part) {
			return false
		}
	}
	return true
}

// isLatin reports whether s is a word of Latin letters as names have them,
// with a capital at its head.
func isLatin(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(first) {
		return false
	}
	for _, r := range s {
		if !unicode.Is(unicode.Latin, r) && !strings.ContainsRune(" .'’-", r) {
			return false
		}
	}
	return true
}

// isHan asks first for the block that nearly all characters stand in.
func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff || unicode.Is(unicode.Han, r) }

func allHan(s string) bool {
	for _, r := range s {
		if !isHan(r) {
			return false
		}
	}
	return s != ""
}

// isSurname reports whether all of s is a surname.
func isSurname(s string) bool {
	return utf8.RuneCountInString(s) == 1 && strings.Contains(surnames, s) || slices.Contains(compoundSurnames, s)
}
