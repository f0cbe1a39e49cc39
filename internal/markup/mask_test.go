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
