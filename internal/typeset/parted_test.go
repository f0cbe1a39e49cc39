package typeset

import "testing"

// TestParted holds that a line tells of wide white which is left out at its end, and
// no other does.
func TestParted(t *testing.T) {
	for _, c := range []struct {
		text string
		want []bool
	}{
		{"谭启明\u3000单一苇", []bool{true, false}},
		{"谭启明 单一苇", []bool{false, false}}, // kept in the text
		{"谭启明、单一苇", []bool{false, false}},
		{"谭\u3000明、单一苇", []bool{false, false}},
	} {
		lines := Lines([]Block{{Kind: Flush, Runs: []Run{{Text: c.text}}}}, Measure{Width: 4000})
		if len(lines) != len(c.want) {
			t.Fatalf("%s: %d lines", c.text, len(lines))
		}
		for i := range lines {
			if lines[i].Parted != c.want[i] {
				t.Errorf("line %d of %s: parted %t", i, c.text, lines[i].Parted)
			}
		}
	}
}
