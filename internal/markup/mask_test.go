package markup

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// maskedWords are what stands for something left out, each as it is typed.
var maskedWords = []string{
	"周*宁", "周*", "周**", "周**女士", "周**先生", "司徒**", "司徒*兰", "周某*",
	"136****0007", "136**0007", "0571-8****007", "6217**** ****0007", "3301**********0007", "136****", "****0007",
	"12*15", "3*4*5", "120*60厘米", "20×30*40", "（____）", "____元", "__月__日", "____年", "姓名：____", "电话：__", "（__）",
	"带*号", "星号*项", "价格*", "价格*（元）", "第**期", "**年**月", "周***", "密码***号", "snake_case", "a_b_c",
	"门牌**号", "住**栋", "年满**岁", "柳湾路**号院", "前街**号楼**单元",
}

// namesWithoutSurnames stand in lists of their kind.
var namesWithoutSurnames = []string{"*宁", "**宁", "*晓兰", "*女士", "**先生", "***女士"}

// Masks and blanks print as they were typed, whatever stands between them.
func TestMasksPrintAsTyped(t *testing.T) {
	seps := []string{"、", "，", "。", "；", "和", "与", "已领回，", "，居民", "，联系电话", "（", "）", " ", "：", "\n\n"}
	rapid.Check(t, func(rt *rapid.T) {
		var s strings.Builder
		s.WriteString(rapid.SampledFrom([]string{"", "中签居民", "失主", "名单："}).Draw(rt, "start"))
		for range rapid.IntRange(1, 6).Draw(rt, "n") {
			s.WriteString(rapid.SampledFrom(maskedWords).Draw(rt, "word") + rapid.SampledFrom(seps).Draw(rt, "sep"))
		}
		body := strings.TrimSpace(s.String())
		doc, _ := Parse([]byte(body))
		if got, want := strings.Count(doc.Text(), "*")+strings.Count(doc.Text(), "_"), strings.Count(body, "*")+strings.Count(body, "_"); got != want {
			rt.Errorf("%q prints as %q", body, doc.Text())
		}
	})
	for _, word := range namesWithoutSurnames {
		for n := range 5 {
			body := strings.Repeat(word+"、", n) + word + "已领回。"
			if doc, _ := Parse([]byte(body)); doc.Text() != body {
				t.Errorf("%q prints as %q", body, doc.Text())
			}
		}
	}
}

// Nobody is told of stars that are nothing but masks, also of rare surnames.
func TestMasksAreNotTold(t *testing.T) {
	for _, body := range []string{
		"中签：欧*兰、佘*霞、麦*，订单尾号158****2207。", "欧*兰和佘*霞、麦**女士", "麦**、佘**，欧**已领", "*兰、*霞",
		"带*的须预约，带*号的不退", "价格*（元）、座位*（个）", "6217**** ****3301", "李**反映，王**说", "定于**月**日", "3*4*5，L*W*H",
	} {
		if _, findings := Parse([]byte(body)); findings != nil {
			t.Errorf("%q: %v", body, findings)
		}
	}
}

// Stars before a counter stand for a number, with whatever words between two of
// them; a phrase is bold all the same, also one that begins or goes on with a
// character that counts elsewhere.
func TestNumbersLeftOut(t *testing.T) {
	for _, body := range []string{
		"门牌**号的住户到**号窗口领表。", "年满**岁、收入不足**元的", "捡到**元现金和**张卡", "槐树街**栋**单元**室的住户",
		"家住**小区**号楼的邹女士", "**路**号院的居民", "满**岁领取，**岁换证", "尾号**的车主，请在**年**月**日前到场", "共**户居民参加了第**期培训",
		"编号**号的盆景", "住3**号楼的2**室", "捐款**万元和**斤米", "乘**路到**路换车",
	} {
		doc, findings := Parse([]byte(body))
		if doc.Text() != body {
			t.Errorf("%q prints as %q", body, doc.Text())
		}
		for _, f := range findings {
			if f.Rule != guessedMask {
				t.Errorf("%q: %+v", body, f)
			}
		}
	}
	for _, body := range []string{
		"请到**一楼**登记", "共有**12**户", "**本**期导读", "补贴**300万**元", "过了**元旦**期间", "从**年初**到**年底**", "电话**号码**已公布", "这座**楼道**里",
		"谈谈**人的一生**这件事", "公布**名单**时", "本周**停气**两天", "每**月底**结算，**月初**公布", "文件的**用户**名", "按**单元门**号码找", "过了2**米粉**再说", "年满60**周岁**的",
	} {
		if doc, _ := Parse([]byte(body)); strings.Contains(doc.Text(), "*") {
			t.Errorf("%q prints as %q", body, doc.Text())
		}
	}
}
