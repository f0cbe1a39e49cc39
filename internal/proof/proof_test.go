package proof

import (
	"slices"
	"testing"
	"time"
)

func TestTurn(t *testing.T) {
	widths := []int{320, 820, 1440}
	t.Setenv("BAO_PROOF", "")
	var looked []int
	for n := range 4 {
		looked = append(looked, Turn(n, widths)...)
	}
	if want := []int{320, 820, 1440, 320}; !slices.Equal(looked, want) {
		t.Errorf("a part looks at %v, want %v", looked, want)
	}
	t.Setenv("BAO_PROOF", "whole")
	for n := range 4 {
		if got := Turn(n, widths); !slices.Equal(got, widths) {
			t.Errorf("the whole looks at %v, want %v", got, widths)
		}
	}
}

// TestSpent waits, which costs nothing, and works.
func TestSpent(t *testing.T) {
	before := Spent()
	time.Sleep(100 * time.Millisecond)
	if waited := Spent() - before; before <= 0 || waited < 0 || waited > 50*time.Millisecond {
		t.Errorf("%v before, and %v for a wait", before, waited)
	}
	for begun := time.Now(); Spent()-before < 50*time.Millisecond; {
		if time.Since(begun) > time.Minute {
			t.Fatal("a minute of work costs nothing")
		}
	}
}

func TestCount(t *testing.T) {
	t.Setenv("BAO_PROOF", "")
	if got := Count(3, 10); got != 3 {
		t.Errorf("a part tries %d times, want 3", got)
	}
	t.Setenv("BAO_PROOF", "whole")
	for n, want := range map[int]int{3: 10, 50: 50} {
		if got := Count(n, 10); got != want {
			t.Errorf("the whole tries %d times, want %d", got, want)
		}
	}
}
