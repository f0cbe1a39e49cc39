package delivery

import (
	"slices"
	"testing"
)

// TestUndone: two computers publish one paper from two copies of it.
func TestUndone(t *testing.T) {
	s := newShelf()
	mine, theirs := open(t, s, t.TempDir()), open(t, s, t.TempDir())
	base := map[string]string{"index.html": "state 1 end 1", "a.html": "old", "b.html": "b"}
	for _, p := range []*Publisher{mine, theirs} {
		if _, err := publish(t, p, setOf(t, base)); err != nil {
			t.Fatal(err)
		}
	}
	corrected := map[string]string{"index.html": "state 2 end 2", "a.html": "right", "b.html": "b", "new.html": "n"}
	if _, err := publish(t, theirs, setOf(t, corrected)); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"from the old copy": {base, []string{"a.html", "index.html", "new.html"}},
		"with more":         {map[string]string{"index.html": "state 3 end 3", "a.html": "old", "b.html": "b2"}, []string{"a.html", "new.html"}},
		"from their copy":   {corrected, nil},
		"from theirs, on":   {map[string]string{"index.html": "state 3 end 3", "a.html": "right", "b.html": "b2", "new.html": "n"}, nil},
	} {
		plan, err := mine.Plan(t.Context(), setOf(t, c.files))
		if err != nil || !slices.Equal(plan.Undone, c.want) {
			t.Errorf("%s: %q, %v, want %q", name, plan.Undone, err, c.want)
		}
		plan, err = theirs.Plan(t.Context(), setOf(t, c.files)) // who knows what stands there
		if err != nil || len(plan.Undone) > 0 {
			t.Errorf("%s, by who published last: %q, %v", name, plan.Undone, err)
		}
	}
}
