package origin

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// What a line is about: in a template the fields and other templates that it
// takes, and what scripts find their places by; in a style sheet its names.
var (
	taken = regexp.MustCompile(`\.[A-Z]\w*|template "[^"]+"`)
	named = regexp.MustCompile(`\bid="[^"]+"|\bdata-[\w-]+|\.[a-z][\w-]*|--[\w-]+|\brel="[^"]+"`)
)

// News returns, of the lines that came into the built-in file since it was
// copied, at most so many that say something the copy does not: those that take
// a field or a template before those that only name something. It is empty when
// nothing is missing in the copy, or when it isn't known what came.
func (c *Copy) News(most int) []string {
	if c.State != Behind || c.Base == nil {
		return nil
	}
	type ranked struct {
		line   string
		weight int
	}
	var list []ranked
	said := map[string]bool{} // by a line before
	for _, line := range came(c.Base.Text, c.Now) {
		weight := 0
		count := func(words []string, each int) {
			for _, word := range words {
				if !said[word] && !strings.Contains(c.Own, word) {
					weight += each
				}
				said[word] = true
			}
		}
		count(taken.FindAllString(line, -1), 10)
		count(named.FindAllString(line, -1), 1)
		if weight > 0 {
			list = append(list, ranked{line, weight})
		}
	}
	slices.SortStableFunc(list, func(a, b ranked) int { return cmp.Compare(b.weight, a.weight) })
	var lines []string
	for _, r := range list[:min(most, len(list))] {
		lines = append(lines, r.line)
	}
	return lines
}
