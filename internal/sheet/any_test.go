package sheet

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"bao/internal/config"
)

// TestAnyBudget makes up issues that nobody would plan: few stories and long ones, pinned
// to any page, on sheets of any number of columns. Each of them stands somewhere or is told
// of, and no page that was added is empty but for the printer's fold.
func TestAnyBudget(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 7))
		text := fmt.Sprintf("title: 槐荫里\nprint: {columns: %d, 加版: %d}\n", 3+r.IntN(5), 1<<r.IntN(3))
		site, problems := config.Parse("site.yaml", []byte(text))
		if len(problems) > 0 {
			t.Fatal(text, problems)
		}
		b := &Budget{}
		for i := range 1 + r.IntN(8) {
			c := copyOf(i, 1+r.IntN(20)*(1+r.IntN(4)))
			c.Brief = c.Body.Count <= briefLimit && len(c.Photos) == 0
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
