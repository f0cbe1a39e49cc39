package byline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// officeParts are words that occur in the names of offices, schools and clubs.
// Of the shortOffices, names of two and three characters are made as well, in
// which the others may be somebody's given name: 张志愿.
var (
	officeParts = []string{
		"街道", "社区", "居委", "村委", "派出所", "小学", "中学", "大学", "学院", "学校", "幼儿园", "志愿", "委员会",
		"办事处", "政府", "公司", "编辑部", "融媒", "电视台", "广播", "报社", "协会", "联合会", "基金会", "支部", "党总支",
		"党委", "团委", "妇联", "工会", "商会", "学会", "业委会", "物业", "服务站", "服务队", "消防", "医院", "卫生院",
		"法院", "检察院", "图书馆", "文化馆", "博物馆", "合作社", "工作室", "工作站", "中心", "电台", "日报", "晚报", "晨报",
		"都市报", "周刊", "公众号", "客户端", "视觉中国", "俱乐部", "艺术团", "合唱团",
	}
	shortOffices = []string{
		"街道", "社区", "居委", "居委会", "村委", "村委会", "小学", "中学", "大学", "学院", "学校", "幼儿园", "政府", "公司",
		"报社", "协会", "党委", "团委", "妇联", "医院", "法院", "物业", "业委会", "日报", "晚报", "电台", "电视台", "新华社", "中新社",
	}
)

// officeEnds are what a name of three characters or more ends with when it is
// that of an office; hardly a given name ends so. officeEndsLong are given
// names too: of four characters, which few people's names have, they are not.
const (
	officeEnds     = "办局厅处科室部所站队馆厂店组委村区县市省"
	officeEndsLong = "镇乡社园台院班报网刊苑会团里"
)

// hasOfficeWord reports whether a name is by its words that of an office, a
// school, a club, or a place that has one.
func hasOfficeWord(s string) bool {
	n := utf8.RuneCountInString(s)
	switch {
	case n < 2 || n > 20:
		return false
	case n < 4:
		for _, end := range shortOffices {
			if strings.HasSuffix(s, end) {
				return true
			}
		}
	default:
		for _, part := range officeParts {
			if strings.Contains(s, part) {
				return true
			}
		}
	}
	if n < 3 || n <= 4 && hasCompoundSurname(s) || !allHan(s) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(officeEnds, last) || n >= 4 && strings.ContainsRune(officeEndsLong, last)
}

// IsOffice reports whether a name in a credit is by its words that of an
// office, a school or a club.
func IsOffice(name string) bool {
	name = simplified(name)
	return hasOfficeWord(name) && !notNames[name] && !namesNobody[name]
}

// isOffice reports whether s names an office where copy might stand as well:
// 走进社区 is a clause.
func isOffice(s string) bool {
	if !hasOfficeWord(s) || notNames[s] || strings.ContainsAny(s, "由请欢踊的了") {
		return false
	}
	first, size := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[size:])
	const clause = "在从向把被给让请到的了进去"
	return !strings.ContainsRune(clause+notFirst+"来感谢", first) && !strings.ContainsRune(clause+"来", second)
}

// canSupply reports whether s can be the name of a body that hands in
// pictures. Behind 供图 anything can.
func canSupply(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 2 && n <= 15 && allHan(s) && !notNames[s] && !namesNobody[s] && !strings.ContainsAny(s, "由请欢踊的了")
}

// outletEnds are what the names of those end with who send reporters.
var outletEnds = []string{
	"报", "刊", "社", "台", "网", "站", "中心", "频道", "杂志", "客户端", "传媒", "集团", "新闻", "在线", "市", "县", "区", "镇", "乡", "村",
}

