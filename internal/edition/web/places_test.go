package web

import (
	"testing"

	"bao/internal/edition/view"
)

// TestPlaces holds which blocks of a front page stand one above the other: two small
// ones beside a block with a photo, since beside others below one of them is a hole.
func TestPlaces(t *testing.T) {
	one, two := Block{}, Block{Rest: make([]Story, 1)}
	photo := Block{Lead: Story{Photo: &view.Picture{}}}
	many := Block{Lead: photo.Lead, Rest: make([]Story, 3)} // in a row of its own
	for _, c := range []struct {
		name string
		list []Block
		want []int // how many stand in each place
	}{
		{"beside two stories", []Block{one, one, two}, []int{1, 1, 1}},
		{"before a photo", []Block{one, one, photo}, []int{2, 1}},
		{"behind a photo", []Block{photo, one, one}, []int{1, 2}},
		{"three behind a photo", []Block{photo, one, one, one}, []int{1, 2, 1}},
		{"beside a whole row", []Block{one, one, many}, []int{1, 1, 1}},
		{"alone", []Block{one, one}, []int{1, 1}},
		{"nothing", nil, nil},
	} {
		got := places(c.list)
		if len(got) != len(c.want) {
			t.Errorf("%s: %d places, want %d", c.name, len(got), len(c.want))
			continue
		}
		for i := range got {
			if len(got[i]) != c.want[i] {
				t.Errorf("%s: %d blocks in place %d, want %d", c.name, len(got[i]), i, c.want[i])
			}
		}
	}
}
