package zh

import (
	"testing"
	"unicode/utf8"
)

// TestLongestUnit holds that no unit is longer than who looks for one looks.
func TestLongestUnit(t *testing.T) {
	longest := 0
	for _, list := range units {
		for _, u := range list {
			longest = max(longest, utf8.RuneCountInString(u))
		}
	}
	if longest != LongestUnit {
		t.Errorf("the longest unit has %d characters, LongestUnit says %d", longest, LongestUnit)
	}
}