// isOutlet reports whether s, which stands right before 记者 or 通讯员, names who
// sends them: 柳湾日报记者, 街道通讯员, 本报驻柳湾记者.
func isOutlet(s string) bool {
	n := utf8.RuneCountInString(s)
	if n == 0 || n > 14 || !allHan(s) || strings.ContainsAny(s, "向对的了被把给让请跟我你他她们和与在") {
		return false
	}
	if rest, own := strings.CutPrefix(s, "本报"); own && (rest == "" || strings.HasPrefix(rest, "驻")) {
		return true
	}
	if isOffice(s) {
		return true
	}
	for _, end := range outletEnds {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// namesNobody are words that stand where a name does and mean nobody by name:
// whoever was asked, whoever reads, and what stands in for a name to come.
var namesNobody = map[string]bool{
	"受访者": true, "受访人": true, "受访单位": true, "受访对象": true, "受访居民": true, "被访者": true, "被采访者": true,
	"采访对象": true, "采访者": true, "当事人": true, "本人": true, "家属": true, "家长": true, "学生": true, "老师": true,
	"网友": true, "读者": true, "居民": true, "市民": true, "村民": true, "业主": true, "群众": true, "热心市民": true,
	"热心居民": true, "热心读者": true, "志愿者": true, "网格员": true, "社工": true, "实习": true, "见习": true,
	"综合": true, "综合整理": true, "图源网络": true, "网络图片": true, "来自网络": true, "网络": true, "网上": true, "来源网络": true, "资料": true, "资料图": true, "资料图片": true, "资料照片": true, "视频截图": true,
	"单位": true, "主办方": true, "活动方": true, "佚名": true, "匿名": true, "无名氏": true, "无名": true, "未知": true,
	"不详": true, "待定": true, "待补": true, "姓名": true, "名字": true, "集体": true, "集体创作": true, "编者": true, "本报": true, "本刊": true,
	"某某": true, "某": true, "全体": true, "选题": true, "无": true, "提供": true, "供片": true, "供稿人": true, "作者本人": true,
}

// asked are those of them that are only told of in the cutline, never
// credited: whoever was asked lent a picture and didn't publish it.
func asked(s string) bool {
	return strings.Contains(s, "受访") || strings.Contains(s, "采访") || s == "被访者" || s == "当事人" || s == "本人" || s == "家属"
}

// IsPerson reports whether a name in a credit is that of somebody, who can
// have a page. Offices, words for roles and placeholders are not, and neither
// is a masked name, behind which there may be several people: 张某, 李**, 王××.
func IsPerson(name string) bool {
	name = simplified(name)
	return name != "" && isSpelled(name) && !strings.HasPrefix(name, "发自") && !isCalled(name) && !namesNobody[name] && !isMasked(name) && !hasOfficeWord(name) && !isRoleWord(name)
}

// isSpelled reports whether a name is of letters, as a telephone number, an
// age, a class and an address aren't, which follow names.
func isSpelled(name string) bool {
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsSpace(r) && !strings.ContainsRune(nameDots+".'’-", r) {
			return false
		}
	}
	return true
}

// isCalled reports whether a long name begins with what somebody is: 热心居民江晚.
func isCalled(name string) bool {
	if utf8.RuneCountInString(name) <= 4 || !allHan(name) {
		return false
	}
	for word := range namesNobody {
		if utf8.RuneCountInString(word) > 1 && strings.HasPrefix(name, word) {
			return true
		}
	}
	return false
}

// isMasked reports whether characters of a name were struck out. 王O明 has a
// letter for the mark.
func isMasked(name string) bool {
	const letters = "OoＯｏXxＸｘ"
	left := strings.Map(func(r rune) rune {
		if strings.ContainsRune(letters, r) {
			return -1
		}
		return r
	}, name)
	return left != name && allHan(left) || strings.ContainsAny(name, "某×＊*○□〇_?？") || strings.Trim(name, "XxＸｘ·. ") == ""
}

// isRoleWord reports whether all of s says what somebody did.
func isRoleWord(s string) bool {
	return isWork(s) || done[s] || isPosition(s)
}
