package sheet

import (
	"slices"
	"testing"
)

// The numbers of a printed list are those that were typed.
func TestListNumbers(t *testing.T) {
	for text, want := range map[string][]string{
		"1. 甲\n3. 乙\n4. 丙": {"1.", "3.", "4."},
		"5. 甲\n5. 乙\n2. 丙": {"5.", "5.", "2."},
		"1. 甲\n1. 乙\n1. 丙": {"1.", "2.", "3."},
		"0. 甲\n1. 乙":       {"0.", "1."},
		"1) 甲\n3) 乙":       {"1)", "3)"},
		"09. 甲\n10. 乙":     {"09.", "10."},
	} {
		c := Copy{Body: bodyOf(text)}
		var got []string
		for _, b := range c.blocks() {
			got = append(got, b.Mark)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
