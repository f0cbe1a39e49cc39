package page

import "testing"

// TestTaken holds how many articles of page one are composed: briefs that gather
// count as one, and what is listed below is never less than a row.
func TestTaken(t *testing.T) {
	for _, c := range []struct {
		name            string
		stories, briefs int
		want            int
	}{
		{"few", 12, 0, 12},
		{"one too many", 13, 0, 10},
		{"many", 20, 0, 12},
		{"briefs are one", 8, 9, 17},
		{"nothing but briefs", 0, 15, 15},
		{"stories and briefs", 14, 6, 12},
		{"a brief too many", 12, 1, 10},
	} {
		n := c.stories + c.briefs
		if got := taken(n, func(i int) bool { return i >= c.stories }); got != c.want {
			t.Errorf("%s: %d of %d articles, want %d", c.name, got, n, c.want)
		}
	}
}
