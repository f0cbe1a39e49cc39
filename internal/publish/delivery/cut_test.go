package delivery

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var errCut = errors.New("the line is cut")

// TestCutAnywhere publishes a paper in some states of its life, each over a
// line that fails now and then and is cut for good at some call, until one
// publication comes through. At every moment all that pages lead to is there
// and no page is of two publications; in the end the host holds what a
// publication without trouble leaves, and what is kept for a while.
func TestCutAnywhere(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		seed := rapid.Uint64().Draw(rt, "seed")
		whole := rapid.Bool().Draw(rt, "whole")
		r := rand.New(rand.NewPCG(seed, 1))
		s := newShelf()
		s.traits.Whole = whole
		data := t.TempDir()
		other := t.TempDir() // another computer
		s.seen = func(files map[string][]byte) {
			broken, torn := dead(visible(files))
			if len(broken) > 0 {
				rt.Errorf("links lead nowhere: %s", strings.Join(broken, ", "))
			}
			if most := map[bool]int{true: 0, false: 1}[whole]; torn > most {
				rt.Errorf("%d pages are torn", torn)
			}
		}
		for state := range 4 {
			files := town(r, state)
			set := setOf(t, files)
			for cuts := 0; ; cuts++ {
				if cuts > 60 {
					rt.Fatal("never came through")
				}
				cut := s.calls + r.IntN(80)
				s.fail = func(call int, after bool) error {
					if call >= cut && cuts < 50 || after == (call%2 == 0) && r.IntN(12) == 0 {
						return errCut
					}
					return nil
				}
				dir := data
				if whole && r.IntN(4) == 0 { // which does not know what was left torn
					dir = other
				}
				p, err := Open(Options{Host: s, Data: dir, Who: dir, Title: "青石", Keep: 7 * 24 * time.Hour, Limit: 1 << 30, Pace: hurry})
				if err != nil {
					rt.Fatal(err)
				}
				_, err = publish(t, p, set)
				p.Close()
				s.fail = nil
				var held *Held
				if errors.As(err, &held) { // by a run that was cut off, on the other computer
					delete(s.files, lockPath)
				} else if err != nil && !errors.Is(err, errCut) && !errors.Is(err, ErrOvertaken) {
					rt.Fatal(err)
				}
				if err == nil {
					break
				}
			}
			got := s.site()
			for p, want := range files {
				if got[p] != want {
					rt.Fatalf("state %d: %s is %q, want %q", state, p, got[p], want)
				}
			}
			if state == 3 {
				p := open(t, s, data, func(o *Options) { o.Keep = 0 })
				if _, err := publish(t, p, set); err != nil {
					rt.Fatal(err)
				}
				p.Close()
				if got := s.site(); !maps.Equal(got, files) {
					rt.Fatalf("with nothing kept the host holds %v", fmt.Sprint(len(got), " files, want ", len(files)))
				}
			}
		}
	})
}
