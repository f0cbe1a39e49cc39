package markup

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"bao/internal/zh"
)

// Two stars before a counter stand for a number that is left out: 门牌**号,
// **栋**单元, 现年**岁. Two such, with a few words between them, look like bold.

// counters are what is said after a number, each with the characters that make
// another word of it: 号 counts, 号召 does not.
var counters = map[rune]string{
	'号': "召码称角令外线手子脉志", '期': "间待望限刊末中盼货满内许冀权终", '届': "时期满", '幢': "", '栋': "梁", '岁': "月末数首",
	'单': "位独纯据身车打一价亲调", // of 单元 alone, see counter
	'楼': "道上下梯顶房宇盘市台阁兰长", '室': "内外友温", '层': "面次层出级叠", '座': "位谈椅右机落标次", '间': "隔接断歇谍",
	'元': "旦宵月首素件气老帅宝凶", '户': "外主籍口型数均政内", '辆': "", '位': "置于列", '个': "人别体性税案",
	'年': "度底初内轻级纪货前后龄末来复幼节代均糕味夜老中青会检审报产薪华关画假景", '月': "底初末内中份亮度饼季球光色嫂票供",
	'日': "前常期内益后程均报光记历子渐本夜照食志用语", '时': "间候段期代刻节常时事而尚装针光势长效速隔机差髦",
	'分': "开钟享别析类布为配成散批组发期明局数店公支担工外子解队", '秒': "杀钟表懂",
	'人': "民们员大类口物才工力生家行气间均数事心情体士群居手质造道文脸流防和", '名': "单称字人义誉额次片家牌校师胜列言录",
	'万': "一分物能般万里象事家科", '亿': "", '斤': "两", '米': "饭粉面线", '路': "上人口线过面段边灯程费牌", '班': "长级子主车次",
	'次': "日年序要数于品贷生月", '件': "套", '张': "贴望开扬罗嘴某女先阿大小姐",
}

// counter reports whether s begins with a counter.
func counter(s []byte) bool {
	first, size := utf8.DecodeRune(s)
	words, ok := counters[first]
	if !ok {
		return false
	}
	next, _ := utf8.DecodeRune(s[size:])
	if first == '单' {
		next, ok = rune(0), next == '元'
	}
	return ok && (next == 0 || next == utf8.RuneError || !strings.ContainsRune(words, next))
}

// onlyCounter reports whether s begins with a counter that is no word by
// itself, so that no phrase begins with it.
func onlyCounter(s []byte) bool {
	first, _ := utf8.DecodeRune(s)
	return strings.ContainsRune("号期届栋幢岁", first) && counter(s)
}

// numbering are characters after which a counter needs no number, or has it:
// 三号, 本期, 每户, 东单元.
const numbering = "一二三四五六七八九十百千万亿零〇两几数多每本首头末上下前后此该各半整全余来第这那哪某同单东西南北中间边侧左右甲乙丙丁另"

// unnumbered reports whether r is copy that leaves the number of a counter
// open which follows it.
func unnumbered(r rune) bool { return zh.Han(r) && !strings.ContainsRune(numbering, r) }

// counted reports which of the runs is a number left out rather than a mark
// around a phrase.
func (p *pair) counted() (open, close bool) {
	if p.char != '*' || p.o.stop-p.o.start != 2 || p.c.stop-p.c.start != 2 {
		return false, false
	}
	after := p.src[p.c.stop:]
	opens := (unnumbered(p.o.before) || numeral(p.o.before)) && counter(p.inside) || edge(p.o.before) && onlyCounter(p.inside)
	closes := (unnumbered(p.c.before) || opens && numeral(p.c.before) || strings.ContainsRune("，、；。", p.c.before)) && counter(after)
	switch {
	case opens && closes, closes && p.place(after): // 年满**岁、收入**元
		return true, true
	case opens && onlyCounter(p.inside) && len(p.inside) > len("号"): // 门牌**号的住户
		return true, false
	}
	return false, p.date(after)
}

// place reports whether a name and a number are left out of where something is:
// **小区**号楼, **路**号.
func (p *pair) place(after []byte) bool {
	return !bytes.ContainsAny(p.inside, "0123456789") &&
		(building(after) || bytes.HasPrefix(after, []byte("号")) && strings.ContainsRune("路街巷弄坊村组区院", p.c.before))
}

// date reports whether the second run goes on **年**月**日.
func (p *pair) date(after []byte) bool {
	next, _ := utf8.DecodeRune(after)
	before, _ := bytes.CutSuffix(p.inside, []byte(string(p.c.before)))
	return strings.Contains("年月日时分秒 期号 楼层室", string([]rune{p.c.before, next})) && bytes.HasSuffix(before, []byte("**"))
}

// building reports whether s begins with what is never without a number.
func building(s []byte) bool {
	for _, word := range []string{"号楼", "号院", "栋", "幢", "单元"} {
		if bytes.HasPrefix(s, []byte(word)) {
			return true
		}
	}
	return false
}
