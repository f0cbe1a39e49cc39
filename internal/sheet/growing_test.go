package sheet

import (
	"strings"
	"testing"

	"bao/internal/config"
	"bao/internal/paper"
)

// TestGrowing holds that who has a story left over is told what keeps the issue from
// growing, and nothing that is so already.
func TestGrowing(t *testing.T) {
	fixed := []paper.Planned{{Number: 1}}
	for _, c := range []struct {
		planned  []paper.Planned
		overflow string
		want     []string
	}{
		{nil, config.OverflowGrow, nil},
		{fixed, config.OverflowGrow, []string{"issue.md"}},
		{nil, config.OverflowReport, []string{"site.yaml"}},
		{fixed, config.OverflowReport, []string{"issue.md", "site.yaml"}},
	} {
		issue := &paper.Issue{Planned: c.planned, Articles: []*paper.Article{{Title: "旧渡", Origin: "a.md"}}}
		hint := toldLeft(issue, Left{Lines: 40}, c.overflow).Hint
		for _, file := range []string{"issue.md", "site.yaml"} {
			if got, want := strings.Contains(hint, file), strings.Contains(strings.Join(c.want, " "), file); got != want {
				t.Errorf("%d pages fixed, %s: %s named: %t, want %t: %s", len(c.planned), c.overflow, file, got, want, hint)
			}
		}
	}
}
