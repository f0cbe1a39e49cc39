package paper

import "testing"

func TestUpdated(t *testing.T) {
	day := func(d int) Date { return Date{2026, 11, d} }
	issue := &Issue{Date: day(9)}
	for _, c := range []struct {
		what    string
		article Article
		want    Date
	}{
		{"as printed", Article{Date: day(9), Issue: issue}, day(9)},
		{"dated before its issue", Article{Date: day(7), Issue: issue}, day(7)},
		{"dated after its issue", Article{Date: day(10), Issue: issue}, day(10)},
		{"corrected", Article{Date: day(9), Issue: issue, Corrections: []Correction{{Date: day(14)}, {Date: day(12)}}}, day(14)},
		{"corrected without a day", Article{Date: day(9), Issue: issue, Corrections: []Correction{{Text: "x"}}}, day(9)},
		{"in no issue", Article{Date: day(3)}, day(3)},
	} {
		if got := c.article.Updated(); got != c.want {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
	issue.Articles = []*Article{{Date: day(9), Issue: issue, Corrections: []Correction{{Date: day(12)}}}, {Date: day(8), Issue: issue}}
	if got := issue.Updated(); got != day(12) {
		t.Errorf("the issue: %v, want %v", got, day(12))
	}
}
