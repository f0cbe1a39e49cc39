package site

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestRules holds that a rule can be told from all others by its name, which
// editors type as a key of YAML, and by its id.
func TestRules(t *testing.T) {
	id := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := map[string]bool{}
	for _, r := range Rules() {
		if !id.MatchString(r.ID) {
			t.Errorf("%q is no id", r.ID)
		}
		for _, c := range r.Name {
			if !unicode.IsLetter(c) {
				t.Errorf("%q can't be typed as a key: %q", r.Name, c)
			}
		}
		if n := utf8.RuneCountInString(r.Name); n < 3 || n > 12 {
			t.Errorf("%q is no name of a rule", r.Name)
		}
		if r.Why == "" || strings.HasSuffix(r.Why, "。") || strings.Contains(r.Why, "|") {
			t.Errorf("%s: why %q", r.ID, r.Why)
		}
		for _, word := range []string{r.ID, r.Name} {
			if seen[word] {
				t.Errorf("%q stands for two rules", word)
			}
			seen[word] = true
			if FindRule(word) != r {
				t.Errorf("%q does not find its rule", word)
			}
		}
	}
	if FindRule("") != nil || FindRule("没有") != nil {
		t.Error("a rule was found that there is not")
	}
}
