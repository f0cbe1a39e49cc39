package delivery

import (
	"strings"
	"testing"
)

// TestTornGone cuts a publication off while a page is replaced in place, and
// publishes a paper that no longer has the page, or withholds it.
func TestTornGone(t *testing.T) {
	text := func(state string) string { return "state " + state + " " + strings.Repeat("文", 20) + " end " + state }
	one := setOf(t, map[string]string{"a.html": text("1"), "index.html": text("1")})
	two := setOf(t, map[string]string{"a.html": text("2"), "index.html": text("1")})
	for name, c := range map[string]struct {
		lost, withheld bool // the bytes that were kept of it; by the paper
		want           string
	}{
		"gone":            {want: text("2")},
		"withheld":        {withheld: true, want: ""},
		"bytes are lost":  {lost: true, want: text("2")[:len(text("2"))/2]},
		"gone altogether": {lost: true, withheld: true, want: ""},
	} {
		t.Run(name, func(t *testing.T) {
			s, data := newShelf(), t.TempDir()
			s.traits.Whole = false
			run := func(set Set) error {
				p := open(t, s, data)
				defer p.Close()
				_, err := publish(t, p, set)
				return err
			}
			if err := run(one); err != nil {
				t.Fatal(err)
			}
			off := false
			s.fail = func(_ int, after bool) error {
				if off = off || after && string(s.files["a.html"]) == text("2")[:len(text("2"))/2]; off {
					return errCut
				}
				return nil
			}
			if run(two) == nil {
				t.Fatal("it was not cut")
			}
			s.fail = nil
			if c.lost {
				writeText(t, data, "torn", text("3"))
			}
			three := setOf(t, map[string]string{"index.html": text("3")})
			if c.withheld {
				three.Withheld = []string{"a.html"}
			}
			s.seen = func(files map[string][]byte) {
				if string(files["index.html"]) != text("1") && string(files["a.html"]) != c.want && !c.withheld {
					t.Errorf("another page is begun while this one is %q", files["a.html"])
				}
			}
			if err := run(three); err != nil {
				t.Fatal(err)
			}
			if got := string(s.files["a.html"]); got != c.want {
				t.Errorf("there is %q, want %q", got, c.want)
			}
			if plan, err := open(t, s, data).Plan(t.Context(), three); err != nil || !plan.Nothing() {
				t.Errorf("there is more to do: %+v %v", plan, err)
			}
		})
	}
}
