package delivery

import (
	"slices"
	"testing"
)

// TestWithheld holds that what a set withholds is not kept, in whatever state it is on
// the host, and all else is.
func TestWithheld(t *testing.T) {
	for name, c := range map[string]struct {
		path string
		at   record
		want bool // it goes at once
	}{
		"a photo":             {"2026-03-02/list-480.jpg", record{there, oldSum, 5, 0}, true},
		"a page":              {"2026-03-02/page-4.html", record{there, oldSum, 5, 0}, true},
		"one that is kept":    {"2026-03-02/list-480.jpg", record{kept, oldSum, 5, 107}, true},
		"one that may come":   {"2026-03-02/list-480.jpg", record{coming, oldSum, 5, 0}, true},
		"of another issue":    {"2026-03-09/list-480.jpg", record{there, oldSum, 5, 0}, false},
		"another folder":      {"x/2026-03-02/list-480.jpg", record{there, oldSum, 5, 0}, false},
		"one the paper has":   {"2026-03-02/a.html", record{there, oldSum, 5, 0}, false},
		"one that comes back": {"2026-03-02/a.html", record{kept, oldSum, 5, 107}, false},
	} {
		set := Set{Pieces: []Piece{{Path: "2026-03-02/a.html", Size: 5, Sum: oldSum}}, Withheld: []string{"2026-03-02/", "card/2026-03-02/"}}
		p := compared(set, &manifest{Number: 8, Done: true, records: map[string]record{c.path: c.at}}, 100, 7)
		if got := slices.Contains(p.Expired, c.path); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
		if _, holds := p.done()[c.path]; holds == c.want {
			t.Errorf("%s: it is there in the end: %v", name, holds)
		}
	}
}

// TestRevived holds that going back to a publication names the pages whose copy was
// withdrawn since, however one came to what stands there.
func TestRevived(t *testing.T) {
	s := newShelf()
	p := open(t, s, t.TempDir(), func(o *Options) { o.Limit = 1 << 20 })
	send := func(page string, withdrawn ...string) {
		t.Helper()
		set := setOf(t, map[string]string{"index.html": page, "a.html": page, "b.html": "b"})
		set.Withdrawn = withdrawn
		if _, err := publish(t, p, set); err != nil {
			t.Fatal(err)
		}
	}
	back := func(number int) *Plan {
		t.Helper()
		for _, e := range p.Earlier() {
			if e.Number == number {
				plan, err := p.PlanBack(t.Context(), e)
				if err != nil {
					t.Fatal(err)
				}
				return plan
			}
		}
		t.Fatalf("%d is not kept", number)
		return nil
	}
	send("copy")
	send("more copy")
	send("headline", "a.html", "gone.html")
	send("other headline", "a.html", "gone.html")
	for number, want := range map[int][]string{1: {"a.html"}, 2: {"a.html"}, 3: nil} {
		if got := back(number).Revived; !slices.Equal(got, want) {
			t.Errorf("back to %d: %v, want %v", number, got, want)
		}
	}
	if _, err := p.Send(t.Context(), back(1)); err != nil {
		t.Fatal(err)
	}
	if got := back(2).Revived; !slices.Equal(got, []string{"a.html"}) {
		t.Errorf("after going back, back to 2: %v", got)
	}
	send("mended copy") // what was taken back stands again
	if got := back(2).Revived; len(got) > 0 {
		t.Errorf("back to what stands again: %v", got)
	}
}
