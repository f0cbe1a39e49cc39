package markup

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestMasksKept holds that lists of masked names and numbers of all kinds, in
// any order, keep their stars: none pairs with one further on.
func TestMasksKept(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	of := func(words string) string {
		list := strings.Fields(words)
		return list[random.IntN(len(list))]
	}
	masks := []func() string{
		func() string { return of("沈 韩 唐 高 江 段 欧阳 诸葛 夏侯 周某") + of("* **") },
		func() string { return of("沈 韩 唐 高 江 段 欧阳 诸葛 夏侯") + "*" + of("明 兰 芳 强") },
		func() string {
			return of("沈 韩 唐 高 江 段 欧阳 诸葛 夏侯") + "**" + of("女士 先生 师傅")
		},
		func() string { return fmt.Sprintf("13%d****%04d", random.IntN(10), random.IntN(10000)) },
		func() string { return fmt.Sprintf("尾号**%02d", random.IntN(100)) },
		func() string { return fmt.Sprintf("苏%s**%03d", of("A B C"), random.IntN(1000)) },
		func() string { return fmt.Sprintf("%d*%d厘米", random.IntN(99), random.IntN(99)) },
		func() string { return fmt.Sprintf("%d**元", random.IntN(99)) },
		func() string { return of("第**期 **年**月**日 2026-**-** 第**条") },
	}
	for range 3000 {
		var s strings.Builder
		s.WriteString(of("公示： 名单如下： 中签的有 失主"))
		for range 2 + random.IntN(9) {
			s.WriteString(masks[random.IntN(len(masks))]() + of("、 ， ；"))
		}
		src := strings.TrimRight(s.String(), "、，；") + "。"
		d, _ := Parse([]byte(src))
		if html := plainHTML(d); strings.Count(html, "*") != strings.Count(src, "*") {
			t.Fatalf("%s\n%s", src, html)
		}
	}
}
