package sheet

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"bao/internal/config"
)

// TestAnyBudget makes up issues that nobody would plan: few stories and long ones, some with a
// headline that no page holds, pinned to any page, on sheets of any number of columns. Each
// stands somewhere or is told of.
func TestAnyBudget(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 7))
		text := fmt.Sprintf("title: 槐荫里\nprint: {paper: %s, columns: %d, 加版: %d}\n", []string{"A4", "A3", "四开"}[r.IntN(3)], 3+r.IntN(4), 1<<r.IntN(3))
		site, problems := config.Parse("site.yaml", []byte(text))
		if len(problems) > 0 {
			t.Fatal(text, problems)
		}
		b := &Budget{}
		for i := range 1 + r.IntN(8) {
			c := copyOf(i, 1+r.IntN(20)*(1+r.IntN(4)))
			c.Brief = c.Body.Count <= briefLimit && len(c.Photos) == 0
			if r.IntN(6) == 0 {
				c.Headline = strings.Repeat("旧车棚拆了楼下长出一座花园", 1<<r.IntN(9))
			}
			c.Page = max(0, r.IntN(8)-4)
			c.Rank = max(0, r.IntN(8)-5)
			b.Copy = append(b.Copy, c)
		}
		told := map[int]bool{}
		made := MakeUp(b, site.Print)
		for _, p := range made.Pages {
			for _, s := range p.Slots {
				for _, i := range s.Copy {
					told[i] = true
				}
			}
		}
		for _, l := range made.Left {
			told[l.Copy] = true
		}
		if len(told) != len(b.Copy) {
			t.Errorf("seed %d: of %d stories %d stand somewhere or are told of", seed, len(b.Copy), len(told))
		}
	}
}
